import type { ProductsApi } from 'pipedrive-12'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { expectRefusal, productsApi } from './pipedrive-12-client.ts'
import { aCompany, type Company, runningMerx } from './running-merx.ts'

type SearchOptions = Parameters<ProductsApi['searchProducts']>[1]

describe.each(databases)('pipedrive 12.0.3, searching and finding, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let products: ProductsApi
  const ids: Record<string, number> = {}

  beforeAll(async () => {
    company = await aCompany(merx.server)
    products = productsApi(merx.server.url, company.admin.apiToken)
    const catalogue = [
      {
        name: 'Garden Bench',
        code: 'GB-12/4.5',
        prices: [
          { currency: 'EUR', price: 149.5 },
          { currency: 'USD', price: 160 },
        ],
      },
      { name: 'Bench Press', code: '12345', prices: [{ currency: 'EUR', price: 99 }] },
      { name: 'Workbench', code: 'WB' },
      { name: 'Old bench', code: 'OB' },
      { name: 'Crème Brûlée', code: 'Q' },
      { name: 'Nuts & bolts 50% #1 a/b?', code: 'N' },
    ]
    for (const product of catalogue) {
      ids[product.name] = (await products.addProduct(product)).data.id
    }
    await products.deleteProduct(ids['Old bench'] ?? 0)
  })

  describe('searchProducts', () => {
    const names = async (term: string, options?: SearchOptions) =>
      (await products.searchProducts(term, options)).data.items.map(({ item }) => item.name)

    it('answers items with owner, visibility and code', async () => {
      const { success, data, additional_data } = await products.searchProducts('bench press')

      expect(success).toBe(true)
      expect(data.items).toHaveLength(1)
      expect(data.items[0]?.result_score).toBeGreaterThan(0)
      expect(data.items[0]?.item).toMatchObject({
        id: ids['Bench Press'],
        type: 'product',
        name: 'Bench Press',
        visible_to: 3,
        code: 12345,
        owner: { id: company.admin.id },
      })
      expect(data.items[0]?.item).not.toHaveProperty('prices')
      expect(additional_data.pagination).toEqual({
        start: 0,
        limit: 100,
        more_items_in_collection: false,
      })
    })

    it('ranks a prefix before the start of a word before the inside of one; never the deleted', async () => {
      const { data } = await products.searchProducts('bench')

      const scores = data.items.map(({ result_score }) => result_score)
      expect(data.items.map(({ item }) => item.name)).toEqual([
        'Bench Press',
        'Garden Bench',
        'Workbench',
      ])
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
      expect(scores[0]).toBeGreaterThan(scores[2] ?? 0)
    })

    it.each<[string, SearchOptions, string[]]>([
      ['GARDEN', {}, ['Garden Bench']],
      ['bench garden', {}, ['Garden Bench']],
      ['creme brulee', {}, ['Crème Brûlée']],
      ['b-12/4', {}, ['Garden Bench']],
      ['2/4.5', { fields: 'code' }, ['Garden Bench']],
      ['bench', { fields: 'code' }, []],
      ['12345', { fields: 'name' }, []],
      ['12345', { fields: 'name,code' }, ['Bench Press']],
      ['bench', { fields: 'custom_fields' }, []],
      ['garden bench', { exactMatch: true }, ['Garden Bench']],
      ['bench', { exactMatch: true }, []],
      ['q', { exactMatch: true }, ['Crème Brûlée']],
      ['q', { exactMatch: true, fields: 'name' }, []],
      ['gb-12/4.5', { exactMatch: true, fields: 'code' }, ['Garden Bench']],
      ['wb', { exactMatch: false }, ['Workbench']],
      ['Nuts & bolts 50% #1 a/b?', {}, ['Nuts & bolts 50% #1 a/b?']],
      ['nobody has this', {}, []],
    ])('%j with %j finds %j', async (term, options, expected) => {
      expect(await names(term, options)).toEqual(expected)
    })

    it('includeFields adds all prices', async () => {
      const { data } = await products.searchProducts('garden', { includeFields: 'product.price' })

      expect(data.items[0]?.item.prices).toMatchObject([
        { currency: 'EUR', price: 149.5, product_id: ids['Garden Bench'] },
        { currency: 'USD', price: 160 },
      ])
    })

    it('is read to the end by following next_start', async () => {
      const first = await products.searchProducts('bench', { start: 0, limit: 2 })
      const { next_start: start = 0, ...rest } = first.additional_data.pagination
      const second = await products.searchProducts('bench', { start, limit: 2 })

      expect(rest).toEqual({ start: 0, limit: 2, more_items_in_collection: true })
      expect(second.additional_data.pagination).toEqual({
        start: 2,
        limit: 2,
        more_items_in_collection: false,
      })
      const pages = [first, second].map(({ data }) => data.items.map(({ item }) => item.name))
      expect(pages).toEqual([['Bench Press', 'Garden Bench'], ['Workbench']])
    })

    it('a term that is too short is refused', async () => {
      await expectRefusal(products.searchProducts('b'), /at least 2 characters/)
      await expectRefusal(products.searchProducts(''), /at least 2 characters/)
      await expectRefusal(products.searchProducts('', { exactMatch: true }), /1 with exact_match/)
      await expectRefusal(products.searchProducts('bench', { fields: 'owner' }), /fields/)
    })

    it('follows a rename, a deletion and a restoration at once', async () => {
      const { data } = await products.addProduct({ name: 'Hammock' })
      await products.updateProduct(data.id, { name: 'Sunlounger' })
      expect(await names('hammock')).toEqual([])
      expect(await names('sunlounger')).toEqual(['Sunlounger'])

      await products.deleteProduct(data.id)
      expect(await names('sunlounger')).toEqual([])

      await products.updateProduct(data.id, { active_flag: 1 })
      expect(await names('sunlounger')).toEqual(['Sunlounger'])
    })
  })

  describe('findProductsByName', () => {
    const rows = async (term: string, options?: Parameters<ProductsApi['findProductsByName']>[1]) =>
      Object.values((await products.findProductsByName(term, options)).data ?? {})

    it('answers a row with the price in the currency that is asked for', async () => {
      const [inDollars, ...rest] = await rows('garden', { currency: 'USD' })

      expect(rest).toEqual([])
      expect(inDollars).toMatchObject({
        id: ids['Garden Bench'],
        name: 'Garden Bench',
        title: 'Garden Bench',
        price: 160,
        variation_id: null,
        variation_name: null,
      })
      expect(inDollars?.price_formatted).toBe('$160')
      expect(await rows('garden', { currency: 'EUR' })).toMatchObject([
        { price: 149.5, price_formatted: '€149.50' },
      ])
    })

    it('a product without a price in that currency costs 0', async () => {
      expect(await rows('press', { currency: 'USD' })).toMatchObject([{ price: 0 }])
    })

    it("without currency takes the user's own", async () => {
      const admin = productsApi(merx.server.url, merx.server.apiToken)
      const prices = [
        { currency: 'USD', price: 7 },
        { currency: 'EUR', price: 6 },
      ]
      await admin.addProduct({ name: 'Sundial', prices })

      const { data } = await admin.findProductsByName('sundial')

      expect(Object.values(data ?? {})).toMatchObject([{ name: 'Sundial', price: 6 }])
    })

    it('comes in pages', async () => {
      const all = await rows('bench')
      const page = await products.findProductsByName('bench', { start: 1, limit: 1 })

      expect(all.map(({ name }) => name).sort()).toEqual([
        'Bench Press',
        'Garden Bench',
        'Workbench',
      ])
      expect(Object.values(page.data ?? {})).toEqual([all[1]])
      expect(page.additional_data.pagination).toEqual({
        start: 1,
        limit: 1,
        more_items_in_collection: true,
        next_start: 2,
      })
    })

    it('nothing found is an answer without rows; a short term and a strange currency are refused', async () => {
      expect(await rows('nobody has this')).toEqual([])
      await expectRefusal(products.findProductsByName('be'), /at least 3 characters/)
      await expectRefusal(products.findProductsByName('bench', { currency: 'EURO' }), /EURO/)
    })
  })
})
