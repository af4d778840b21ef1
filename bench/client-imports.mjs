import { spawnSync } from 'node:child_process'
import { median } from './measure.mjs'
import { atMost, number, printTable } from './table.mjs'

const maxMs = 10
const processes = 20
const root = new URL('..', import.meta.url)

const packages = { '@merx/client': maxMs, 'pipedrive-12': undefined, 'pipedrive-31/v1': undefined }
const kinds = {
  import: { flags: ['--input-type=module'], load: (name) => `import '${name}'` },
  require: { flags: ['--input-type=commonjs'], load: (name) => `require('${name}')` },
}

/** How long does it take until a program has loaded each client, beyond one that loads nothing? */
export function compareImports() {
  const rows = []
  for (const [kind, { flags, load }] of Object.entries(kinds)) {
    const programs = { nothing: '' }
    for (const name of Object.keys(packages)) programs[name] = load(name)
    const times = timeInTurns(flags, programs)
    for (const [name, ceiling] of Object.entries(packages)) {
      const ms = median(times[name].map((time, turn) => time - times.nothing[turn]))
      const judged = ceiling === undefined ? number(ms, 1) : atMost(ms, ceiling)
      rows.push([`${kind} ${name}`, judged, number(median(times.nothing), 1)])
    }
  }
  printTable('Loading a client', ['', 'ms', 'empty process ms'], rows)
}

function timeInTurns(flags, programs) {
  const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]))
  for (let turn = -1; turn < processes; turn++) {
    for (const [name, code] of Object.entries(programs)) {
      const ms = time([...flags, '--eval', code])
      // In the first turn files come from the disk.
      if (turn >= 0) times[name].push(ms)
    }
  }
  return times
}

function time(command) {
  const startedAt = performance.now()
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return performance.now() - startedAt
}
