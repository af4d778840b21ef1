import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addFilter, type KnownField, knownFields, tree } from './filter-cases.ts'
import { aClock, type Company, type Merx, runningMerx } from './merx.ts'

async function prepare(merx: Merx) {
  const company = await merx.company()
  const fields = await knownFields(merx, company)
  const idOf = (key: string) => fields[key]?.id ?? 0
  return { company, admin: company.admin, clerk: await company.addUser(), fields, idOf }
}

const latest = async (merx: Merx, company: Company, since: number) =>
  (await merx.events(company.id)).slice(since)

/** The domain form of a condition, as events tell it. */
function recorded(field: KnownField | undefined, operator: string, value: string | null) {
  return { object: 'product', fieldId: field?.id, operator, value, extraValue: null }
}

describe.each(databases)('filters on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, { clock: clock.now })

  test('one that is added is answered whole, with the keys of both eras, and recorded', async () => {
    const { company, admin, fields, idOf } = await prepare(merx)
    const before = (await merx.events(company.id)).length
    const condition = { field_id: String(idOf('name')), operator: "LIKE '%$%'", value: 'bench' }

    const answer = await admin.ask<{ data: { id: number } }>('POST', '/v1/filters', {
      body: { name: ' Benches ', type: 'products', conditions: tree([condition]) },
    })

    const filter = {
      id: expect.any(Number),
      name: 'Benches',
      filter_code: null,
      is_editable: true,
      active_flag: true,
      type: 'products',
      temporary_flag: null,
      user_id: admin.id,
      add_time: '2024-03-01 10:00:00',
      update_time: '2024-03-01 10:00:00',
      visible_to: '1',
      last_used_time: null,
      custom_view_id: null,
      conditions: {
        glue: 'and',
        conditions: [
          {
            glue: 'and',
            conditions: [
              { object: 'product', ...condition, extra_value: null, json_value_flag: false },
            ],
          },
          { glue: 'or', conditions: [] },
        ],
      },
    }
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ success: true, data: filter })
    const { id } = answer.body.data
    expect((await admin.ask('GET', `/v1/filters/${id}`)).body).toEqual(answer.body)
    const { conditions: _, ...summary } = filter
    const list = await admin.ask('GET', '/v1/filters?type=products')
    expect(list.body).toEqual({ success: true, data: [summary] })
    const conditions = { all: [recorded(fields.name, "LIKE '%$%'", 'bench')], any: [] }
    const times = { createdAt: '2024-03-01T10:00:00.000Z', updatedAt: '2024-03-01T10:00:00.000Z' }
    const after = { id, userId: admin.id, type: 'products', name: 'Benches', conditions, ...times }
    expect(await latest(merx, company, before)).toMatchObject([
      { name: 'filter.created', itemId: id, userId: admin.id, source: 'v1', before: null, after },
    ])
  })

  test('PUT changes what differs; the same again changes and records nothing', async () => {
    const { company, admin, fields, idOf } = await prepare(merx)
    const condition = { field_id: idOf('name'), operator: '=', value: 'Chair' }
    const { id } = await addFilter(admin, tree([condition]))
    const before = (await merx.events(company.id)).length
    clock.advance({ seconds: 60 })
    const conditions = tree([], [{ ...condition, value: 'Bench' }])

    const renamed = await admin.ask('PUT', `/v1/filters/${id}`, {
      body: { name: 'Chairs', conditions },
    })
    const again = await admin.ask('PUT', `/v1/filters/${id}`, { body: { conditions } })

    expect(renamed.body).toMatchObject({
      data: { id, name: 'Chairs', conditions: { conditions: [{}, { conditions: [{}] }] } },
    })
    expect(renamed.body).not.toMatchObject({ data: { update_time: '2024-03-01 10:00:00' } })
    expect(again.body).toEqual(renamed.body)
    const changed = recorded(fields.name, '=', 'Bench')
    expect(await latest(merx, company, before)).toMatchObject([
      {
        name: 'filter.updated',
        itemId: id,
        before: { name: 'Benches', conditions: { any: [] } },
        after: { name: 'Chairs', conditions: { all: [], any: [changed] } },
      },
    ])
  })

  test('deleted ones are gone from every answer; several at once, or none', async () => {
    const { company, admin } = await prepare(merx)
    const ids = []
    for (let count = 0; count < 4; count++) ids.push((await addFilter(admin, tree([]))).id)
    const [one, two, three, four] = ids
    const before = (await merx.events(company.id)).length

    const single = await admin.ask('DELETE', `/v1/filters/${one}`)
    const several = await admin.ask('DELETE', `/v1/filters?ids=${two},${three},${two}`)
    const refused = await admin.ask('DELETE', `/v1/filters?ids=${four},${one}`)

    expect(single.body).toEqual({ success: true, data: { id: one } })
    expect(several.body).toEqual({ success: true, data: { id: [two, three] } })
    expect(refused).toMatchObject({ status: 404, body: { error: 'Filter not found' } })
    expect((await admin.ask('GET', '/v1/filters')).body).toMatchObject({ data: [{ id: four }] })
    for (const path of [`/v1/filters/${one}`, `/v1/products?filter_id=${one}`]) {
      expect((await admin.ask('GET', path)).status).toBe(404)
    }
    const events = await latest(merx, company, before)
    expect(events.map(({ name, itemId }) => [name, itemId])).toEqual(
      [one, two, three].map((id) => ['filter.deleted', id]),
    )
    await admin.ask('DELETE', `/v1/filters/${four}`)
    expect((await admin.ask('GET', '/v1/filters')).body).toEqual({ success: true, data: [] })
  })

  test('a filter is its user’s: others do not find it, admins find all of the company', async () => {
    const { company, admin, clerk } = await prepare(merx)
    const colleague = await company.addUser()
    const stranger = (await merx.company()).admin
    const own = await addFilter(clerk, tree([]), 'Own')
    const others = await addFilter(admin, tree([]), 'Admin’s')
    const listed = async (user: typeof admin) =>
      ((await user.ask<{ data: { id: number }[] }>('GET', '/v1/filters')).body.data ?? []).map(
        ({ id }) => id,
      )

    expect(await listed(admin)).toEqual([own.id, others.id])
    expect(await listed(clerk)).toEqual([own.id])
    expect(await listed(colleague)).toEqual([])
    expect(await listed(stranger)).toEqual([])
    expect((await admin.ask('GET', `/v1/products?filter_id=${own.id}`)).status).toBe(200)
    for (const user of [colleague, stranger]) {
      const absent = await user.ask('GET', '/v1/filters/987654')
      for (const path of [`/v1/filters/${own.id}`, `/v1/products?filter_id=${own.id}`]) {
        const answer = await user.ask('GET', path)
        expect([answer.status, answer.text]).toEqual([404, absent.text])
      }
    }
    // Numbers are of one company: another's fields are nobody's here.
    const deals = await admin.ask<{ data: [] }>('GET', '/v1/filters?type=deals')
    expect(deals.body).toEqual({ success: true, data: [] })
  })

  test('conditions are read as forgivingly as everything else of v1', async () => {
    const { admin, idOf } = await prepare(merx)
    const given = { object: 'product', operator: '=', value: 20, extra_value: {} }
    const wanted = { field_id: String(idOf('tax')), value: '20', extra_value: null }
    const group = (condition: object) => ({ glue: 'and', conditions: [condition] })
    const around = (condition: object) => ({
      glue: 'and',
      conditions: [group(condition), { glue: 'or' }],
    })
    const camel = around({ ...given, fieldId: idOf('tax'), extraValue: '' })
    const text = JSON.stringify(around({ ...given, field_id: idOf('tax') }))
    const brackets = [
      'conditions[glue]=and',
      'conditions[conditions][0][glue]=and',
      'conditions[conditions][0][conditions][0][object]=product',
      `conditions[conditions][0][conditions][0][field_id]=${idOf('tax')}`,
      'conditions[conditions][0][conditions][0][operator]=%3D',
      'conditions[conditions][0][conditions][0][value]=20',
      'conditions[conditions][1][glue]=or',
    ]
    const asked = [
      { body: { name: 1, type: 'products', conditions: camel, future: {} } },
      { body: { name: 'x', type: 'products', conditions: text, addFilterRequest: {} } },
      { form: `name=x&type=products&conditions=${encodeURIComponent(text)}` },
      { form: `name=x&type=products&${brackets.join('&')}` },
    ]

    for (const each of asked) {
      const answer = await admin.ask('POST', '/v1/filters', each)

      expect(answer.status, answer.text).toBe(200)
      expect(answer.body).toMatchObject({
        data: { conditions: { conditions: [{ conditions: [wanted] }, { conditions: [] }] } },
      })
    }
  })

  test('include_field_code adds the key of each field', async () => {
    const { admin, idOf } = await prepare(merx)
    const conditions = tree([{ field_id: idOf('tax'), operator: '>', value: '5' }])
    const body = { name: 'Taxed', type: 'products', conditions }
    const coded = {
      data: { conditions: { conditions: [{ conditions: [{ field_code: 'tax' }] }, {}] } },
    }

    const added = await admin.ask<{ data: { id: number } }>(
      'POST',
      '/v1/filters?include_field_code=true',
      { body },
    )
    const path = `/v1/filters/${added.body.data.id}`

    expect(added.body).toMatchObject(coded)
    expect((await admin.ask('GET', `${path}?include_field_code=1`)).body).toMatchObject(coded)
    const put = await admin.ask('PUT', `${path}?include_field_code=1`, { body })
    expect(put.body).toMatchObject(coded)
    expect((await admin.ask('GET', path)).text).not.toContain('field_code')
  })

  test('the helpers name operators by type, relative dates and address components', async () => {
    const { clerk } = await prepare(merx)

    const { status, body } = await clerk.ask<{
      data: {
        operators: Record<string, Record<string, string> | Record<string, string>[]>
        deprecated_operators: object
        relative_dates: Record<string, object>
        address_field_components: object
      }
    }>('GET', '/v1/filters/helpers')

    expect(status).toBe(200)
    const { operators } = body.data
    expect(Object.keys(operators.varchar ?? {}).sort()).toEqual(
      ['=', '!=', 'IS NULL', 'IS NOT NULL', "LIKE '%$%'", "LIKE '$%'", "NOT LIKE '$%'"].sort(),
    )
    expect(operators.enum).toEqual([
      { '=': 'is' },
      { '!=': 'is not' },
      { 'IS NULL': 'is empty' },
      { 'IS NOT NULL': 'is not empty' },
    ])
    expect(Object.keys(operators)).toEqual(
      expect.arrayContaining([
        ...['int', 'double', 'monetary', 'time', 'date', 'entered_stage', 'timerange', 'daterange'],
        ...['stage', 'title', 'set', 'deal', 'product', 'person', 'organization', 'user', 'status'],
        ...['visible_to', 'currency', 'pipeline'],
      ]),
    )
    expect(Object.keys(body.data.deprecated_operators)).toEqual([
      "NOT LIKE '%$%'",
      "LIKE '%$'",
      "NOT LIKE '%$'",
    ])
    const { relative_dates } = body.data
    expect(Object.keys(relative_dates['Relative date intervals'] ?? {})).toEqual([
      ...['last_quarter', 'this_quarter', 'last_month', 'this_month', 'last_week', 'this_week'],
      ...['next_week', 'next_month'],
    ])
    expect(Object.keys(relative_dates['Relative dates'] ?? {})).toEqual([
      ...['6_months_ago', '5_months_ago', '4_months_ago', '3_months_ago', '2_months_ago'],
      ...['1_months_ago', '3_weeks_ago', '2_weeks_ago', '1_week_ago', 'yesterday', 'before_today'],
      ...['today', 'now', 'later_or_today', 'before_tomorrow', 'tomorrow', 'later_or_tomorrow'],
      ...['in_1_week', 'in_2_weeks', 'in_3_weeks', 'in_1_month', 'in_2_months', 'in_3_months'],
      ...['in_4_months', 'in_5_months', 'in_6_months'],
    ])
    expect(Object.keys(body.data.address_field_components)).toEqual([
      ...['subpremise', 'street_number', 'route', 'sublocality', 'locality', 'admin_area_level_1'],
      ...['admin_area_level_2', 'country', 'postal_code', 'formatted_address'],
    ])
  })
})
