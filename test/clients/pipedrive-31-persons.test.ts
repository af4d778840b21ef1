import { Configuration, OrganizationsApi, PersonsApi } from 'pipedrive-31/v1'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { asAnswered, expectErrorBody, type Page } from './pipedrive-31-client.ts'
import { aCompany, type Company, runningMerx } from './running-merx.ts'

interface Row {
  readonly id: number
  readonly [key: string]: unknown
}

describe.each(databases)('pipedrive 31.2.1, persons, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let persons: PersonsApi
  let organizations: OrganizationsApi

  beforeAll(async () => {
    company = await aCompany(merx.server)
    const basePath = `${merx.server.url}/api/v1`
    const configuration = new Configuration({ basePath, apiKey: company.admin.apiToken })
    persons = new PersonsApi(configuration)
    organizations = new OrganizationsApi(configuration)
  })

  const list = async (request: Parameters<PersonsApi['getPersons']>[0]) =>
    asAnswered<Page<Row>>(await persons.getPersons(request))

  it('adds, gets, updates, lists and deletes a person', async () => {
    const AddOrganizationRequest = { name: 'City Park', address: 'Linden 4' }
    const organization = await organizations.addOrganization({ AddOrganizationRequest })
    const org_id = asAnswered<Row>(organization.data).id

    const added = await persons.addPerson({
      AddPersonRequest: {
        name: 'Otto Fern',
        org_id,
        owner_id: company.admin.id,
        email: [
          { value: 'a@park.example', label: 'home' },
          { value: 'b@park.example', primary: true, label: 'work' },
        ],
        phone: [{ value: '+3725550101' }],
        label_ids: [4, 5],
        visible_to: '3',
        marketing_status: 'subscribed',
        add_time: '2021-03-01 08:00:00',
      },
    })

    expect(added).toMatchObject({
      success: true,
      data: {
        name: 'Otto Fern',
        company_id: company.id,
        owner_id: { id: company.admin.id, value: company.admin.id },
        org_id: { value: org_id, name: 'City Park', address: 'Linden 4', active_flag: true },
        email: [
          { value: 'a@park.example', label: 'home', primary: false },
          { value: 'b@park.example', label: 'work', primary: true },
        ],
        phone: [{ value: '+3725550101', label: 'work', primary: true }],
        label: 4,
        label_ids: [4, 5],
        marketing_status: 'subscribed',
        add_time: '2021-03-01 08:00:00',
      },
      related_objects: {
        user: { [company.admin.id]: { email: company.admin.email } },
        organization: { [org_id]: { name: 'City Park' } },
      },
    })
    const { id } = asAnswered<Row>(added.data)
    const read = await persons.getPerson({ id })
    expect(read).toEqual({ ...added, additional_data: { dropbox_email: null } })
    const UpdatePersonRequest = { name: 'Otto Moss', phone: [] }
    const updated = await persons.updatePerson({ id, UpdatePersonRequest })
    expect(updated.data).toMatchObject({ id, name: 'Otto Moss', phone: [], label: 4 })
    expect((await list({ first_char: 'O' })).data).toEqual([updated.data])
    expect(await persons.deletePerson({ id })).toEqual({ success: true, data: { id } })
    expect((await list({})).data).toBeNull()
  })

  it('lists by owner, in pages and in order', async () => {
    const { id: user_id } = await company.addUser()
    for (const name of ['Bea', 'Ada', 'Cy']) {
      await persons.addPerson({ AddPersonRequest: { name, owner_id: user_id } })
    }

    const page = await list({ user_id, sort: 'name DESC', start: 1, limit: 1 })

    expect(page.data).toMatchObject([{ name: 'Bea', owner_name: expect.any(String) }])
    expect(page.additional_data.pagination).toEqual({
      start: 1,
      limit: 1,
      more_items_in_collection: true,
      next_start: 2,
    })
  })

  it('tells what is refused', async () => {
    const AddPersonRequest = { name: 'x', email: [{ value: 'x'.repeat(256) }] }
    await expectErrorBody(persons.addPerson({ AddPersonRequest }), /^email\[0\]\.value must have/)
    await expectErrorBody(persons.getPerson({ id: 987_654 }), 'Person not found')
    await expectErrorBody(persons.deletePerson({ id: 987_654 }), 'Person not found')
    await expectErrorBody(persons.getPersons({ filter_id: 1 }), 'Filter not found')
    await expectErrorBody(persons.getPersons({ sort: 'mood ASC' }), /^sort "mood ASC" must be/)
  })
})
