import { Configuration, ProductsApi } from 'pipedrive-31/v1'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import {
  asAnswered,
  expectErrorBody,
  type Page,
  type Product,
  productsApi,
} from './pipedrive-31-client.ts'
import { aCompany, type Colleague, type Company, rejection, runningMerx } from './running-merx.ts'

type Fields = Record<string, unknown>

const unknownId = 987_654_321
const unknownField = 'cd'.repeat(20)

describe.each(databases)('pipedrive 31.2.1, core operations, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let colleague: Colleague
  let products: ProductsApi

  beforeAll(async () => {
    company = await aCompany(merx.server)
    colleague = await company.addUser()
    products = productsApi(merx.server.url, company.admin.apiToken)
  })

  async function add(fields: Fields = {}, api = products) {
    const AddProductRequest = { name: 'Garden Bench', ...fields }
    return asAnswered<Product>((await api.addProduct({ AddProductRequest })).data)
  }

  async function update(id: number, UpdateProductRequest: Fields) {
    return asAnswered<Product>((await products.updateProduct({ id, UpdateProductRequest })).data)
  }

  async function get(id: number) {
    return asAnswered<Product>((await products.getProduct({ id })).data)
  }

  async function list(request: Parameters<ProductsApi['getProducts']>[0], api = products) {
    return asAnswered<Page<Product>>(await api.getProducts(request))
  }

  describe('addProduct', () => {
    const everything = {
      name: 'Garden Bench',
      code: 'GB-12',
      description: 'Oak',
      unit: 'pcs',
      tax: 20,
      active_flag: true,
      selectable: false,
      visible_to: '1',
      billing_frequency: 'monthly',
      billing_frequency_cycles: 12,
    }

    it('keeps every field it is given', async () => {
      const prices = [
        { currency: 'EUR', price: 149.5, cost: 80, overhead_cost: 4, notes: 'list price' },
        { currency: 'JPY', price: 25_000 },
      ]

      const product = await add({ ...everything, owner_id: colleague.id, prices })

      expect(product).toMatchObject(everything)
      expect(product).toMatchObject({
        owner_id: {
          id: colleague.id,
          name: colleague.name,
          email: colleague.email,
          value: colleague.id,
          has_pic: false,
          pic_hash: null,
          active_flag: true,
        },
        prices: prices.map((price) => ({ product_id: product.id, ...price })),
      })
      expect(await get(product.id)).toEqual(product)
    })

    it('fills in the documented defaults', async () => {
      expect(await add()).toMatchObject({
        code: null,
        description: null,
        tax: 0,
        active_flag: true,
        selectable: true,
        visible_to: '3',
        owner_id: { value: company.admin.id },
        prices: [],
        billing_frequency: 'one-time',
        billing_frequency_cycles: null,
        files_count: null,
      })
    })

    it.each<[string, Fields, string | RegExp]>([
      ['no name', { name: undefined }, 'Name must be given.'],
      ['prices that are no list', { prices: 5 }, /^Prices must be given as array of objects\./],
      ['a price without amount', { prices: [{ currency: 'EUR' }] }, /^Price attribute must be set/],
      ['an id', { id: 7 }, /^Inserting ID with POST request is not allowed\. /],
      ['an unknown frequency', { billing_frequency: 'daily' }, /billing_frequency/],
      ['too many cycles', { billing_frequency: 'weekly', billing_frequency_cycles: 209 }, /cycles/],
      ['an unknown custom field', { [unknownField]: 1 }, /./],
    ])('rejects %s with the body of the answer', async (_, fields, error) => {
      await expectErrorBody(add(fields), error)
    })

    it('rejects a request without any body', async () => {
      await expectErrorBody(products.addProduct(), 'Name must be given.')
    })
  })

  describe('getProduct', () => {
    it('comes with its owner beside it', async () => {
      const product = await add({ code: 'X-1' })

      const answer = await products.getProduct({ id: product.id })

      expect(answer).toMatchObject({ success: true, data: product })
      expect(answer.related_objects).toEqual({
        user: {
          [company.admin.id]: {
            id: company.admin.id,
            name: expect.any(String),
            email: company.admin.email,
            has_pic: false,
            pic_hash: null,
            active_flag: true,
          },
        },
      })
    })

    it('an id nobody has, or another company has, is not found', async () => {
      const elsewhere = productsApi(merx.server.url, merx.server.apiToken)
      const foreign = await add({}, elsewhere)

      await expectErrorBody(get(unknownId), 'Product not found')
      await expectErrorBody(get(foreign.id), 'Product not found')
    })

    it('without id rejects before anything is sent', async () => {
      expect(await rejection(products.getProduct({} as never))).toMatchObject({
        name: 'RequiredError',
        field: 'id',
      })
    })
  })

  describe('getProducts', () => {
    let api: ProductsApi
    let owner: Colleague
    let ids: number[]

    beforeAll(async () => {
      const shop = await aCompany(merx.server)
      owner = await shop.addUser()
      api = productsApi(merx.server.url, shop.admin.apiToken)
      const apple = await add({ name: 'apple' }, api)
      const banana = await add({ name: 'Banana', owner_id: owner.id }, api)
      const avocado = await add({ name: 'Avocado', owner_id: owner.id }, api)
      ids = [apple.id, banana.id, avocado.id]
    })

    async function names(request: Parameters<typeof list>[0]) {
      return (await list(request, api)).data?.map(({ name }) => name) ?? null
    }

    it('an empty list is null data', async () => {
      expect(await list({ first_char: 'x' }, api)).toEqual({
        success: true,
        data: null,
        additional_data: { pagination: { start: 0, limit: 100, more_items_in_collection: false } },
      })
    })

    it('is read to the end by following next_start', async () => {
      const first = await list({ limit: 2 }, api)
      const start = first.additional_data.pagination.next_start ?? 0
      const second = await list({ start, limit: 2 }, api)

      const pages = [first, second].map(({ data }) => data?.map(({ name }) => name))
      expect(pages).toEqual([['apple', 'Banana'], ['Avocado']])
      expect(second.additional_data.pagination).toEqual({
        start: 2,
        limit: 2,
        more_items_in_collection: false,
      })
    })

    it('picks by owner, ids and first letter, and counts what it picked', async () => {
      const [first = 0, , third = 0] = ids

      expect(await names({ user_id: owner.id })).toEqual(['Banana', 'Avocado'])
      expect(await names({ ids: [third, first] })).toEqual(['apple', 'Avocado'])
      expect(await names({ ids: [third] })).toEqual(['Avocado'])
      expect(await names({ first_char: 'a' })).toEqual(['apple', 'Avocado'])
      expect(await names({ first_char: 'b', user_id: owner.id })).toEqual(['Banana'])
      const counted = await list({ get_summary: true, user_id: owner.id, limit: 1 }, api)
      expect(counted.additional_data.summary).toEqual({ total_count: '2' })
      const plain = await list({ get_summary: false }, api)
      expect(plain.additional_data).not.toHaveProperty('summary')
    })

    it('a filter nobody has is not found, whoever is asked for beside it', async () => {
      await expectErrorBody(list({ filter_id: unknownId }), 'Filter not found')
      await expectErrorBody(
        list({ filter_id: unknownId, user_id: company.admin.id }),
        'Filter not found',
      )
    })
  })

  describe('updateProduct', () => {
    it('changes every field it is given and nothing else', async () => {
      const before = await add({ name: 'Old', code: 'kept' })
      const change = {
        name: 'New',
        description: 'd',
        unit: 'kg',
        tax: 7.5,
        selectable: false,
        visible_to: '7',
        billing_frequency: 'weekly',
        billing_frequency_cycles: 4,
      }

      const after = await update(before.id, { ...change, owner_id: colleague.id })

      expect(after).toMatchObject({ ...change, code: 'kept', first_char: 'n', active_flag: true })
      expect(after.owner_id).toMatchObject({ value: colleague.id, email: colleague.email })
      expect(await get(before.id)).toEqual(after)
    })

    it('merges prices by currency and answers them as a list', async () => {
      const { id, prices } = await add({
        prices: [
          { currency: 'EUR', price: 25, cost: 3 },
          { currency: 'GBP', price: 20 },
        ],
      })

      const after = await update(id, {
        prices: [
          { currency: 'USD', price: 33, notes: 'new' },
          { currency: 'EUR', price: 29 },
        ],
      })

      expect(after.prices).toHaveLength(3)
      expect(after.prices).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ id: prices[0]?.id, currency: 'EUR', price: 29 }),
          prices[1],
          expect.objectContaining({ currency: 'USD', price: 33, notes: 'new', cost: 0 }),
        ]),
      )
      expect((await get(id)).prices).toEqual(after.prices)
    })

    it('without a body changes nothing', async () => {
      const before = await add({ code: 'same' })

      const answer = await products.updateProduct({ id: before.id })

      expect(answer.success).toBe(true)
      expect(await get(before.id)).toEqual(before)
    })

    it.each<[string, Fields, string | RegExp]>([
      ['an empty name', { name: '' }, 'Name must be given.'],
      ['an unknown custom field', { [unknownField]: 'x' }, 'Bad request'],
      ['an owner nobody knows', { owner_id: unknownId }, /./],
      ['one bad price of two', { prices: [{ currency: 'EUR', price: 2 }, { price: 1 }] }, /./],
    ])('rejects %s and changes nothing', async (_, change, error) => {
      const before = await add({ prices: [{ currency: 'EUR', price: 1 }] })

      const body = (await rejection(update(before.id, change))) as { error: string }

      expect(body.error).toMatch(error)
      expect(await get(before.id)).toEqual(before)
    })

    it('an id nobody has is not found', async () => {
      await expectErrorBody(update(unknownId, { name: 'x' }), 'Product not found')
    })
  })

  describe('deleting and restoring', () => {
    it.each([
      ['deleteProduct', (id: number) => products.deleteProduct({ id })],
      ['active_flag false', (id: number) => update(id, { active_flag: false })],
    ])('%s takes a product out of lists until active_flag true', async (_, remove) => {
      const before = await add({ prices: [{ currency: 'EUR', price: 3 }] })
      const ids = [before.id]

      await remove(before.id)

      expect(await get(before.id)).toMatchObject({ active_flag: false, prices: before.prices })
      expect((await list({ ids })).data).toBeNull()

      await update(before.id, { active_flag: true })

      expect((await list({ ids })).data).toMatchObject([{ active_flag: true, name: before.name }])
    })

    it('answers the id, also the second time', async () => {
      const { id } = await add()

      expect(await products.deleteProduct({ id })).toEqual({ success: true, data: { id } })
      expect(await products.deleteProduct({ id })).toEqual({ success: true, data: { id } })
      await expectErrorBody(products.deleteProduct({ id: unknownId }), 'Product not found')
    })
  })

  describe('access', () => {
    it.each(['/v1', '/api/v1'])('a product added under %s is the same under both', async (path) => {
      const api = productsApi(merx.server.url, company.admin.apiToken, path)

      const product = await add({ name: `Under ${path}` }, api)

      expect(await get(product.id)).toEqual(product)
      expect((await api.getProduct({ id: product.id })).data).toEqual(product)
    })

    it('the key may be a function; an access token beside it is ignored', async () => {
      const configuration = new Configuration({
        basePath: `${merx.server.url}/v1`,
        apiKey: async () => company.admin.apiToken,
        accessToken: 'undefined',
      })

      const answer = await new ProductsApi(configuration).getProducts({ limit: 1 })

      expect(answer.success).toBe(true)
    })

    it.each(['0'.repeat(40), 'no token', ''])('the token %j is unauthorized', async (token) => {
      const stranger = productsApi(merx.server.url, token)

      const body = await rejection(stranger.getProducts())

      expect(body).toEqual({
        success: false,
        error: 'unauthorized access',
        errorCode: 401,
        error_info: 'Please check developers.pipedrive.com',
      })
    })
  })
})
