import { Configuration, ItemSearchApi, type ProductsApi } from 'pipedrive-31/v1'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { asAnswered, expectErrorBody, type Product, productsApi } from './pipedrive-31-client.ts'
import { aSampleCompany, runningMerx } from './running-merx.ts'

interface Found {
  readonly data: { items: Hit[]; related_items: Hit[] }
}

interface Hit {
  readonly result_score: number
  readonly item: { readonly id: number; readonly type: string; readonly [key: string]: unknown }
}

describe.each(databases)('pipedrive 31.2.1, searching all items, on $name', (database) => {
  const merx = runningMerx(database)
  let products: ProductsApi
  let items: ItemSearchApi

  beforeAll(async () => {
    const { apiToken: apiKey } = (await aSampleCompany(merx.server)).admin
    products = productsApi(merx.server.url, apiKey)
    items = new ItemSearchApi(new Configuration({ basePath: `${merx.server.url}/v1`, apiKey }))
  })

  async function search(request: Parameters<ItemSearchApi['searchItem']>[0]) {
    return asAnswered<Found>(await items.searchItem(request)).data
  }

  async function values(request: Parameters<ItemSearchApi['searchItemByField']>[0]) {
    return (await items.searchItemByField(request)).data
  }

  async function add(fields: Record<string, unknown> & { name: string }) {
    const { data } = await products.addProduct({ AddProductRequest: fields })
    return asAnswered<Product>(data)
  }

  it('finds a person and the deals made with them', async () => {
    const term = 'contact-1@customer.example'

    const found = await search({ term, search_for_related_items: true })

    expect(found.items).toMatchObject([
      { result_score: 1, item: { type: 'person', emails: [term], notes: [] } },
    ])
    const person = found.items[0]?.item
    expect(found.related_items.length).toBeGreaterThan(0)
    for (const { item, result_score } of found.related_items) {
      expect(result_score).toBe(0)
      expect(item).toMatchObject({ type: 'deal', person: { id: person?.id, name: person?.name } })
    }
  })

  it('orders all kinds together, in pages', async () => {
    const all = (await search({ term: 'ar', limit: 500 })).items
    const walked: Hit[] = []
    for (let start = 0; start < all.length; start += 70) {
      walked.push(...(await search({ term: 'ar', start, limit: 70 })).items)
    }

    const scores = all.map(({ result_score }) => result_score)
    expect(new Set(all.map(({ item }) => item.type)).size).toBeGreaterThan(2)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(walked).toEqual(all)
  })

  it('is narrowed by kinds, fields and exact_match and widened by include_fields', async () => {
    const product = await add({
      name: 'Xylophon',
      code: 'X-9',
      prices: [{ currency: 'EUR', price: 5 }],
    })
    const ids = async (request: Omit<Parameters<typeof search>[0], 'term'>) =>
      (await search({ term: 'xylo', ...request })).items.map(({ item }) => item.id)

    expect(await ids({})).toEqual([product.id])
    expect(await ids({ item_types: 'deal,lead' as 'deal' })).toEqual([])
    expect(await ids({ item_types: 'product' })).toEqual([product.id])
    expect(await ids({ fields: 'code' })).toEqual([])
    expect(await ids({ exact_match: true })).toEqual([])
    const [hit] = (await search({ term: 'xylo', include_fields: 'product.price' })).items
    expect(hit?.item.prices).toEqual(product.prices)
  })

  it('finds values of one field, and the items that have them', async () => {
    const { id } = await add({ name: 'Ukulele', unit: 'pack' })
    const request = { term: 'Ukul', field_type: 'productField', field_key: 'name' } as const

    expect(await values(request)).toEqual([{ name: 'Ukulele' }])
    expect(await values({ ...request, return_item_ids: true })).toEqual([{ id, name: 'Ukulele' }])
    expect(await values({ ...request, term: 'ukul' })).toEqual([])
    expect(await values({ ...request, exact_match: true })).toEqual([])
    expect(await values({ ...request, field_type: 'projectField' })).toEqual([])
    expect(
      await values({ term: 'contact-1@', field_type: 'personField', field_key: 'email' }),
    ).toEqual([{ email: 'contact-1@customer.example' }])
  })

  it('short terms and unknown fields are refused', async () => {
    await expectErrorBody(items.searchItem({ term: 'x' }), /at least 2 characters/)
    const request = { term: 'ab', field_type: 'productField', field_key: 'colour' } as const
    await expectErrorBody(items.searchItemByField(request), /"colour"/)
  })
})
