import type { Product, ProductFields, ProductsApi } from 'pipedrive-12'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { productsApi } from './pipedrive-12-client.ts'
import { aCompany, type Colleague, type Company, runningMerx } from './running-merx.ts'

type ListOptions = Parameters<ProductsApi['getProducts']>[0]

const unknownId = 987_654_321

describe.each(databases)('pipedrive 12.0.3, lists, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let colleague: Colleague
  let products: ProductsApi
  let apple: Product
  let banana: Product
  let avocado: Product

  beforeAll(async () => {
    company = await aCompany(merx.server)
    colleague = await company.addUser()
    products = productsApi(merx.server.url, company.admin.apiToken)
    const add = async (fields: ProductFields) => (await products.addProduct(fields)).data
    apple = await add({ name: 'apple', prices: [{ currency: 'EUR', price: 0.5 }] })
    banana = await add({ name: 'Banana', owner_id: colleague.id })
    const deleted = await add({ name: 'Apricot' })
    avocado = await add({ name: 'Avocado', owner_id: colleague.id })
    await products.deleteProduct(deleted.id)
  })

  async function names(options?: ListOptions) {
    return (await products.getProducts(options)).data?.map(({ name }) => name) ?? null
  }

  it('an empty catalogue is null data', async () => {
    const empty = productsApi(merx.server.url, merx.server.apiToken)

    expect(await empty.getProducts()).toEqual({
      success: true,
      data: null,
      additional_data: { pagination: { start: 0, limit: 100, more_items_in_collection: false } },
    })
  })

  it('shows the same products as the other answers, with their owners beside them', async () => {
    const page = await products.getProducts()

    expect(page.success).toBe(true)
    expect(page.data).toEqual([apple, banana, avocado])
    expect(page.related_objects).toMatchObject({
      user: {
        [company.admin.id]: { id: company.admin.id, email: company.admin.email },
        [colleague.id]: { id: colleague.id, name: colleague.name },
      },
    })
  })

  it('is read to the end by following next_start', async () => {
    const first = await products.getProducts({ start: 0, limit: 2 })
    const { next_start: start = 0, ...rest } = first.additional_data.pagination
    const second = await products.getProducts({ start, limit: 2 })

    expect([first.data, second.data]).toEqual([[apple, banana], [avocado]])
    expect(rest).toEqual({ start: 0, limit: 2, more_items_in_collection: true })
    expect(second.additional_data.pagination).toEqual({
      start: 2,
      limit: 2,
      more_items_in_collection: false,
    })
  })

  it('picks by owner, ids and first letter, and by all of them', async () => {
    const ids = [avocado.id, unknownId, apple.id]

    expect(await names({ userId: colleague.id })).toEqual(['Banana', 'Avocado'])
    expect(await names({ userId: unknownId })).toBeNull()
    expect(await names({ ids })).toEqual(['apple', 'Avocado'])
    expect(await names({ firstChar: 'A' })).toEqual(['apple', 'Avocado'])
    expect(await names({ firstChar: 'banana' })).toEqual(['Banana'])
    expect(await names({ firstChar: 'z' })).toBeNull()
    expect(await names({ firstChar: 'a', limit: 1 })).toEqual(['apple'])
    expect(await names({ firstChar: 'a', userId: colleague.id, ids })).toEqual(['Avocado'])
    expect(await names({ ids: [apple.id], userId: colleague.id })).toBeNull()
  })

  it('counts everything it picked with getSummary, and only then', async () => {
    const summary = async (options: ListOptions) =>
      (await products.getProducts(options)).additional_data.summary

    expect(await summary({ getSummary: true, limit: 1 })).toEqual({ total_count: '3' })
    expect(await summary({ getSummary: true, firstChar: 'a' })).toEqual({ total_count: '2' })
    expect(await summary({ getSummary: true, userId: unknownId })).toEqual({ total_count: '0' })
    expect(await summary({ getSummary: false })).toBeUndefined()
    expect(await summary({})).toBeUndefined()
  })

  it.each([
    [{ limit: 0 }, 0, 100],
    [{ limit: -1 }, 0, 100],
    [{ limit: 'many' as never }, 0, 100],
    [{ limit: 1e9 }, 0, 500],
    [{ start: -5, limit: 7 }, 0, 7],
  ])('%j is read leniently', async (options, start, limit) => {
    const page = await products.getProducts(options)

    expect(page.data).toHaveLength(3)
    expect(page.additional_data.pagination).toEqual({
      start,
      limit,
      more_items_in_collection: false,
    })
  })

  it('a start beyond the end is null data', async () => {
    const page = await products.getProducts({ start: 1_000_000, limit: 3 })

    expect(page.data).toBeNull()
    expect(page.additional_data.pagination).toEqual({
      start: 1_000_000,
      limit: 3,
      more_items_in_collection: false,
    })
  })
})
