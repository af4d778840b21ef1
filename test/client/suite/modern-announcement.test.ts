import { describe, expect, test } from 'vitest'
import { aClientOf, aFetch, aKey, announced, aProduct, failureOf, keyOf } from './modern-calls.ts'

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
    const { fetch, requests } = aFetch(() => aProduct({ headers: announced }))
    const client = aClientOf(fetch)

    await client.products.create({ name: 'Bench' })
    await client.products.create({ name: 'Bench' })

    expect(requests.map(({ method }) => method)).toEqual(['POST', 'POST'])
    expect(requests.map(keyOf)).toEqual([null, expect.stringMatching(aKey)])
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

  test('is not known before the first answer: a write is sent once, and nothing is asked', async () => {
    const { fetch, requests } = aFetch(() => aProduct({ status: 503, headers: announced }))

    const failure = await failureOf(aClientOf(fetch).products.create({ name: 'Bench' }))

    expect(failure).toMatchObject({ code: 'server_error' })
    expect(requests.map(({ method }) => method)).toEqual(['POST'])
    expect(requests.map(keyOf)).toEqual([null])
  })

  test('is not shared with another client', async () => {
    const first = aFetch(() => aProduct({ headers: announced }))
    const second = aFetch(() => aProduct())
    await aClientOf(first.fetch).products.create({ name: 'Bench' })

    await aClientOf(second.fetch).products.create({ name: 'Bench' })

    expect(second.requests.map(keyOf)).toEqual([null])
  })
})
