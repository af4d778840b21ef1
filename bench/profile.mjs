import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startMerx } from './merx.mjs'
import { number, printTable } from './table.mjs'

const shownFunctions = 25

/** Runs load on a server of its own under the processor profiler and prints where the time went. */
export async function profile(options, title, database, settings, load) {
  const directory = join(options.data, 'profile')
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  const nodeFlags = ['--cpu-prof', `--cpu-prof-dir=${directory}`]
  const merx = await startMerx(options, database, { ...settings, nodeFlags })
  try {
    await load(merx)
  } finally {
    // The profile is written when the process ends by itself.
    await merx.stop()
  }
  const files = readdirSync(directory).map((name) => join(directory, name))
  if (files.length === 0) throw new Error('the server left no profile: it did not end by itself')
  // Scanning threads write profiles of their own; all of it is the server's work.
  const profiles = files.map((file) => JSON.parse(readFileSync(file, 'utf8')))
  printProfile(title, profiles.flatMap(selfTimes))
}

/** Microseconds each function was on top of the stack. */
function selfTimes({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, { ...placeOf(node.callFrame), us: 0 }]))
  samples.forEach((id, index) => {
    byId.get(id).us += timeDeltas[index]
  })
  return [...byId.values()].filter(({ name, us }) => us > 0 && name !== '(idle)')
}

function placeOf({ functionName, url, lineNumber }) {
  const name = functionName || '(anonymous)'
  const path = decodeURI(url)
  const [, library] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? []
  const [, own, file] = /packages\/([^/]+)\/dist\/(.+)$/.exec(path) ?? []
  const where = own ? `merx/${own}` : (library ?? (path.startsWith('node:') ? 'node' : 'native'))
  // What a library of C++ does is charged to the JavaScript function that called it.
  return { where, name, at: file ? `${file}:${lineNumber + 1}` : '' }
}

function printProfile(title, times) {
  const total = sum(times)
  const share = (us) => `${number((us / total) * 100, 1)} %`
  const grouped = (keyOf) =>
    [...groups(times, keyOf)].map(([key, group]) => [key, sum(group)]).sort((a, b) => b[1] - a[1])
  const packages = grouped(({ where }) => where).slice(0, 12)
  printTable(
    `${title}: self time by package`,
    ['package', 'share'],
    packages.map(([key, us]) => [key, share(us)]),
  )
  const functions = grouped(({ where, name, at }) => `${where}  ${name}  ${at}`)
  printTable(
    `${title}: self time by function`,
    ['function', 'share'],
    functions.slice(0, shownFunctions).map(([key, us]) => [key, share(us)]),
  )
}

function groups(items, keyOf) {
  const result = new Map()
  for (const item of items) result.set(keyOf(item), [...(result.get(keyOf(item)) ?? []), item])
  return result
}

const sum = (times) => times.reduce((total, { us }) => total + us, 0)
