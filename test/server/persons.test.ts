import type { v1 } from '@merx/contract'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addOrganization, addPerson, askFor, inSearch } from './contacts.ts'
import { addDeal, addPipeline } from './files-and-deals.ts'
import { aClock, type Company, runningMerx } from './merx.ts'

const noCounts = {
  open_deals_count: 0,
  related_open_deals_count: 0,
  closed_deals_count: 0,
  related_closed_deals_count: 0,
  won_deals_count: 0,
  related_won_deals_count: 0,
  lost_deals_count: 0,
  related_lost_deals_count: 0,
  email_messages_count: 0,
  activities_count: 0,
  done_activities_count: 0,
  undone_activities_count: 0,
  files_count: 0,
  notes_count: 0,
  followers_count: 0,
}

describe.each(databases)('persons on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, { clock: clock.now })

  const eventsSince = async (company: Company, count: number) =>
    (await merx.events(company.id)).slice(count).map(({ number: _, ...event }) => event)

  test('a person is answered with all keys, and recorded', async () => {
    const company = await merx.company()
    const { admin } = company
    const { id: org_id } = await addOrganization(admin, { address: 'Linden 4' })
    const { length } = await merx.events(company.id)

    const answer = await admin.ask<{ data: v1.Person }>('POST', '/v1/persons', {
      body: {
        name: 'Otto von Fern',
        org_id,
        email: [{ value: 'otto@park.example', primary: true, label: 'home' }],
        phone: ['+372 1', '+372 2'],
        visible_to: '7',
        label: 5,
        marketing_status: 'subscribed',
        add_time: '2020-02-29 08:00:00',
      },
    })

    const user = { id: admin.id, name: admin.name, email: admin.email, active_flag: true }
    const owner = { ...user, has_pic: false, pic_hash: null }
    const organization = {
      name: 'City Park',
      people_count: 1,
      owner_id: admin.id,
      address: 'Linden 4',
      active_flag: true,
      cc_email: null,
    }
    expect(answer.status).toBe(201)
    const { id } = answer.body.data
    expect(answer.body).toEqual({
      success: true,
      data: {
        id,
        company_id: company.id,
        owner_id: { ...owner, value: admin.id },
        org_id: { ...organization, value: org_id },
        name: 'Otto von Fern',
        first_name: 'Otto',
        last_name: 'von Fern',
        active_flag: true,
        email: [{ label: 'home', value: 'otto@park.example', primary: true }],
        phone: [
          { label: 'work', value: '+372 1', primary: true },
          { label: 'work', value: '+372 2', primary: false },
        ],
        first_char: 'o',
        add_time: '2020-02-29 08:00:00',
        update_time: '2024-03-01 10:00:00',
        visible_to: '7',
        picture_id: null,
        label: 5,
        label_ids: [5],
        org_name: 'City Park',
        owner_name: admin.name,
        cc_email: null,
        marketing_status: 'subscribed',
        ...noCounts,
        next_activity_date: null,
        next_activity_time: null,
        next_activity_id: null,
        last_activity_id: null,
        last_activity_date: null,
        last_incoming_mail_time: null,
        last_outgoing_mail_time: null,
      },
      related_objects: {
        user: { [admin.id]: owner },
        organization: { [org_id]: { id: org_id, ...organization } },
      },
    })
    expect(await eventsSince(company, length)).toEqual([
      {
        name: 'person.created',
        itemId: id,
        userId: admin.id,
        source: 'v1',
        occurredAt: clock.now(),
        before: null,
        after: {
          id,
          name: 'Otto von Fern',
          firstChar: 'o',
          ownerId: admin.id,
          visibility: 7,
          labelIds: [5],
          emails: [{ value: 'otto@park.example', label: 'home', isPrimary: true }],
          phones: [
            { value: '+372 1', label: 'work', isPrimary: true },
            { value: '+372 2', label: 'work', isPrimary: false },
          ],
          organizationId: org_id,
          marketingStatus: 'subscribed',
          createdAt: '2020-02-29T08:00:00.000Z',
          updatedAt: '2024-03-01T10:00:00.000Z',
          deletedAt: null,
        },
      },
    ])
    const read = await admin.ask('GET', `/v1/persons/${id}`)
    expect(read.body).toEqual({ ...answer.body, additional_data: { dropbox_email: null } })
  })

  test.each<[string, unknown, object[]]>([
    ['a text', 'a@b.example', [{ value: 'a@b.example', label: 'work', primary: true }]],
    ['a number', 3725550101, [{ value: '3725550101', label: 'work', primary: true }]],
    ['an object', { value: 'a', label: '' }, [{ value: 'a', label: '', primary: true }]],
    [
      'a list of texts and objects',
      ['a', { value: 'b', primary: '1', label: null }],
      [
        { value: 'a', label: 'work', primary: false },
        { value: 'b', label: 'work', primary: true },
      ],
    ],
    [
      'two primary ones: the first is',
      [{ value: 'a' }, { value: 'b', primary: true }, { value: 'c', primary: 1 }],
      [
        { value: 'a', label: 'work', primary: false },
        { value: 'b', label: 'work', primary: true },
        { value: 'c', label: 'work', primary: false },
      ],
    ],
    [
      'blank and empty ones among others',
      [{ value: '', primary: true }, {}, null, ' ', { value: 'a' }, { value: null }],
      [{ value: 'a', label: 'work', primary: true }],
    ],
    ['a list as JSON text', '[{"value":"a"}]', [{ value: 'a', label: 'work', primary: true }]],
    ['a text that only looks like one', '[a', [{ value: '[a', label: 'work', primary: true }]],
    ['null', null, []],
    ['an empty text', '', []],
    ['an empty list', [], []],
  ])('e-mail and phone as %s', async (_what, given, expected) => {
    const { admin } = await merx.company()

    const person = await addPerson(admin, { email: given, phone: given })

    expect([person.email, person.phone]).toEqual([expected, expected])
  })

  test('an update changes only what it names, and says so', async () => {
    const company = await merx.company()
    const { admin } = company
    const added = await addPerson(admin, { email: 'a@b.example', label_ids: [3, 4, 3] })
    expect(added).toMatchObject({ label: 3, label_ids: [3, 4] })
    const { length } = await merx.events(company.id)
    clock.advance({ seconds: 60 })

    const updated = await askFor<v1.Person>(admin, 200, 'PUT', `/persons/${added.id}`, {
      name: 'Älva',
      email: null,
      label: null,
    })

    const update_time = clock.now().toISOString().slice(0, 19).replace('T', ' ')
    const changed = { name: 'Älva', first_name: 'Älva', last_name: null, first_char: 'ä' }
    expect(updated).toEqual({
      ...added,
      ...changed,
      email: [],
      label: null,
      label_ids: [],
      update_time,
    })
    expect(await eventsSince(company, length)).toMatchObject([
      {
        name: 'person.updated',
        itemId: added.id,
        before: { name: 'Otto Fern', firstChar: 'o', labelIds: [3, 4] },
        after: { name: 'Älva', firstChar: 'ä', labelIds: [], emails: [] },
      },
    ])
    expect(await inSearch(merx, 'person', company.id, 'otto')).toEqual([])
    expect(await inSearch(merx, 'person', company.id, 'alva')).toEqual([added.id])
  })

  test('camel case, numbers as text, forms and unknown keys are taken', async () => {
    const { admin } = await merx.company()
    const { id: organization } = await addOrganization(admin)
    const form = `name=Mari&orgId=${organization}&visibleTo=1&email=a%40b.example&nonsense=1`

    const answer = await admin.ask<{ data: v1.Person }>('POST', '/v1/persons', { form })

    expect(answer.status).toBe(201)
    expect(answer.body.data).toMatchObject({
      name: 'Mari',
      org_id: { value: organization },
      visible_to: '1',
      email: [{ value: 'a@b.example' }],
    })
  })

  test.each([
    ['nothing', {}],
    ['the same again', { name: 'Otto Fern', email: ['a@b.example'], visible_to: 3 }],
    ['only unknown keys', { newPerson: { name: 'x' }, first_name: 'x' }],
  ])('an update with %s changes nothing', async (_what, body) => {
    const { admin } = await merx.company()
    const person = await addPerson(admin, { email: 'a@b.example' })
    const before = await merx.state()
    clock.advance({ seconds: 5 })

    const updated = await askFor(admin, 200, 'PUT', `/persons/${person.id}`, body)

    expect(updated).toEqual(person)
    expect(await merx.state()).toEqual(before)
  })

  test('a deleted person is gone from lists and search, still read, and restored', async () => {
    const company = await merx.company()
    const { admin } = company
    const { id } = await addPerson(admin)
    const { length } = await merx.events(company.id)

    const deleted = await admin.ask('DELETE', `/v1/persons/${id}`)

    expect([deleted.status, deleted.body]).toEqual([200, { success: true, data: { id } }])
    expect((await admin.ask<{ data: null }>('GET', '/v1/persons')).body.data).toBeNull()
    expect(await inSearch(merx, 'person', company.id, 'otto')).toEqual([])
    const read = await askFor<v1.Person>(admin, 200, 'GET', `/persons/${id}`)
    expect(read.active_flag).toBe(false)
    const before = await merx.state()
    expect((await admin.ask('DELETE', `/v1/persons/${id}`)).status).toBe(200)
    expect(await merx.state()).toEqual(before)

    const restored = await askFor(admin, 200, 'PUT', `/persons/${id}`, { active_flag: 1 })

    expect(restored).toMatchObject({ active_flag: true })
    expect(await inSearch(merx, 'person', company.id, 'otto')).toEqual([id])
    const names = (await eventsSince(company, length)).map(({ name }) => name)
    expect(names).toEqual(['person.deleted', 'person.restored'])
  })

  test('several are deleted at once; those that are hidden or absent are left out', async () => {
    const company = await merx.company()
    const clerk = await company.addUser()
    const open = await addPerson(company.admin)
    const own = await addPerson(clerk, { visible_to: 1 })
    const hidden = await addPerson(company.admin, { visible_to: 1 })
    const { length } = await merx.events(company.id)

    const ids = [hidden.id, own.id, 987_654, open.id, own.id]
    const answer = await clerk.ask('DELETE', `/v1/persons?ids=${ids.join()}`)

    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ success: true, data: { id: [open.id, own.id] } })
    const events = await eventsSince(company, length)
    expect(events.map(({ name, itemId }) => [name, itemId])).toEqual([
      ['person.deleted', open.id],
      ['person.deleted', own.id],
    ])
    expect(await askFor(company.admin, 200, 'GET', `/persons/${hidden.id}`)).toMatchObject({
      active_flag: true,
    })
  })

  test('deals are counted by status, deleted ones not; they keep a deleted person', async () => {
    const company = await merx.company()
    const { admin } = company
    const { id } = await addPerson(admin)
    const product = await admin.addProduct()
    const stage = await addPipeline(merx, company)
    const deal = (overrides: object) =>
      addDeal(merx, company, stage, product.id, { personId: id, ...overrides })
    for (const status of ['open', 'open', 'won', 'lost']) await deal({ status })
    await deal({ isActive: false })

    expect(await askFor(admin, 200, 'GET', `/persons/${id}`)).toMatchObject({
      ...noCounts,
      open_deals_count: 2,
      closed_deals_count: 2,
      won_deals_count: 1,
      lost_deals_count: 1,
    })
    await askFor(admin, 200, 'DELETE', `/persons/${id}`)
    const path = `/products/${product.id}/deals`
    const [first] = await askFor<v1.Deal[]>(admin, 200, 'GET', path)
    expect(first?.person_id).toMatchObject({ value: id, active_flag: false, name: 'Otto Fern' })
  })

  test('the organization of a person is shown to those who may see it', async () => {
    const company = await merx.company()
    const clerk = await company.addUser()
    const { id: org_id } = await addOrganization(company.admin, { visible_to: 1 })
    const { id } = await addPerson(company.admin, { org_id })

    const seen = await clerk.ask<{ data: v1.Person }>('GET', `/v1/persons/${id}`)

    expect(seen.body.data).toMatchObject({ org_id: null, org_name: null })
    expect(seen.text).not.toContain('City Park')
    await askFor(clerk, 200, 'PUT', `/persons/${id}`, { name: 'Otto' })
    const kept = await askFor<v1.Person>(company.admin, 200, 'GET', `/persons/${id}`)
    expect(kept.org_id).toMatchObject({ value: org_id })
  })

  test('a person keeps a deleted organization, and leaves it by null', async () => {
    const { admin } = await merx.company()
    const { id: org_id } = await addOrganization(admin)
    const { id } = await addPerson(admin, { org_id })
    await askFor(admin, 200, 'DELETE', `/organizations/${org_id}`)

    const kept = await askFor<v1.Person>(admin, 200, 'PUT', `/persons/${id}`, { org_id })
    const left = await askFor<v1.Person>(admin, 200, 'PUT', `/persons/${id}`, { org_id: null })

    expect(kept.org_id).toMatchObject({ value: org_id, active_flag: false })
    expect([left.org_id, left.org_name]).toEqual([null, null])
  })

  test('updates at the same time all count', async () => {
    const { admin } = await merx.company()
    const { id } = await addPerson(admin)
    const patches = [{ name: 'A' }, { email: 'b' }, { phone: 'c' }, { label: 4 }, { visible_to: 5 }]

    await Promise.all(patches.map((patch) => askFor(admin, 200, 'PUT', `/persons/${id}`, patch)))

    expect(await askFor(admin, 200, 'GET', `/persons/${id}`)).toMatchObject({
      name: 'A',
      email: [{ value: 'b' }],
      phone: [{ value: 'c' }],
      label: 4,
      visible_to: '5',
    })
  })
})
