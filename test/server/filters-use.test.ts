import { createField, createVariation, purgeProducts } from '@merx/catalog'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addAllFields } from './custom-fields.ts'
import { addFilter, filtered, knownFields, namesOf, tree } from './filter-cases.ts'
import { aClock, type Company, type Merx, runningMerx, type User } from './merx.ts'

async function prepare(merx: Merx) {
  const company = await merx.company()
  const { fields } = await addAllFields(merx, company)
  const known = await knownFields(merx, company)
  return { company, admin: company.admin, fields, idOf: (key: string) => known[key]?.id ?? 0 }
}

async function moveTo(merx: Merx, { id }: User, time_zone: string): Promise<void> {
  await merx.store.db.transaction(async (db) => {
    await db.sql.updateTable('user').set({ time_zone }).where('id', '=', id).execute()
  })
}

/** What filters keep of the products of a company, apart from their numbers. */
async function keysOf(merx: Merx, { id }: Company, productId?: number): Promise<unknown[]> {
  const tables = ['product_text', 'product_number'] as const
  const rows = await Promise.all(
    tables.map((table) =>
      merx.store.db.sql
        .selectFrom(table as 'product_text')
        .select(['field_id', 'part', 'value', 'product_id'])
        .where('company_id', '=', id)
        .execute(),
    ),
  )
  return rows
    .flat()
    .filter((row) => productId === undefined || row.product_id === productId)
    .map(({ product_id: _, ...row }) => JSON.stringify(row))
    .sort()
}

