import { copyDatabase, sampleDatabase, shuffled, smallCount, withDirectory } from './catalogues.mjs'
import { interleave, medianOf, ratioOf, startLoad } from './measure.mjs'
import { adminToken, call, startMerx } from './merx.mjs'
import { newProducts } from './new-products.mjs'
import { readOptions } from './options.mjs'
import { startJsonServer } from './peer-json-server.mjs'
import { startPocketBase } from './peer-pocketbase.mjs'
import { atLeast, number, printTable } from './table.mjs'

const connections = 16
const frequentWord = 'oak'

/** Is Merx faster than what people would use instead? */
await withDirectory(readOptions(), async (options) => {
  if (!options.peers) {
    console.log('\nPeers are not compared: name the directory they are installed in with --peers.')
    return
  }
  const database = copyDatabase(options, await sampleDatabase(options, smallCount), 'peers')
  const merx = await startMerxPeer(options, database)
  const products = await allProducts(merx)
  merx.paths.get = products.map(({ id }) => `/v1/products/${id}`)
  const peers = []
  for (const [name, start] of [
    ['json-server', startJsonServer],
    ['PocketBase', startPocketBase],
  ]) {
    const peer = await start(options, products)
    if (peer) peers.push(peer)
    else console.log(`${name} is absent: it is not installed in ${options.peers}.`)
  }
  const load = await startLoad()
  try {
    for (const [title, jobOf] of Object.entries(jobsFor(options, products))) {
      await comparePeers(options, load, title, jobOf, merx, peers)
    }
  } finally {
    await Promise.all([load, merx, ...peers].map((process) => process.stop()))
  }
})

async function startMerxPeer(options, database) {
  const merx = await startMerx(options, database, { durability: 'normal' })
  return {
    ...merx,
    name: 'Merx',
    headers: { 'x-api-token': adminToken },
    paths: {
      list: ['/v1/products?limit=100'],
      search: (term) => `/v1/products/search?limit=100&term=${encodeURIComponent(term)}`,
      post: '/v1/products',
    },
  }
}

async function allProducts(merx) {
  const products = []
  for (let start = 0; start !== undefined; ) {
    const page = await call(merx, `/products?limit=500&start=${start}`)
    products.push(...page.data)
    start = page.additional_data.pagination.next_start
  }
  return products
}

/** What is asked of each server; searches are for codes nobody asked before and a frequent word. */
function jobsFor(options, products) {
  const { seconds } = options
  const toJob = (peer, paths) => ({
    headers: peer.headers,
    requests: paths.map((path) => ({ path })),
    connections,
    seconds,
  })
  const codes = shuffled(products.flatMap(({ code }) => (code === null ? [] : [code])))
  const bodies = newProducts.map((product) => JSON.stringify(product))
  return {
    'GET one product': (peer) => toJob(peer, shuffled(peer.paths.get).slice(0, 1000)),
    'list of 100': (peer) => toJob(peer, peer.paths.list),
    'search a code': (peer) => toJob(peer, codes.slice(0, 1000).map(peer.paths.search)),
    'search a frequent word': (peer) => toJob(peer, [peer.paths.search(frequentWord)]),
    'POST product (nothing synced)': (peer) => ({
      headers: { ...peer.headers, 'content-type': 'application/json' },
      requests: bodies.map((body) => ({ path: peer.paths.post, method: 'POST', body })),
      connections,
      seconds,
    }),
  }
}

async function comparePeers(options, load, title, jobOf, merx, peers) {
  const subjects = [merx, ...peers].map((peer) => {
    const job = jobOf(peer)
    return [peer.name, () => load.run(peer, job)]
  })
  const results = await interleave(options.rounds, Object.fromEntries(subjects))
  const rows = Object.entries(results).map(([name, result]) => [
    name,
    number(medianOf(result, 'perSecond')),
    number(medianOf(result, 'costUs')),
    name === 'Merx' ? '' : atLeast(ratioOf(results.Merx, result), 1),
  ])
  printTable(title, ['', 'answers/s', 'µs each', 'Merx against it'], rows)
}
