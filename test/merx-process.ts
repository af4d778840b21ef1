import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.mjs'

type Environment = Record<string, string>

export interface MerxProcess {
  readonly url: string
  /** Token of the first company's administrator. */
  readonly apiToken: string
  /** What a command needs to work beside this server: `merx(['company', 'list'], server.env)`. */
  readonly env: Environment
  readonly process: ChildProcess
  /** Everything the process has printed so far, errors included. */
  output(): string
  /** Ends the process the polite way and answers its exit code. */
  stop(): Promise<number | null>
  /** Ends the process as a power cut would. */
  kill(): Promise<void>
}

const program = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url))
const endWithParent = new URL('./end-with-parent.mjs', import.meta.url).href
const readyWithinMs = 30_000
const stoppedWithinMs = 20_000

/**
 * Starts the real server on a free port and waits until it is ready.
 *
 * To restart a server on its database and its files pass its `env` again.
 */
export async function startMerx(options: {
  databaseUrl: string
  env?: Environment
}): Promise<MerxProcess> {
  const files = await mkdtemp(join(tmpdir(), 'merx-files-'))
  const env = { ...firstStart(files), ...options.env, MERX_DATABASE_URL: options.databaseUrl }
  const port = await freePort()
  const child = spawn(process.execPath, ['--import', endWithParent, program, 'serve'], {
    env: { ...inherited(), ...env, MERX_HOST: '127.0.0.1', MERX_PORT: `${port}` },
    stdio: 'pipe',
  })
  const ended = once(child, 'exit')
  const output = collectOutput(child)
  const url = `http://127.0.0.1:${port}`
  await whenReady(url, child, output)
  return {
    url,
    apiToken: env.MERX_ADMIN_API_TOKEN,
    env,
    process: child,
    output,
    async stop() {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), stoppedWithinMs)
      await ended
      clearTimeout(timer)
      return child.exitCode
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function firstStart(files: string) {
  return {
    MERX_FILES: files,
    MERX_ADMIN_EMAIL: 'admin@merx.example',
    MERX_ADMIN_PASSWORD: randomBytes(12).toString('hex'),
    MERX_ADMIN_API_TOKEN: randomBytes(20).toString('hex'),
    MERX_COMPANY_NAME: 'Merx Tests',
    MERX_DEFAULT_CURRENCY: 'EUR',
    MERX_LOG_LEVEL: 'warn',
  }
}

/** The surroundings without the settings of a server the developer may be running. */
function inherited(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('MERX_')),
  )
}

function collectOutput(child: ChildProcess): () => string {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return () => output
}

async function whenReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + readyWithinMs
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.status === 200) return
    await delay(25)
  }
  const how = child.exitCode === null ? `was not ready within ${readyWithinMs} ms` : 'ended'
  child.kill('SIGKILL')
  throw new Error(`merx serve ${how}; it printed:\n${output()}`)
}

/** Runs a `merx` command and answers what it printed with `--json`; rejects with its errors. */
export async function merx<T = unknown>(args: string[], env: Environment): Promise<T> {
  const command = [program, ...args, '--json']
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      command,
      { env: { ...inherited(), ...env }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (!error) return resolve(JSON.parse(stdout) as T)
        const how = `exit code ${error.code ?? error.signal}`
        reject(new Error(`merx ${args.join(' ')}: ${how}\n${stderr}`, { cause: error }))
      },
    )
  })
}

/** Runs a command to its end, whatever that is. */
export function running(words: string[], env: Record<string, string>) {
  return new Promise<{ exitCode: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [program, ...words], { env }, (error, stdout, stderr) => {
      resolve({ exitCode: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
}
