import { type Client, createClient, defineCustomFields } from '@merx/client'
import { describe, expect, test } from 'vitest'
import { aClient, all } from './modern-client.ts'
import { servers } from './servers.ts'

type FieldType = Parameters<Client['productFields']['create']>[0]['fieldType']

const options = ['oak', 'pine', "it's odd"]

/** A company with fields of every type, and a client to which they are known. */
async function aShop(server: (typeof servers)[number]) {
  const { client, company } = await aClient(server)
  const make = async <T extends FieldType>(name: string, fieldType: T) => {
    const needs = fieldType === 'enum' || fieldType === 'set' ? { options } : {}
    const field = await client.productFields.create({ name, fieldType, ...needs })
    const ids = (field.options ?? []).map(({ label, id }) => [label, Number(id)])
    return { key: field.key, type: fieldType, id: field.id ?? 0, options: Object.fromEntries(ids) }
  }
  const wood = await make('Wood', 'enum')
  const finishes = await make('Finishes', 'set')
  const labels = (field: { options: Record<string, number> }) => ({
    oak: field.options.oak ?? 0,
    pine: field.options.pine ?? 0,
    "it's odd": field.options["it's odd"] ?? 0,
  })
  const customFields = defineCustomFields({
    wood: { key: wood.key, type: 'enum', options: labels(wood) },
    finishes: { key: finishes.key, type: 'set', options: labels(finishes) },
    weight: await make('Weight', 'double'),
    deposit: await make('Deposit', 'monetary'),
    since: await make('Since', 'date'),
    season: await make('Season', 'daterange'),
    opens: await make('Opens', 'time'),
    hours: await make('Hours', 'timerange'),
    place: await make('Place', 'address'),
    keeper: await make('Keeper', 'user'),
    maker: await make('Maker', 'org'),
    carver: await make('Carver', 'people'),
    hotline: await make('Hotline', 'phone'),
    motto: await make('Motto', 'varchar'),
  })
  const known = { baseUrl: company.url, apiToken: company.admin.apiToken, customFields }
  return { plain: client, client: createClient(known), company, wood, finishes }
}

type Shop = Awaited<ReturnType<typeof aShop>>

async function allValues({ plain, company }: Shop) {
  const { id: maker } = await plain.organizations.create({ name: 'Saw Mill' })
  const { id: carver } = await plain.persons.create({ name: 'Rosa Reed' })
  return {
    wood: 'pine' as const,
    finishes: ['oak' as const, "it's odd" as const],
    weight: 12.5,
    deposit: { amount: 20.25, currency: 'USD' },
    since: '2026-05-01',
    season: { from: '2026-05-01', until: '2026-09-30' },
    opens: '09:30:00',
    hours: { from: '09:30:00', until: '17:00:00' },
    place: { value: 'Main Street 1, Riga', streetNumber: '1', adminAreaLevel1: 'Riga' },
    keeper: company.admin.id,
    maker,
    carver,
    hotline: '+371 1234',
    motto: 'made to last',
  }
}

const names = 'wood finishes weight deposit since season opens hours place keeper maker carver'
const nothing = Object.fromEntries(
  `${names} hotline motto`.split(' ').map((name) => [name, null]),
) as Record<string, null>

