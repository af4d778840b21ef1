import { NewPerson, OrganizationsApi, PersonsApi } from 'pipedrive-12'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { expectNotFound, expectRefusal, productsApi } from './pipedrive-12-client.ts'
import { aCompany, type Company, runningMerx } from './running-merx.ts'

const notFound = 'Person not found'

describe.each(databases)('pipedrive 12.0.3, persons, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let persons: PersonsApi
  let organizations: OrganizationsApi

  beforeAll(async () => {
    company = await aCompany(merx.server)
    const { apiClient } = productsApi(merx.server.url, company.admin.apiToken)
    persons = new PersonsApi(apiClient)
    organizations = new OrganizationsApi(apiClient)
  })

  it('adds, gets, updates, lists and deletes a person', async () => {
    const { data: organization } = await organizations.addOrganization({ name: 'City Park' })
    const newPerson = NewPerson.constructFromObject({
      name: 'Otto Fern',
      org_id: organization.id,
      email: ['otto@park.example', 'fern@park.example'],
      phone: ['+3725550101'],
      visible_to: '3',
      add_time: '2021-03-01 08:00:00',
    })

    const added = await persons.addPerson({ newPerson })

    expect(added).toMatchObject({
      success: true,
      data: {
        name: 'Otto Fern',
        first_name: 'Otto',
        last_name: 'Fern',
        owner_id: { value: company.admin.id },
        org_id: { value: organization.id, name: 'City Park', people_count: 1 },
        email: [
          { value: 'otto@park.example', primary: true },
          { value: 'fern@park.example', primary: false },
        ],
        phone: [{ value: '+3725550101', primary: true }],
        add_time: '2021-03-01 08:00:00',
        active_flag: true,
        open_deals_count: 0,
      },
    })
    const { id } = added.data
    expect((await persons.getPerson(id)).data).toEqual(added.data)
    const changes = { name: 'Otto Moss', org_id: null, email: [] }
    const updated = await persons.updatePerson(id, { basicPerson: changes })
    // This client's models make undefined of an object that is null.
    expect(updated.data).toMatchObject({ id, name: 'Otto Moss', org_id: undefined, email: [] })
    expect((await persons.getPersons()).data).toEqual([updated.data])
    expect(await persons.deletePerson(id)).toEqual({ success: true, data: { id } })
    expect((await persons.getPersons()).data).toBeNull()
    expect((await persons.getPerson(id)).data).toMatchObject({ id, active_flag: false })
  })

  it('lists by owner and first character, in pages and in order, and deletes several', async () => {
    const { id: userId } = await company.addUser()
    const ids: number[] = []
    for (const [name, owner_id] of [
      ['Bea', userId],
      ['Ada', userId],
      ['Bo', company.admin.id],
    ] as const) {
      ids.push((await persons.addPerson({ name, owner_id })).data.id)
    }
    const [bea, ada, bo] = ids
    const idsOf = (data: { id: number }[] | null) => data?.map(({ id }) => id)

    expect(idsOf((await persons.getPersons({ userId })).data)).toEqual([bea, ada])
    expect(idsOf((await persons.getPersons({ firstChar: 'b' })).data)).toEqual([bea, bo])
    const page = await persons.getPersons({ sort: 'name ASC', start: 1, limit: 1 })
    expect(idsOf(page.data)).toEqual([bea])
    expect(page.additional_data.pagination).toMatchObject({ next_start: 2 })

    const deleted = await persons.deletePersons({ ids: ids.join() })

    expect(deleted).toEqual({ success: true, data: { id: ids } })
    expect((await persons.getPersons()).data).toBeNull()
  })

  it('tells what is refused', async () => {
    await expectRefusal(persons.addPerson({ name: ' ' }), 'Name must be given.')
    await expectRefusal(persons.addPerson({ name: 'x', org_id: 987_654 }), /^org_id 987654/)
    await expectNotFound(persons.getPerson(987_654), notFound)
    await expectNotFound(persons.updatePerson(987_654, { name: 'x' }), notFound)
    await expectNotFound(persons.deletePerson(987_654), notFound)
    await expectNotFound(persons.getPersons({ filterId: 1 }), 'Filter not found')
  })
})
