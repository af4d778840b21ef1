import { describe, expect, test } from 'vitest'
import { aClient, all, clientOf } from './modern-client.ts'
import { servers } from './servers.ts'

describe.each(servers)('persons and organizations on $name', (server) => {
  test('a person has an organization, addresses and numbers', async () => {
    const { client, company } = await aClient(server)
    const organization = await client.organizations.create({
      name: 'City Parks',
      address: 'Main Street 1',
      labelIds: [4, 5],
    })

    const person = await client.persons.create({
      name: 'Rosa Reed',
      orgId: organization.id,
      email: ['rosa@merx.example', { value: 'r@merx.example', label: 'home', primary: true }],
      phone: '1234',
      marketingStatus: 'subscribed',
      addTime: '2020-05-01 10:00:00',
    })
    const answer = await client.persons.get(person.id).withResponse()

    expect(organization).toMatchObject({
      addressStreetNumber: null,
      addressAdminAreaLevel1: null,
      labelIds: [4, 5],
      label: 4,
      editName: true,
    })
    expect(person).toMatchObject({
      firstName: 'Rosa',
      lastName: 'Reed',
      ownerId: { value: company.admin.id, picHash: null },
      orgId: { value: organization.id, peopleCount: 1, address: 'Main Street 1' },
      email: [
        { value: 'rosa@merx.example', label: 'work', primary: false },
        { value: 'r@merx.example', label: 'home', primary: true },
      ],
      phone: [{ value: '1234', primary: true }],
      marketingStatus: 'subscribed',
      addTime: '2020-05-01 10:00:00',
    })
    expect(answer.data).toEqual(person)
    expect(answer.additionalData).toEqual({ dropboxEmail: null })
    expect(answer.relatedObjects?.organization?.[organization.id]?.ccEmail).toBeNull()
  })

  test('lists are narrowed and sorted', async () => {
    const { client, company } = await aClient(server)
    const user = await company.addUser()
    await client.persons.create({ name: 'Ada' })
    await client.persons.create({ name: 'Ben', ownerId: user.id })
    await client.organizations.create({ name: 'Zoo', ownerId: user.id })
    await client.organizations.create({ name: 'Museum' })

    const persons = await all(client.persons.list({ sort: 'name DESC' }))
    const owned = await all(client.persons.list({ ownerId: user.id }))
    const organizations = await all(client.organizations.list({ firstChar: 'm' }))

    expect(persons.map(({ name }) => name)).toEqual(['Ben', 'Ada'])
    expect(owned.map(({ name }) => name)).toEqual(['Ben'])
    expect(organizations.map(({ name }) => name)).toEqual(['Museum'])
  })

  test('null takes a value away; deleting leaves what can be restored', async () => {
    const { client } = await aClient(server)
    const { id: orgId } = await client.organizations.create({ name: 'Zoo', address: 'Hill 2' })
    const { id } = await client.persons.create({ name: 'Ada', orgId, email: 'a@merx.example' })

    const person = await client.persons.update(id, { orgId: null, email: null })
    const organization = await client.organizations.update(orgId, { address: null })
    const deleted = await client.organizations.deleteMany({ ids: [orgId] })
    const restored = await client.organizations.update(orgId, { activeFlag: true })

    expect(person).toMatchObject({ orgId: null, orgName: null, email: [] })
    expect(organization.address).toBeNull()
    expect(deleted).toEqual({ id: [orgId] })
    expect(restored.activeFlag).toBe(true)
  })
})

describe.each(servers)('pipelines and stages on $name', (server) => {
  test('a company begins with one pipeline and its stages', async () => {
    const { client } = await aClient(server)

    const pipelines = await all(client.pipelines.list())
    const stages = await all(client.stages.list({ pipelineId: pipelines[0]?.id ?? 0 }))

    expect(pipelines).toMatchObject([{ name: 'Pipeline', orderNr: 0, selected: true }])
    expect(stages.map(({ name }) => name)).toContain('Demo Scheduled')
    expect(stages[0]).toMatchObject({ pipelineName: 'Pipeline', rottenDays: null })
  })

  test('made, changed and summed up', async () => {
    const { client } = await aClient(server)
    const pipeline = await client.pipelines.create({ name: 'Rentals', dealProbability: true })
    const stage = await client.stages.create({
      name: 'Asked',
      pipelineId: pipeline.id,
      dealProbability: 40,
      rottenFlag: true,
      rottenDays: 7,
    })
    await client.deals.create({ title: 'Hire', value: 100, currency: 'EUR', stageId: stage.id })

    const renamed = await client.stages.update(stage.id, { name: 'Asked for', rottenFlag: false })
    const { dealsSummary, ...alone } = await client.stages.get(stage.id)
    const whole = await client.pipelines.get(pipeline.id)

    expect(renamed).toMatchObject({ name: 'Asked for', dealProbability: 40, rottenFlag: false })
    expect(alone).toEqual(renamed)
    expect(dealsSummary).toMatchObject({ totalCount: 1, perCurrency: { EUR: 1 } })
    expect(whole.dealsSummary.perStages[stage.id]?.EUR).toMatchObject({ count: 1, value: 100 })
    expect(whole.dealsSummary.perCurrencyFull.EUR).toEqual({ count: 1, value: 100 })
  })
})

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
