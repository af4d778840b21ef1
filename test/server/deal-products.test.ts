import { createVariation } from '@merx/catalog'
import type { v1 } from '@merx/contract'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addAllFields } from './custom-fields.ts'
import {
  addDeal,
  addLine,
  aMarket,
  getDeal,
  type Lines,
  listDeals,
  listLines,
  type Market,
  recorded,
  updateDeal,
  updateLine,
} from './deals.ts'
import { aClock, runningMerx, type User } from './merx.ts'

describe.each(databases)('products of deals on $name', (database) => {
  const clock = aClock('2024-03-09T12:30:00.000Z')
  const merx = runningMerx(database, { clock: clock.now })
  let market: Market
  let admin: User
  let product: v1.Product
  let dealId: number
  beforeAll(async () => {
    market = await aMarket(merx)
    admin = market.admin
    product = await admin.addProduct({ name: 'Garden Bench', tax: 20 })
  })
  const aDeal = async (body = {}) => (await addDeal(admin, body)).id
  const remove = (deal: number, id: number) =>
    admin.ask('DELETE', `/v1/deals/${deal}/products/${id}`)

  test('what is attached has the keys of every generation, and its defaults', async () => {
    dealId = await aDeal({ value: 7 })
    let line: unknown

    const events = await recorded(market, async () => {
      line = await addLine(admin, dealId, { product_id: product.id, discount: 10 })
    })

    const id = (line as { id: number }).id
    const shown = {
      id,
      deal_id: dealId,
      order_nr: 1,
      product_id: product.id,
      product_variation_id: null,
      item_price: 149.5,
      discount: 10,
      discount_type: 'percentage',
      discount_percentage: 10,
      duration: 1,
      duration_unit: null,
      sum_no_discount: 1495,
      sum: 1345.5,
      currency: 'EUR',
      enabled_flag: true,
      add_time: '2024-03-09 12:30:00',
      last_edit: '2024-03-09 12:30:00',
      comments: '',
      active_flag: true,
      tax: 0,
      tax_method: 'inclusive',
      name: 'Garden Bench',
      sum_formatted: '€1,345.50',
      quantity_formatted: '10',
      quantity: 10,
      billing_frequency: 'one-time',
      billing_frequency_cycles: null,
      billing_start_date: null,
    }
    expect(line).toEqual({ ...shown, company_id: market.company.id, product_attachment_id: id })
    expect(await listLines(admin, dealId)).toEqual({
      success: true,
      data: [{ ...shown, product: null }],
      additional_data: {
        products_quantity_total: 10,
        products_sum_total: 1345.5,
        products_quantity_total_formatted: '10',
        products_sum_total_formatted: '€1,345.50',
        variations_enabled: true,
        pagination: { start: 0, limit: 100, more_items_in_collection: false },
      },
      related_objects: { user: { [admin.id]: expect.objectContaining({ id: admin.id }) } },
    })
    expect(events).toEqual([
      ['deal.product_added', dealId],
      ['deal.updated', dealId],
    ])
    expect(await getDeal(admin, dealId)).toMatchObject({
      value: 1345.5,
      formatted_value: '€1,345.50',
      products_count: 1,
      arr: 0,
      mrr: 0,
      acv: 1345.5,
      arr_currency: 'EUR',
    })
  })

  test('every member can be given and changed; only what is named changes', async () => {
    const { db } = merx.store
    const system = market.company.system
    const green = await createVariation(
      db,
      system,
      product.id,
      { name: 'Green', prices: [] },
      clock.now(),
    )
    const deal = await aDeal()
    const given = {
      item_price: 99.99,
      quantity: 2.5,
      discount: 5.5,
      discount_type: 'amount',
      duration: 3,
      duration_unit: 'monthly',
      product_variation_id: green.id,
      comments: 'On the lawn',
      tax: 9,
      tax_method: 'exclusive',
      enabled_flag: false,
      billing_frequency: 'weekly',
      billing_frequency_cycles: 52,
      billing_start_date: '2024-04-01',
    }
    const line = await addLine(admin, deal, { product_id: product.id, ...given })
    clock.advance({ seconds: 60 })

    const changed = await updateLine(admin, deal, line.id, { quantity: '2', enabled_flag: 1 })

    expect(line).toMatchObject({ ...given, sum_no_discount: 749.925, sum: 744.425 })
    expect(line).toMatchObject({ discount_percentage: null, quantity_formatted: '2.5' })
    expect(changed).toMatchObject({ ...given, quantity: 2, enabled_flag: true, sum: 594.44 })
    expect(changed).toMatchObject({ add_time: line.add_time, last_edit: '2024-03-09 12:31:00' })
    expect(await getDeal(admin, deal)).toMatchObject({ value: 647.9396, arr: 33692.8592 })
    const back = await updateLine(admin, deal, line.id, {
      product_variation_id: null,
      discount_percentage: 50,
      duration_unit: null,
      billing_frequency: 'one-time',
      billing_start_date: '',
      comments: null,
    })
    const emptied = await addLine(admin, deal, { product_id: product.id, duration_unit: '' })
    expect(emptied).toMatchObject({ duration_unit: null })
    expect(back).toMatchObject({
      product_variation_id: null,
      discount: 50,
      discount_type: 'percentage',
      duration_unit: null,
      billing_frequency_cycles: null,
      billing_start_date: null,
      comments: '',
    })
  })

  test('what changes nothing records nothing and keeps every time', async () => {
    const deal = await aDeal()
    const line = await addLine(admin, deal, { product_id: product.id })
    const before = await merx.state()
    clock.advance({ seconds: 60 })

    const same = await updateLine(admin, deal, line.id, { quantity: 10, tax_method: 'inclusive' })
    await updateLine(admin, deal, line.id, {})

    const { product_attachment_id: _, ...rest } = line
    expect(same).toEqual(rest)
    expect(await merx.state()).toEqual(before)
  })

  test('the value is the sum of what is enabled, and a stated one does not last', async () => {
    const deal = await aDeal({ value: 1000 })
    const value = async () => (await getDeal(admin, deal)).value
    const off = await addLine(admin, deal, { product_id: product.id, enabled_flag: 0 })

    expect(await value()).toBe(1000)
    const a = await addLine(admin, deal, { product_id: product.id, item_price: 0.1, quantity: 3 })
    expect(await value()).toBe(0.3)
    const b = await addLine(admin, deal, { product_id: product.id, item_price: 0.2, quantity: 1 })
    expect(await value()).toBe(0.5)
    expect((await updateDeal(admin, deal, { value: 77, title: 'Kept' })).value).toBe(0.5)
    await updateLine(admin, deal, off.id, { enabled_flag: true })
    expect(await value()).toBe(1495.5)
    await updateLine(admin, deal, off.id, { enabled_flag: false })
    await remove(deal, a.id)
    expect(await value()).toBe(0.2)
    await remove(deal, b.id)
    expect(await getDeal(admin, deal)).toMatchObject({ value: 0, products_count: 1, acv: null })
    expect((await updateDeal(admin, deal, { value: 77 })).value).toBe(77)
    await updateLine(admin, deal, off.id, { comments: 'Still off' })
    expect(await value()).toBe(77)
  })

  test('a tax method counts for all products of the deal', async () => {
    const deal = await aDeal()
    const line = { product_id: product.id, item_price: 19.99, quantity: 1, tax: 20 }
    await addLine(admin, deal, line)
    expect((await getDeal(admin, deal)).value).toBe(19.99)

    const second = await addLine(admin, deal, { ...line, tax: 9, tax_method: 'exclusive' })

    const { data, additional_data } = await listLines(admin, deal)
    expect(data?.map(({ tax_method, sum }) => [tax_method, sum])).toEqual([
      ['exclusive', 19.99],
      ['exclusive', 19.99],
    ])
    expect(additional_data).toMatchObject({
      products_sum_total: 45.7771,
      products_sum_total_formatted: '€45.78',
    })
    expect((await getDeal(admin, deal)).value).toBe(45.7771)
    const events = await recorded(market, () =>
      updateLine(admin, deal, second.id, { tax_method: 'none' }),
    )
    expect(events).toEqual([['deal.updated', deal]])
    expect((await getDeal(admin, deal)).value).toBe(39.98)
  })

  test('amounts follow the currency of the deal', async () => {
    const deal = await aDeal({ currency: 'JPY' })
    await addLine(admin, deal, { product_id: product.id })
    expect((await listLines(admin, deal)).data).toMatchObject([{ sum_formatted: '¥1,495' }])

    await updateDeal(admin, deal, { currency: 'SEK' })

    expect((await listLines(admin, deal)).data).toMatchObject([{ currency: 'SEK', sum: 1495 }])
  })

  test('pages keep the order and total all of the deal', async () => {
    const deal = await aDeal()
    const ids: number[] = []
    for (const quantity of [1, 2, 0.5]) {
      ids.push((await addLine(admin, deal, { product_id: product.id, quantity })).id)
    }
    await addLine(admin, deal, { product_id: product.id, quantity: 50, enabled_flag: false })

    const page = await listLines(admin, deal, 'start=1&limit=1')

    expect(page.data).toMatchObject([{ id: ids[1], order_nr: 2 }])
    expect(page.additional_data).toMatchObject({
      products_quantity_total: 3.5,
      products_quantity_total_formatted: '3.5',
      products_sum_total: 523.25,
      pagination: { start: 1, limit: 1, more_items_in_collection: true, next_start: 2 },
    })
    expect((await listLines(admin, deal, 'start=4')).data).toBeNull()
    await remove(deal, ids[2] ?? 0)
    const next = await addLine(admin, deal, { product_id: product.id })
    expect(next.order_nr).toBe(5)
    const empty = await listLines(admin, await aDeal())
    expect(empty.data).toBeNull()
    expect(empty.additional_data).toMatchObject({
      products_sum_total: 0,
      products_quantity_total: 0,
    })
  })

  test('removing answers both names of the number, once', async () => {
    const deal = await aDeal()
    const { id } = await addLine(admin, deal, { product_id: product.id })

    const events = await recorded(market, async () => {
      const answer = await remove(deal, id)
      expect(answer.body).toEqual({ success: true, data: { id, product_attachment_id: id } })
      expect((await remove(deal, id)).status).toBe(404)
    })

    expect(events).toEqual([
      ['deal.product_removed', deal],
      ['deal.updated', deal],
    ])
  })

  test('product data comes when asked for, as the product’s own answer shows it', async () => {
    const { company, clerk } = market
    const { fields } = await addAllFields(merx, company)
    const rich = await admin.addProduct({
      name: 'Rich',
      prices: [{ currency: 'EUR', price: 5 }],
      [fields.text.key]: 'oak',
      [fields.monetary.key]: 12,
    })
    const secret = await admin.addProduct({ name: 'Secret', visible_to: 1 })
    const deal = await aDeal({ user_id: clerk.id })
    await addLine(admin, deal, { product_id: rich.id })
    await addLine(admin, deal, { product_id: secret.id })
    const seed = { headers: { 'user-agent': 'Pipedrive-SDK-Javascript-12.0.3' } }
    const path = `/v1/deals/${deal}/products?include_product_data=1`

    const { data, related_objects } = await listLines(admin, deal, 'include_product_data=1')
    const forClerk = await listLines(clerk, deal, 'include_product_data=true')
    const forSeed = await admin.ask<Lines>('GET', path, seed)

    expect(data?.[0]?.product).toEqual(await admin.getProduct(rich.id))
    expect(data?.[1]?.product).toMatchObject({ id: secret.id })
    expect(Object.keys(related_objects?.user ?? {})).toEqual([`${admin.id}`, `${clerk.id}`])
    expect(forClerk.data).toMatchObject([
      { product: { name: 'Rich', [fields.text.key]: 'oak' } },
      { product_id: null, name: '', product: null },
    ])
    expect(forSeed.body.data?.[0]?.product?.prices).toMatchObject({ EUR: { price: 5 } })
    expect((await listLines(admin, deal, 'include_product_data=0')).data).toMatchObject([
      { product: null },
      { product: null },
    ])
  })

  test('another product brings its name and no variation', async () => {
    const deal = await aDeal()
    const other = await admin.addProduct({ name: 'Chair' })
    const line = await addLine(admin, deal, { product_id: product.id })

    const moved = await updateLine(admin, deal, line.id, { product_id: other.id })

    expect(moved).toMatchObject({ product_id: other.id, name: 'Chair', product_variation_id: null })
    expect(await productDeals(product.id)).not.toContain(deal)
    expect(await productDeals(other.id)).toEqual([deal])
  })

  async function productDeals(id: number) {
    const answer = await admin.ask<{ data: { id: number }[] | null }>(
      'GET',
      `/v1/products/${id}/deals`,
    )
    return (answer.body.data ?? []).map((deal) => deal.id)
  }

  test('20 products of a deal may recur, 21 may not', async () => {
    const deal = await aDeal()
    const monthly = { product_id: product.id, billing_frequency: 'monthly' }
    for (let count = 0; count < 20; count++) await addLine(admin, deal, monthly)
    const once = await addLine(admin, deal, { product_id: product.id })
    const path = `/v1/deals/${deal}/products`
    const before = await merx.state()

    const body = { item_price: 1, quantity: 1, ...monthly }
    const added = await admin.ask('POST', path, { body })
    const changed = await admin.ask('PUT', `${path}/${once.id}`, { body: monthly })

    expect([added.status, changed.status]).toEqual([400, 400])
    expect(await merx.state()).toEqual(before)
  })

  test('50 attached and changed at the same time all count', async () => {
    const deal = await aDeal()
    const quantities = Array.from({ length: 50 }, (_, index) => index + 1)

    const lines = await Promise.all(
      quantities.map((quantity) =>
        addLine(admin, deal, { product_id: product.id, item_price: 0.1, quantity }),
      ),
    )
    const added = await getDeal(admin, deal)
    await Promise.all(
      lines.map(({ id }, index) =>
        index % 2 === 0 ? remove(deal, id) : updateLine(admin, deal, id, { item_price: 0.2 }),
      ),
    )

    expect(added).toMatchObject({ value: 127.5, products_count: 50 })
    const { data } = await listLines(admin, deal)
    expect(new Set(lines.map(({ order_nr }) => order_nr)).size).toBe(50)
    expect(data).toHaveLength(25)
    expect((await getDeal(admin, deal)).value).toBe(130)
  })

  test('whatever is done to the products of a deal, its value is their exact total', async () => {
    const deal = await aDeal()
    const step = fc.record({
      does: fc.constantFrom('add', 'add', 'change', 'remove'),
      which: fc.nat(9),
      // In hundredths, whose products are whole numbers that nothing rounds.
      cents: fc.integer({ min: 0, max: 1_000_000 }),
      quantity: fc.integer({ min: 1, max: 1000 }),
      enabled_flag: fc.boolean(),
    })
    const lines = new Map<number, { cents: number; quantity: number; enabled_flag: boolean }>()

    const [steps = []] = fc.sample(fc.array(step, { minLength: 40, maxLength: 40 }), 1)
    for (const { does, which, ...state } of steps) {
      const body = { ...state, item_price: state.cents / 100 }
      const id = [...lines.keys()][which % Math.max(lines.size, 1)]
      if (does === 'add' || id === undefined) {
        const line = await addLine(admin, deal, { product_id: product.id, ...body })
        lines.set(line.id, state)
      } else if (does === 'change') {
        await updateLine(admin, deal, id, body)
        lines.set(id, state)
      } else {
        await remove(deal, id)
        lines.delete(id)
      }
      const total = [...lines.values()]
        .filter((line) => line.enabled_flag)
        .reduce((sum, line) => sum + line.cents * line.quantity, 0)
      expect((await getDeal(admin, deal)).value, JSON.stringify(steps)).toBe(total / 100)
    }
    expect(await listDeals(admin)).toContain(deal)
  })
})
