import { v1 } from '@merx/contract'
import { chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserOptions, hasBrowser } from './browser.ts'
import { databases } from './databases.ts'
import { startMerx } from './merx-process.ts'

const [database] = databases

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
    const browser = await chromium.launch(browserOptions)
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
