import { NewOrganization, OrganizationsApi } from 'pipedrive-12'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { expectNotFound, expectRefusal, productsApi } from './pipedrive-12-client.ts'
import { aCompany, type Company, runningMerx } from './running-merx.ts'

const notFound = 'Organization not found'

describe.each(databases)('pipedrive 12.0.3, organizations, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let organizations: OrganizationsApi

  beforeAll(async () => {
    company = await aCompany(merx.server)
    const { apiClient } = productsApi(merx.server.url, company.admin.apiToken)
    organizations = new OrganizationsApi(apiClient)
  })

  it('adds, gets, updates, lists and deletes organizations', async () => {
    const fields = { name: 'City Park', address: 'Linden 4', add_time: '2021-03-01 08:00:00' }
    const newOrganization = NewOrganization.constructFromObject(fields)

    const added = await organizations.addOrganization({ newOrganization })

    expect(added).toMatchObject({
      success: true,
      data: { ...fields, owner_id: { value: company.admin.id }, people_count: 0, edit_name: true },
    })
    const { id } = added.data
    expect((await organizations.getOrganization(id)).data).toEqual(added.data)
    const changes = { name: 'Old Park', visible_to: '7' }
    const updated = await organizations.updateOrganization(id, { basicOrganization: changes })
    expect(updated.data).toMatchObject({ id, ...changes, address: 'Linden 4' })
    const second = (await organizations.addOrganization({ name: 'Annex' })).data.id
    const listed = await organizations.getOrganizations({ sort: 'name ASC', limit: 1 })
    expect(listed.data).toMatchObject([{ id: second }])
    expect(listed.additional_data.pagination).toMatchObject({ next_start: 1 })
    const old = await organizations.getOrganizations({ firstChar: 'O', userId: company.admin.id })
    expect(old.data).toMatchObject([{ id, name: 'Old Park' }])

    expect(await organizations.deleteOrganization(id)).toEqual({ success: true, data: { id } })
    const several = await organizations.deleteOrganizations(`${id},${second}`)

    expect(several).toEqual({ success: true, data: { id: [id, second] } })
    expect((await organizations.getOrganizations()).data).toBeNull()
  })

  it('tells what is refused', async () => {
    await expectRefusal(organizations.addOrganization({ name: '' }), 'Name must be given.')
    await expectRefusal(organizations.addOrganization({ name: 'x', owner_id: 0 }), /^owner_id/)
    await expectNotFound(organizations.getOrganization(987_654), notFound)
    await expectNotFound(organizations.updateOrganization(987_654, { name: 'x' }), notFound)
    await expectNotFound(organizations.deleteOrganizations('987654'), notFound)
  })
})
