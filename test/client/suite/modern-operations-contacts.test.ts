import { describe, expect, test } from 'vitest'
import { aClient, all } from './modern-client.ts'
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
