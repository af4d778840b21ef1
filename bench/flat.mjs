import { Agent, request } from 'node:http'
import { sampleDatabase, smallCount, withDirectory } from './catalogues.mjs'
import { residentBytes } from './children.mjs'
import { filterRequests } from './flat-filters.mjs'
import { flatRequests, readerOf } from './flat-requests.mjs'
import { hiddenDatabase } from './hidden-catalogue.mjs'
import { median, startLoad } from './measure.mjs'
import { adminToken, call, startMerx } from './merx.mjs'
import { readOptions } from './options.mjs'
import { atMost, number, printTable } from './table.mjs'

const ceilings = { ratio: 2, residentMegabytes: 300, readyMs: 1000 }
const requestsPerRound = 8
/** The hidden catalogue is for one reader only, so it may be smaller. */
const maxHidden = 200_000
const agent = new Agent({ keepAlive: true })
let changes = 0

/** Does anything get slower as the catalogue grows, and what does a large one take? */
await withDirectory(readOptions(), async (options) => {
  const small = await sampleDatabase(options, smallCount)
  const large = await sampleDatabase(options, options.products)
  const hidden = Math.min(options.products, maxHidden)
  const hiddenPair = [
    await hiddenDatabase(options, smallCount),
    await hiddenDatabase(options, hidden),
  ]
  const all = { count: options.products, withFilters: true }
  await compare(options, 'admin', [small, large], all)
  const regular = { isRegular: true }
  await compare(options, 'regular user who sees most', [small, large], { ...all, ...regular })
  const few = { count: hidden, ...regular }
  await compare(options, 'regular user who sees 200 of all', hiddenPair, few)
  await measureLarge(options, large)
})

async function compare(options, who, databases, { count, withFilters, isRegular }) {
  const sides = []
  for (const database of databases) {
    const reader = isRegular ? await readerOf(options, database) : { token: adminToken }
    const merx = await startMerx(options, database)
    const requests = flatRequests(database, reader.id)
    // The catalogue that is hidden from the reader has no custom fields.
    if (withFilters) {
      const filters = await filterRequests(merx, database, reader.token)
      for (const kind of ['flat', 'exempt']) Object.assign(requests[kind], filters[kind])
    }
    sides.push({ merx, ...reader, ...requests, times: {} })
  }
  try {
    // The first round warms up.
    for (let round = -1; round < options.rounds; round++) {
      for (const kind of ['flat', 'exempt']) await measureRound(sides, kind, round >= 0)
    }
    printTimes(`Medians as ${who}, ${smallCount} against ${count} products`, sides)
  } finally {
    for (const { merx } of sides) await merx.stop()
  }
}

/** Asks everything of both sides in turns. */
async function measureRound(sides, kind, isKept) {
  const times = kind === 'flat' ? requestsPerRound : 2
  for (const name of Object.keys(sides[0][kind])) {
    for (let index = 0; index < times; index++) {
      for (const side of sides) {
        await changeSomething(side)
        const ms = await timeOf(side.merx, side[kind][name](), side.token)
        if (isKept) {
          side.times[name] ??= []
          side.times[name].push(ms)
        }
      }
    }
  }
}

/** After a change the server may not use an answer it has kept, so the work itself is timed. */
async function changeSomething({ merx, changeable }) {
  const body = { unit: `unit ${Date.now()} ${changes++}` }
  await call(merx, `/products/${changeable}`, { method: 'PUT', body })
}

function timeOf(merx, path, token) {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now()
    const headers = { 'x-api-token': token }
    const sent = request(`${merx.url}/v1${path}`, { headers, agent }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - startedAt)
        else reject(new Error(`${path} was answered ${response.statusCode}`))
      })
    })
    sent.on('error', reject).end()
  })
}

function printTimes(title, [small, large]) {
  const rows = Object.entries(small.times).map(([name, times]) => {
    const [before, after] = [median(times), median(large.times[name])]
    const ratio = after / before
    const verdict =
      name in small.flat ? atMost(ratio, ceilings.ratio) : `${number(ratio, 2)} exempt`
    return [name, number(before, 2), number(after, 2), verdict]
  })
  printTable(title, ['', 'small ms', 'large ms', 'ratio'], rows)
}

/** Memory while everything of a large catalogue is asked for, and the time until it can be. */
async function measureLarge(options, database) {
  const starts = []
  for (let index = 0; index < 5; index++) {
    const merx = await startMerx(options, database)
    starts.push(merx.readyMs)
    await merx.stop()
  }
  const peak = await peakMemory(options, database)
  const megabytes = peak === undefined ? undefined : peak / 2 ** 20
  const { readyMs, residentMegabytes } = ceilings
  const verdict = (value, ceiling) => (value > ceiling ? `ABOVE ${ceiling}` : 'ok')
  printTable(
    `A catalogue of ${options.products} products takes`,
    ['', 'measured', ''],
    [
      ['time to ready, ms', number(median(starts)), verdict(median(starts), readyMs)],
      ['resident memory, MB', number(megabytes), verdict(megabytes, residentMegabytes)],
    ],
  )
}

async function peakMemory(options, database) {
  const merx = await startMerx(options, database)
  const { flat, exempt } = flatRequests(database)
  const load = await startLoad()
  let peak = residentBytes(merx.pid)
  const timer = setInterval(() => {
    peak = Math.max(peak, residentBytes(merx.pid))
  }, 100)
  const headers = { 'x-api-token': adminToken }
  for (const next of Object.values({ ...flat, ...exempt })) {
    const requests = Array.from({ length: 400 }, () => ({ path: `/v1${next()}` }))
    await load.run(merx, { headers, requests, connections: 16, seconds: options.seconds })
  }
  clearInterval(timer)
  await load.stop()
  await merx.stop()
  return peak
}
