import { copyDatabase, sampleDatabase, smallCount } from './catalogues.mjs'
import { startChild } from './children.mjs'
import { interleave, medianOf, ratioOf, speedRatio, startLoad } from './measure.mjs'
import { adminToken, call, startMerx } from './merx.mjs'
import { newProducts } from './new-products.mjs'
import { profile } from './profile.mjs'
import { atLeast, number, printTable } from './table.mjs'

const connections = 16
const writesPerSecond = 100
const headers = { 'x-api-token': adminToken }
const writeHeaders = { ...headers, 'content-type': 'application/json' }

/**
 * Compares one kind of read with its ceilings: a bare server sending the same bytes, and one making
 * the same SQL statements.
 *
 * `pathsOf` gives the paths asked again and again and those asked once each, `isSame` whether the
 * answer of the bare SQL server has the same substance as Merx's.
 */
export async function compareReads(options, { title, pathsOf, isSame, floors }) {
  const original = await sampleDatabase(options, smallCount)
  const { warm, once } = pathsOf(original)
  const merx = await startMerx(options, copyDatabase(options, original, 'merx'))
  const sql = await startBareSql(copyDatabase(options, original, 'sql'))
  const bytes = await startBareBytes(merx, warm)
  const load = await startLoad()
  const writer = await startChild('writer-process.mjs', { isStart: true })
  const jobs = jobsOf(options, warm, once)
  const loads = { warm: jobs.warm, once: jobs.once, writes: besideWrites(writer, jobs.warm) }
  const run = (server, kind) => () => runKind(load, loads, server, kind)
  try {
    await requireSame(merx, sql, warm[0], isSame)
    const results = await interleave(options.rounds, {
      bytes: run(bytes, 'warm'),
      merxWarm: run(merx, 'warm'),
      sqlWarm: run(sql, 'warm'),
      merxOnce: run(merx, 'once'),
      sqlOnce: run(sql, 'once'),
      merxWrites: run(merx, 'writes'),
      sqlWrites: run(sql, 'writes'),
    })
    printReads(title, results, floors)
  } finally {
    await Promise.all([merx, sql, bytes].map((server) => server.stop()))
  }
  if (options.isProfiling) {
    for (const kind of Object.keys(loads)) {
      const database = copyDatabase(options, original, 'profiled')
      await profile(options, `${title}, ${kindNames[kind]}`, database, {}, async (server) => {
        for (let round = 0; round < 4; round++) await runKind(load, loads, server, kind)
      })
    }
  }
  await Promise.all([load.stop(), writer.stop()])
}

const kindNames = {
  warm: 'asked before',
  once: 'asked for the first time',
  writes: `beside ${writesPerSecond} writes/s`,
}

function jobsOf({ seconds }, warm, once) {
  const toRequests = (paths) => paths.map((path) => ({ path }))
  // Each connection gets as many as the others, so none begins again from its start.
  const whole = once.slice(0, once.length - (once.length % connections))
  return {
    warm: { headers, requests: toRequests(warm), connections, seconds },
    once: { headers, requests: toRequests(whole), connections, share: true },
  }
}

const bodies = newProducts.map((product) => JSON.stringify(product))

function besideWrites(writer, job) {
  return { ...job, writer, write: { path: '/v1/products', headers: writeHeaders, bodies } }
}

async function runKind(load, loads, server, kind) {
  const { writer, write, ...job } = loads[kind]
  if (kind === 'once') {
    // After a change nothing that was answered before may be used again.
    const body = bodies[0]
    await fetch(`${server.url}/v1/products`, { method: 'POST', headers: writeHeaders, body })
  }
  if (kind !== 'writes') return load.run(server, job)
  const pace = { url: server.url, perSecond: writesPerSecond, seconds: job.seconds }
  const [result, { perSecond }] = await Promise.all([
    load.run(server, job),
    writer.ask({ ...write, ...pace }),
  ])
  return { ...result, writesPerSecond: perSecond }
}

async function startBareSql(database) {
  const child = await startChild('bare-sql.mjs', { database })
  return { ...child, url: child.ready.url }
}

async function startBareBytes(merx, paths) {
  const texts = {}
  for (const path of paths) {
    texts[path] = await (await fetch(merx.url + path, { headers })).text()
  }
  const child = await startChild('bare-bytes.mjs', { bodies: texts })
  return { ...child, url: child.ready.url }
}

async function requireSame(merx, sql, path, isSame) {
  const given = await call(merx, path.slice('/v1'.length))
  const bare = await call(sql, path.slice('/v1'.length))
  if (!isSame(given.data, bare.data)) throw new Error(`the bare SQL server answers ${path} wrongly`)
}

function printReads(title, results, floors) {
  const row = (name, merx, sql, bytesFloor) => [
    name,
    number(medianOf(merx, 'perSecond')),
    number(medianOf(results.bytes, 'perSecond')),
    number(medianOf(sql, 'perSecond')),
    number(ratioOf(merx, results.bytes), 2),
    number(ratioOf(merx, sql), 2),
    number(medianOf(merx, 'costUs')),
    number(medianOf(results.bytes, 'costUs')),
    number(medianOf(sql, 'costUs')),
    atLeast(speedRatio(merx, results.bytes), bytesFloor),
    atLeast(speedRatio(merx, sql), floors.sql),
  ]
  const headings = ['', 'Merx/s', 'bytes/s', 'SQL/s', 'of bytes', 'of SQL']
  printTable(
    title,
    [...headings, 'Merx µs', 'bytes µs', 'SQL µs'],
    [
      row(kindNames.warm, results.merxWarm, results.sqlWarm, floors.bytes),
      // No floor for bytes: what must be read first cannot be as fast as what is at hand.
      row(kindNames.once, results.merxOnce, results.sqlOnce),
      row(kindNames.writes, results.merxWrites, results.sqlWrites, floors.bytes),
    ],
  )
  const [ours, theirs] = [results.merxWrites, results.sqlWrites].map((beside) =>
    number(medianOf(beside, 'writesPerSecond')),
  )
  console.log(`Writes reached beside the reads: Merx ${ours}/s, bare SQL ${theirs}/s.`)
}
