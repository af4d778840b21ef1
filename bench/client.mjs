import {
  copyDatabase,
  sampleDatabase,
  shuffledIds,
  smallCount,
  withDirectory,
} from './catalogues.mjs'
import { processorSeconds, startChild } from './children.mjs'
import { compareImports } from './client-imports.mjs'
import { subjectNames } from './client-subjects.mjs'
import { interleave, medianOf, ratioOf, speedRatio } from './measure.mjs'
import { adminToken, startMerx } from './merx.mjs'
import { readOptions } from './options.mjs'
import { number, printTable } from './table.mjs'

const operations = {
  get: 'Get one product',
  list: 'Get a list of 100',
  add: 'Add a product, MERX_DURABILITY=normal',
}
const concurrencies = [1, 16]

/** What does each client leave of the speed of bare `fetch`, and how long does it take to load? */
await withDirectory(readOptions(), async (options) => {
  const original = await sampleDatabase(options, smallCount)
  const ids = shuffledIds(original).slice(0, 1000)
  const database = copyDatabase(options, original, 'merx')
  const merx = await startMerx(options, database, { durability: 'normal' })
  const clients = await startClients(merx)
  try {
    for (const [operation, title] of Object.entries(operations)) {
      const results = []
      for (const atOnce of concurrencies) {
        const job = { operation, atOnce, ids, seconds: options.seconds }
        results.push(await compare(options, clients, job))
      }
      printCalls(title, results)
    }
  } finally {
    await Promise.all([merx, ...Object.values(clients)].map((one) => one.stop()))
  }
  compareImports()
})

/** A process for each client. */
async function startClients({ url }) {
  const clients = {}
  for (const subject of subjectNames) {
    clients[subject] = await startChild('client-process.mjs', { subject, url, token: adminToken })
  }
  return clients
}

function compare({ rounds }, clients, job) {
  const measurements = Object.entries(clients).map(([name, client]) => [
    name,
    () => measure(client, job),
  ])
  return interleave(rounds, Object.fromEntries(measurements))
}

/** Calls a second, and the processor time each costs the client's own process. */
async function measure(client, job) {
  const before = processorSeconds(client.pid)
  const { count, seconds } = await client.ask(job)
  const after = processorSeconds(client.pid)
  const costUs = before === undefined ? undefined : ((after - before) / count) * 1e6
  return { perSecond: count / seconds, costUs }
}

function printCalls(title, results) {
  const cells = (result, name) => [
    number(medianOf(result[name], 'perSecond')),
    number(ratioOf(result[name], result.fetch), 2),
    number(medianOf(result[name], 'costUs')),
    number(speedRatio(result[name], result.fetch), 2),
  ]
  const headings = concurrencies.flatMap((atOnce) => [
    `${atOnce}: calls/s`,
    'of fetch',
    'µs',
    'of fetch',
  ])
  const rows = Object.keys(results[0]).map((name) => [
    name,
    ...results.flatMap((result) => cells(result, name)),
  ])
  printTable(`${title}, ${concurrencies.join(' and ')} at once`, ['', ...headings], rows)
}
