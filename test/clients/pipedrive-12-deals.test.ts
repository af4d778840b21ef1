import {
  BasicDealProduct,
  DealsApi,
  NewDeal,
  NewDealProduct,
  type Product,
  type ProductsApi,
} from 'pipedrive-12'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { merx as command } from '../merx-process.ts'
import { expectNotFound, expectRefusal, productsApi } from './pipedrive-12-client.ts'
import { aCompany, type Colleague, type Company, runningMerx } from './running-merx.ts'

const unknownId = 987_654_321
const noDeal = 'Deal not found'

describe.each(databases)('pipedrive 12.0.3, deals and their products, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let colleague: Colleague
  let products: ProductsApi
  let deals: DealsApi
  let theirs: DealsApi
  let product: Product

  beforeAll(async () => {
    company = await aCompany(merx.server)
    // A company's deals need a pipeline; the sample brings one.
    const flags = ['--company', `${company.id}`, '--products', '3', '--seed', '7']
    await command(['sample', ...flags], merx.server.env)
    // Made afterwards, so that none of its deals is theirs.
    colleague = await company.addUser()
    products = productsApi(merx.server.url, company.admin.apiToken)
    deals = new DealsApi(products.apiClient)
    theirs = new DealsApi(productsApi(merx.server.url, colleague.apiToken).apiClient)
    const prices = [{ currency: 'EUR', price: 149.5 }]
    product = (await products.addProduct({ name: 'Garden Bench', prices })).data
  })

  it('a deal is added by its model and by plain fields', async () => {
    const due = { expected_close_date: '2024-04-30' }
    const fields = { title: 'Park order', value: '1345.5', currency: 'EUR', ...due }

    // The model takes its members away from what it is made of.
    const byModel = await deals.addDeal({ newDeal: NewDeal.constructFromObject({ ...fields }) })
    const plain = await deals.addDeal({ ...fields, user_id: colleague.id, status: 'won' })

    expect(byModel).toMatchObject({
      success: true,
      data: {
        title: 'Park order',
        value: 1345.5,
        formatted_value: '€1,345.50',
        status: 'open',
        active: true,
        deleted: false,
        user_id: { value: company.admin.id },
      },
    })
    expect(plain.data).toMatchObject({
      user_id: { value: colleague.id },
      status: 'won',
      won_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    })
    expect(plain.related_objects).toHaveProperty(
      ['user', `${colleague.id}`, 'name'],
      colleague.name,
    )
    const { data } = await deals.getDeal(byModel.data.id)
    expect(data).toMatchObject({ id: byModel.data.id, value: 1345.5, last_activity: null })
    expect(data.age.total_seconds).toBeGreaterThanOrEqual(0)
    expect(data.stay_in_pipeline_stages.order_of_stages).toContain(data.stage_id)
  })

  it('deals are listed, chosen and sorted', async () => {
    const add = async (title: string, more = {}) =>
      (await theirs.addDeal({ title, ...more })).data.id
    const a = await add('List a', { value: 2 })
    const b = await add('List b', { value: 1, status: 'lost', lost_reason: 'No answer' })
    const ids = async (options: Parameters<DealsApi['getDeals']>[0], api = theirs) =>
      (await api.getDeals(options)).data?.map(({ id }) => id) ?? null
    const own = { userId: colleague.id }

    expect(await ids({ ownedByYou: 1, sort: 'value ASC', status: 'all_not_deleted' })).toEqual(
      expect.arrayContaining([b, a]),
    )
    expect((await ids({ ...own, status: 'lost' }, deals)) ?? []).toEqual([b])
    expect((await ids({ ...own, sort: 'id DESC', limit: 1 }, deals)) ?? []).toEqual([b])
    expect(await ids({ ...own, stageId: unknownId })).toBeNull()
    await expectNotFound(deals.getDeals({ filterId: 3 }), 'Filter not found')
  })

  it('a deal is changed, moved to lost and back, and deleted', async () => {
    const { id } = (await deals.addDeal({ title: 'Changing' })).data

    const lost = await deals.updateDeal(id, { status: 'lost', lost_reason: 'Too expensive' })
    const open = await deals.updateDeal(id, { updateDealRequest: { status: 'open', value: 5 } })

    expect(lost.data).toMatchObject({ status: 'lost', lost_reason: 'Too expensive', active: false })
    expect(open.data).toMatchObject({
      status: 'open',
      lost_reason: null,
      lost_time: null,
      value: 5,
    })
    expect(await deals.deleteDeal(id)).toEqual({ success: true, data: { id } })
    expect((await deals.getDeal(id)).data).toMatchObject({ status: 'deleted', deleted: true })
  })

  it('several deals are deleted at once', async () => {
    const ids: number[] = []
    for (const title of ['One', 'Two']) ids.push((await deals.addDeal({ title })).data.id)

    const answer = await deals.deleteDeals(ids.join(','))

    expect(answer).toEqual({ success: true, data: { id: ids } })
    await expectNotFound(deals.deleteDeals(`${unknownId}`), noDeal)
  })

  it('products are attached, listed with their data, changed and detached', async () => {
    const { id } = (await deals.addDeal({ title: 'With products', value: 1, currency: 'EUR' })).data
    const fields = { product_id: product.id, item_price: 149.5, quantity: 10 }

    const added = await deals.addDealProduct(id, {
      newDealProduct: NewDealProduct.constructFromObject({ ...fields, discount_percentage: 10 }),
    })
    await deals.addDealProduct(id, { ...fields, quantity: 1, duration: 2, enabled_flag: 0 })
    const listed = await deals.getDealProducts(id, { includeProductData: 1 })
    const plain = await deals.getDealProducts(id, { start: 1, limit: 1 })

    expect(added.data).toMatchObject({
      deal_id: id,
      product_id: product.id,
      discount_percentage: 10,
      duration: 1,
      duration_unit: null,
      sum: 1345.5,
      product_attachment_id: added.data.id,
    })
    expect((await deals.getDeal(id)).data).toMatchObject({ value: 1345.5, products_count: 2 })
    expect(listed.data?.[0]).toMatchObject({
      id: added.data.id,
      name: 'Garden Bench',
      sum_formatted: '€1,345.50',
      product: { id: product.id, prices: { EUR: { price: 149.5 } } },
    })
    expect(plain.data?.[0]).toMatchObject({ sum: 299, enabled_flag: false, product: null })
    expect(listed.additional_data).toMatchObject({
      products_quantity_total: 10,
      products_sum_total: 1345.5,
      products_sum_total_formatted: '€1,345.50',
      variations_enabled: true,
      pagination: { start: 0, limit: 100, more_items_in_collection: false },
    })

    const changed = await deals.updateDealProduct(id, added.data.id, {
      basicDealProduct: BasicDealProduct.constructFromObject({ item_price: 100, quantity: 2 }),
    })
    expect(changed.data).toMatchObject({ id: added.data.id, sum: 180, comments: '' })

    const removed = await deals.deleteDealProduct(id, added.data.id)
    expect(removed.data).toEqual({ id: added.data.id, product_attachment_id: added.data.id })
    expect((await deals.getDeal(id)).data).toMatchObject({ value: 0, products_count: 1 })
  })

  it('what is wrong is told as the reference has it', async () => {
    const { id } = (await deals.addDeal({ title: 'Refused' })).data

    await expectRefusal(deals.addDeal({}), 'Title must be given.')
    await expectRefusal(
      deals.updateDeal(id, { stage_id: unknownId }),
      /^stage_id \d+ is not a stage$/,
    )
    await expectNotFound(deals.getDeal(unknownId), noDeal)
    await expectNotFound(deals.deleteDeal(unknownId), noDeal)
    await expectNotFound(deals.getDealProducts(unknownId), noDeal)
    await expectNotFound(
      deals.addDealProduct(id, { product_id: unknownId, item_price: 1, quantity: 1 }),
    )
    await expectRefusal(
      deals.addDealProduct(id, { product_id: product.id, quantity: 1 }),
      'body/item_price must be number',
    )
    await expectNotFound(deals.updateDealProduct(id, unknownId, {}), 'Deal product not found')
    await expectNotFound(deals.deleteDealProduct(id, unknownId), 'Deal product not found')
    expect((await deals.getDealProducts(id)).data).toBeUndefined()
  })

  it('a private deal is not there for a colleague', async () => {
    const { id } = (await deals.addDeal({ title: 'Private', visible_to: '1' })).data

    await expectNotFound(theirs.getDeal(id), noDeal)
    await expectNotFound(theirs.getDealProducts(id), noDeal)
    expect((await deals.getDeal(id)).data.id).toBe(id)
  })
})
