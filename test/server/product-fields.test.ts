import type { FieldType } from '@merx/catalog'
import { listProductFields } from '@merx/catalog'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { fieldCalls, optionIds } from './field-calls.ts'
import { aClock, runningMerx } from './merx.ts'

const systemKeys = [
  ...['id', 'name', 'code', 'description', 'unit', 'tax', 'category', 'active_flag', 'selectable'],
  ...['first_char', 'visible_to', 'owner_id', 'add_time', 'update_time', 'files_count', 'prices'],
  ...['billing_frequency', 'billing_frequency_cycles'],
]

const addressSuffixes = [
  ...['_subpremise', '_street_number', '_route', '_sublocality', '_locality'],
  ...['_admin_area_level_1', '_admin_area_level_2', '_country', '_postal_code'],
  ...['_formatted_address', '_lat', '_long'],
]

/** Every type a field may have, and the keys its sub-fields add. */
const suffixes: Record<FieldType, readonly string[]> = {
  varchar: [],
  varchar_auto: [],
  text: [],
  double: [],
  monetary: ['_currency'],
  date: [],
  daterange: ['_until'],
  time: [],
  timerange: ['_until'],
  enum: [],
  set: [],
  user: [],
  org: [],
  people: [],
  phone: [],
  address: addressSuffixes,
}
const types = Object.keys(suffixes) as FieldType[]
const searchable = ['varchar', 'varchar_auto', 'text', 'double', 'monetary', 'phone', 'address']

const bodyOf = (field_type: FieldType) => ({
  name: `A ${field_type}`,
  field_type,
  ...(field_type === 'enum' || field_type === 'set' ? { options: ['red', 'blue'] } : {}),
})

