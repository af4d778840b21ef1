import { test } from 'vitest'
import { createCluster } from './postgres-cluster.ts'
import { writeUntil } from './round.ts'
import { openSession } from './session.ts'
import { openConnection } from './connection.ts'
import { withReader } from './reader.ts'
import { takeSnapshot } from './snapshot.ts'
test('x', { timeout: 100000 }, async () => {
  const c = await createCluster()
  const s = await openSession(c.url)
  console.time('write')
  await writeUntil(s, { seed: 1, round: 1, answers: 200 }, async () => {})
  console.timeEnd('write')
  console.time('snap')
  await withReader(c.url, takeSnapshot)
  console.timeEnd('snap')
  const k = openConnection(s.server.url, s.server.apiToken)
  for (const p of ['/v1/products?limit=500', '/v1/products/1','/v1/products/1/followers', '/v1/products/search?term=xv&limit=500', '/v1/products/search?term=CR-&limit=500', '/v1/products/search?term=a00001a']) {
    const t = performance.now(); for (let i=0;i<20;i++) await k.send('GET', p)
    console.log(p, ((performance.now()-t)/20).toFixed(1), 'ms')
  }
  await s.server.stop()
  c.drop()
})
