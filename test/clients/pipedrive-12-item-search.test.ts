import { ItemSearchApi, type ProductsApi } from 'pipedrive-12'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { expectRefusal, productsApi } from './pipedrive-12-client.ts'
import { aSampleCompany, runningMerx } from './running-merx.ts'

describe.each(databases)('pipedrive 12.0.3, searching all items, on $name', (database) => {
  const merx = runningMerx(database)
  let products: ProductsApi
  let search: ItemSearchApi

  beforeAll(async () => {
    const company = await aSampleCompany(merx.server)
    products = productsApi(merx.server.url, company.admin.apiToken)
    search = new ItemSearchApi(products.apiClient)
  })

  it('finds a person and the deals made with them', async () => {
    const options = { searchForRelatedItems: true }

    const { success, data } = await search.searchItem('contact-1@customer.example', options)

    expect(success).toBe(true)
    expect(data.items).toMatchObject([
      {
        result_score: 1,
        item: { type: 'person', emails: ['contact-1@customer.example'], notes: [] },
      },
    ])
    const person = data.items[0]?.item
    expect(data.related_items.length).toBeGreaterThan(0)
    for (const { item, result_score } of data.related_items) {
      expect(result_score).toBe(0)
      expect(item).toMatchObject({ type: 'deal', person: { id: person?.id, name: person?.name } })
    }
  })

  it('orders all kinds together, in pages', async () => {
    const all = await search.searchItem('ar', { limit: 500 })
    const walked = []
    for (let start = 0; start < all.data.items.length; start += 70) {
      walked.push(...(await search.searchItem('ar', { start, limit: 70 })).data.items)
    }

    const scores = all.data.items.map(({ result_score }) => result_score)
    expect(new Set(all.data.items.map(({ item }) => item.type)).size).toBeGreaterThan(2)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(walked).toEqual(all.data.items)
    expect(all.additional_data.pagination).toMatchObject({ more_items_in_collection: false })
  })

  it('is narrowed by kinds, fields and exactMatch and widened by includeFields', async () => {
    const prices = [{ currency: 'EUR', price: 5 }]
    const { data: product } = await products.addProduct({ name: 'Xylophon', code: 'X-9', prices })
    const found = async (...asked: Parameters<ItemSearchApi['searchItem']>) =>
      (await search.searchItem(...asked)).data.items.map(({ item }) => item.id)

    expect(await found('xylo')).toEqual([product.id])
    expect(await found('xylo', { itemTypes: 'deal,lead' })).toEqual([])
    expect(await found('xylo', { itemTypes: 'lead,product' })).toEqual([product.id])
    expect(await found('xylo', { fields: 'code' })).toEqual([])
    expect(await found('xylo', { exactMatch: true })).toEqual([])
    expect(await found('xylophon', { exactMatch: true })).toEqual([product.id])
    const { data } = await search.searchItem('xylo', { includeFields: 'product.price' })
    expect(data.items[0]?.item.prices).toEqual(product.prices)
  })

  it('finds values of one field, and the items that have them', async () => {
    const { data: product } = await products.addProduct({ name: 'Ukulele', unit: 'pack' })
    const byItem = { returnItemIds: true }

    const values = await search.searchItemByField('Ukul', 'productField', 'name')
    const items = await search.searchItemByField('kulele', 'productField', 'name', byItem)

    expect(values.data).toEqual([{ name: 'Ukulele' }])
    expect(items.data).toEqual([{ id: product.id, name: 'Ukulele' }])
    expect((await search.searchItemByField('ukul', 'productField', 'name')).data).toEqual([])
    const exact = { exactMatch: true, limit: 1 }
    expect((await search.searchItemByField('Ukul', 'productField', 'name', exact)).data).toEqual([])
    const leads = await search.searchItemByField('Ukul', 'leadField', 'title')
    expect(leads.data).toEqual([])
    const emails = await search.searchItemByField('contact-1@', 'personField', 'email')
    expect(emails.data).toEqual([{ email: 'contact-1@customer.example' }])
  })

  it('short terms and unknown fields are refused', async () => {
    await expectRefusal(search.searchItem('x'), /at least 2 characters/)
    await expectRefusal(search.searchItemByField('ab', 'productField', 'colour'), /"colour"/)
    await expectRefusal(search.searchItemByField('ab', 'colourField', 'name'), /field_type/)
  })
})
