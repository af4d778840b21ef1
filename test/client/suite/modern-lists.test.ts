import type { Client } from '@merx/client'
import { describe, expect, test } from 'vitest'
import { aClient, all, clientOf, noted } from './modern-client.ts'
import { servers } from './servers.ts'

const named = (items: readonly { name: string }[]) => items.map(({ name }) => name)

async function addProducts(client: Client, ...names: string[]) {
  for (const name of names) await client.products.create({ name })
}

describe.each(servers)('a list on $name', (server) => {
  /** Five products, and a client that notes what it asks for from then on. */
  async function fiveProducts() {
    const { client: first, company } = await aClient(server)
    await addProducts(first, 'A', 'B', 'C', 'D', 'E')
    const { onRequest, paths } = noted()
    return { client: clientOf(company, { onRequest }), company, paths }
  }

  test('gives all items of all pages, each once and in order', async () => {
    const { client, paths } = await fiveProducts()

    const items = await all(client.products.list({ limit: 2 }))

    expect(named(items)).toEqual(['A', 'B', 'C', 'D', 'E'])
    expect(paths).toEqual([
      '/products?limit=2',
      '/products?limit=2&start=2',
      '/products?limit=2&start=4',
    ])
  })

  test('keeps its other members from page to page', async () => {
    const { client, paths } = await fiveProducts()
    const { id } = await client.users.me()
    paths.length = 0

    await all(client.products.list({ ownerId: id, limit: 4 }))

    expect(paths).toEqual([
      `/products?user_id=${id}&limit=4`,
      `/products?user_id=${id}&limit=4&start=4`,
    ])
  })

  test('asks for nothing before it is read, and for a page only when it is needed', async () => {
    const { client, paths } = await fiveProducts()
    const list = client.products.list({ limit: 2 })
    const iterator = list[Symbol.asyncIterator]()

    const counts = [paths.length]
    for (let read = 0; read < 5; read++) {
      await iterator.next()
      counts.push(paths.length)
    }
    const end = await iterator.next()

    expect(counts).toEqual([0, 1, 1, 2, 2, 3])
    expect(end.done).toBe(true)
    expect(paths).toHaveLength(3)
  })

  test('is left with break, and nothing more is fetched', async () => {
    const { client, paths } = await fiveProducts()

    for await (const { name } of client.products.list({ limit: 2 })) if (name === 'B') break
    for await (const { items } of client.products.list({ limit: 2 }).pages()) {
      if (items.length > 0) break
    }

    expect(paths).toHaveLength(2)
  })

  test('is left early with return, for good', async () => {
    const { client, paths } = await fiveProducts()
    const unread = client.products.list()[Symbol.asyncIterator]()
    const iterator = client.products.list({ limit: 1 })[Symbol.asyncIterator]()
    await iterator.next()

    const returned = [await unread.return?.(), await iterator.return?.()]
    const after = [await unread.next(), await iterator.next()]

    expect([...returned, ...after].map((result) => result?.done)).toEqual(Array(4).fill(true))
    expect(paths).toHaveLength(1)
  })

  test('is left when the caller throws, which is what the caller hears', async () => {
    const { client, paths } = await fiveProducts()
    const reason = new Error('enough')

    const reading = async () => {
      for await (const _ of client.products.list({ limit: 2 })) throw reason
    }

    await expect(reading()).rejects.toBe(reason)
    expect(paths).toHaveLength(1)
  })

  test('can be read again from the beginning, and twice at once', async () => {
    const { client } = await fiveProducts()
    const list = client.products.list({ limit: 2 })

    const both = await Promise.all([all(list), all(list)])
    const again = await all(list)

    expect([...both, again].map(named)).toEqual(Array(3).fill(['A', 'B', 'C', 'D', 'E']))
  })

  test('goes on in another client from where a page said', async () => {
    const { client, company } = await fiveProducts()
    const first = await client.products.list({ limit: 2 }).page()
    const later = clientOf(company).products.list({ limit: 2 })

    const rest = await all(later.pages(first.next))
    const second = await later.page(first.next)

    expect(named(first.items)).toEqual(['A', 'B'])
    expect(rest.map(({ items }) => named(items))).toEqual([['C', 'D'], ['E']])
    expect(rest.map(({ next }) => next)).toEqual([expect.any(String), undefined])
    expect(second.items).toEqual(rest[0]?.items)
    expect(JSON.parse(JSON.stringify({ next: first.next }))).toEqual({ next: first.next })
  })

  test('begins where start says, and goes on from there', async () => {
    const { client, paths } = await fiveProducts()

    const items = await all(client.products.list({ start: 3, limit: 1 }))

    expect(named(items)).toEqual(['D', 'E'])
    expect(paths).toEqual(['/products?start=3&limit=1', '/products?start=4&limit=1'])
  })

  test('has what is added while it is read', async () => {
    const { client } = await fiveProducts()
    const names = []

    for await (const { name } of client.products.list({ limit: 2 })) {
      if (name === 'C') await addProducts(client, 'F', 'G')
      names.push(name)
    }

    expect(names).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G'])
  })

  test('ends after a full page that is the last', async () => {
    const { client, paths } = await fiveProducts()

    expect(await all(client.products.list({ limit: 5 }))).toHaveLength(5)

    expect(paths).toHaveLength(1)
  })

  test('tells with each page what came with it', async () => {
    const { client } = await fiveProducts()

    const pages = await all(client.products.list({ limit: 3 }).pages())

    expect(pages).toMatchObject([
      { status: 200, attempts: 1, next: '3', additionalData: { pagination: { start: 0 } } },
      { status: 200, attempts: 1, additionalData: { pagination: { start: 3, limit: 3 } } },
    ])
    expect(pages[0]?.headers.get('content-type')).toContain('application/json')
    expect(new Set(pages.map(({ requestId }) => requestId)).size).toBe(2)
  })

  test('that is empty gives nothing', async () => {
    const { client } = await aClient(server)

    const lists = [client.products.list(), client.deals.list(), client.filters.list()]
    const search = client.products.search({ term: 'bench' })

    for (const list of [...lists, search]) {
      expect(await all(list as AsyncIterable<unknown>)).toEqual([])
      expect(await list.page()).toMatchObject({ items: [], next: undefined })
    }
  })

  test('whose route has no pages comes whole', async () => {
    const { client } = await aClient(server)

    const pages = await all(client.stages.list().pages())

    expect(pages).toHaveLength(1)
    expect(pages[0]?.items).toHaveLength(5)
    expect(pages[0]?.next).toBeUndefined()
  })

  test('of what changed goes on where the server says', async () => {
    const { client, paths } = await fiveProducts()
    const sinceTimestamp = '2020-01-01 00:00:00'

    const items = await all(client.recents.list({ sinceTimestamp, items: ['product'], limit: 2 }))

    expect(items.map(({ data }) => data.name)).toEqual(['A', 'B', 'C', 'D', 'E'])
    expect(paths.length).toBeGreaterThan(2)
  })

  test('fails in the middle and keeps what was read', async () => {
    const { client } = await fiveProducts()
    const controller = new AbortController()
    const names: string[] = []

    const reading = async () => {
      const list = client.products.list({ limit: 2 }, { signal: controller.signal })
      for await (const { name } of list) {
        names.push(name)
        if (name === 'B') controller.abort()
      }
    }

    await expect(reading()).rejects.toMatchObject({ code: 'aborted' })
    expect(names).toEqual(['A', 'B'])
  })
})
