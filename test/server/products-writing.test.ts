import { createCategories } from '@merx/catalog'
import type { Output, v1 } from '@merx/contract'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import type { Recorded } from './events.ts'
import { aClock, runningMerx } from './merx.ts'

type One = Output<typeof v1.products.addProduct>

describe.each(databases)('writing products on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, { clock: clock.now })

  /** A company with what happened in it since it was founded. */
  const founded = async () => {
    const company = await merx.company()
    const { length } = await merx.events(company.id)
    const events = async (): Promise<Recorded[]> => (await merx.events(company.id)).slice(length)
    return { ...company, events, firstNumber: length + 1 }
  }

  test('a name is enough: every other key has its documented default', async () => {
    const { admin, events, firstNumber, id: companyId } = await founded()

    const answer = await admin.ask<One>('POST', '/v1/products', { body: { name: 'Rain Barrel' } })

    const user = { id: admin.id, name: admin.name, email: admin.email }
    const picture = { has_pic: false, pic_hash: null, active_flag: true }
    const { id } = answer.body.data
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual({
      success: true,
      data: {
        id,
        name: 'Rain Barrel',
        code: null,
        description: null,
        unit: null,
        tax: 0,
        category: null,
        active_flag: true,
        selectable: true,
        first_char: 'r',
        visible_to: '3',
        owner_id: { ...user, ...picture, value: admin.id },
        files_count: null,
        followers_count: 0,
        add_time: '2024-03-01 10:00:00',
        update_time: '2024-03-01 10:00:00',
        billing_frequency: 'one-time',
        billing_frequency_cycles: null,
        prices: [],
        product_variations: [],
      },
      related_objects: { user: { [admin.id]: { ...user, ...picture } } },
    })
    expect(await events()).toMatchObject([
      {
        number: firstNumber,
        name: 'product.created',
        itemId: id,
        userId: admin.id,
        source: 'v1',
        occurredAt: clock.now(),
        before: null,
        after: { id, name: 'Rain Barrel', ownerId: admin.id, prices: [], visibility: 3 },
      },
    ])
    const numbers = (await merx.events(companyId)).map(({ number }) => number)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  test('everything that can be given is kept, and read back the same everywhere', async () => {
    const company = await founded()
    const { admin } = company
    const clerk = await company.addUser()
    const categories = await createCategories(
      merx.store.db,
      company.system,
      ['Chairs', 'Tools'],
      clock.now(),
    )
    const category = categories[1]?.id
    const body = {
      name: 'Café Chair “Ω” 🪑',
      code: 'CC-1.0/x',
      description: 'Oak,\n"solid"',
      unit: 'pcs',
      tax: 22.5,
      category,
      selectable: false,
      visible_to: '7',
      owner_id: clerk.id,
      billing_frequency: 'quarterly',
      billing_frequency_cycles: 8,
      prices: [
        { currency: 'EUR', price: 149.5, cost: 80, overhead_cost: 4, notes: 'list' },
        { currency: 'JPY', price: 20_000 },
      ],
    }

    const product = await admin.addProduct(body)

    const { id } = product
    const price = { product_id: id, cost: 0, overhead_cost: 0, notes: '' }
    expect(product).toMatchObject({
      ...body,
      category: `${category}`,
      first_char: 'c',
      owner_id: { id: clerk.id, value: clerk.id, name: clerk.name, email: clerk.email },
      prices: [
        { ...price, currency: 'EUR', price: 149.5, cost: 80, overhead_cost: 4, notes: 'list' },
        { ...price, currency: 'JPY', price: 20_000 },
      ],
    })
    expect(await clerk.getProduct(id)).toEqual(product)
    const list = await clerk.ask<Output<typeof v1.products.getProducts>>('GET', '/v1/products')
    expect(list.body.data).toEqual([product])
    expect(Object.keys(list.body.related_objects?.user ?? {})).toEqual([`${clerk.id}`])
  })

  test('PUT changes only what it names, and one event says what changed', async () => {
    const { admin, events } = await founded()
    const before = await admin.addProduct({ code: 'GB-12', unit: 'pcs', tax: 20 })
    clock.advance({ seconds: 90 })

    const after = await admin.updateProduct(before.id, { name: 'Zen Bench', code: null })

    expect(after).toEqual({
      ...before,
      name: 'Zen Bench',
      first_char: 'z',
      code: null,
      update_time: (await admin.getProduct(before.id)).update_time,
    })
    expect(Date.parse(`${after.update_time}Z`) - Date.parse(`${before.update_time}Z`)).toBe(90_000)
    const [, updated, ...others] = await events()
    expect(others).toEqual([])
    expect(updated).toMatchObject({ name: 'product.updated', itemId: before.id, userId: admin.id })
    expect(updated?.before).toEqual({
      name: 'Garden Bench',
      code: 'GB-12',
      firstChar: 'g',
      updatedAt: expect.any(String),
    })
    expect(updated?.after).toEqual({
      name: 'Zen Bench',
      code: null,
      firstChar: 'z',
      updatedAt: clock.now().toISOString(),
    })
  })

  test.each([
    ['nothing', {}],
    ['unknown keys', { color: 'red' }],
    ['what is there already', { code: 'GB-12', prices: [{ currency: 'EUR', price: 5 }] }],
    ['the same owner', { active_flag: true, visible_to: 3, selectable: 1 }],
  ])('a PUT of %s is 200 and changes nothing, not even the time', async (_what, body) => {
    const { admin } = await founded()
    const prices = [{ currency: 'EUR', price: 5 }]
    const product = await admin.addProduct({ code: 'GB-12', prices })
    const before = await merx.state()
    clock.advance({ seconds: 60 })

    expect(await admin.updateProduct(product.id, body)).toEqual(product)

    expect(await merx.state()).toEqual(before)
  })

  test('a new owner is shown, and the old one does not follow', async () => {
    const company = await founded()
    const { admin } = company
    const clerk = await company.addUser()
    const { id } = await admin.addProduct()

    const answer = await admin.ask<One>('PUT', `/v1/products/${id}`, {
      body: { owner_id: clerk.id },
    })

    expect(answer.body.data).toMatchObject({ owner_id: { id: clerk.id }, followers_count: 0 })
    expect(Object.keys(answer.body.related_objects?.user ?? {})).toEqual([`${clerk.id}`])
    expect((await company.events()).at(-1)).toMatchObject({
      name: 'product.updated',
      before: { ownerId: admin.id },
      after: { ownerId: clerk.id },
    })
  })

  test.each([
    ['Ångström', 'å'],
    ['ÉCLAIR', 'é'],
    ['3-legged', '3'],
    ['#1', '#'],
    ['🪑 chair', '🪑'],
    ['ß', 'ß'],
    ['椅子', '椅'],
    [' leading', ' '],
  ])('the first character of %j is %j', async (name, firstChar) => {
    const { admin } = await founded()

    expect(await admin.addProduct({ name })).toMatchObject({ name, first_char: firstChar })
    const list = await admin.ask('GET', `/v1/products?first_char=${encodeURIComponent(firstChar)}`)
    expect(list.body).toMatchObject({ data: [{ name }] })
  })

  test('names, codes and units of 255 characters are kept', async () => {
    const { admin } = await founded()
    const long = { name: 'é'.repeat(255), code: 'c'.repeat(255), unit: '椅'.repeat(255) }

    expect(await admin.addProduct({ ...long, description: 'x'.repeat(65_535) })).toMatchObject(long)
  })

  test('billing: changing to one-time drops the count, weekly asks for one', async () => {
    const { admin } = await founded()
    const cycles = { billing_frequency: 'weekly', billing_frequency_cycles: 12 }
    const { id } = await admin.addProduct(cycles)

    expect(await admin.getProduct(id)).toMatchObject(cycles)
    expect(await admin.updateProduct(id, { billing_frequency: 'monthly' })).toMatchObject({
      billing_frequency: 'monthly',
      billing_frequency_cycles: 12,
    })
    expect(await admin.updateProduct(id, { billing_frequency_cycles: null })).toMatchObject({
      billing_frequency: 'monthly',
      billing_frequency_cycles: null,
    })
    const weekly = { body: { billing_frequency: 'weekly' } }
    expect((await admin.ask('PUT', `/v1/products/${id}`, weekly)).status).toBe(400)
    await admin.updateProduct(id, { billing_frequency_cycles: 3 })
    expect(await admin.updateProduct(id, { billing_frequency: 'one-time' })).toMatchObject({
      billing_frequency: 'one-time',
      billing_frequency_cycles: null,
    })
  })

  test('ids of products are not used again, not even after a refusal', async () => {
    const { admin } = await founded()
    const first = await admin.addProduct()
    await admin.ask('POST', '/v1/products', { body: { name: 'x', owner_id: 987_654 } })
    const second = await admin.addProduct()

    expect(second.id).toBeGreaterThan(first.id)
  })
})