describe.each(databases)('lists by filter on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, { clock: clock.now })

  test('a filter wins over the owner, and narrows ids and first characters', async () => {
    const { admin, company, idOf } = await prepare(merx)
    const clerk = await company.addUser()
    const bench = await admin.addProduct({ name: 'Bench' })
    const basket = await admin.addProduct({ name: 'Basket' })
    const chair = await admin.addProduct({ name: 'Chair', owner_id: clerk.id })
    const { id } = await addFilter(
      admin,
      tree([{ field_id: idOf('tax'), operator: '=', value: 0 }]),
    )
    const rare = tree([{ field_id: idOf('name'), operator: '!=', value: 'Basket' }])
    const { id: negative } = await addFilter(admin, rare)
    const names = async (filterId: number, query: string) =>
      ((await filtered(admin, filterId, query)).data ?? []).map(({ name }) => name)

    expect(await names(id, `&user_id=${clerk.id}`)).toEqual(['Bench', 'Basket', 'Chair'])
    expect(await names(id, `&ids=${chair.id},${bench.id}`)).toEqual(['Bench', 'Chair'])
    expect(await names(negative, `&ids=${chair.id},${basket.id}`)).toEqual(['Chair'])
    expect(await names(id, '&first_char=B')).toEqual(['Bench', 'Basket'])
    expect(await names(id, '&start=1&limit=1')).toEqual(['Basket'])
    const none = await filtered(admin, negative, `&ids=${basket.id}&get_summary=1`)
    expect(none).toMatchObject({
      data: null,
      additional_data: { summary: { total_count: '0' } },
    })
  })

  test('wildcards are letters like any others, and case and accents do not count', async () => {
    const { admin, fields, idOf } = await prepare(merx)
    for (const name of ['50% off', '50 percent', 'a_b', 'axb', 'back\\slash', 'CRÈME Brûlée']) {
      await admin.addProduct({ name, [fields.text.key]: `${'long '.repeat(60)}${name}` })
    }
    const name = idOf('name')
    const text = fields.text.id

    expect(await namesOf(admin, [{ field_id: name, operator: "LIKE '%$%'", value: '0%' }])).toEqual(
      ['50% off'],
    )
    expect(await namesOf(admin, [{ field_id: name, operator: "LIKE '$%'", value: 'A_' }])).toEqual([
      'a_b',
    ])
    expect(
      await namesOf(admin, [{ field_id: text, operator: "LIKE '%$'", value: 'k\\Slash' }]),
    ).toEqual(['back\\slash'])
    const whole = `${'long '.repeat(60)}creme brulee`
    expect(await namesOf(admin, [{ field_id: text, operator: '=', value: whole }])).toEqual([
      'CRÈME Brûlée',
    ])
    expect(await namesOf(admin, [{ field_id: text, operator: "LIKE '$%'", value: whole }])).toEqual(
      ['CRÈME Brûlée'],
    )
  })

  test('a price in any currency counts, or in the one that is named; variations do not', async () => {
    const { admin, company, fields, idOf } = await prepare(merx)
    const eur = (price: number) => ({ currency: 'EUR', price })
    const usd = (price: number) => ({ currency: 'USD', price })
    await admin.addProduct({ name: 'Cheap', prices: [eur(5), usd(500)] })
    const dear = await admin.addProduct({ name: 'Dear', prices: [eur(500)] })
    const variation = { name: 'Large', prices: [{ currency: 'USD', amount: 900 }] }
    await createVariation(merx.store.db, company.system, dear.id, variation, clock.now())
    await admin.addProduct({ name: 'Free', prices: [] })
    const shipping = { [fields.monetary.key]: 7, [`${fields.monetary.key}_currency`]: 'SEK' }
    await admin.addProduct({ name: 'Shipped', ...shipping })
    const prices = (operator: string, value: unknown, extra_value: unknown) =>
      namesOf(admin, [{ field_id: idOf('prices'), operator, value, extra_value }])

    expect(await prices('>', '100', null)).toEqual(['Cheap', 'Dear'])
    expect(await prices('>', '100', 'eur')).toEqual(['Dear'])
    expect(await prices('>', '800', null)).toEqual([])
    expect(await prices('IS NULL', null, 'USD')).toEqual(['Dear', 'Free', 'Shipped'])
    expect(await prices('!=', '500', 'EUR')).toEqual(['Cheap', 'Free', 'Shipped'])
    const monetary = (extra_value: unknown) =>
      namesOf(admin, [{ field_id: fields.monetary.id, operator: '=', value: 7, extra_value }])
    expect(await monetary(null)).toEqual(['Shipped'])
    expect(await monetary('SEK')).toEqual(['Shipped'])
    expect(await monetary('EUR')).toEqual([])
  })

  test('as many conditions with as many options as are taken can be used', async () => {
    const { admin, company } = await prepare(merx)
    const clerk = await company.addUser()
    const options = Array.from({ length: 51 }, (_, index) => `Option ${index}`)
    const input = { name: 'Many', type: 'set' as const, options }
    const field = await createField(merx.store.db, company.system, input, clock.now())
    const ids = field.options.map(({ id }) => id)
    await admin.addProduct({ name: 'All of them', [field.key]: ids.slice(0, 50) })
    await admin.addProduct({ name: 'One of them', [field.key]: [ids[50]] })
    const condition = { field_id: field.id, operator: 'contains', value: ids.slice(0, 50) }

    expect(await namesOf(clerk, Array(8).fill(condition), Array(8).fill(condition))).toEqual([
      'All of them',
    ])
    const conditions = tree([{ ...condition, value: ids }])
    const body = { name: 'Too many', type: 'products', conditions }
    expect((await clerk.ask('POST', '/v1/filters', { body })).status).toBe(400)
  })

  test('a day is the whole day where the user is', async () => {
    const { admin, company, idOf } = await prepare(merx)
    const clerk = await company.addUser()
    const here = Date.parse('2024-03-01T10:00:00Z')
    clock.advance({ seconds: (here - clock.now().getTime()) / 1000 })
    // In Auckland it is 2 March since 11:00 UTC.
    await admin.addProduct({ name: 'Before' })
    clock.advance({ seconds: 3600 })
    await admin.addProduct({ name: 'After' })
    await moveTo(merx, clerk, 'Pacific/Auckland')
    const on = (operator: string, value: string) => [
      { field_id: idOf('add_time'), operator, value },
    ]

    expect(await namesOf(admin, on('=', '2024-03-01'))).toEqual(['Before', 'After'])
    expect(await namesOf(clerk, on('=', '2024-03-01'))).toEqual(['Before'])
    expect(await namesOf(clerk, on('=', 'today'))).toEqual(['After'])
    expect(await namesOf(clerk, on('<', 'today'))).toEqual(['Before'])
    expect(await namesOf(clerk, on('!=', 'yesterday'))).toEqual(['After'])
    expect(await namesOf(clerk, on('<=', '2024-03-01 10:00:00'))).toEqual(['Before'])
    expect(await namesOf(clerk, on('>', '9999-12-31'))).toEqual([])
    expect(await namesOf(clerk, on('<', 'now'))).toEqual(['Before'])
  })

  test('what a relative date means moves on although nothing changes', async () => {
    const { admin, fields } = await prepare(merx)
    const day = clock.now().toISOString().slice(0, 10)
    await admin.addProduct({ name: 'Fair', [fields.date.key]: day })
    const today = [{ field_id: fields.date.id, operator: '=', value: 'today' }]
    const { id } = await addFilter(admin, tree(today))
    const data = async () => (await filtered(admin, id)).data?.map(({ name }) => name)

    const first = await data()
    clock.advance({ days: 1 })

    expect(first).toEqual(['Fair'])
    expect(await data()).toBeUndefined()
  })

  test('a filter that changes changes its list at once', async () => {
    const { admin, idOf } = await prepare(merx)
    await admin.addProduct({ name: 'Bench' })
    await admin.addProduct({ name: 'Chair' })
    const named = (value: string) => tree([{ field_id: idOf('name'), operator: '=', value }])
    const { id } = await addFilter(admin, named('Bench'))
    const names = async () => (await filtered(admin, id)).data?.map(({ name }) => name)

    expect(await names()).toEqual(['Bench'])
    expect(await names()).toEqual(['Bench'])
    await admin.ask('PUT', `/v1/filters/${id}`, { body: { conditions: named('Chair') } })
    expect(await names()).toEqual(['Chair'])
  })

  test('a filter on a field that was deleted since is refused by name, and still readable', async () => {
    const { admin, fields } = await prepare(merx)
    const product = await admin.addProduct({ name: 'Stool', [fields.double.key]: 1 })
    const condition = { field_id: fields.double.id, operator: '=', value: '1' }
    const { id } = await addFilter(admin, tree([], [condition]))
    const setDeletion = (deleted_at: number | null) =>
      merx.store.db.transaction(async (db) => {
        const field = db.sql.updateTable('field').set({ deleted_at })
        await field.where('id', '=', fields.double.id).execute()
      })
    await setDeletion(clock.now().getTime())

    const path = `/v1/products?filter_id=${id}`
    const answer = await admin.ask('GET', path)

    expect(answer).toMatchObject({
      status: 400,
      body: {
        error: `conditions.conditions[1].conditions[0]: field ${fields.double.id} does not exist`,
      },
    })
    expect((await admin.ask('GET', `/v1/filters/${id}`)).status).toBe(200)
    await admin.deleteProduct(product.id)
    await admin.updateProduct(product.id, { active_flag: 1 })
    await setDeletion(null)
    // Its values were kept for this, also through what happened to the product meanwhile.
    expect((await filtered(admin, id)).data).toMatchObject([{ name: 'Stool' }])
  })

  test('what filters know of a product follows each change of it', async () => {
    const { company, admin, fields } = await prepare(merx)
    const [red, green, blue] = fields.set.options.map(({ id }) => id)
    const place = { [fields.address.key]: 'Tartu', [`${fields.address.key}_country`]: 'Estonia' }
    const first = {
      name: 'Bench',
      code: 'B',
      unit: 'pcs',
      [fields.set.key]: [red, green],
      ...place,
    }
    const money = { [fields.monetary.key]: 5, [`${fields.monetary.key}_currency`]: 'USD' }
    const last = { name: 'Stool', code: null, description: 'Low', unit: 'pcs', ...money }
    const sets = { [fields.set.key]: [green, blue], [fields.address.key]: 'Riga' }
    const range = {
      [fields.daterange.key]: '2024-01-01',
      [`${fields.daterange.key}_until`]: '2024-02-01',
    }

    const product = await admin.addProduct(first)
    await admin.updateProduct(product.id, { ...last, ...sets, ...range })
    const fresh = await admin.addProduct({ ...last, ...sets, ...range })

    const keys = await keysOf(merx, company, product.id)
    expect(keys).toEqual(await keysOf(merx, company, fresh.id))
    expect(keys).toHaveLength(3 + 2 + 2 + 1 + 2)
    await admin.deleteProduct(product.id)
    expect(await keysOf(merx, company, product.id)).toEqual([])
    await admin.updateProduct(product.id, { unit: 'm', active_flag: 0 })
    expect(await keysOf(merx, company, product.id)).toEqual([])
    await admin.updateProduct(product.id, { unit: 'pcs', active_flag: 1 })
    expect(await keysOf(merx, company, product.id)).toEqual(keys)
    const born = await admin.addProduct({ ...last, active_flag: 0 })
    expect(await keysOf(merx, company, born.id)).toEqual([])
    await admin.deleteProduct(product.id)
    await admin.deleteProduct(fresh.id)
    clock.advance({ days: 31 })
    await purgeProducts(merx.store.db, clock.now())
    expect(await keysOf(merx, company)).toEqual([])
  })
})
