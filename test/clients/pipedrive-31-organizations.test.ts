import { Configuration, OrganizationsApi } from 'pipedrive-31/v1'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { asAnswered, expectErrorBody, type Page } from './pipedrive-31-client.ts'
import { aCompany, type Company, runningMerx } from './running-merx.ts'

interface Row {
  readonly id: number
  readonly [key: string]: unknown
}

describe.each(databases)('pipedrive 31.2.1, organizations, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let organizations: OrganizationsApi

  beforeAll(async () => {
    company = await aCompany(merx.server)
    const basePath = `${merx.server.url}/v1`
    organizations = new OrganizationsApi(
      new Configuration({ basePath, apiKey: company.admin.apiToken }),
    )
  })

  const list = async (request: Parameters<OrganizationsApi['getOrganizations']>[0]) =>
    asAnswered<Page<Row>>(await organizations.getOrganizations(request))

  it('adds, gets, updates, lists and deletes an organization', async () => {
    const added = await organizations.addOrganization({
      AddOrganizationRequest: {
        name: 'City Park',
        address: 'Linden 4',
        label: 3,
        visible_to: '3',
        add_time: '2021-03-01 08:00:00',
      },
    })

    expect(added).toMatchObject({
      success: true,
      data: {
        name: 'City Park',
        address: 'Linden 4',
        owner_id: { value: company.admin.id },
        label: 3,
        label_ids: [3],
        people_count: 0,
        edit_name: true,
        add_time: '2021-03-01 08:00:00',
      },
    })
    const { id } = asAnswered<Row>(added.data)
    const read = await organizations.getOrganization({ id })
    expect(read).toEqual({
      ...added,
      additional_data: { followers: {}, dropbox_email: null },
    })
    const UpdateOrganizationRequest = { name: 'Old Park', label_ids: [] }
    const updated = await organizations.updateOrganization({ id, UpdateOrganizationRequest })
    expect(updated.data).toMatchObject({ id, name: 'Old Park', label: null, label_ids: [] })
    const listed = await list({ first_char: 'o', user_id: company.admin.id, sort: 'id DESC' })
    expect(listed.data).toMatchObject([{ id, name: 'Old Park', address: 'Linden 4' }])
    expect(await organizations.deleteOrganization({ id })).toEqual({ success: true, data: { id } })
    expect((await list({})).data).toBeNull()
  })

  it('tells what is refused', async () => {
    const AddOrganizationRequest = { name: '  ' }
    const added = organizations.addOrganization({ AddOrganizationRequest })
    await expectErrorBody(added, 'Name must be given.')
    const noOrganization = 'Organization not found'
    await expectErrorBody(organizations.getOrganization({ id: 987_654 }), noOrganization)
    await expectErrorBody(organizations.deleteOrganization({ id: 987_654 }), noOrganization)
  })
})
