import {
  AddProductFollowerRequest,
  AddProductRequestBody,
  DealsApi,
  FailResponseException,
  FileItem,
  FilesApi,
  NotFoundException,
  ProductRequest,
  ProductsApi,
  ProductWithArrayPrices,
  RelatedUserData,
  UnauthorizedException,
} from '@merx/client'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  aCompany,
  type Colleague,
  type Company,
  rejection,
  runningMerx,
} from '../clients/running-merx.ts'
import { databases } from '../databases.ts'
import { merx as command } from '../merx-process.ts'
import { clientOf } from './documented-api.ts'

const unknownId = 987_654_321

describe.each(databases)('documented product operations on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let colleague: Colleague
  let products: ProductsApi

  beforeAll(async () => {
    company = await aCompany(merx.server)
    colleague = await company.addUser()
    // A company's deals need a pipeline; the sample brings one.
    await command(['sample', '--company', `${company.id}`, '--products', '3'], merx.server.env)
    products = new ProductsApi(clientOf(merx.server, company.admin.apiToken))
  })

  const aProduct = async (fields: Partial<AddProductRequestBody> = {}) =>
    (await products.addProduct({ name: 'Garden Bench', ...fields })).data

  test('a product is added in the manner of either client and read back whole', async () => {
    const body = AddProductRequestBody.constructFromObject({
      name: 'Umbrella',
      code: 'U-1',
      tax: 20,
      active_flag: 1,
      selectable: 0,
      visible_to: '3',
      prices: [{ currency: 'EUR', price: 149.5 }],
    })

    const earlier = await products.addProduct({ addProductRequestBody: body })
    const later = await products.addProduct(body)

    const { data, related_objects, success } = await products.getProduct(earlier.data.id)
    expect(success).toBe(true)
    expect(data).toEqual(earlier.data)
    expect(data).toBeInstanceOf(ProductWithArrayPrices)
    expect(data).toMatchObject({ code: 'U-1', tax: 20, active_flag: true, selectable: false })
    expect(data.extra.add_time).toBe(data.add_time)
    expect(data.owner_id.value).toBe(company.admin.id)
    expect(related_objects?.user).toBeInstanceOf(RelatedUserData)
    expect(related_objects?.user?.[`${company.admin.id}`]?.email).toBe(company.admin.email)
    expect(later.data).toMatchObject({ name: 'Umbrella', prices: [{ price: 149.5 }] })
  })

  test('updating answers prices as a list that is readable by currency', async () => {
    const { id } = await aProduct({ prices: [{ currency: 'EUR', price: 1 }] })
    const productRequest = ProductRequest.constructFromObject({
      active_flag: 1,
      prices: [{ currency: 'USD', price: 2 }],
    })

    const { data } = await products.updateProduct(id, { productRequest })

    expect(data.prices.map(({ currency }) => currency).sort()).toEqual(['EUR', 'USD'])
    expect([data.prices.EUR?.price, data.prices.USD?.price]).toEqual([1, 2])
    expect((await products.updateProduct(id, { name: 'x' })).data).toMatchObject({ name: 'x' })
  })

  test('lists are products, in pages, and null when empty', async () => {
    const { id } = await aProduct({ name: 'Ärmel' })

    const page = await products.getProducts({ ids: [id, unknownId], getSummary: true })
    const empty = await products.getProducts({ ids: [unknownId], firstChar: 'ä', start: 0 })

    expect(page.data).toEqual([(await products.getProduct(id)).data])
    expect(page.data?.[0]).toBeInstanceOf(ProductWithArrayPrices)
    expect(page.additional_data.pagination).toMatchObject({ more_items_in_collection: false })
    expect(page.additional_data.summary?.total_count).toBe('1')
    expect(empty.data).toBeNull()
    const { data: theirs } = await products.getProducts({ userId: colleague.id })
    expect(theirs?.filter(({ owner_id }) => owner_id.value !== colleague.id) ?? []).toEqual([])
  })

  test('searching answers codes and matched values as they are', async () => {
    const { id } = await aProduct({ name: 'Zither', code: 'ZI-12' })

    const { data } = await products.searchProducts('zi-12', {
      fields: 'code',
      exactMatch: true,
      includeFields: 'product.price',
    })

    expect(data.items.map(({ item }) => [item.id, item.code, item.custom_fields])).toEqual([
      [id, 'ZI-12', []],
    ])
    expect((await products.searchProducts('no such thing')).data.items).toEqual([])
  })

  test('finding answers a list', async () => {
    const { id } = await aProduct({ name: 'Xylophone', prices: [{ currency: 'EUR', price: 5 }] })

    const { data } = await products.findProductsByName('xylo', { currency: 'EUR' })

    expect(data?.map((found) => [found.id, found.price])).toEqual([[id, 5]])
    expect(Reflect.get(data ?? [], 'extra')).toBe(data)
    expect((await products.findProductsByName('no such thing')).data).toBeNull()
  })

  test('deals come as a list in an envelope', async () => {
    const deals = new DealsApi(products.apiClient)
    const { id } = await aProduct()
    const { data: deal } = await deals.addDeal({ title: 'Park', expected_close_date: '2024-04-30' })
    await deals.addDealProduct(deal.id, { product_id: id, item_price: 5, quantity: 2 })

    const { success, data, related_objects } = await products.getProductDeals(id, {
      status: 'open',
    })

    expect(success).toBe(true)
    expect(data).toMatchObject([
      { id: deal.id, title: 'Park', value: 10, expected_close_date: '2024-04-30' },
    ])
    expect(related_objects).toHaveProperty(['user', `${company.admin.id}`])
    expect((await products.getProductDeals(id, { status: 'won' })).data).toBeNull()
  })

  test('files come with their size as text', async () => {
    const { id } = await aProduct()
    await new FilesApi(products.apiClient).addFile(Buffer.from('oak'), { productId: id })

    const { data, additional_data } = await products.getProductFiles(id, { sort: 'id DESC' })

    expect(data).toMatchObject([{ product_id: id, file_size: '3', name: 'file' }])
    expect(data?.[0]).toBeInstanceOf(FileItem)
    expect(additional_data.pagination?.limit).toBe(100)
  })

  test('followers are relations', async () => {
    const { id } = await aProduct()
    const addProductFollowerRequest = new AddProductFollowerRequest(colleague.id)

    const added = await products.addProductFollower(id, { addProductFollowerRequest })
    const again = await products.addProductFollower(id, { user_id: colleague.id })
    const { data } = await products.getProductFollowers(id, { limit: 10 })
    const deleted = await products.deleteProductFollower(id, added.data.id)

    expect(again.data).toEqual(added.data)
    expect(data).toContainEqual(added.data)
    expect(added.data).toMatchObject({ user_id: colleague.id, product_id: id })
    expect(deleted).toEqual({ success: true, data: { id: added.data.id } })
    expect((await products.getProductFollowers(id)).data ?? []).not.toContainEqual(added.data)
  })

  test('permitted users are numbers', async () => {
    const { id } = await aProduct()

    const { data } = await products.getProductUsers(id)

    expect(data).toEqual(expect.arrayContaining([company.admin.id, colleague.id]))
    expect(data.every(Number.isInteger)).toBe(true)
  })

  test('a deleted product is out of lists', async () => {
    const { id } = await aProduct()

    const deleted = await products.deleteProduct(id)

    expect(deleted).toEqual({ success: true, data: { id } })
    expect((await products.getProducts({ ids: [id] })).data).toBeNull()
    expect((await products.getProduct(id)).data.active_flag).toBe(false)
  })

  test('twins answer the same', async () => {
    const { id } = await aProduct()

    expect(await products.getProductWithHttpInfo(id)).toEqual(await products.getProduct(id))
  })

  test.each<[string, () => Promise<unknown>, new (...args: never) => Error, string]>([
    ['no name', () => products.addProduct(), FailResponseException, 'Name must be given.'],
    [
      'an id nobody has',
      () => products.getProduct(unknownId),
      NotFoundException,
      'Product not found',
    ],
    [
      'a token nobody has',
      () => new ProductsApi(clientOf(merx.server, 'a'.repeat(40))).getProducts(),
      UnauthorizedException,
      'unauthorized access',
    ],
  ])('%s is an exception that says what was wrong', async (_, act, Class, error) => {
    const exception = await rejection(act())

    expect(exception).toBeInstanceOf(Class)
    expect(exception).toMatchObject({
      success: false,
      errorInfo: expect.stringContaining('developers.pipedrive.com'),
      context: { body: { success: false, error: expect.stringContaining(error) } },
    })
  })
})
