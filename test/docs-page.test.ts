import { existsSync } from 'node:fs'
import { v1 } from '@merx/contract'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from './databases.ts'
import { startMerx } from './merx-process.ts'

const executablePath = '/usr/bin/chromium'
const hasBrowser = existsSync(executablePath)
const [database] = databases

if (!hasBrowser) console.log(`no browser at ${executablePath}: the page tests are left out`)

describe.runIf(hasBrowser && database)('the API reference at /docs', () => {
  let merx: Awaited<ReturnType<typeof startMerx>>
  let drop: () => Promise<void>

  beforeAll(async () => {
    if (!database) return
    const created = await database.create()
    drop = created.drop
    merx = await startMerx({ databaseUrl: created.url })
  })

  afterAll(async () => {
    await merx.stop()
    await drop()
  })

  test('shows every operation and asks nobody but the server itself', async () => {
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
    try {
      const page = await browser.newPage()
      const elsewhere: string[] = []
      const failures: string[] = []
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url())
        if (protocol !== 'data:' && origin !== merx.url) elsewhere.push(request.url())
      })
      page.on('pageerror', (error) => failures.push(error.message))

      await page.goto(`${merx.url}/`)
      await page.waitForSelector('.opblock')

      expect(page.url()).toMatch(/\/docs\/?/)
      expect(await page.locator('.opblock').count()).toBe(Object.keys(v1.routes).length)
      expect(elsewhere).toEqual([])
      expect(failures).toEqual([])
    } finally {
      await browser.close()
    }
  })
})
