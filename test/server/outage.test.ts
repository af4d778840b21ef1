import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createCluster } from '../crash/postgres-cluster.ts'
import { databases } from '../databases.ts'
import { openMerx } from './merx.ts'
import { refusalBody } from './scene.ts'

/** Long enough for the slowest machine; each step goes on as soon as it can. */
const patience = { timeout: 60_000, interval: 50 }

describe.runIf(databases.some(({ name }) => name === 'postgres'))('PostgreSQL goes away', () => {
  test('and comes back: 503 in between, then as before, without a restart', async () => {
    const cluster = await createCluster()
    onTestFinished(() => cluster.drop())
    const merx = await openMerx({ url: cluster.url }, { durability: 'full' })
    onTestFinished(() => merx.stop())
    const { admin, id: companyId } = await merx.company()
    const product = await admin.addProduct({
      name: 'Bench',
      prices: [{ currency: 'EUR', price: 5 }],
    })
    const ready = async () => (await merx.ask('GET', '/readyz')).status
    const requests = [
      ['GET', `/v1/products/${product.id}`, {}],
      ['GET', '/v1/products', {}],
      ['GET', '/v1/products/search?term=bench', {}],
      ['POST', '/v1/products', { body: { name: 'Chair' } }],
      ['PUT', `/v1/products/${product.id}`, { body: { code: 'x' } }],
      ['DELETE', `/v1/products/${product.id}`, {}],
    ] as const
    expect(await ready()).toBe(200)

    await cluster.kill()
    await vi.waitFor(async () => expect(await ready()).toBe(503), patience)
    for (const [method, path, asked] of requests) {
      const answer = await admin.ask(method, path, asked)
      expect([method, path, answer.status]).toEqual([method, path, 503])
      expect(answer.body).toEqual(refusalBody(503, /./))
      expect(answer.text).not.toMatch(/ECONN|postgres|127\.0\.0\.1/)
    }
    expect((await merx.ask('GET', '/healthz')).status).toBe(200)

    await cluster.start()
    await vi.waitFor(async () => expect(await ready()).toBe(200), patience)
    expect(await admin.getProduct(product.id)).toEqual(product)
    expect(await admin.search('bench')).toEqual([product.id])
    const chair = await admin.addProduct({ name: 'Chair' })
    expect((await merx.events(companyId)).at(-1)).toMatchObject({ itemId: chair.id })
  }, 180_000)

  test('while requests are under way: each is answered, none half done', async () => {
    const cluster = await createCluster()
    onTestFinished(() => cluster.drop())
    const merx = await openMerx({ url: cluster.url }, { durability: 'full' })
    onTestFinished(() => merx.stop())
    const { admin, id: companyId } = await merx.company()
    const { length } = await merx.events(companyId)

    const asked = Array.from({ length: 60 }, (_, index) =>
      admin.ask('POST', '/v1/products', { body: { name: `Chair ${index}` } }),
    )
    await Promise.race(asked)
    await cluster.kill()
    const answers = await Promise.all(asked)
    expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual(
      expect.not.arrayContaining([500]),
    )

    await cluster.start()
    const ready = async () => (await merx.ask('GET', '/readyz')).status
    await vi.waitFor(async () => expect(await ready()).toBe(200), patience)
    const names = answers.flatMap(({ status, body }) =>
      status === 201 ? [(body as { data: { name: string } }).data.name] : [],
    )
    const { body } = await admin.ask('GET', '/v1/products?limit=500')
    const stored = ((body as { data: { name: string }[] | null }).data ?? []).map(
      ({ name }) => name,
    )
    expect(stored).toEqual(expect.arrayContaining(names))
    expect(await merx.events(companyId)).toHaveLength(length + stored.length)
    expect((await admin.search('chair')).length).toBe(stored.length)
  }, 180_000)
})
