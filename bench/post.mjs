import { copyDatabase, sampleDatabase, smallCount, withDirectory } from './catalogues.mjs'
import { processorSeconds, startChild } from './children.mjs'
import { interleave, medianOf, ratioOf, startLoad } from './measure.mjs'
import { adminToken, startMerx } from './merx.mjs'
import { newProducts } from './new-products.mjs'
import { readOptions } from './options.mjs'
import { profile } from './profile.mjs'
import { atLeast, number, printTable } from './table.mjs'

const floor = 0.5
const headers = { 'x-api-token': adminToken, 'content-type': 'application/json' }
const requests = newProducts.map((product) => ({
  path: '/v1/products',
  method: 'POST',
  body: JSON.stringify(product),
}))

/** How fast is a product stored, compared with the inserts alone? */
await withDirectory(readOptions(), async (options) => {
  const original = await sampleDatabase(options, smallCount)
  const load = await startLoad()
  const job = (connections) => ({ headers, requests, connections, seconds: options.seconds })
  for (const durability of ['full', 'normal']) {
    await compareWrites(options, original, durability, load, job)
  }
  if (options.isProfiling) {
    for (const connections of [1, 16]) {
      const database = copyDatabase(options, original, 'profiled')
      await profile(options, `POST, ${connections} connections`, database, {}, async (merx) => {
        for (let round = 0; round < 3; round++) await load.run(merx, job(connections))
      })
    }
  }
  await load.stop()
})

async function compareWrites(options, original, durability, load, job) {
  const merx = await startMerx(options, copyDatabase(options, original, 'merx'), { durability })
  const database = copyDatabase(options, original, 'bare')
  const bare = await startChild('bare-writes.mjs', { database, durability })
  try {
    const results = await interleave(options.rounds, {
      one: () => load.run(merx, job(1)),
      bare: () => measureBare(bare, options),
      many: () => load.run(merx, job(16)),
    })
    printWrites(durability, results)
  } finally {
    await Promise.all([merx.stop(), bare.stop()])
  }
}

async function measureBare(bare, options) {
  const before = processorSeconds(bare.pid)
  const { count, seconds } = await bare.ask({ seconds: options.seconds })
  const used = before === undefined ? undefined : processorSeconds(bare.pid) - before
  return { perSecond: count / seconds, costUs: used && (used / count) * 1e6 }
}

function printWrites(durability, { one, bare, many }) {
  const row = (name, merx) => [
    name,
    number(medianOf(merx, 'perSecond')),
    number(medianOf(bare, 'perSecond')),
    // The floor is promised where every commit is synced; the other setting is reported.
    durability === 'full' ? atLeast(ratioOf(merx, bare), floor) : number(ratioOf(merx, bare), 2),
    number(medianOf(merx, 'costUs')),
    number(medianOf(bare, 'costUs')),
  ]
  printTable(
    `POST product, MERX_DURABILITY=${durability}`,
    ['', 'Merx/s', 'bare/s', 'of bare', 'Merx µs', 'bare µs'],
    [row('1 connection', one), row('16 connections', many)],
  )
}