describe.each(servers)('custom fields on $name', (server) => {
  test('a value of every type goes out and comes back under its name', async () => {
    const shop = await aShop(server)
    const custom = await allValues(shop)

    const created = await shop.client.products.create({ name: 'Bench', custom })
    const read = await shop.client.products.get(created.id)

    expect(created.custom).toMatchObject(custom)
    expect(read.custom).toEqual(created.custom)
    expect(Object.keys(created.custom).sort()).toEqual(Object.keys(nothing).sort())
    expect(created.custom.place).toMatchObject({ postalCode: null, adminAreaLevel2: null })
  })

  test('what was read can be written to another product', async () => {
    const shop = await aShop(server)
    const custom = await allValues(shop)
    const first = await shop.client.products.create({ name: 'Bench', custom })

    const second = await shop.client.products.create({ name: 'Copy', custom: first.custom })

    expect(second.custom).toEqual(first.custom)
  })

  test('a product without values has every name, with null', async () => {
    const { client } = await aShop(server)

    const created = await client.products.create({ name: 'Bench' })

    expect(created.custom).toEqual(nothing)
  })

  test('an update changes the fields it names; null clears', async () => {
    const shop = await aShop(server)
    const custom = await allValues(shop)
    const { id } = await shop.client.products.create({ name: 'Bench', custom })

    const changed = await shop.client.products.update(id, {
      custom: { wood: 'oak', finishes: null, deposit: { amount: 5, currency: 'EUR' } },
    })

    expect(changed.custom).toMatchObject({
      ...custom,
      wood: 'oak',
      finishes: null,
      deposit: { amount: 5, currency: 'EUR' },
    })
  })

  test.each([
    [{ wood: 'steel' }, `custom.wood "steel" must be one of oak, pine, it's odd`],
    [{ finishes: ['oak', 'steel'] }, `custom.finishes "steel" must be one of oak, pine, it's odd`],
    [{ wood: 'constructor' }, `custom.wood "constructor" must be one of oak, pine, it's odd`],
    [{ steel: 1 }, 'custom.steel is no field of customFields'],
  ])('%j is refused before anything is sent', async (custom, message) => {
    const { client } = await aShop(server)

    const call = client.products.create({ name: 'Bench', custom: custom as object })

    await expect(call).rejects.toMatchObject({ code: 'bad_usage', message })
    expect(await all(client.products.list())).toEqual([])
  })

  test('lists, deals and recents know the names too', async () => {
    const { client, plain } = await aShop(server)
    const custom = { wood: 'oak', motto: 'made to last' } as const
    const { id } = await client.products.create({ name: 'Bench', custom })
    const deal = await client.deals.create({ title: 'Park order' })
    await client.deals.addProduct(deal.id, { productId: id, itemPrice: 1, quantity: 1 })
    const sinceTimestamp = '2020-01-01 00:00:00'

    const [listed] = await all(client.products.list())
    const [attached] = await all(client.deals.listProducts(deal.id, { includeProductData: true }))
    const [recent] = await all(client.recents.list({ sinceTimestamp, items: ['product'] }))
    const [unknown] = await all(plain.products.list())

    expect(listed?.custom).toEqual({ ...nothing, ...custom })
    expect(attached?.product?.custom).toEqual({ ...nothing, ...custom })
    expect(recent?.data.custom).toMatchObject(custom)
    expect(Object.keys(unknown?.custom ?? {}).every((key) => /^[0-9a-f]{40}/.test(key))).toBe(true)
  })

  test('an option made later shows its number, a field made later its key', async () => {
    const { client, plain, wood } = await aShop(server)
    const labels = [...Object.entries(wood.options), ['birch', undefined]]
    const { options = [] } = await plain.productFields.update(wood.id, {
      options: labels.map(([label, id]) => ({ id, label })),
    })
    const birch = options.find(({ label }) => label === 'birch')?.id
    const { key } = await plain.productFields.create({ name: 'Later', fieldType: 'varchar' })
    const later = { [wood.key]: birch, [key]: 'new' }

    const { id } = await plain.products.create({ name: 'Bench', custom: later })
    const read = await client.products.get(id)

    expect(read.custom).toMatchObject({ wood: String(birch), [key]: 'new' })
  })

  test('without a map the keys of the wire go out and come back', async () => {
    const { plain, wood, finishes } = await aShop(server)
    const { oak, pine } = finishes.options
    const custom = { [wood.key]: wood.options.oak, [finishes.key]: `${oak},${pine}` }

    const created = await plain.products.create({ name: 'Bench', custom })
    const cleared = await plain.products.update(created.id, { custom: { [wood.key]: null } })

    expect(created.custom).toMatchObject({ ...custom, [wood.key]: String(wood.options.oak) })
    expect(cleared.custom).toMatchObject({ [finishes.key]: `${oak},${pine}`, [wood.key]: null })
  })

  test('the server’s refusal names the key', async () => {
    const { plain } = await aShop(server)
    const key = 'a'.repeat(40)

    const call = plain.products.create({ name: 'Bench', custom: { [key]: 1 } })

    await expect(call).rejects.toMatchObject({
      code: 'bad_request',
      message: expect.stringContaining(key),
    })
  })
})
