import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { freePort } from '../free-port.mjs'
import { startMerx } from '../merx-process.ts'
import { createRandom } from './random.ts'
import { withReader } from './reader.ts'
import { seed, starts } from './run.ts'

const program = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url))

describe.each(databases)('$name', (database) => {
  test('a first start killed half-way is completed by the next', { timeout: 400_000 }, async () => {
    const random = createRandom(seed, 1)
    const files = await mkdtemp(join(tmpdir(), 'merx-files-'))
    let startMs = 1000
    for (let start = 1; start <= starts; start++) {
      const { url, drop } = await database.create()
      const token = randomBytes(20).toString('hex')
      const env = { MERX_ADMIN_API_TOKEN: token, MERX_FILES: files }
      await startAndKill(url, env, random.between(0, startMs))

      const startedAt = Date.now()
      const server = await startMerx({ databaseUrl: url, env })
      startMs = Date.now() - startedAt
      const headers = { 'x-api-token': token }
      const { status } = await fetch(`${server.url}/v1/products`, { headers })
      const companies = await withReader(url, ({ all }) => all('select id from company'))
      const damages = await withReader(url, (reader) => reader.damages())
      await server.stop()
      await drop()

      expect({ status, companies: companies.length, damages }, `CRASH_SEED=${seed}`).toEqual({
        status: 200,
        companies: 1,
        damages: [],
      })
    }
    await rm(files, { recursive: true })
  })
})

async function startAndKill(
  databaseUrl: string,
  env: Record<string, string>,
  afterMs: number,
): Promise<void> {
  const port = `${await freePort()}`
  const child = spawn(process.execPath, [program, 'serve'], {
    env: { ...process.env, ...env, MERX_DATABASE_URL: databaseUrl, MERX_PORT: port },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  await delay(afterMs)
  child.kill('SIGKILL')
  await ended
}
