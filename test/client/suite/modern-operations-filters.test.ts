import type { Client } from '@merx/client'
import { describe, expect, test } from 'vitest'
import { aClient, all, allOf } from './modern-client.ts'
import { servers } from './servers.ts'

async function fieldIds(client: Client) {
  const fields = await all(client.productFields.list())
  return (key: string) => String(fields.find((field) => field.key === key)?.id)
}

describe.each(servers)('filters on $name', (server) => {
  test('conditions come back as they went out', async () => {
    const { client, company } = await aClient(server)
    const idOf = await fieldIds(client)
    const price = {
      object: 'product',
      fieldId: idOf('prices'),
      operator: '>',
      value: '100',
      extraValue: 'EUR',
      jsonValueFlag: false,
    }
    const code = { ...price, fieldId: idOf('code'), operator: 'IS NOT NULL', value: null }
    const conditions = allOf(price, { ...code, extraValue: null })

    const created = await client.filters.create({ name: 'Dear', type: 'products', conditions })
    const read = await client.filters.get(created.id)
    const withCodes = await client.filters.get(created.id, { includeFieldCode: true })

    expect(created).toMatchObject({
      conditions,
      userId: company.admin.id,
      isEditable: true,
      activeFlag: true,
      filterCode: null,
      lastUsedTime: null,
    })
    expect(read).toEqual(created)
    const codes = withCodes.conditions.conditions[0]?.conditions.map(({ fieldCode }) => fieldCode)
    expect(codes).toEqual(['prices', 'code'])
  })

  test('a condition needs no more than field, operator and value', async () => {
    const { client } = await aClient(server)
    const idOf = await fieldIds(client)
    const name = { object: 'product', fieldId: Number(idOf('name')), operator: "LIKE '$%'" }

    const { conditions } = await client.filters.create({
      name: 'Short',
      type: 'products',
      conditions: allOf({ ...name, value: 'garden' }),
    })

    expect(conditions.conditions[0]?.conditions).toEqual([
      { ...name, fieldId: idOf('name'), value: 'garden', extraValue: null, jsonValueFlag: false },
    ])
  })

  test('a filter narrows a list of products', async () => {
    const { client } = await aClient(server)
    const idOf = await fieldIds(client)
    for (const price of [50, 150, 250]) {
      const prices = [{ currency: 'EUR', price }]
      await client.products.create({ name: `For ${price}`, prices })
    }
    const above = (value: number) =>
      allOf({
        object: 'product',
        fieldId: idOf('prices'),
        operator: '>',
        value,
        extraValue: 'EUR',
      })
    const { id } = await client.filters.create({
      name: 'Dear',
      type: 'products',
      conditions: above(100),
    })
    const names = async () =>
      (await all(client.products.list({ filterId: id, limit: 1 }))).map(({ name }) => name)
    const before = await names()

    const updated = await client.filters.update(id, { name: 'Dearer', conditions: above(200) })

    expect(before).toEqual(['For 150', 'For 250'])
    expect(updated).toMatchObject({ id, name: 'Dearer' })
    expect(await names()).toEqual(['For 250'])
  })

  test('lists, and goes: one, several', async () => {
    const { client } = await aClient(server)
    const made = []
    for (const name of ['A', 'B', 'C']) {
      made.push(await client.filters.create({ name, type: 'products', conditions: allOf() }))
    }
    const [first = 0, ...others] = made.map(({ id }) => id)

    const listed = await all(client.filters.list({ type: 'products' }))
    const ofDeals = await all(client.filters.list({ type: 'deals' }))
    const deleted = await client.filters.delete(first)
    const many = await client.filters.deleteMany({ ids: others })

    expect(listed.map(({ name }) => name)).toEqual(['A', 'B', 'C'])
    expect(listed[0]).not.toHaveProperty('conditions')
    expect(ofDeals).toEqual([])
    expect([deleted, many]).toEqual([{ id: first }, { id: others }])
    expect(await all(client.filters.list())).toEqual([])
  })

  test('helpers keep the spelling of what they tell', async () => {
    const { client, company } = await aClient(server)
    const headers = { 'x-api-token': company.admin.apiToken }
    const response = await fetch(`${company.url}/api/v1/filters/helpers`, { headers })
    const raw = (await response.json()) as { data: Record<string, unknown> }

    const helpers = await client.filters.helpers()

    expect(helpers).toEqual({
      operators: raw.data.operators,
      deprecatedOperators: raw.data.deprecated_operators,
      relativeDates: raw.data.relative_dates,
      addressFieldComponents: raw.data.address_field_components,
    })
    expect(Object.keys(helpers.addressFieldComponents)).toContain('postal_code')
  })
})
