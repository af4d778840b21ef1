import type { v1 } from '@merx/contract'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addOrganization, addPerson, askFor, inSearch } from './contacts.ts'
import { addDeal, addPipeline } from './files-and-deals.ts'
import { aClock, type Company, runningMerx } from './merx.ts'

describe.each(databases)('organizations on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, { clock: clock.now })

  const eventsSince = async (company: Company, count: number) =>
    (await merx.events(company.id)).slice(count).map(({ number: _, ...event }) => event)

  test('an organization is answered with all keys, and recorded', async () => {
    const company = await merx.company()
    const { admin } = company
    const { length } = await merx.events(company.id)

    const answer = await admin.ask<{ data: v1.Organization }>('POST', '/v1/organizations', {
      body: { name: 'City Park', address: 'Linden 4', label_ids: [7, 8], visible_to: 5 },
    })

    const user = { id: admin.id, name: admin.name, email: admin.email, active_flag: true }
    const owner = { ...user, has_pic: false, pic_hash: null }
    const { id } = answer.body.data
    const single = { edit_name: true, last_activity: null, next_activity: null }
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual({
      success: true,
      data: {
        id,
        company_id: company.id,
        owner_id: { ...owner, value: admin.id },
        name: 'City Park',
        active_flag: true,
        first_char: 'c',
        add_time: '2024-03-01 10:00:00',
        update_time: '2024-03-01 10:00:00',
        visible_to: '5',
        picture_id: null,
        label: 7,
        label_ids: [7, 8],
        owner_name: admin.name,
        cc_email: null,
        open_deals_count: 0,
        related_open_deals_count: 0,
        closed_deals_count: 0,
        related_closed_deals_count: 0,
        won_deals_count: 0,
        related_won_deals_count: 0,
        lost_deals_count: 0,
        related_lost_deals_count: 0,
        email_messages_count: 0,
        people_count: 0,
        activities_count: 0,
        done_activities_count: 0,
        undone_activities_count: 0,
        files_count: 0,
        notes_count: 0,
        followers_count: 0,
        next_activity_date: null,
        next_activity_time: null,
        next_activity_id: null,
        last_activity_id: null,
        last_activity_date: null,
        country_code: null,
        address: 'Linden 4',
        address_subpremise: null,
        address_street_number: null,
        address_route: null,
        address_sublocality: null,
        address_locality: null,
        address_admin_area_level_1: null,
        address_admin_area_level_2: null,
        address_country: null,
        address_postal_code: null,
        address_formatted_address: null,
        ...single,
      },
      related_objects: {
        user: { [admin.id]: owner },
        organization: {
          [id]: {
            id,
            name: 'City Park',
            people_count: 0,
            owner_id: admin.id,
            address: 'Linden 4',
            active_flag: true,
            cc_email: null,
          },
        },
      },
    })
    expect(await eventsSince(company, length)).toEqual([
      {
        name: 'organization.created',
        itemId: id,
        userId: admin.id,
        source: 'v1',
        occurredAt: clock.now(),
        before: null,
        after: {
          id,
          name: 'City Park',
          firstChar: 'c',
          ownerId: admin.id,
          visibility: 5,
          labelIds: [7, 8],
          address: 'Linden 4',
          createdAt: '2024-03-01T10:00:00.000Z',
          updatedAt: '2024-03-01T10:00:00.000Z',
          deletedAt: null,
        },
      },
    ])
    const read = await admin.ask('GET', `/v1/organizations/${id}`)
    const additional_data = { followers: {}, dropbox_email: null }
    expect(read.body).toEqual({ ...answer.body, additional_data })
    const list = await admin.ask<{ data: object[] }>('GET', '/v1/organizations')
    expect(list.body.data).toEqual([expect.not.objectContaining({ edit_name: true })])
    expect({ ...list.body.data[0], ...single }).toEqual(answer.body.data)
  })

  test('an update changes only what it names, and says so', async () => {
    const company = await merx.company()
    const clerk = await company.addUser()
    const added = await addOrganization(company.admin, { address: 'Linden 4' })
    const { length } = await merx.events(company.id)
    clock.advance({ seconds: 60 })

    const body = { name: 'Nordic Yard', address: null, owner_id: clerk.id, visible_to: '1' }
    const path = `/organizations/${added.id}`
    const updated = await askFor<v1.Organization>(company.admin, 200, 'PUT', path, body)

    expect(updated).toMatchObject({
      name: 'Nordic Yard',
      first_char: 'n',
      address: null,
      owner_id: { value: clerk.id },
      visible_to: '1',
      add_time: added.add_time,
    })
    expect(updated.update_time > added.update_time).toBe(true)
    expect(await eventsSince(company, length)).toMatchObject([
      {
        name: 'organization.updated',
        itemId: added.id,
        before: { name: 'City Park', address: 'Linden 4', visibility: 3 },
        after: { name: 'Nordic Yard', address: null, visibility: 1, ownerId: clerk.id },
      },
    ])
    const found = (text: string, audience: string) =>
      inSearch(merx, 'organization', company.id, text, [audience])
    expect(await found('city', 'all')).toEqual([])
    expect(await found('nordic', 'all')).toEqual([])
    expect(await found('nordic', `user:${clerk.id}`)).toEqual([added.id])
  })

  test('an update that changes nothing writes nothing', async () => {
    const { admin } = await merx.company()
    const organization = await addOrganization(admin, { address: 'Linden 4' })
    const before = await merx.state()
    clock.advance({ seconds: 5 })

    const path = `/organizations/${organization.id}`
    const body = { name: 'City Park', address: 'Linden 4', owner_id: admin.id }
    expect(await askFor(admin, 200, 'PUT', path, body)).toEqual(organization)
    expect(await merx.state()).toEqual(before)
  })

  test('people and deals are counted while they are live', async () => {
    const company = await merx.company()
    const { admin } = company
    const { id } = await addOrganization(admin)
    const [first] = [await addPerson(admin, { org_id: id }), await addPerson(admin, { org_id: id })]
    const product = await admin.addProduct()
    const stage = await addPipeline(merx, company)
    for (const status of ['open', 'won'] as const) {
      await addDeal(merx, company, stage, product.id, { organizationId: id, status })
    }
    await askFor(admin, 200, 'DELETE', `/persons/${first.id}`)

    const seen = await askFor(admin, 200, 'GET', `/organizations/${id}`)

    expect(seen).toMatchObject({
      people_count: 1,
      open_deals_count: 1,
      closed_deals_count: 1,
      won_deals_count: 1,
      lost_deals_count: 0,
    })
  })

  test('a deleted one is gone from lists and search, shown by its deals, and restored', async () => {
    const company = await merx.company()
    const { admin } = company
    const { id } = await addOrganization(admin)
    const product = await admin.addProduct()
    const stage = await addPipeline(merx, company)
    await addDeal(merx, company, stage, product.id, { organizationId: id })
    const { length } = await merx.events(company.id)

    const deleted = await admin.ask('DELETE', `/v1/organizations/${id}`)

    expect([deleted.status, deleted.body]).toEqual([200, { success: true, data: { id } }])
    expect((await admin.ask<{ data: null }>('GET', '/v1/organizations')).body.data).toBeNull()
    expect(await inSearch(merx, 'organization', company.id, 'city')).toEqual([])
    const path = `/products/${product.id}/deals`
    const [deal] = await askFor<v1.Deal[]>(admin, 200, 'GET', path)
    expect(deal?.org_id).toMatchObject({ value: id, name: 'City Park', active_flag: false })
    const before = await merx.state()
    expect((await admin.ask('DELETE', `/v1/organizations/${id}`)).status).toBe(200)
    expect(await merx.state()).toEqual(before)

    await askFor(admin, 200, 'PUT', `/organizations/${id}`, { active_flag: true })

    expect(await inSearch(merx, 'organization', company.id, 'city')).toEqual([id])
    const names = (await eventsSince(company, length)).map(({ name }) => name)
    expect(names).toEqual(['organization.deleted', 'organization.restored'])
  })

  test('several are deleted at once; those that are hidden or absent are left out', async () => {
    const company = await merx.company()
    const clerk = await company.addUser()
    const open = await addOrganization(company.admin)
    const hidden = await addOrganization(company.admin, { visible_to: 1 })

    const path = `/v1/organizations?ids=${hidden.id}&ids=${open.id}&ids=987654`
    const answer = await clerk.ask('DELETE', path)

    expect(answer.body).toEqual({ success: true, data: { id: [open.id] } })
    const kept = await askFor(company.admin, 200, 'GET', `/organizations/${hidden.id}`)
    expect(kept).toMatchObject({ active_flag: true })
  })
})
