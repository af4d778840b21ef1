import { Configuration, DealsApi } from 'pipedrive-31/v1'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { merx as command } from '../merx-process.ts'
import { asAnswered, expectErrorBody, type Page, productsApi } from './pipedrive-31-client.ts'
import { aCompany, type Colleague, type Company, runningMerx } from './running-merx.ts'

interface Row {
  readonly id: number
  readonly [key: string]: unknown
}

interface One {
  readonly success: true
  readonly data: Row
  readonly related_objects: Record<string, Record<string, unknown>>
}

const unknownId = 987_654_321
const noDeal = 'Deal not found'

describe.each(databases)('pipedrive 31.2.1, deals and their products, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let colleague: Colleague
  let deals: DealsApi
  let theirs: DealsApi
  let productId: number

  beforeAll(async () => {
    company = await aCompany(merx.server)
    // A company's deals need a pipeline; the sample brings one.
    const flags = ['--company', `${company.id}`, '--products', '3', '--seed', '7']
    await command(['sample', ...flags], merx.server.env)
    // Made afterwards, so that none of its deals is theirs.
    colleague = await company.addUser()
    const basePath = `${merx.server.url}/v1`
    deals = new DealsApi(new Configuration({ basePath, apiKey: company.admin.apiToken }))
    theirs = new DealsApi(new Configuration({ basePath, apiKey: colleague.apiToken }))
    const products = productsApi(merx.server.url, company.admin.apiToken)
    const prices = [{ currency: 'EUR', price: 149.5 }]
    const added = await products.addProduct({ AddProductRequest: { name: 'Garden Bench', prices } })
    productId = asAnswered<Row>(added.data).id
  })

  async function add(fields: Record<string, unknown> = {}, api = deals) {
    const request = { AddDealRequest: { title: 'Park order', ...fields } }
    return asAnswered<One>(await api.addDeal(request))
  }

  async function one(id: number, api = deals) {
    return asAnswered<One>(await api.getDeal({ id })).data
  }

  async function update(id: number, fields: Record<string, unknown>) {
    return asAnswered<One>(await deals.updateDeal({ id, UpdateDealRequest: fields })).data
  }

  async function list(request: Parameters<DealsApi['getDeals']>[0], api = deals) {
    return asAnswered<Page<Row>>(await api.getDeals(request))
  }

  async function lines(request: Parameters<DealsApi['getDealProducts']>[0]) {
    return asAnswered<Page<Row>>(await deals.getDealProducts(request))
  }

  async function attach(id: number, fields: Record<string, unknown> = {}) {
    const AddDealProductRequest = {
      product_id: productId,
      item_price: 149.5,
      quantity: 10,
      ...fields,
    }
    return asAnswered<One>(await deals.addDealProduct({ id, AddDealProductRequest })).data
  }

  it('a deal is added with all its late members', async () => {
    const { data, related_objects } = await add({
      value: '1345.5',
      label: [4, 9],
      is_archived: true,
      archive_time: '2024-02-01 00:00:00',
      status: 'won',
      won_time: '2024-02-02 09:00:00',
      origin_id: 'shop',
      channel: 52,
      channel_id: 'spring',
      add_time: '2024-01-31 08:00:00',
      expected_close_date: '2024-04-30',
      probability: 60,
      visible_to: '3',
    })

    expect(data).toMatchObject({
      value: 1345.5,
      label: '4,9',
      is_archived: true,
      status: 'won',
      won_time: '2024-02-02 09:00:00',
      close_time: '2024-02-02 09:00:00',
      origin: 'API',
      origin_id: 'shop',
      channel: 52,
      channel_id: 'spring',
      add_time: '2024-01-31 08:00:00',
      weighted_value: 807.3,
      arr: null,
    })
    expect(Object.keys(related_objects).sort()).toEqual(['pipeline', 'stage', 'user'])
    expect(await one(data.id)).toMatchObject({
      ...data,
      average_time_to_won: { y: 0, m: 0, d: 2, h: 1, i: 0, s: 0, total_seconds: 176_400 },
      age: { total_seconds: 176_400 },
      stay_in_pipeline_stages: { times_in_stages: { [String(data.stage_id)]: 176_400 } },
    })
  })

  it('deals are listed, chosen, sorted and paged', async () => {
    const a = (await add({ value: '2' }, theirs)).data.id
    const b = (await add({ value: '1', status: 'lost' }, theirs)).data.id
    const user_id = colleague.id
    const ids = async (request: Parameters<DealsApi['getDeals']>[0], api = deals) =>
      (await list(request, api)).data?.map(({ id }) => id) ?? null

    const listed = await list({ user_id, sort: 'value ASC', limit: 1 })
    expect(listed.data?.map(({ value }) => value)).toEqual([1])
    expect(listed.additional_data.pagination).toMatchObject({ next_start: 1 })
    expect(await ids({ owned_by_you: 1, sort: 'id DESC', limit: 2 }, theirs)).toEqual([b, a])
    expect(await ids({ user_id, status: 'lost' })).toEqual([b])
    expect(await ids({ stage_id: unknownId })).toBeNull()
    await expectErrorBody(list({ filter_id: 3 }), 'Filter not found')
  })

  it('a deal is changed, lost, reopened, deleted and restored', async () => {
    const { id, stage_id } = (await add()).data
    const { order_of_stages } = (await one(id)).stay_in_pipeline_stages as Record<string, number[]>
    const next = order_of_stages?.find((stage) => stage !== stage_id)

    expect(await update(id, { stage_id: next, person_id: null })).toMatchObject({
      stage_id: next,
      stage_change_time: expect.any(String),
    })
    expect(await update(id, { status: 'lost', lost_reason: 'x' })).toMatchObject({
      lost_reason: 'x',
    })
    expect(await update(id, { status: 'open' })).toMatchObject({ lost_time: null, active: true })
    expect(await deals.deleteDeal({ id })).toEqual({ success: true, data: { id } })
    expect(await one(id)).toMatchObject({ status: 'deleted' })
    expect(await update(id, { status: 'open' })).toMatchObject({ deleted: false })
  })

  it('products with taxes, discounts and billing make the value of a deal', async () => {
    const { id } = (await add({ value: '1', currency: 'EUR' })).data

    const added = await attach(id, {
      discount: 95,
      discount_type: 'amount',
      tax: 20,
      tax_method: 'exclusive',
      billing_frequency: 'monthly',
      billing_frequency_cycles: 6,
      billing_start_date: new Date().toISOString().slice(0, 10),
      comments: 'On the lawn',
    })
    const off = await attach(id, { enabled_flag: false })

    expect(added).toMatchObject({
      id: added.product_attachment_id,
      company_id: company.id,
      sum: 1400,
      tax_method: 'exclusive',
      billing_frequency_cycles: 6,
    })
    expect(await one(id)).toMatchObject({
      value: 1680,
      formatted_value: '€1,680',
      arr: 20_160,
      mrr: 1680,
      acv: 10_080,
      acv_currency: 'EUR',
      products_count: 2,
    })
    const page = await lines({ id, include_product_data: 1 })
    expect(page.data?.map((line) => line.id)).toEqual([added.id, off.id])
    expect(page.data?.[0]).toMatchObject({
      product: { id: productId, prices: [{ currency: 'EUR', price: 149.5 }] },
    })
    expect((await lines({ id, start: 1, limit: 1 })).data).toMatchObject([
      { id: off.id, product: null },
    ])
  })

  it('an attached product is changed and detached', async () => {
    const { id } = (await add()).data
    const { id: product_attachment_id } = await attach(id)

    const UpdateDealProductRequest = { quantity: 3, item_price: 0.1 }
    const changed = await deals.updateDealProduct({
      id,
      product_attachment_id,
      UpdateDealProductRequest,
    })
    const after = await one(id)
    const removed = await deals.deleteDealProduct({ id, product_attachment_id })

    expect(changed.data).toMatchObject({ id: product_attachment_id, sum: 0.3 })
    expect(after).toMatchObject({ value: 0.3 })
    expect(removed.data).toMatchObject({ id: product_attachment_id })
    expect((await lines({ id })).data).toBeNull()
  })

  it('what is wrong is told as the reference has it', async () => {
    const { id } = (await add()).data
    const product_attachment_id = unknownId

    await expectErrorBody(deals.addDeal({}), 'Title must be given.')
    await expectErrorBody(update(id, { won_time: '2024-01-01 00:00:00' }), /^won_time is for won/)
    await expectErrorBody(update(id, { ['ab'.repeat(20)]: 1 }), 'Bad request')
    await expectErrorBody(one(unknownId), noDeal)
    await expectErrorBody(deals.deleteDeal({ id: unknownId }), noDeal)
    await expectErrorBody(attach(unknownId), noDeal)
    await expectErrorBody(attach(id, { product_id: unknownId }), 'Product not found')
    await expectErrorBody(attach(id, { item_price: 'x' }), 'body/item_price must be number')
    await expectErrorBody(deals.updateDealProduct({ id, product_attachment_id }), /not found$/)
    await expectErrorBody(deals.deleteDealProduct({ id, product_attachment_id }), /not found$/)
  })

  it('a private deal is not there for a colleague', async () => {
    const { id } = (await add({ visible_to: '1' })).data

    await expectErrorBody(one(id, theirs), noDeal)
    expect(await one(id)).toMatchObject({ id, visible_to: '1' })
  })
})
