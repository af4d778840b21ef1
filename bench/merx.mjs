import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { end, endWithThis } from './children.mjs'

/** The admin's token in every database made here; they are reachable from this machine only. */
export const adminToken = 'be'.repeat(20)

function environment(database, durability) {
  return {
    ...process.env,
    MERX_HOST: '127.0.0.1',
    MERX_PORT: '0',
    MERX_DATABASE_URL: `sqlite:${database}`,
    MERX_FILES: join(dirname(database), 'files'),
    MERX_DURABILITY: durability,
    MERX_LOG_LEVEL: 'warn',
    MERX_ADMIN_API_TOKEN: adminToken,
    MERX_DEFAULT_CURRENCY: 'EUR',
    // Counted as everywhere, and never reached.
    MERX_BURST_LIMIT: '1000000000',
    MERX_SEARCH_BURST_LIMIT: '1000000000',
  }
}

/** Runs a `merx` command on a database and gives the object it prints. */
export async function runMerx(options, database, words) {
  requireProgram(options)
  const command = [options.merx, ...words, '--json']
  const { stdout } = await promisify(execFile)(process.execPath, command, {
    env: environment(database, 'normal'),
  })
  return JSON.parse(stdout)
}

/** Starts the server on a database and waits until it is ready. */
export async function startMerx(options, database, { durability = 'full', nodeFlags = [] } = {}) {
  requireProgram(options)
  const startedAt = performance.now()
  const words = [...nodeFlags, options.merx, 'serve', '--json']
  const stdio = ['ignore', 'pipe', 'inherit']
  const env = environment(database, durability)
  const child = endWithThis(spawn(process.execPath, words, { env, stdio }))
  const lines = createInterface({ input: child.stdout })
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`merx serve ended with exit code ${code}`)
  })
  failed.catch(() => {})
  const [line] = await Promise.race([once(lines, 'line'), failed])
  const { url } = JSON.parse(line)
  const ready = await fetch(`${url}/readyz`)
  if (!ready.ok) throw new Error(`merx serve listens, but /readyz says ${ready.status}`)
  const readyMs = performance.now() - startedAt
  return { url, pid: child.pid, readyMs, stop: () => end(child) }
}

function requireProgram({ merx }) {
  if (existsSync(merx)) return
  throw new Error(`${merx} does not exist: run npm run build first, or name one with --merx`)
}

/** Calls the API and gives the parsed answer; anything but success is an error. */
export async function call(merx, path, { method = 'GET', body, token = adminToken } = {}) {
  const response = await fetch(`${merx.url}/v1${path}`, {
    method,
    headers: { 'x-api-token': token, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`)
  return JSON.parse(text)
}
