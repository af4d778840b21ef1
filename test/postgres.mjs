import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const supervisorPath = fileURLToPath(new URL('./postgres-supervisor.mjs', import.meta.url))

/**
 * Starts a PostgreSQL 18 server of its own on a free loopback port, durable as in production.
 *
 * The server belongs to a supervisor process that holds a pipe to this one: however this process
 * ends, the pipe closes, and the supervisor stops the server and deletes its files. The supervisor
 * has a session of its own, so that Ctrl-C reaches it through the pipe and not halfway through a
 * clean-up.
 *
 * @param {Record<string, string | number>} settings Configuration parameters of the server.
 * @returns {Promise<{ url: string, stop(): Promise<void> }>} Where a superuser connects to its
 * database `postgres`, and how to stop the server and delete everything it stored.
 */
export async function startPostgres(settings = {}) {
  const supervisor = spawn(process.execPath, [supervisorPath, JSON.stringify(settings)], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(supervisor, 'exit')
  const handles = [supervisor, supervisor.stdin, supervisor.stdout]
  const url = await Promise.race([firstLine(supervisor.stdout), failure(ended)])
  for (const handle of handles) handle.unref()

  async function stop() {
    for (const handle of handles) handle.ref()
    supervisor.stdin.end()
    await ended
  }
  return { url, stop }
}

async function firstLine(stream) {
  const [line] = await once(createInterface({ input: stream }), 'line')
  return line
}

async function failure(ended) {
  const [code, signal] = await ended
  throw new Error(`PostgreSQL did not start (${signal ?? `exit code ${code}`}); see above for why`)
}
