import { describe, expect, test } from 'vitest'
import { aClient, all, clientOf } from './modern-client.ts'
import { servers } from './servers.ts'

describe.each(servers)('what surrounds the catalogue on $name', (server) => {
  test('users: oneself with the company, and the others', async () => {
    const { client, company } = await aClient(server)
    const user = await company.addUser()

    const me = await client.users.me()
    const found = await all(client.users.find({ term: user.email, searchByEmail: true }))
    const other = await client.users.get(user.id)
    const users = await all(client.users.list())

    expect(me).toMatchObject({
      id: company.admin.id,
      companyId: company.id,
      isAdmin: 1,
      isYou: true,
      hasCreatedCompany: true,
      language: { languageCode: 'en', countryCode: 'US' },
    })
    expect(me.access[0]).toMatchObject({ permissionSetId: expect.any(String) })
    expect(found).toEqual([other])
    expect(other).toMatchObject({ name: user.name, isYou: false, isAdmin: 0, roleId: 1 })
    expect(users.map(({ id }) => id)).toEqual([company.admin.id, user.id])
  })

  test('currencies and settings', async () => {
    const { client } = await aClient(server)

    const euro = (await all(client.currencies.list({ term: 'EUR' }))).find(
      ({ code }) => code === 'EUR',
    )
    const settings = await client.userSettings.get()

    expect(euro).toMatchObject({ name: 'Euro', decimalPoints: 2, symbol: '€', isCustomFlag: false })
    expect(settings).toMatchObject({ listLimit: 100, fileUploadDestination: 's3' })
  })

  test('item search: found items, and what is related to them', async () => {
    const { client, company } = await aClient(server)
    const organization = await client.organizations.create({ name: 'Riverside' })
    const deal = await client.deals.create({ title: 'Order', orgId: organization.id })
    await client.persons.create({ name: 'Riverman', email: 'r@merx.example' })
    const search = { term: 'river', searchForRelatedItems: true }

    const page = await client.itemSearch.search({ ...search, itemTypes: ['organization'] }).page()
    const items = await all(
      client.itemSearch.search({ ...search, itemTypes: ['person', 'organization'], limit: 1 }),
    )

    expect(page.items).toMatchObject([
      {
        resultScore: 0.75,
        item: {
          id: organization.id,
          type: 'organization',
          visibleTo: 3,
          owner: { id: company.admin.id },
          customFields: [],
        },
      },
    ])
    expect(page.relatedItems).toMatchObject([
      { resultScore: 0, item: { id: deal.id, type: 'deal', organization: { name: 'Riverside' } } },
    ])
    expect(page.additionalData.pagination.moreItemsInCollection).toBe(false)
    expect(items.map(({ item }) => item.type)).toEqual(['person', 'organization'])
  })

  test('values of one field: each once, or a row for each item', async () => {
    const { client } = await aClient(server)
    const { key } = await client.productFields.create({ name: 'Wood', fieldType: 'varchar' })
    const { id } = await client.products.create({ name: 'Bench', custom: { [key]: 'dark oak' } })
    const search = { term: 'oak', fieldType: 'productField', fieldKey: key } as const

    const values = await all(client.itemSearch.searchField(search))
    const rows = await all(client.itemSearch.searchField({ ...search, returnItemIds: true }))
    const names = await all(client.itemSearch.searchField({ ...search, fieldKey: 'name' }))

    expect(values).toEqual([{ custom: { [key]: 'dark oak' } }])
    expect(rows).toEqual([{ id, custom: { [key]: 'dark oak' } }])
    expect(names).toEqual([])
  })

  test('recents: what has changed, with numbers in place of objects', async () => {
    const { client, company } = await aClient(server)
    const prices = [{ currency: 'EUR', price: 149.5, overheadCost: 4 }]
    const product = await client.products.create({ name: 'Garden Bench', prices })
    const deal = await client.deals.create({ title: 'Park order' })
    const sinceTimestamp = '2020-01-01 00:00:00'

    const list = client.recents.list({ sinceTimestamp, items: ['product', 'deal'] })
    const page = await list.page()

    expect(page.items.map(({ item, id }) => [item, id])).toEqual([
      ['product', product.id],
      ['deal', deal.id],
    ])
    expect(page.items[0]?.data).toMatchObject({ ownerId: company.admin.id, prices: product.prices })
    expect(page.additionalData).toMatchObject({
      sinceTimestamp,
      lastTimestampOnPage: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    })
  })

  test('product fields with options, which change and go', async () => {
    const { client } = await aClient(server)
    const field = await client.productFields.create({
      name: 'Wood',
      fieldType: 'enum',
      options: ['oak', { label: 'pine' }],
    })
    const [oak, pine] = field.options ?? []

    const updated = await client.productFields.update(field.id ?? 0, {
      options: [pine, { label: 'birch' }],
    })
    const money = await client.productFields.create({ name: 'Deposit', fieldType: 'monetary' })
    const rows = await all(client.productFields.list({ limit: 500 }))

    expect(field).toMatchObject({ fieldType: 'enum', editFlag: true, orderNr: expect.any(Number) })
    expect(updated.options?.map(({ label }) => label)).toEqual(['pine', 'birch'])
    expect(updated.optionsDeleted).toMatchObject([{ id: oak?.id, label: 'oak' }])
    expect(rows.find(({ parentId }) => parentId === money.id)).toMatchObject({
      key: `${money.key}_currency`,
      isSubfield: true,
      idSuffix: '_currency',
    })
  })

  test('a regular user is refused what admins may', async () => {
    const { company } = await aClient(server)
    const client = clientOf({ ...company, admin: await company.addUser() })

    await expect(client.pipelines.create({ name: 'Mine' })).rejects.toMatchObject({
      code: 'forbidden',
      status: 403,
    })
  })
})
