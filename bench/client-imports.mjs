import { spawnSync } from 'node:child_process'
import { median } from './measure.mjs'
import { atMost, number, printTable } from './table.mjs'

const maxMs = 10
const processes = 20
const root = new URL('..', import.meta.url)

/** Packages, and how long each may take. */
const packages = { '@merx/client': maxMs, 'pipedrive-12': undefined, 'pipedrive-31/v1': undefined }
const kinds = {
  import: { flags: ['--input-type=module'], load: (name) => `import '${name}'` },
  require: { flags: ['--input-type=commonjs'], load: (name) => `require('${name}')` },
}

/**
 * How long does it take until a program has loaded each client, beyond one that loads nothing?
 *
 * Nearly all of it is work of one thread, so its processor time is the same on a quiet machine, and
 * other work on the machine blurs it less.
 */
export function compareImports() {
  const rows = Object.entries(kinds).flatMap(([kind, { flags, load }]) => {
    const programs = Object.fromEntries(Object.keys(packages).map((name) => [name, load(name)]))
    const turns = runInTurns(flags, { nothing: '', ...programs })
    const extra = (name, member) =>
      median(turns.map((turn) => turn[name][member] - turn.nothing[member]))
    return Object.entries(packages).map(([name, ceiling]) => {
      const ms = extra(name, 'processorMs')
      const judged = ceiling === undefined ? number(ms, 1) : atMost(ms, ceiling)
      return [`${kind} ${name}`, number(extra(name, 'ms'), 1), judged]
    })
  })
  printTable('Loading a client', ['', 'ms', 'processor ms'], rows)
}

/** What each program took in each turn. */
function runInTurns(flags, programs) {
  const turns = []
  // In the first one files come from the disk.
  for (let turn = -1; turn < processes; turn++) {
    const entries = Object.entries(programs).map(([name, code]) => [name, measure(flags, code)])
    if (turn >= 0) turns.push(Object.fromEntries(entries))
  }
  return turns
}

const atExit = `;process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  console.log((user + system) / 1000)
})`

function measure(flags, code) {
  const command = [...flags, '--eval', code + atExit]
  const startedAt = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
  })
  const ms = performance.now() - startedAt
  if (status !== 0) throw new Error(stderr)
  return { ms, processorMs: Number(stdout) }
}
