import { responseOf } from '@merx/client'
import { describe, expect, test } from 'vitest'
import { aClient, all, clientOf, noted } from './modern-client.ts'
import { servers } from './servers.ts'

describe.each(servers)('products on $name', (server) => {
  test('every member goes out and comes back, prices too', async () => {
    const { client, company } = await aClient(server)
    const members = {
      name: 'Garden Bench',
      code: 'GB-1',
      description: 'Oak, "weatherproof"',
      unit: 'piece',
      tax: 19,
      selectable: true,
      visibleTo: '1',
      billingFrequency: 'monthly',
      billingFrequencyCycles: 12,
    } as const
    const prices = [
      { currency: 'EUR', price: 149.5, cost: 80, overheadCost: 12.25, notes: 'net' },
      { currency: 'USD', price: 170, cost: 90, overheadCost: null, notes: '' },
    ]

    const created = await client.products.create({ ...members, prices, ownerId: company.admin.id })
    const read = await client.products.get(created.id)

    expect(created).toMatchObject({ ...members, prices, firstChar: 'g', activeFlag: true })
    expect(created.prices[0]).toMatchObject({ id: expect.any(Number), productId: created.id })
    expect(created.ownerId).toMatchObject({ id: company.admin.id, hasPic: false, picHash: null })
    expect(created.productVariations).toEqual([])
    expect(created.custom).toEqual({})
    expect(read).toEqual(created)
  })

  test('an update changes what it names, and prices stay a list', async () => {
    const { client } = await aClient(server)
    const prices = [{ currency: 'EUR', price: 149.5, overheadCost: 5 }]
    const { id } = await client.products.create({ name: 'Garden Bench', code: 'GB-1', prices })

    const updated = await client.products.update(id, {
      code: null,
      prices: [{ currency: 'USD', price: 170, overheadCost: 7 }],
    })

    expect(updated).toMatchObject({ name: 'Garden Bench', code: null })
    expect(updated.prices).toMatchObject([
      { currency: 'EUR', price: 149.5, overheadCost: 5 },
      { currency: 'USD', price: 170, overheadCost: 7 },
    ])
    expect(await client.products.get(id)).toEqual(updated)
  })

  test('what comes with a product: its owner, and what the answer said', async () => {
    const { client, company } = await aClient(server)
    const { id } = await client.products.create({ name: 'Garden Bench' })

    const answer = await client.products.get(id).withResponse()
    const product = await client.products.get(id)

    expect(answer.data).toEqual(product)
    expect(answer.relatedObjects?.user[company.admin.id]).toMatchObject({
      name: company.admin.name,
      hasPic: false,
      activeFlag: true,
    })
    expect(answer).toMatchObject({ status: 200, attempts: 1, requestId: expect.any(String) })
    expect(responseOf(product)).toMatchObject({ status: 200, requestId: expect.any(String) })
    expect(responseOf(product)?.requestId).not.toBe(answer.requestId)
  })

  test('a list is narrowed by every member it takes', async () => {
    const { client, company } = await aClient(server)
    const user = await company.addUser()
    const [bench, gate] = await Promise.all([
      client.products.create({ name: 'Bench' }),
      client.products.create({ name: 'Gate', ownerId: user.id }),
    ])
    const named = async (members: Parameters<typeof client.products.list>[0]) =>
      (await all(client.products.list(members))).map(({ name }) => name)

    expect(await named({ ownerId: user.id })).toEqual(['Gate'])
    expect(await named({ firstChar: 'b' })).toEqual(['Bench'])
    expect(await named({ ids: [gate.id, bench.id, 999_999] })).toHaveLength(2)
    expect(await named({ ids: [gate.id] })).toEqual(['Gate'])
    const page = await client.products.list({ getSummary: true }).page()
    expect(page.additionalData).toMatchObject({
      summary: { totalCount: '2' },
      pagination: { start: 0, limit: 100, moreItemsInCollection: false },
    })
    expect(page.relatedObjects?.user[user.id]).toMatchObject({ name: user.name })
  })

  test('lists, numbers and booleans reach the query as the server reads them', async () => {
    const { onRequest, paths } = noted()
    const { client } = await aClient(server, { onRequest })

    await client.products.list({ ids: [3, 4], getSummary: false, limit: 7 }).page()
    await client.products
      .search({ term: 'a & b, c', fields: ['name', 'custom_fields'], exactMatch: true })
      .page()

    const [list = '', search = ''] = paths.map((path) => decodeURIComponent(path))
    expect(list).toBe('/products?ids=3,4&get_summary=false&limit=7')
    expect(search.replaceAll('+', ' ')).toBe(
      '/products/search?term=a & b, c&fields=name,custom_fields&exact_match=true',
    )
  })

  test('search gives scores, owners and, when asked, prices', async () => {
    const { client, company } = await aClient(server)
    const prices = [{ currency: 'EUR', price: 149.5, overheadCost: 3 }]
    const { id } = await client.products.create({ name: 'Garden Bench', code: 'GB-1', prices })
    await client.products.create({ name: 'Bird House' })

    const found = await all(
      client.products.search({ term: 'gb-1', includeFields: ['product.price'] }),
    )
    const none = await all(client.products.search({ term: 'castle' }))

    expect(found).toMatchObject([
      {
        resultScore: 1,
        item: { id, code: 'GB-1', visibleTo: 3, owner: { id: company.admin.id }, customFields: [] },
      },
    ])
    expect(found[0]?.item.prices).toMatchObject([{ price: 149.5, overheadCost: 3 }])
    expect(none).toEqual([])
  })

  test('find gives a row with the price in the currency', async () => {
    const { client } = await aClient(server)
    const prices = [{ currency: 'USD', price: 1500 }]
    const { id } = await client.products.create({ name: 'Garden Bench', prices })

    const [row] = await all(client.products.find({ term: 'bench', currency: 'USD' }))

    expect(row).toMatchObject({ id, variationId: null, variationName: null, price: 1500 })
    expect(row?.priceFormatted).toContain('1,500')
  })

  test('deletes, and restores by a member', async () => {
    const { client } = await aClient(server)
    const { id } = await client.products.create({ name: 'Garden Bench' })

    const deleted = await client.products.delete(id)
    const gone = await client.products.get(id)
    const restored = await client.products.update(id, { activeFlag: true })

    expect(deleted).toEqual({ id })
    expect([gone.activeFlag, restored.activeFlag]).toEqual([false, true])
  })

  test('followers come and go by the number of the relation', async () => {
    const { client, company } = await aClient(server)
    const { id } = await client.products.create({ name: 'Garden Bench', visibleTo: '1' })
    const user = await company.addUser()
    const before = await all(client.products.listPermittedUsers(id))

    const follower = await client.products.addFollower(id, { userId: user.id })
    const followers = await all(client.products.listFollowers(id))
    const permitted = await all(client.products.listPermittedUsers(id))
    const removed = await client.products.removeFollower(id, follower.id)

    expect(follower).toMatchObject({ userId: user.id, productId: id, addTime: expect.any(String) })
    expect(followers).toContainEqual(follower)
    expect([before, permitted].map((ids) => ids.includes(user.id))).toEqual([false, true])
    expect(removed).toEqual({ id: follower.id })
    expect(await all(client.products.listFollowers(id))).not.toContainEqual(follower)
  })

  test('deals and files of a product, with what they refer to', async () => {
    const { client } = await aClient(server)
    const { id } = await client.products.create({ name: 'Garden Bench' })
    const organization = await client.organizations.create({ name: 'City Parks' })
    const deal = await client.deals.create({ title: 'Park order', orgId: organization.id })
    await client.deals.addProduct(deal.id, { productId: id, itemPrice: 10, quantity: 2 })
    const file = await client.files.upload({ file: new Uint8Array(4), productId: id })

    const deals = await client.products.listDeals(id, { status: 'open' }).page()
    const files = await all(client.products.listFiles(id, { sort: 'add_time DESC' }))

    expect(deals.items).toMatchObject([{ id: deal.id, orgId: { value: organization.id } }])
    expect(deals.relatedObjects?.organization?.[organization.id]?.peopleCount).toBe(0)
    expect(deals.relatedObjects?.stage?.[deal.stageId]?.pipelineId).toBe(deal.pipelineId)
    expect(files).toMatchObject([{ id: file.id, productId: id, fileSize: 4, inlineFlag: false }])
  })

  test('two clients of one company share nothing but the company', async () => {
    const first = noted()
    const { client, company } = await aClient(server, { onRequest: first.onRequest })
    const other = clientOf({ ...company, admin: await company.addUser() })
    const { id } = await client.products.create({ name: 'Garden Bench', visibleTo: '1' })

    await expect(other.products.get(id)).rejects.toMatchObject({ code: 'not_found' })

    expect(first.paths).toEqual(['/products'])
  })
})
