import { describe, expect, test } from 'vitest'
import {
  aClient,
  aClientOf,
  aFetch,
  again,
  aKey,
  announced,
  aProduct,
  failureOf,
  isInPage,
  keyOf,
  writes,
} from './modern-calls.ts'
import { anOddServer, type OddServer } from './servers.ts'

/** A client that has had one answer, which says that the server takes keys, or what else is given. */
async function aTold(
  server: OddServer,
  options: object = {},
  headers: Record<string, string> = announced,
) {
  const client = aClient(server, {
    ...options,
    fetch: async (url, init) =>
      url.endsWith('/users/me')
        ? Response.json({ success: true, data: {} }, { headers })
        : globalThis.fetch(url, init),
  })
  await client.users.me()
  return client
}

describe.each(writes)('%s', (_name, write) => {
  test('is repeated under one key where the server takes keys', async () => {
    const server = anOddServer(again('503'), again('429'), again('408'), 'ok')

    await write(await aTold(server, { retries: 3 }))

    const { requests } = await server.log()
    const keys = requests.map(({ headers }) => headers['idempotency-key'])
    expect(keys).toHaveLength(4)
    expect(keys[0]).toMatch(aKey)
    expect(new Set(keys).size).toBe(1)
    // Each form has a boundary of its own.
    const bodies = requests.map(({ body }) => body.replaceAll(/-{4,}\S+/g, ''))
    expect(new Set(bodies).size).toBe(1)
  })

  test('is repeated after a connection that failed', async () => {
    const server = anOddServer('reset', 'cut', 'ok')

    await write(await aTold(server))

    expect((await server.log()).requests).toHaveLength(3)
  })

  test.each([
    ['says nothing', {}],
    ['says no', { 'accept-idempotency-key': '?0' }],
  ])('is sent once, without a key, where the server %s of keys', async (_name, headers) => {
    for (const [step, code] of [
      [again('503'), 'server_error'],
      [again('429'), 'rate_limited'],
      ['reset', 'unreachable'],
    ] as const) {
      const server = anOddServer(step, 'ok')

      const client = await aTold(server, {}, headers as Record<string, string>)
      expect(await failureOf(write(client))).toMatchObject({ code })

      const { requests } = await server.log()
      expect(requests).toHaveLength(1)
      expect(requests[0]?.headers).not.toHaveProperty('idempotency-key')
    }
  })

  test('keeps a key that is given, however it is given', async () => {
    const server = anOddServer(again('503'), 'ok')
    const client = await aTold(server)

    await write(client, { idempotencyKey: 'order-1' })
    await write(client, { headers: { 'Idempotency-Key': 'order-2' } })

    const { requests } = await server.log()
    const keys = requests.map(({ headers }) => headers['idempotency-key'])
    expect(keys).toEqual(['order-1', 'order-1', 'order-2'])
  })
})

describe('keys', () => {
  test('differ from call to call', async () => {
    const { fetch, requests } = aFetch(() => aProduct({ headers: announced }))
    const client = aClientOf(fetch)
    await client.products.get(7)

    for (let time = 0; time < 50; time++) await client.products.create({ name: 'Bench' })

    expect(new Set(requests.map(keyOf)).size).toBe(51)
  })

  test('go with a write that shall not be repeated', async () => {
    const { fetch, requests } = aFetch(() => aProduct({ status: 503, headers: announced }))
    const client = aClientOf(fetch, 0)
    await failureOf(client.products.get(7))

    await failureOf(client.products.create({ name: 'Bench' }))

    expect(requests.map(({ method }) => method)).toEqual(['GET', 'POST'])
    expect(requests.map(keyOf)).toEqual([null, expect.stringMatching(aKey)])
  })

  test('a given one goes to a server that takes none, once', async () => {
    const { fetch, requests } = aFetch(() => aProduct({ status: 503 }))

    await failureOf(aClientOf(fetch).products.create({ name: 'a' }, { idempotencyKey: 'order-1' }))

    expect(requests.map(keyOf)).toEqual(['order-1'])
  })

  test('never go with what only reads, and nothing is asked for it', async () => {
    const { fetch, requests } = aFetch(() => aProduct({ headers: announced }))
    const client = aClientOf(fetch)

    await client.products.get(7)
    await client.products.list().page()

    expect(requests.map(({ method }) => method)).toEqual(['GET', 'GET'])
    expect(requests.map(keyOf)).toEqual([null, null])
  })
})

describe('a stream', () => {
  const aStream = () => new Blob(['abc']).stream()

  test('goes out once, since it cannot be read again; a page has read it before', async () => {
    const server = anOddServer(again('503'), 'ok')
    const client = await aTold(server)

    const call = client.files.upload({ file: aStream(), name: 'a.txt' })

    if (isInPage) await call
    else expect(await failureOf(call)).toMatchObject({ status: 503 })
    const { requests } = await server.log()
    expect(requests).toHaveLength(isInPage ? 2 : 1)
    expect(requests[0]?.headers['idempotency-key']).toMatch(aKey)
    expect(requests.at(-1)?.body).toContain('abc')
  })
})