describe.each(databases)('product fields on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, { clock: clock.now })

  const newCompany = async () => {
    const company = await merx.company()
    return { ...company, fields: fieldCalls(company.admin) }
  }
  const newEvents = async (companyId: number, work: () => Promise<unknown>) => {
    const { length } = await merx.events(companyId)
    await work()
    return (await merx.events(companyId)).slice(length)
  }

  test('every type can be made, is shown alone and in the list, and on products', async () => {
    const { admin, fields } = await newCompany()

    for (const type of types) {
      const field = await fields.add(bodyOf(type))

      expect(field).toMatchObject({
        name: `A ${type}`,
        field_type: type,
        edit_flag: true,
        active_flag: true,
        searchable_flag: searchable.includes(type),
        created_by_user_id: admin.id,
        last_updated_by_user_id: admin.id,
        add_time: '2024-03-01 10:00:00',
        update_time: '2024-03-01 10:00:00',
      })
      expect(field.key).toMatch(/^[0-9a-f]{40}$/)
      expect((field.subfields ?? []).map(({ key }) => key)).toEqual(
        suffixes[type].map((suffix) => `${field.key}${suffix}`),
      )
      expect(await fields.get(field.id)).toEqual(field)
      const { data } = await fields.list()
      const own = data?.filter(({ key }) => key.startsWith(field.key))
      expect(own).toEqual([field, ...(field.subfields ?? [])])
    }
    const { data } = await fields.list()
    const custom = data?.filter(({ edit_flag }) => edit_flag).map(({ key }) => key) ?? []
    const product = await admin.addProduct()
    const shown = Object.keys(product).filter((key) => /^[0-9a-f]{40}/.test(key))
    expect(custom.toSorted()).toEqual(shown.toSorted())
  })

  test('a new field is recorded with all that it is', async () => {
    const { id, admin, fields } = await newCompany()

    let key = ''
    const events = await newEvents(id, async () => {
      key = (await fields.add({ name: 'Wood', field_type: 'enum', options: ['oak'] })).key
    })

    const { data } = await fields.list()
    const wood = data?.find((field) => field.key === key)
    expect(events).toEqual([
      expect.objectContaining({
        name: 'field.created',
        itemId: wood?.id,
        userId: admin.id,
        source: 'v1',
        before: null,
        after: expect.objectContaining({ key, name: 'Wood', type: 'enum', options: wood?.options }),
      }),
    ])
  })

  test('system fields come first, in their order, with the options they have', async () => {
    const { fields } = await newCompany()
    await fields.add(bodyOf('varchar'))

    const { data } = await fields.list()

    const keys = data?.map(({ key }) => key) ?? []
    expect(keys.slice(0, -1)).toEqual(systemKeys)
    expect(data?.map(({ order_nr }) => order_nr)).toEqual(keys.map((_, index) => index + 1))
    const byKey = Object.fromEntries(data?.map((field) => [field.key, field]) ?? [])
    for (const key of systemKeys) expect(byKey[key]).toMatchObject({ edit_flag: false })
    expect(byKey.name).toMatchObject({ field_type: 'varchar', mandatory_flag: true })
    expect(byKey.name).not.toHaveProperty('options')
    expect(byKey.category).toMatchObject({ field_type: 'enum', options: [] })
    expect(byKey.visible_to?.options?.map(({ id }) => id)).toEqual([1, 3, 5, 7])
    expect(byKey.active_flag?.options).toEqual([
      { id: 1, label: 'Yes' },
      { id: 0, label: 'No' },
    ])
    expect(byKey.billing_frequency?.options?.map(({ id }) => id)).toContain('semi-annually')
  })

  test('a field has every documented key, and a sub-field its own', async () => {
    const { admin, fields } = await newCompany()

    const field = await fields.add({ name: 'Deposit', field_type: 'monetary' })

    const shared = {
      order_nr: 19,
      json_column_flag: false,
      group_id: null,
      add_time: '2024-03-01 10:00:00',
      update_time: '2024-03-01 10:00:00',
      last_updated_by_user_id: admin.id,
      created_by_user_id: admin.id,
      active_flag: true,
      edit_flag: true,
      index_visible_flag: true,
      details_visible_flag: true,
      add_visible_flag: true,
      important_flag: false,
      bulk_edit_allowed: true,
      searchable_flag: true,
      filtering_allowed: true,
      sortable_flag: true,
      mandatory_flag: false,
      picklist_data: null,
      description: null,
      restriction_settings: null,
      user_restrictions: null,
    }
    const currency = {
      ...shared,
      id: null,
      key: `${field.key}_currency`,
      name: 'Currency of Deposit',
      field_type: 'varchar',
      searchable_flag: false,
      filtering_allowed: false,
      is_subfield: true,
      parent_id: field.id,
      id_suffix: '_currency',
    }
    const own = { id: field.id, key: field.key, name: 'Deposit', field_type: 'monetary' }
    expect(field).toEqual({ ...shared, ...own, subfields: [currency] })
  })

  test('pages cover every row exactly once, sub-fields counted', async () => {
    const { fields } = await newCompany()
    for (const type of types) await fields.add(bodyOf(type))
    const all = (await fields.list()).data ?? []

    for (const limit of [1, 7, all.length - 1]) {
      const rows = []
      let start: number | undefined = 0
      while (start !== undefined) {
        const page = await fields.list(`?start=${start}&limit=${limit}`)
        rows.push(...(page.data ?? []))
        expect(page.data?.length).toBe(Math.min(limit, all.length - start))
        start = page.additional_data.pagination.next_start
      }
      expect(rows).toEqual(all)
    }
    expect(all).toHaveLength(systemKeys.length + types.length + 15)
    expect(await fields.list(`?start=${all.length}`)).toMatchObject({
      data: null,
      additional_data: { pagination: { more_items_in_collection: false } },
    })
    expect((await fields.list(`?start=0&limit=${all.length}`)).additional_data.pagination).toEqual({
      start: 0,
      limit: all.length,
      more_items_in_collection: false,
    })
  })

  test('the field selector picks keys', async () => {
    const { admin } = await newCompany()

    const { body } = await admin.ask('GET', '/v1/productFields:(key,field_type)?limit=1')

    expect(body).toMatchObject({ data: [{ key: 'id', field_type: 'int' }] })
    expect(Object.keys((body as { data: object[] }).data[0] ?? {})).toHaveLength(2)
  })

  test('the catalogue lists all live fields with their options', async () => {
    const { id, fields } = await newCompany()
    const wood = await fields.add({ name: 'Wood', field_type: 'enum', options: ['oak'] })
    const gone = await fields.add(bodyOf('text'))
    await fields.remove(gone.id)

    const listed = await listProductFields(merx.store.db, id)

    expect(listed.map(({ key }) => key)).toEqual([...systemKeys, wood.key])
    expect(listed.at(-1)).toMatchObject({
      ...{ id: wood.id, name: 'Wood', type: 'enum', isCustom: true, options: wood.options },
    })
  })

  test.each<[string, object, string[]]>([
    ['objects', { options: [{ label: 'red' }, { label: 'blue' }] }, ['red', 'blue']],
    ['texts', { options: ['red', 'blue'] }, ['red', 'blue']],
    ['numbers', { options: [1, { label: 2 }] }, ['1', '2']],
    ['JSON text', { options: '[{"label":"red"}]' }, ['red']],
    ['objects with ids that are no answer', { options: [{ id: 5, label: 'red' }] }, ['red']],
    ['objects with unknown keys', { options: [{ label: 'red', color: 'f00' }] }, ['red']],
    ['camel case', { fieldType: 'enum', field_type: undefined, options: ['red'] }, ['red']],
  ])('options come as %s', async (_what, body, labels) => {
    const { fields } = await newCompany()

    const field = await fields.add({ name: 'Color', field_type: 'enum', ...body })

    expect(field.options?.map(({ label }) => label)).toEqual(labels)
    expect(new Set(field.options?.map(({ id }) => id)).size).toBe(labels.length)
  })

  test('a form makes a field too', async () => {
    const { admin } = await newCompany()
    const form = 'name=Color&field_type=set&options[0][label]=red&options[1][label]=blue'

    const { status, body } = await admin.ask('POST', '/v1/productFields', { form })

    expect(status).toBe(201)
    expect(body).toMatchObject({ data: { options: [{ label: 'red' }, { label: 'blue' }] } })
  })

  test('a form changes as many options as there may be', async () => {
    const { admin, fields } = await newCompany()
    const labels = Array.from({ length: 10_000 }, (_, index) => `${index}`)
    const { id, options } = await fields.add({ name: 'Many', field_type: 'set', options: labels })
    const members = options?.map((option, index) => {
      const at = `options[${index}]`
      return `${at}[id]=${option.id}&${at}[label]=${option.label}`
    })
    const form = `${members?.join('&')}&name=Lots`

    const { status } = await admin.ask('PUT', `/v1/productFields/${id}`, { form })

    expect(status).toBe(200)
    expect(await fields.get(id)).toMatchObject({ name: 'Lots', options })
  })

  test.each([{ options: [] }, { options: null }, { options: '' }, {}])(
    'a type without options takes %j',
    async (body) => {
      const { fields } = await newCompany()

      const field = await fields.add({ name: 'Note', field_type: 'text', ...body })

      expect(field).not.toHaveProperty('options')
      expect(await fields.update(field.id, { ...body, field_type: 'text' })).toEqual(field)
    },
  )

  test('names may repeat; keys do not', async () => {
    const { fields } = await newCompany()

    const first = await fields.add(bodyOf('varchar'))
    const second = await fields.add(bodyOf('varchar'))

    expect(second.name).toBe(first.name)
    expect(second.key).not.toBe(first.key)
    expect(second.order_nr).toBeGreaterThan(first.order_nr)
  })

  test('ten thousand options are made and kept in order', async () => {
    const { fields } = await newCompany()
    const labels = Array.from({ length: 10_000 }, (_, index) => `Option ${index}`)

    const { id } = await fields.add({ name: 'Many', field_type: 'set', options: labels })
    const options = (await fields.get(id)).options ?? []
    const turned = await fields.update(id, { options: options.toReversed() })

    expect(options.map(({ label }) => label)).toEqual(labels)
    expect(turned.options).toEqual(options.toReversed())
  })

  test('a name changes, and says who changed it when', async () => {
    const { id: companyId, addUser, fields } = await newCompany()
    const clerk = await addUser()
    const field = await fields.add({ name: 'Wood', field_type: 'varchar' })
    clock.advance({ seconds: 60 })

    const events = await newEvents(companyId, () =>
      fieldCalls(clerk).update(field.id, { name: 'Timber', key: 'x', active_flag: 0 }),
    )

    const changed = await fields.get(field.id)
    expect(changed).toEqual({
      ...field,
      name: 'Timber',
      update_time: changed.update_time,
      last_updated_by_user_id: clerk.id,
    })
    expect(changed.update_time > field.update_time).toBe(true)
    expect(events).toEqual([
      expect.objectContaining({
        name: 'field.updated',
        itemId: field.id,
        userId: clerk.id,
        before: expect.objectContaining({ name: 'Wood' }),
        after: expect.objectContaining({ name: 'Timber' }),
      }),
    ])
    expect(events[0]?.after).not.toHaveProperty('options')
  })

  test('options are kept by id, renamed, added, ordered and deleted', async () => {
    const { id: companyId, fields } = await newCompany()
    const field = await fields.add({ name: 'C', field_type: 'enum', options: ['a', 'b', 'c'] })
    const { a, b, c } = optionIds(field)

    const events = await newEvents(companyId, () =>
      fields.update(field.id, {
        options: [{ id: `${c}`, label: 'c' }, 'd', { label: 'e', id: {} }, { id: a, label: 'A' }],
      }),
    )

    const changed = await fields.get(field.id)
    const { d, e } = optionIds(changed)
    expect(changed.options).toEqual([
      { id: c, label: 'c' },
      { id: d, label: 'd' },
      { id: e, label: 'e' },
      { id: a, label: 'A' },
    ])
    expect(changed.options_deleted).toEqual([{ id: b, label: 'b' }])
    expect(Number(d)).toBeGreaterThan(Number(c))
    expect(events).toEqual([
      expect.objectContaining({
        name: 'field.updated',
        before: expect.objectContaining({ options: field.options, deletedOptions: [] }),
        after: expect.objectContaining({
          options: changed.options,
          deletedOptions: changed.options_deleted,
        }),
      }),
    ])
    const again = await fields.update(field.id, { options: [{ id: d, label: 'd' }, 'b'] })
    expect(optionIds(again).b).toBeGreaterThan(Number(e))
    expect(again.options_deleted?.map(({ label }) => label).toSorted()).toEqual([
      ...['A', 'b', 'c', 'e'],
    ])
  })

  test('two options may swap their labels', async () => {
    const { fields } = await newCompany()
    const field = await fields.add({ name: 'C', field_type: 'set', options: ['a', 'b'] })
    const { a, b } = optionIds(field)

    const options = [
      { id: a, label: 'b' },
      { id: b, label: 'a' },
    ]
    expect((await fields.update(field.id, { options })).options).toEqual(options)
  })

  test('a change that changes nothing writes nothing', async () => {
    const { fields } = await newCompany()
    const field = await fields.add({ name: 'C', field_type: 'enum', options: ['a', 'b'] })
    clock.advance({ seconds: 60 })
    const before = await merx.state()

    for (const body of [{}, { name: 'C' }, { options: field.options }, field]) {
      expect(await fields.update(field.id, body)).toEqual(field)
    }

    expect(await merx.state()).toEqual(before)
  })

  test('categories are the options of the category field', async () => {
    const { id: companyId, admin, fields } = await newCompany()
    const { id } = await fields.system('category')

    const events = await newEvents(companyId, () =>
      fields.update(id, { name: 'Category', options: ['Chairs', 'Tables'] }),
    )
    const { Chairs, Tables } = optionIds(await fields.get(id))
    const product = await admin.addProduct({ category: Chairs })
    await fields.update(id, { options: [{ id: Tables, label: 'Tables' }] })

    expect(events.map(({ name }) => name)).toEqual(['field.updated'])
    expect(await fields.get(id)).toMatchObject({
      options: [{ id: Tables, label: 'Tables' }],
      options_deleted: [{ id: Chairs, label: 'Chairs' }],
    })
    // It keeps a category that is gone, also when the whole product is sent back.
    const kept = await admin.updateProduct(product.id, { name: 'Stool', category: Chairs })
    expect(kept.category).toBe(`${Chairs}`)
    const refused = await admin.ask('POST', '/v1/products', {
      body: { name: 'x', category: Chairs },
    })
    expect(refused.status).toBe(400)
    expect((await fields.update(id, { options: [] })).options).toEqual([])
  })
})
