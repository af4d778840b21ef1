import type { Output, v1 } from '@merx/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { aClock, runningMerx } from './merx.ts'

describe.each(databases)('prices on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, { clock: clock.now })

  const shown = ({ prices }: v1.Product) =>
    prices.map(({ currency, price, cost, overhead_cost, notes }) => [
      currency,
      price,
      cost,
      overhead_cost,
      notes,
    ])

  test('PUT merges by currency: one changes, one is added, others stay', async () => {
    const { admin, id: companyId } = await merx.company()
    const product = await admin.addProduct({
      prices: [
        { currency: 'EUR', price: 10, cost: 6, overhead_cost: 2, notes: 'list' },
        { currency: 'USD', price: 12 },
      ],
    })
    clock.advance({ seconds: 5 })

    const prices = [
      { currency: 'EUR', price: 11 },
      { currency: 'SEK', price: 110 },
    ]
    const updated = await admin.updateProduct(product.id, { prices })

    expect(shown(updated)).toEqual([
      ['EUR', 11, 6, 2, 'list'],
      ['USD', 12, 0, 0, ''],
      ['SEK', 110, 0, 0, ''],
    ])
    const idsOf = (prices: v1.Price[]) => prices.map(({ id }) => id)
    expect(idsOf(updated.prices).slice(0, 2)).toEqual(idsOf(product.prices))
    expect(new Set(idsOf(updated.prices)).size).toBe(3)
    expect(updated.prices.every((price) => price.product_id === product.id)).toBe(true)
    expect(updated.update_time).not.toBe(product.update_time)
    expect(await admin.getProduct(product.id)).toEqual(updated)
    expect((await merx.events(companyId)).at(-1)).toMatchObject({
      name: 'product.updated',
      before: { prices: [{ currency: 'EUR', amount: 10 }, { currency: 'USD' }] },
      after: { prices: [{ currency: 'EUR', amount: 11 }, {}, { currency: 'SEK', amount: 110 }] },
    })
  })

  test('PUT without prices, and with an empty list, leaves them', async () => {
    const { admin } = await merx.company()
    const { id, prices } = await admin.addProduct({ prices: [{ currency: 'EUR', price: 10 }] })

    expect((await admin.updateProduct(id, { code: 'x' })).prices).toEqual(prices)
    expect((await admin.updateProduct(id, { prices: [] })).prices).toEqual(prices)
  })

  test('cost, overhead cost and notes can be set to 0, null and nothing', async () => {
    const { admin } = await merx.company()
    const full = { currency: 'EUR', price: 10, cost: 6, overhead_cost: 2, notes: 'list' }
    const { id } = await admin.addProduct({ prices: [full] })

    const empty = { currency: 'EUR', price: 10, cost: 0, overhead_cost: null, notes: '' }
    const updated = await admin.updateProduct(id, { prices: [empty] })

    expect(shown(updated)).toEqual([['EUR', 10, 0, null, '']])
  })

  test('every currency of the list is taken', async () => {
    const { admin } = await merx.company()
    const prices = Intl.supportedValuesOf('currency').map((currency, price) => ({
      currency,
      price,
    }))

    const product = await admin.addProduct({ prices })

    expect(product.prices.map(({ currency, price }) => ({ currency, price }))).toEqual(prices)
    expect(await admin.getProduct(product.id)).toEqual(product)
  })

  test('the answer of PUT has an object by currency for the clients that need it', async () => {
    const { admin } = await merx.company()
    const { id, prices } = await admin.addProduct({ prices: [{ currency: 'EUR', price: 10 }] })
    const put = async (userAgent: string) => {
      const headers = { 'user-agent': userAgent }
      const asked = { body: { prices: [{ currency: 'USD', price: 1 }] }, headers }
      const { body } = await admin.ask<Output<typeof v1.products.updateProduct>>(
        'PUT',
        `/v1/products/${id}`,
        asked,
      )
      return body.data.prices
    }

    expect(await put('Pipedrive-SDK-Javascript-12.0.3')).toMatchObject({
      EUR: prices[0],
      USD: { currency: 'USD', price: 1 },
    })
    expect(await put('Pipedrive-SDK-Javascript-22.7.0')).toMatchObject([prices[0], { price: 1 }])
  })

  test('any amount goes in and comes out exactly', async () => {
    const { admin } = await merx.company()
    const { id } = await admin.addProduct({ prices: [{ currency: 'EUR', price: 1 }] })
    const amount = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })
    const edges = [0.1, 0.2, 0.30000000000000004, 5e-324, Number.MAX_VALUE, 2 ** 53 + 2, 1e21, 4.35]
    const examples = edges.map((edge): [number, number, number] => [edge, edge, edge])

    await fc.assert(
      fc.asyncProperty(amount, amount, amount, async (price, cost, overhead_cost) => {
        const prices = [{ currency: 'EUR', price, cost, overhead_cost }]
        const updated = await admin.updateProduct(id, { prices })
        const expected = { price, cost, overhead_cost }
        expect(updated.prices).toMatchObject([expected])
        expect((await admin.getProduct(id)).prices).toMatchObject([expected])
        const list = await admin.ask<Output<typeof v1.products.getProducts>>('GET', '/v1/products')
        expect(list.body.data?.[0]?.prices).toMatchObject([expected])
      }),
      { numRuns: 60, examples },
    )
  })

  test('any tax up to its maximum goes in and comes out exactly', async () => {
    const { admin } = await merx.company()
    const { id } = await admin.addProduct()
    const tax = fc.double({ min: 0, max: 1_000_000, noNaN: true })

    await fc.assert(
      fc.asyncProperty(tax, async (tax) => {
        expect((await admin.updateProduct(id, { tax })).tax).toBe(tax + 0)
        expect((await admin.getProduct(id)).tax).toBe(tax + 0)
      }),
      { numRuns: 20 },
    )
  })
})
