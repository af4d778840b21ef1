import type { ProductsApi } from 'pipedrive-31/v1'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import {
  asAnswered,
  expectErrorBody,
  type Page,
  type Pagination,
  type Product,
  productsApi,
} from './pipedrive-31-client.ts'
import {
  aCompany,
  aSampleCompany,
  type Colleague,
  type Company,
  runningMerx,
} from './running-merx.ts'

interface Row {
  readonly id: number
  readonly [key: string]: unknown
}

interface Found {
  readonly data: { items: { result_score: number; item: Row }[] }
  readonly additional_data: { pagination: Pagination }
}

const unknownId = 987_654_321
const noUser = 'User not found or not accessible.'

describe.each(databases)('pipedrive 31.2.1, around products, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let colleague: Colleague
  let products: ProductsApi

  beforeAll(async () => {
    company = await aCompany(merx.server)
    colleague = await company.addUser()
    products = productsApi(merx.server.url, company.admin.apiToken)
  })

  async function add(name: string, fields: Record<string, unknown> = {}) {
    const { data } = await products.addProduct({ AddProductRequest: { name, ...fields } })
    return asAnswered<Product>(data)
  }

  async function follow(id: number, user_id: number) {
    const request = { id, AddProductFollowerRequest: { user_id } }
    return asAnswered<Row>((await products.addProductFollower(request)).data)
  }

  async function followers(request: Parameters<ProductsApi['getProductFollowers']>[0]) {
    return asAnswered<Page<Row>>(await products.getProductFollowers(request))
  }

  describe('followers and permitted users', () => {
    it('following twice is one relation, removed by its id', async () => {
      const { id } = await add('Followed', { visible_to: '1' })

      const relation = await follow(id, colleague.id)

      expect(relation).toEqual({
        id: expect.any(Number),
        user_id: colleague.id,
        product_id: id,
        add_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      })
      expect(await follow(id, colleague.id)).toEqual(relation)
      expect((await followers({ id })).data).toEqual([relation])
      const permitted = await products.getProductUsers({ id })
      expect(permitted).toEqual({ success: true, data: [company.admin.id, colleague.id] })

      const removed = await products.deleteProductFollower({ id, follower_id: relation.id })

      expect(removed).toEqual({ success: true, data: { id: relation.id } })
      expect((await followers({ id })).data).toBeNull()
      expect((await products.getProductUsers({ id })).data).toEqual([company.admin.id])
    })

    it('followers come in pages', async () => {
      const { id } = await add('Popular')
      const first = await follow(id, company.admin.id)
      const second = await follow(id, colleague.id)

      const page = await followers({ id, start: 0, limit: 1 })
      const rest = await followers({ id, start: 1, limit: 1 })

      expect([page.data, rest.data]).toEqual([[first], [second]])
      expect(page.additional_data.pagination).toEqual({
        start: 0,
        limit: 1,
        more_items_in_collection: true,
        next_start: 1,
      })
      expect(rest.additional_data.pagination).toEqual({
        start: 1,
        limit: 1,
        more_items_in_collection: false,
      })
    })

    it('unknown users, products and relations are refused', async () => {
      const { id } = await add('Lonely')

      await expectErrorBody(products.addProductFollower({ id }), 'User id must be given.')
      await expectErrorBody(follow(id, unknownId), noUser)
      await expectErrorBody(follow(unknownId, company.admin.id), 'Product not found')
      await expectErrorBody(followers({ id: unknownId }), 'Product not found')
      await expectErrorBody(products.getProductUsers({ id: unknownId }), 'Product not found')
      const follower_id = unknownId
      await expectErrorBody(products.deleteProductFollower({ id, follower_id }), /not found$/)
    })
  })

  describe('searchProducts', () => {
    async function search(request: Parameters<ProductsApi['searchProducts']>[0], api = products) {
      return asAnswered<Found>(await api.searchProducts(request))
    }

    it('answers whole items, best first, in pages', async () => {
      const inside = await add('Semaphore')
      const start = await add('Tin maphora', { code: 'TM', visible_to: '1' })
      const prefix = await add('Maphory', { code: 'M-1', prices: [{ currency: 'EUR', price: 2 }] })

      const all = await search({ term: 'maphor' })
      const page = await search({ term: 'maphor', start: 1, limit: 1 })

      const scores = all.data.items.map(({ result_score }) => result_score)
      expect(all.data.items.map(({ item }) => item)).toEqual([
        {
          id: prefix.id,
          type: 'product',
          name: 'Maphory',
          code: 'M-1',
          visible_to: 3,
          owner: { id: company.admin.id },
          custom_fields: [],
        },
        {
          id: start.id,
          type: 'product',
          name: 'Tin maphora',
          code: 'TM',
          visible_to: 1,
          owner: { id: company.admin.id },
          custom_fields: [],
        },
        expect.objectContaining({ id: inside.id, code: null }),
      ])
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
      expect(page.data.items).toEqual([all.data.items[1]])
      expect(page.additional_data.pagination).toEqual({
        start: 1,
        limit: 1,
        more_items_in_collection: true,
        next_start: 2,
      })
    })

    it('is narrowed by fields and exact_match and widened by include_fields', async () => {
      const prices = [
        { currency: 'EUR', price: 3 },
        { currency: 'USD', price: 4 },
      ]
      const named = await add('Quixote', { code: 'A' })
      const coded = await add('Rocinante', { code: 'quixote-9', prices })
      const ids = async (request: Omit<Parameters<typeof search>[0], 'term'>) =>
        (await search({ term: 'quixote', ...request })).data.items.map(({ item }) => item.id)

      expect(await ids({})).toEqual([named.id, coded.id])
      expect(await ids({ fields: 'name' })).toEqual([named.id])
      expect(await ids({ fields: 'code' })).toEqual([coded.id])
      expect(await ids({ fields: 'name,code' as 'name' })).toEqual([named.id, coded.id])
      expect(await ids({ fields: 'custom_fields' })).toEqual([])
      expect(await ids({ exact_match: true })).toEqual([named.id])
      expect(await ids({ exact_match: false })).toEqual([named.id, coded.id])
      const priced = await search({ term: 'quixote-9', include_fields: 'product.price' })
      expect(priced.data.items[0]?.item.prices).toEqual(coded.prices)
    })

    it('a short term is refused, unless it must match exactly', async () => {
      const { id } = await add('§')

      await expectErrorBody(search({ term: '§' }), /at least 2 characters/)

      const exact = await search({ term: '§', exact_match: true })
      expect(exact.data.items.map(({ item }) => item.id)).toEqual([id])
    })
  })

  describe('the sample catalogue', () => {
    let sample: ProductsApi
    let catalogue: Product[]

    beforeAll(async () => {
      const { admin } = await aSampleCompany(merx.server)
      sample = productsApi(merx.server.url, admin.apiToken)
      const page = asAnswered<Page<Product>>(await sample.getProducts({ limit: 500 }))
      catalogue = page.data ?? []
    })

    async function deals(request: Parameters<ProductsApi['getProductDeals']>[0]) {
      return asAnswered<Page<Row>>(await sample.getProductDeals(request))
    }

    async function files(request: Parameters<ProductsApi['getProductFiles']>[0]) {
      return asAnswered<Page<Row>>(await sample.getProductFiles(request))
    }

    async function aProductInSeveralDeals() {
      for (const { id } of catalogue) {
        const all = (await deals({ id })).data ?? []
        if (all.length > 1) return { id, all }
      }
      throw new Error('no sample product is in several deals')
    }

    /** A custom field of some sample product that holds plain words. */
    function aTextField() {
      for (const product of catalogue) {
        for (const [key, value] of Object.entries(product)) {
          const isPlain = /^[0-9a-f]{40}$/.test(key) && !(`${key}_formatted_address` in product)
          if (isPlain && /^\p{L}{3,}/u.test(`${value ?? ''}`)) return { product, key }
        }
      }
      throw new Error('no sample product has a text in a custom field')
    }

    it('deals come with what they refer to, by status and in pages', async () => {
      const { id, all } = await aProductInSeveralDeals()

      const { related_objects } = await deals({ id })

      for (const deal of all) {
        const owner = asAnswered<{ value: number; name: string }>(deal.user_id)
        expect(related_objects).toHaveProperty(['user', `${owner.value}`, 'name'], owner.name)
        expect(related_objects).toHaveProperty(['stage', `${deal.stage_id}`, 'id'], deal.stage_id)
      }
      const byStatus: Row[] = []
      for (const status of ['open', 'won', 'lost'] as const) {
        const some = (await deals({ id, status })).data ?? []
        expect(some.filter((deal) => deal.status !== status)).toEqual([])
        byStatus.push(...some)
      }
      expect(byStatus).toHaveLength(all.length)
      expect(byStatus).toEqual(expect.arrayContaining(all))
      expect((await deals({ id, status: 'all_not_deleted' })).data).toEqual(all)
      const deleted = (await deals({ id, status: 'deleted' })).data ?? []
      expect(deleted.filter((deal) => deal.status !== 'deleted' || !deal.deleted)).toEqual([])
      expect((await deals({ id, start: 1, limit: 1 })).data).toEqual([all[1]])
    })

    it('files come sorted and in pages', async () => {
      const [most] = [...catalogue].sort((a, b) => (b.files_count ?? 0) - (a.files_count ?? 0))
      const id = most?.id ?? 0
      const all = (await files({ id, sort: 'id ASC' })).data ?? []

      expect(all.length).toBeGreaterThan(0)
      expect(all).toHaveLength(most?.files_count ?? 0)
      expect(all.map(({ product_id }) => product_id)).toEqual(all.map(() => id))
      expect(all.every(({ file_size }) => Number.isInteger(file_size))).toBe(true)
      expect((await files({ id, sort: 'id DESC' })).data).toEqual([...all].reverse())
      expect((await files({ id, sort: 'update_time ASC' })).data).toHaveLength(all.length)
      const last = await files({ id, start: all.length - 1, limit: 100, sort: 'id ASC' })
      expect(last.data).toEqual(all.slice(-1))
      expect((await files({ id, limit: 1000 })).additional_data.pagination.limit).toBe(100)
    })

    it('a text of a custom field is written flat and found by search', async () => {
      const { product, key } = aTextField()
      const text = 'hand-turned Wenge'

      const { data } = await sample.updateProduct({
        id: product.id,
        UpdateProductRequest: { [key]: text },
      })

      expect(asAnswered<Product>(data)[key]).toBe(text)
      const found = asAnswered<Found>(
        await sample.searchProducts({ term: 'TURNED wenge', fields: 'custom_fields' }),
      )
      expect(found.data.items.map(({ item }) => [item.id, item.custom_fields])).toEqual([
        [product.id, [text]],
      ])
      const byName = await sample.searchProducts({ term: 'turned wenge', fields: 'name' })
      expect(byName.data.items).toEqual([])
    })
  })
})
