import type { v1 } from '@merx/contract'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addOrganization, addPerson, askFor } from './contacts.ts'
import { openMerx, type User } from './merx.ts'
import { execute } from './statements.ts'

const indexes = ['live', 'audience', 'owner', 'first_char', 'first_char_audience', 'name']
const contactIndexes = ['person', 'organization'].flatMap((table) =>
  [...indexes, 'created', 'updated', 'deals'].map((name) => `${table}_${name}`),
)

const drop = (table: string, ...columns: string[]) =>
  columns.map((column) => `alter table ${table} drop column ${column}`)

/** Takes a database back to before persons, organizations, pipelines and stages could be written. */
const back = [
  ...[...contactIndexes, 'stage_deals', 'person_organization'].map(
    (name) => `drop index if exists ${name}`,
  ),
  ...drop('person', 'first_char', 'visibility', 'audience', 'label_ids', 'marketing_status'),
  ...drop('person', 'emails', 'phones'),
  'alter table person add column email text',
  'alter table person add column phone text',
  'create index person_organization on person (company_id, organization_id)',
  ...drop('organization', 'first_char', 'visibility', 'audience', 'label_ids'),
  ...drop('pipeline', 'is_active', 'has_probability', 'deleted_at'),
  ...drop('stage', 'is_rotting', 'rotten_days', 'deleted_at'),
  `delete from migration where name = '0006-contacts'`,
]

describe.each(databases)('a database of before, on $name', (database) => {
  test('keeps its contacts and pipelines, and gives a pipeline to who has none', async () => {
    const created = await database.create()
    const old = await openMerx({ url: created.url })
    const [seller, newcomer] = [await old.company(), await old.company()]
    const { id: org } = await addOrganization(seller.admin, {
      name: 'City Park',
      address: 'Linden',
    })
    const { id: person } = await addPerson(seller.admin, { name: 'OTTO', org_id: org })
    const own = { name: 'Sales', order_nr: 1 }
    const sales = await askFor<v1.Pipeline>(seller.admin, 200, 'POST', '/pipelines', own)
    const offer = { name: 'Offer', pipeline_id: sales.id, deal_probability: 40 }
    const stage = await askFor<v1.Stage>(seller.admin, 200, 'POST', '/stages', offer)
    await old.stop()
    await execute(created.url, [
      ...back,
      `delete from stage where pipeline_id <> ${sales.id}`,
      `delete from pipeline where id <> ${sales.id}`,
      `update person set email = '"o\\o"@park.example', phone = null`,
    ])

    const merx = await openMerx({ url: created.url })

    const asked = <T>(user: User, path: string) =>
      merx.ask<{ data: T }>('GET', `/v1${path}`, { token: user.token })
    const email = [{ value: '"o\\o"@park.example', label: 'work', primary: true }]
    const seen = await asked<v1.Person>(seller.admin, `/persons/${person}`)
    expect(seen.body.data).toMatchObject({
      name: 'OTTO',
      first_char: 'o',
      email,
      phone: [],
      visible_to: '3',
      label_ids: [],
      marketing_status: 'no_consent',
      org_id: { value: org, name: 'City Park', people_count: 1 },
    })
    const listed = await asked<v1.Organization[]>(seller.admin, '/organizations?first_char=C')
    expect(listed.body.data).toMatchObject([{ id: org, address: 'Linden', active_flag: true }])
    const pipelines = await asked(seller.admin, '/pipelines')
    expect(pipelines.body.data).toEqual([{ ...sales, selected: true }])
    expect((await asked(seller.admin, '/stages')).body.data).toEqual([stage])
    const given = await asked<v1.Pipeline[]>(newcomer.admin, '/pipelines')
    expect(given.body.data).toMatchObject([
      { name: 'Pipeline', order_nr: 0, active: true, deal_probability: true, selected: true },
    ])
    expect((await asked(newcomer.admin, '/stages')).body.data).toMatchObject([
      { name: 'Qualified', order_nr: 1, deal_probability: 100, rotten_flag: false },
      { name: 'Contact Made', order_nr: 2 },
      { name: 'Demo Scheduled', order_nr: 3 },
      { name: 'Proposal Made', order_nr: 4 },
      { name: 'Negotiations Started', order_nr: 5, pipeline_id: given.body.data[0]?.id },
    ])
    await merx.stop()
    await created.drop()
  })
})
