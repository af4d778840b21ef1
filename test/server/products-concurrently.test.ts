import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { aProduct, runningMerx } from './merx.ts'

const currencies = Intl.supportedValuesOf('currency').slice(0, 100)

describe.each(databases)('writes at the same time on $name', (database) => {
  const merx = runningMerx(database)

  test('100 PUTs of one price each lose none', async () => {
    const { admin, id: companyId } = await merx.company()
    const { id } = await admin.addProduct()
    const { length } = await merx.events(companyId)

    const answers = await Promise.all(
      currencies.map((currency, price) =>
        admin.ask('PUT', `/v1/products/${id}`, { body: { prices: [{ currency, price }] } }),
      ),
    )

    expect(answers.map(({ status }) => status)).toEqual(currencies.map(() => 200))
    const product = await admin.getProduct(id)
    const prices = Object.fromEntries(
      product.prices.map(({ currency, price }) => [currency, price]),
    )
    expect(prices).toEqual(
      Object.fromEntries(currencies.map((currency, price) => [currency, price])),
    )
    const events = await merx.events(companyId)
    expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1))
    expect(events.slice(length).map(({ name }) => name)).toEqual(
      currencies.map(() => 'product.updated'),
    )
    // Each event continues where the one before it ended.
    const counts = events.slice(length).map(({ before, after }) => {
      const length = (state: unknown) => (state as { prices: object[] }).prices.length
      return [length(before), length(after)]
    })
    expect(counts).toEqual(currencies.map((_, index) => [index, index + 1]))
  })

  test('100 POSTs, some refused, are all or not at all there', async () => {
    const { admin, id: companyId } = await merx.company()
    const { length } = await merx.events(companyId)
    const bodies = currencies.map((currency, index) => {
      const name = index % 5 === 0 ? '' : `Chair ${index}`
      const owner = index % 7 === 0 ? { owner_id: 987_654 } : {}
      return aProduct({ name, code: `C-${index}`, prices: [{ currency, price: index }], ...owner })
    })
    const isGood = (body: object) => !('owner_id' in body) && 'name' in body && body.name !== ''

    const answers = await Promise.all(
      bodies.map((body) => admin.ask<{ data: { id: number } }>('POST', '/v1/products', { body })),
    )

    expect(answers.map(({ status }) => status)).toEqual(
      bodies.map((body) => (isGood(body) ? 201 : 400)),
    )
    const ids = answers.filter(({ status }) => status === 201).map(({ body }) => body.data.id)
    const good = bodies.filter(isGood)
    expect(new Set(ids).size).toBe(good.length)
    for (const [index, id] of ids.entries()) {
      expect(await admin.getProduct(id)).toMatchObject(good[index] ?? {})
    }
    expect((await admin.search('chair')).toSorted((a, b) => a - b)).toEqual(
      ids.toSorted((a, b) => a - b),
    )
    const events = (await merx.events(companyId)).slice(length)
    expect(events.map(({ number }) => number)).toEqual(ids.map((_, index) => length + 1 + index))
    expect(new Set(events.map(({ itemId }) => itemId))).toEqual(new Set(ids))
  })

  test('writes of all kinds to one product end in a state that the events tell', async () => {
    const company = await merx.company()
    const { admin } = company
    const users = await Promise.all([company.addUser(), company.addUser(), company.addUser()])
    const { id } = await admin.addProduct()
    const path = `/v1/products/${id}`

    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => {
        const user = users[index % 3] ?? admin
        if (index % 5 === 0) return user.ask('DELETE', path)
        if (index % 5 === 1) return user.ask('PUT', path, { body: { active_flag: 1 } })
        const body = { user_id: user.id }
        if (index % 5 === 2) return user.ask('POST', `${path}/followers`, { body })
        return user.ask('PUT', path, { body: { name: `Name ${index}`, tax: index } })
      }),
    )

    expect(answers.filter(({ status }) => status > 201)).toEqual([])
    const told: Record<string, unknown> = {}
    for (const event of await merx.events(company.id)) {
      if (event.itemId === id) Object.assign(told, event.after)
    }
    const product = await admin.getProduct(id)
    expect(product).toMatchObject({
      name: told.name,
      tax: told.tax,
      active_flag: told.deletedAt === null,
      followers_count: 3,
    })
    expect(await admin.search('name')).toEqual(product.active_flag ? [id] : [])
  })

  test('writes of two companies at once count their events apart, without gaps', async () => {
    const companies = [await merx.company(), await merx.company()]
    const lengths = await Promise.all(
      companies.map(async ({ id }) => (await merx.events(id)).length),
    )

    await Promise.all(
      Array.from({ length: 40 }, (_, index) => companies[index % 2]?.admin.addProduct()),
    )

    for (const [index, { id }] of companies.entries()) {
      const numbers = (await merx.events(id)).map(({ number }) => number)
      expect(numbers).toEqual(
        Array.from({ length: (lengths[index] ?? 0) + 20 }, (_, number) => number + 1),
      )
    }
  })
})
