import {
  AddProductRequestBody,
  type ProductFields,
  ProductRequest,
  type ProductsApi,
} from 'pipedrive-12'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { expectNotFound, expectRefusal, productsApi } from './pipedrive-12-client.ts'
import { aCompany, type Colleague, type Company, runningMerx } from './running-merx.ts'

const unknownId = 987_654_321
const unknownField = 'ab'.repeat(20)
const timestamp = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/

describe.each(databases)('pipedrive 12.0.3, core operations, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let colleague: Colleague
  let products: ProductsApi

  beforeAll(async () => {
    company = await aCompany(merx.server)
    colleague = await company.addUser()
    products = productsApi(merx.server.url, company.admin.apiToken)
  })

  async function aProduct(fields: ProductFields = {}) {
    const { data } = await products.addProduct({ name: 'Garden Bench', ...fields })
    return data
  }

  async function total() {
    const { additional_data } = await products.getProducts({ getSummary: true, limit: 1 })
    return Number(additional_data.summary?.total_count)
  }

  describe('addProduct', () => {
    const everything = {
      name: 'Garden Bench',
      code: 'GB-12',
      unit: 'pcs',
      tax: 20,
      active_flag: 1 as const,
      selectable: 0 as const,
      visible_to: '1',
      prices: [
        { currency: 'EUR', price: 149.5, cost: 80, overhead_cost: 4 },
        { currency: 'USD', price: 0.1 },
      ],
    }

    it('keeps every field it is given', async () => {
      const body = Object.assign(new AddProductRequestBody(), everything, {
        owner_id: colleague.id,
      })

      const { success, data, related_objects } = await products.addProduct(body)

      const user = {
        id: colleague.id,
        name: colleague.name,
        email: colleague.email,
        has_pic: false,
        pic_hash: null,
        active_flag: true,
      }
      expect(success).toBe(true)
      expect(data).toMatchObject({
        name: 'Garden Bench',
        code: 'GB-12',
        unit: 'pcs',
        tax: 20,
        visible_to: '1',
        active_flag: true,
        selectable: false,
        first_char: 'g',
        files_count: null,
        description: null,
        category: null,
        owner_id: { ...user, value: colleague.id },
        prices: [
          { product_id: data.id, currency: 'EUR', price: 149.5, cost: 80, overhead_cost: 4 },
          { product_id: data.id, currency: 'USD', price: 0.1, cost: 0, overhead_cost: 0 },
        ],
      })
      expect(data.add_time).toMatch(timestamp)
      expect(data.update_time).toBe(data.add_time)
      expect(related_objects).toEqual({ user: { [colleague.id]: user } })
    })

    it('takes the model as addProductRequestBody too', async () => {
      const model = AddProductRequestBody.constructFromObject({ ...everything })

      const { data } = await products.addProduct({ addProductRequestBody: model })

      expect(data).toMatchObject({ code: 'GB-12', selectable: false, visible_to: '1', tax: 20 })
      expect(data.prices.map(({ currency, price }) => [currency, price])).toEqual([
        ['EUR', 149.5],
        ['USD', 0.1],
      ])
      expect(data).not.toHaveProperty('addProductRequestBody')
    })

    it('fills in the documented defaults', async () => {
      const { data } = await products.addProduct({ name: 'Äpfel' })

      expect(data).toMatchObject({
        name: 'Äpfel',
        code: null,
        tax: 0,
        active_flag: true,
        selectable: true,
        prices: [],
        visible_to: '3',
        first_char: 'ä',
        owner_id: { value: company.admin.id },
      })
    })

    it('a second price in one currency: the last one wins', async () => {
      const prices = [
        { currency: 'EUR', price: 1 },
        { currency: 'EUR', price: 2 },
      ]

      const { data } = await products.addProduct({ name: 'Twice', prices })

      expect(data.prices.map(({ currency, price }) => [currency, price])).toEqual([['EUR', 2]])
    })

    it('with active_flag 0 makes a product that is deleted already and has no prices', async () => {
      const { data } = await products.addProduct({ ...everything, active_flag: 0 })

      expect(data).toMatchObject({ active_flag: false, prices: [] })
      expect((await products.getProducts({ ids: [data.id] })).data).toBeNull()
    })

    it.each<[string, ProductFields | undefined, string | RegExp]>([
      ['no body at all', undefined, 'Name must be given.'],
      ['an empty name', { name: '' }, 'Name must be given.'],
      ['a name of 256 characters', { name: 'x'.repeat(256) }, /name/],
      ['an id', { name: 'x', id: 5 }, /^Inserting ID with POST request is not allowed\. /],
      ['prices that are text', { name: 'x', prices: 'EUR 5' }, /^Prices must be given as array of/],
      [
        'a price without amount',
        { name: 'x', prices: [{ currency: 'EUR' }] },
        'Price attribute must be set for each price.',
      ],
      ['an unknown currency', { name: 'x', prices: [{ currency: 'EURO', price: 1 }] }, /EURO/],
      ['a negative price', { name: 'x', prices: [{ currency: 'EUR', price: -1 }] }, /price/],
      ['an unknown visibility', { name: 'x', visible_to: '2' }, /visible_to/],
      ['an unknown custom field', { name: 'x', [unknownField]: 'y' }, /./],
    ])('refuses %s and stores nothing', async (_, body, error) => {
      const before = await total()

      await expectRefusal(products.addProduct(body), error)

      expect(await total()).toBe(before)
    })
  })

  describe('getProduct', () => {
    it('answers what addProduct answered', async () => {
      const added = await aProduct({ code: 'X-1', prices: [{ currency: 'EUR', price: 5 }] })

      const { success, data, related_objects } = await products.getProduct(added.id)

      expect(success).toBe(true)
      expect(data).toEqual(added)
      expect(data.product_variations).toEqual([])
      expect(Object.keys(related_objects?.user ?? {})).toEqual([`${company.admin.id}`])
    })

    it('an id nobody has, or another company has, is not found', async () => {
      const elsewhere = productsApi(merx.server.url, merx.server.apiToken)
      const { data: foreign } = await elsewhere.addProduct({ name: 'Not yours' })

      await expectNotFound(products.getProduct(unknownId))
      await expectNotFound(products.getProduct(foreign.id))
    })

    it.each([0, -1, 1.5, '12abc', 2 ** 53])('%s is not an id', async (id) => {
      await expectRefusal(products.getProduct(id), /./)
    })

    it('without id fails before anything is sent', () => {
      expect(() => products.getProduct(undefined)).toThrow("Missing the required parameter 'id'")
    })

    it('takes the extra parameter of a client that does not want cached answers', async () => {
      const added = await aProduct()
      const uncached = productsApi(merx.server.url, company.admin.apiToken)
      uncached.apiClient.cache = false

      expect((await uncached.getProduct(added.id)).data).toEqual(added)
      expect((await uncached.getProducts({ ids: [added.id] })).data).toEqual([added])
    })
  })

  describe('updateProduct', () => {
    it('changes only what it is given', async () => {
      const before = await aProduct({ code: 'A-1', unit: 'pcs', tax: 9 })
      const change = {
        name: 'Umbrella',
        selectable: 0,
        visible_to: '1',
        owner_id: colleague.id,
      } as const

      const { data } = await products.updateProduct(before.id, change)

      const { prices, update_time, ...answered } = data
      const { data: after } = await products.getProduct(before.id)
      expect(after).toMatchObject({
        name: 'Umbrella',
        first_char: 'u',
        selectable: false,
        visible_to: '1',
        code: 'A-1',
        unit: 'pcs',
        tax: 9,
        active_flag: true,
        add_time: before.add_time,
        owner_id: { value: colleague.id, name: colleague.name },
      })
      expect(after).toMatchObject(answered)
      expect([prices, after.prices]).toEqual([{}, []])
      expect(update_time >= before.update_time).toBe(true)
    })

    it('changes every field of the model, given as productRequest', async () => {
      const before = await aProduct()
      const model = ProductRequest.constructFromObject({
        name: 'New',
        code: 'N-1',
        unit: 'kg',
        tax: 7.5,
        active_flag: 1,
        selectable: 1,
        visible_to: '3',
        owner_id: company.admin.id,
        prices: [{ currency: 'EUR', price: 1 }],
      })

      const { data, related_objects } = await products.updateProduct(before.id, {
        productRequest: model,
      })

      expect(data).toMatchObject({
        name: 'New',
        code: 'N-1',
        unit: 'kg',
        tax: 7.5,
        active_flag: true,
        selectable: true,
        visible_to: '3',
        prices: { EUR: { price: 1 } },
      })
      expect(data).not.toHaveProperty('productRequest')
      expect(related_objects).toHaveProperty(['user', `${company.admin.id}`, 'id'])
    })

    it('merges prices by currency and answers them by currency', async () => {
      const before = await aProduct({
        prices: [
          { currency: 'EUR', price: 25, cost: 10, overhead_cost: 2 },
          { currency: 'GBP', price: 20 },
        ],
      })
      const [eur, gbp] = before.prices

      const { data } = await products.updateProduct(before.id, {
        prices: [
          { currency: 'EUR', price: 29 },
          { currency: 'USD', price: 33, cost: 11 },
        ],
      })

      expect(Object.keys(data.prices).sort()).toEqual(['EUR', 'GBP', 'USD'])
      expect(data.prices.EUR).toMatchObject({ id: eur?.id, price: 29, currency: 'EUR' })
      expect(data.prices.GBP).toEqual(gbp)
      expect(data.prices.USD).toMatchObject({ price: 33, cost: 11, product_id: before.id })
      const { data: after } = await products.getProduct(before.id)
      expect(after.prices).toHaveLength(3)
      expect(after.prices).toEqual(expect.arrayContaining(Object.values(data.prices)))
    })

    it('an empty list of prices removes none', async () => {
      const before = await aProduct({ prices: [{ currency: 'EUR', price: 25 }] })

      const { data } = await products.updateProduct(before.id, { prices: [] })

      expect(data.prices).toEqual({ EUR: before.prices[0] })
    })

    it('without a body changes nothing', async () => {
      const before = await aProduct({ code: 'same' })

      const { success } = await products.updateProduct(before.id)

      expect(success).toBe(true)
      expect((await products.getProduct(before.id)).data).toEqual(before)
    })

    it.each<[string, ProductFields, string | RegExp]>([
      ['an empty name', { name: '' }, 'Name must be given.'],
      ['an unknown custom field', { [unknownField]: 'x' }, 'Bad request'],
      ['prices that are no list', { prices: { EUR: 5 } }, /^Prices must be given as array of/],
      [
        'one bad price of two',
        {
          prices: [
            { currency: 'EUR', price: 2 },
            { currency: 'X', price: 1 },
          ],
        },
        /X/,
      ],
      ['a bad field beside a good one', { code: 'changed', visible_to: '4' }, /visible_to/],
    ])('refuses %s and changes nothing', async (_, change, error) => {
      const before = await aProduct({ code: 'kept', prices: [{ currency: 'EUR', price: 1 }] })

      await expectRefusal(products.updateProduct(before.id, change), error)

      expect((await products.getProduct(before.id)).data).toEqual(before)
    })

    it('an id nobody has is not found', async () => {
      await expectNotFound(products.updateProduct(unknownId, { name: 'x' }))
    })
  })

  describe('deleting and restoring', () => {
    const isListed = async (id: number) =>
      (await products.getProducts({ ids: [id] })).data?.[0]?.id === id

    it('a deleted product is out of lists, still readable, and comes back as it was', async () => {
      const before = await aProduct({ code: 'D-1', prices: [{ currency: 'EUR', price: 3 }] })

      const deleted = await products.deleteProduct(before.id)

      expect(deleted).toEqual({ success: true, data: { id: before.id } })
      expect((await products.getProduct(before.id)).data).toMatchObject({
        active_flag: false,
        code: 'D-1',
        prices: before.prices,
      })
      expect(await isListed(before.id)).toBe(false)

      const { data: restored } = await products.updateProduct(before.id, { active_flag: 1 })

      expect(restored).toMatchObject({ active_flag: true, prices: { EUR: { price: 3 } } })
      expect(await isListed(before.id)).toBe(true)
    })

    it('active_flag 0 deletes', async () => {
      const { id } = await aProduct()

      const { data } = await products.updateProduct(id, { active_flag: 0 })

      expect(data.active_flag).toBe(false)
      expect(await isListed(id)).toBe(false)
    })

    it('deleting twice answers the same; an id nobody has is not found', async () => {
      const { id } = await aProduct()
      await products.deleteProduct(id)

      expect((await products.deleteProduct(id)).data).toEqual({ id })
      await expectNotFound(products.deleteProduct(unknownId))
    })
  })
})
