import { createClient } from '@merx/client'
import { describe, expect, test, vi } from 'vitest'
import { aFetch, aGate, aProduct, failureOf, type SentRequest } from './modern-calls.ts'

const announced = { 'accept-idempotency-key': '?1' }
const baseUrl = 'http://merx.example'
const aKey = /^[0-9a-f]{32}$/

function aClientOf(fetch: (url: string, init: RequestInit) => Promise<Response>, retries = 2) {
  return createClient({ baseUrl, apiToken: 'secret-token', fetch, retries, timeoutMs: 20_000 })
}

const keyOf = ({ headers }: SentRequest) => headers.get('idempotency-key')

describe('whether the server takes keys', () => {
  test.each([
    ['a good answer', { status: 200, headers: announced }],
    ['a refusal', { status: 404, headers: announced }],
    ['a refusal with parameters', { status: 404, headers: { 'accept-idempotency-key': '?1;a=b' } }],
  ])('is learned from %s', async (_name, init) => {
    const { fetch, requests } = aFetch(
      () => aProduct(init),
      () => aProduct(),
    )
    const client = aClientOf(fetch)
    await client.products.get(7).catch(() => {})

    await client.products.create({ name: 'Bench' })

    expect(requests.map(({ method }) => method)).toEqual(['GET', 'POST'])
    expect(requests.map(keyOf)).toEqual([null, expect.stringMatching(aKey)])
  })

  test('is learned from the answer to a write', async () => {
    const { fetch, requests } = aFetch(
      () => new Response(null, { status: 204 }),
      () => aProduct({ headers: announced }),
    )
    const client = aClientOf(fetch)

    await client.products.create({ name: 'Bench' })
    await client.products.create({ name: 'Bench' })

    expect(requests.map(({ method }) => method)).toEqual(['OPTIONS', 'POST', 'POST'])
    expect(requests.map(keyOf)).toEqual([null, null, expect.stringMatching(aKey)])
  })

  test('holds when a later answer does not say it', async () => {
    const { fetch, requests } = aFetch(
      () => aProduct({ headers: announced }),
      () => aProduct(),
    )
    const client = aClientOf(fetch)
    await client.products.get(7)
    await client.products.get(7)

    await client.products.create({ name: 'Bench' })

    expect(requests.map(keyOf)).toEqual([null, null, expect.stringMatching(aKey)])
  })

  test('is known once any answer has come without saying it', async () => {
    const { fetch, requests } = aFetch(() => aProduct())
    const client = aClientOf(fetch)
    await client.products.get(7)

    await client.products.create({ name: 'Bench' })

    expect(requests.map(({ method }) => method)).toEqual(['GET', 'POST'])
  })

  test('is not shared with another client', async () => {
    const first = aFetch(() => aProduct({ headers: announced }))
    const second = aFetch(() => aProduct())
    await aClientOf(first.fetch).products.create({ name: 'Bench' })

    await aClientOf(second.fetch).products.create({ name: 'Bench' })

    expect(second.requests.map(({ method }) => method)).toEqual(['OPTIONS', 'POST'])
    expect(second.requests.map(keyOf)).toEqual([null, null])
  })
})

describe('the question for keys', () => {
  test('is asked once, below the base address, without credentials', async () => {
    const { fetch, requests } = aFetch(() => aProduct({ headers: announced }))
    const client = aClientOf(fetch)

    await client.products.create({ name: 'Bench' })
    await client.products.update(7, { name: 'Bench' })

    expect(requests.map(({ method }) => method)).toEqual(['OPTIONS', 'POST', 'PUT'])
    expect(requests[0]?.url).toBe(`${baseUrl}/api/v1/`)
    expect([...(requests[0]?.headers ?? [])]).toEqual([])
  })

  test('is asked once by writes that come together, which all get a key', async () => {
    const gate = aGate()
    const { fetch, requests } = aFetch(
      async () => {
        await gate.opened
        return new Response(null, { headers: announced })
      },
      () => aProduct(),
    )
    const client = aClientOf(fetch)
    const created = Array.from({ length: 20 }, () => client.products.create({ name: 'Bench' }))

    gate.open()
    await Promise.all(created)

    const methods = requests.map(({ method }) => method)
    expect(methods).toEqual(['OPTIONS', ...Array(20).fill('POST')])
    const keys = requests.slice(1).map(keyOf)
    expect(new Set(keys).size).toBe(20)
    expect(keys).not.toContain(null)
  })

  test('that fails leaves the write to be sent once, and the next one to ask', async () => {
    const { fetch, requests } = aFetch(
      () => Promise.reject(new TypeError('no')),
      () => Promise.reject(new TypeError('no')),
      () => new Response(null, { headers: announced }),
      () => aProduct(),
    )
    const client = aClientOf(fetch)

    expect(await failureOf(client.products.create({ name: 'a' }))).toMatchObject({
      code: 'unreachable',
    })
    await client.products.create({ name: 'b' })

    expect(requests.map(({ method }) => method)).toEqual(['OPTIONS', 'POST', 'OPTIONS', 'POST'])
    expect(requests.map(keyOf)).toEqual([null, null, null, expect.stringMatching(aKey)])
  })

  test('whose call is given up is asked again by the others', async () => {
    const { fetch, requests } = aFetch(
      () => new Promise(() => {}),
      () => new Response(null, { headers: announced }),
      () => aProduct(),
    )
    const client = aClientOf(fetch)
    const controller = new AbortController()
    const { signal } = controller
    const first = failureOf(client.products.create({ name: 'a' }, { signal }))
    const others = ['b', 'c', 'd'].map((name) => client.products.create({ name }))
    await vi.waitFor(() => expect(requests).toHaveLength(1))

    controller.abort()

    expect(await first).toMatchObject({ code: 'aborted' })
    await Promise.all(others)
    expect(requests.map(({ method }) => method)).toEqual([
      ...['OPTIONS', 'OPTIONS'],
      ...Array(3).fill('POST'),
    ])
    expect(new Set(requests.slice(2).map(keyOf)).size).toBe(3)
  })

  test.each([
    ['given up', 'aborted'],
    ['late', 'timeout'],
  ])('does not hold a call that is %s while another one asks', async (how, code) => {
    const { fetch, requests } = aFetch(() => new Promise(() => {}))
    const client = aClientOf(fetch)
    const [asking, waiting] = [new AbortController(), new AbortController()]
    const first = failureOf(client.products.create({ name: 'a' }, { signal: asking.signal }))
    const { signal } = waiting
    const second = failureOf(
      client.products.create({ name: 'b' }, how === 'late' ? { timeoutMs: 200 } : { signal }),
    )

    await vi.waitFor(() => expect(requests).toHaveLength(1))

    if (how !== 'late') waiting.abort()

    expect(await second).toMatchObject({ code })
    asking.abort()
    await first
    expect(requests).toHaveLength(1)
  })

  test('that is given up sends no write, whatever fetch makes of its signal', async () => {
    const { fetch, requests } = aFetch(() => new Promise(() => {}))
    const controller = new AbortController()
    const { signal } = controller
    const failed = failureOf(aClientOf(fetch).products.create({ name: 'a' }, { signal }))
    await vi.waitFor(() => expect(requests).toHaveLength(1))

    controller.abort()

    expect(await failed).toMatchObject({ code: 'aborted' })
    // One more turn for what may still be under way.
    await new Promise((resolve) => setTimeout(resolve))
    expect(requests.map(({ method }) => method)).toEqual(['OPTIONS'])
  })
})
