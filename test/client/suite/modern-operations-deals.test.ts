import type { Client } from '@merx/client'
import { describe, expect, test } from 'vitest'
import { aClient, all } from './modern-client.ts'
import { servers } from './servers.ts'

async function aDealWithProduct(client: Client) {
  const prices = [{ currency: 'EUR', price: 149.5, overheadCost: 4 }]
  const product = await client.products.create({ name: 'Garden Bench', prices })
  const deal = await client.deals.create({ title: 'Park order', currency: 'EUR' })
  const line = await client.deals.addProduct(deal.id, {
    productId: product.id,
    itemPrice: 149.5,
    quantity: 2,
    discount: 10,
    discountType: 'percentage',
    taxMethod: 'exclusive',
    tax: 10,
    comments: 'by May',
  })
  return { product, deal, line }
}

describe.each(servers)('deals on $name', (server) => {
  test('refer to persons, organizations, stages and owners', async () => {
    const { client, company } = await aClient(server)
    const organization = await client.organizations.create({ name: 'City Parks' })
    const person = await client.persons.create({
      name: 'Rosa Reed',
      orgId: organization.id,
      email: [{ value: 'rosa@merx.example', label: 'home', primary: true }],
    })

    const created = await client.deals
      .create({
        title: 'Park order',
        value: 120.5,
        currency: 'USD',
        personId: person.id,
        orgId: organization.id,
        label: [3, 4],
        expectedCloseDate: '2030-05-01',
      })
      .withResponse()

    expect(created.data).toMatchObject({
      title: 'Park order',
      value: 120.5,
      userId: { value: company.admin.id, hasPic: false },
      personId: { value: person.id, email: [{ value: 'rosa@merx.example', label: 'home' }] },
      orgId: { value: organization.id, peopleCount: 1, ccEmail: null },
      label: '3,4',
      expectedCloseDate: '2030-05-01',
      ownerName: company.admin.name,
    })
    const { stageId, pipelineId } = created.data
    const { user, stage, pipeline, person: persons } = created.relatedObjects
    expect(user?.[company.admin.id]?.picHash).toBeNull()
    expect(stage?.[stageId]).toMatchObject({ pipelineId, dealProbability: 100, rottenFlag: false })
    expect(pipeline?.[pipelineId]).toMatchObject({ orderNr: 0, urlTitle: expect.any(String) })
    expect(persons?.[person.id]?.activeFlag).toBe(true)
  })

  test('one deal alone tells more than in a list', async () => {
    const { client } = await aClient(server)
    const { id, stageId } = await client.deals.create({ title: 'Park order' })

    const { data, additionalData, relatedObjects } = await client.deals.get(id).withResponse()

    expect(data.averageTimeToWon).toMatchObject({ y: 0, totalSeconds: 0 })
    expect(data.age.totalSeconds).toBeGreaterThanOrEqual(0)
    expect(data.stayInPipelineStages.orderOfStages).toContain(stageId)
    expect(data.stayInPipelineStages.timesInStages[stageId]).toBeGreaterThanOrEqual(0)
    expect(additionalData).toEqual({ dropboxEmail: null })
    expect(relatedObjects.stage?.[stageId]?.pipelineName).toBe('Pipeline')
  })

  test('a list is narrowed by owner, stage and status, and sorted', async () => {
    const { client, company } = await aClient(server)
    const user = await company.addUser()
    const first = await client.deals.create({ title: 'A', value: 1 })
    await client.deals.create({ title: 'B', value: 3, userId: user.id })
    await client.deals.create({ title: 'C', value: 2, status: 'lost', lostReason: 'price' })
    const titles = async (members: Parameters<typeof client.deals.list>[0]) =>
      (await all(client.deals.list(members))).map(({ title }) => title)

    expect(await titles({ ownerId: user.id })).toEqual(['B'])
    expect(await titles({ ownedByYou: true, status: 'open' })).toEqual(['A'])
    expect(await titles({ status: 'lost' })).toEqual(['C'])
    expect(await titles({ stageId: first.stageId + 1000 })).toEqual([])
    expect(await titles({ sort: 'value DESC' })).toEqual(['B', 'C', 'A'])
  })

  test('a product of a deal, with its sums', async () => {
    const { client } = await aClient(server)

    const { deal, product, line } = await aDealWithProduct(client)

    expect(line).toMatchObject({
      dealId: deal.id,
      productId: product.id,
      productAttachmentId: line.id,
      itemPrice: 149.5,
      discountPercentage: 10,
      sumNoDiscount: 299,
      sum: 269.1,
      quantityFormatted: '2',
      taxMethod: 'exclusive',
      billingFrequency: 'one-time',
      enabledFlag: true,
    })
    expect(await client.deals.get(deal.id)).toMatchObject({ productsCount: 1, value: 296.01 })
  })

  test('the products of a deal, with the products themselves and the totals', async () => {
    const { client, company } = await aClient(server)
    const { deal, product } = await aDealWithProduct(client)

    const page = await client.deals.listProducts(deal.id, { includeProductData: true }).page()
    const bare = await all(client.deals.listProducts(deal.id))

    expect(page.additionalData).toMatchObject({
      productsQuantityTotal: 2,
      productsSumTotal: 296.01,
      variationsEnabled: true,
      pagination: { moreItemsInCollection: false },
    })
    expect(page.items[0]?.product).toMatchObject({
      id: product.id,
      prices: [{ currency: 'EUR', price: 149.5, overheadCost: 4 }],
      custom: {},
    })
    expect(page.relatedObjects?.user[company.admin.id]?.name).toBe(company.admin.name)
    expect(bare.map(({ product }) => product)).toEqual([null])
  })

  test('a product of a deal changes and goes', async () => {
    const { client } = await aClient(server)
    const { deal, line } = await aDealWithProduct(client)

    const updated = await client.deals.updateProduct(deal.id, line.id, {
      quantity: 3,
      discount: 1,
      discountType: 'amount',
      comments: null,
      billingFrequency: 'monthly',
      billingFrequencyCycles: 12,
    })
    const removed = await client.deals.removeProduct(deal.id, line.id)

    expect(updated).toMatchObject({
      quantity: 3,
      discountType: 'amount',
      discountPercentage: null,
      comments: '',
      billingFrequencyCycles: 12,
      lastEdit: expect.any(String),
    })
    expect(removed).toEqual({ id: line.id, productAttachmentId: line.id })
    expect(await all(client.deals.listProducts(deal.id))).toEqual([])
  })

  test('win, delete one, delete several', async () => {
    const { client } = await aClient(server)
    const [first, second, third] = await Promise.all(
      ['A', 'B', 'C'].map((title) => client.deals.create({ title })),
    )
    const ids = [second?.id ?? 0, third?.id ?? 0]

    const won = await client.deals.update(first?.id ?? 0, { status: 'won' })
    const deleted = await client.deals.delete(won.id)
    const many = await client.deals.deleteMany({ ids })

    expect(won).toMatchObject({ status: 'won', wonTime: expect.any(String), lostTime: null })
    expect(deleted).toEqual({ id: won.id })
    expect(many).toEqual({ id: ids })
    expect(await all(client.deals.list())).toEqual([])
  })
})
