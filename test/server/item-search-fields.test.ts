import { createDeal, createOrganization, createPerson, createProducts } from '@merx/catalog'
import type { Output, v1 } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { type AllFields, addAllFields } from './custom-fields.ts'
import { addPipeline } from './files-and-deals.ts'
import { type Company, runningMerx, type User } from './merx.ts'
import { expectRefused } from './scene.ts'

type Values = Output<typeof v1.itemSearch.searchItemByField>

async function search(user: User, query: string): Promise<Values> {
  const { status, body, text } = await user.ask<Values>('GET', `/v1/itemSearch/field?${query}`)
  expect(status, text).toBe(200)
  return body
}

describe.each(databases)('the search in one field on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let admin: User
  let clerk: User
  let fields: AllFields['fields']
  let ids: number[]

  beforeAll(async () => {
    company = await merx.company()
    admin = company.admin
    clerk = await company.addUser()
    fields = (await addAllFields(merx, company)).fields
    const products = [
      { name: 'Garden Bench', code: 'GB-12', unit: 'pcs', description: 'of Oak' },
      { name: 'garden bench', code: 'gb-13', unit: 'pcs', visible_to: 1 },
      { name: 'Garden Bench', code: 'GB-14', unit: 'Pcs' },
      { name: 'Café', code: 'C', unit: 'kg', description: 'of oak' },
      { name: 'Cafe\u0301', code: 'c' },
    ]
    ids = []
    for (const product of products) ids.push((await admin.addProduct(product)).id)
    const { admin: stranger } = await merx.company()
    await stranger.addProduct({ name: 'Garden Foreign' })
  })

  const values = async (user: User, query: string) =>
    (await search(user, `field_type=productField&${query}`)).data

  test('gives distinct values in the order of their items', async () => {
    const body = await search(clerk, 'field_type=productField&field_key=name&term=Bench')

    expect(body).toEqual({
      success: true,
      data: [{ name: 'Garden Bench' }],
      additional_data: { pagination: { start: 0, limit: 100, more_items_in_collection: false } },
    })
  })

  test('case and accents count, and fragments anywhere', async () => {
    expect(await values(admin, 'field_key=name&term=arden')).toEqual([
      { name: 'Garden Bench' },
      { name: 'garden bench' },
    ])
    expect(await values(admin, 'field_key=name&term=garden')).toEqual([{ name: 'garden bench' }])
    expect(await values(admin, 'field_key=name&term=GARDEN')).toEqual([])
    expect(await values(admin, 'field_key=name&term=en%20B')).toEqual([{ name: 'Garden Bench' }])
    expect(await values(admin, 'field_key=name&term=Cafe')).toEqual([])
    expect(await values(admin, 'field_key=code&term=B-1')).toEqual([
      { code: 'GB-12' },
      { code: 'GB-14' },
    ])
    expect(await values(admin, 'field_key=unit&term=cs')).toEqual([
      { unit: 'pcs' },
      { unit: 'Pcs' },
    ])
    expect(await values(admin, 'field_key=description&term=oak')).toEqual([
      { description: 'of oak' },
    ])
  })

  test('one letter in two forms is one letter', async () => {
    const names = await values(admin, `field_key=name&term=${encodeURIComponent('Café')}`)

    expect(names).toEqual([{ name: 'Café' }, { name: 'Cafe\u0301' }])
  })

  test('a row for each item when ids are asked for', async () => {
    expect(await values(admin, 'field_key=name&term=Garden&return_item_ids=1')).toEqual([
      { id: ids[0], name: 'Garden Bench' },
      { id: ids[2], name: 'Garden Bench' },
    ])
    expect(await values(admin, 'field_key=unit&term=pcs&return_item_ids=true')).toEqual([
      { id: ids[0], unit: 'pcs' },
      { id: ids[1], unit: 'pcs' },
    ])
  })

  test('exact_match takes whole values, of one character too', async () => {
    expect(await values(admin, 'field_key=name&term=Garden&exact_match=1')).toEqual([])
    expect(await values(admin, 'field_key=name&term=Garden%20Bench&exact_match=1')).toEqual([
      { name: 'Garden Bench' },
    ])
    expect(await values(admin, 'field_key=code&term=C&exact_match=1')).toEqual([{ code: 'C' }])
    expect(await values(admin, 'field_key=code&term=gb-12&exact_match=1')).toEqual([])
  })

  test('what the reader may not see is not told', async () => {
    expect(await values(clerk, 'field_key=name&term=garden')).toEqual([])
    expect(await values(clerk, 'field_key=unit&term=pcs&return_item_ids=1')).toEqual([
      { id: ids[0], unit: 'pcs' },
    ])
    expect(await values(clerk, 'field_key=name&term=Foreign')).toEqual([])
  })

  test('what is deleted is not told', async () => {
    const { id } = await admin.addProduct({ name: 'Short-lived' })
    expect(await values(admin, 'field_key=name&term=Short')).toEqual([{ name: 'Short-lived' }])

    await admin.deleteProduct(id)

    expect(await values(admin, 'field_key=name&term=Short')).toEqual([])
  })

  test('custom fields that hold text or numbers are searched by their keys', async () => {
    const written = {
      varchar: 'Solid Oak',
      varchar_auto: 'Oakwood',
      text: 'line\nOak',
      phone: 'Oak 555',
      double: 12.5,
      monetary: 99.25,
      address: 'Oak Lane 4',
    } as const
    const types = Object.keys(written) as (keyof typeof written)[]
    const custom = Object.fromEntries(types.map((type) => [fields[type].key, written[type]]))
    const { id } = await admin.addProduct({ name: 'Custom', ...custom })
    const terms = { double: '2.5', monetary: '99.2' }

    for (const type of types) {
      const { key } = fields[type]
      const term = type === 'double' || type === 'monetary' ? terms[type] : 'Oak'
      const query = `field_key=${key}&term=${term}`
      expect(await values(admin, query)).toEqual([{ [key]: written[type] }])
      expect(await values(admin, `${query}&return_item_ids=1`)).toEqual([
        { id, [key]: written[type] },
      ])
    }
    expect(await values(admin, `field_key=${fields.varchar.key}&term=Oakwood`)).toEqual([])
  })

  test.each(['date', 'enum', 'set', 'user', 'time'] as const)(
    'a field of type %s is refused by name',
    async (type) => {
      const before = await merx.state()
      const path = `/v1/itemSearch/field?term=oak&field_type=productField&field_key=${fields[type].key}`

      const answer = await admin.ask('GET', path)

      const error = `field_key "${fields[type].key}" is of type ${type}, which cannot be searched`
      await expectRefused({ merx, before }, answer, 400, error)
    },
  )

  test("another company's field is refused as one that is not there", async () => {
    const other = await merx.company()
    const { key } = (await addAllFields(merx, other)).fields.varchar
    const before = await merx.state()
    const path = `/v1/itemSearch/field?term=oak&field_type=productField&field_key=${key}`

    const error = `field_key "${key}" must be a product field that can be searched`
    await expectRefused({ merx, before }, await admin.ask('GET', path), 400, error)
  })

  test('deals, persons and organizations are searched too; of leads and projects there are none', async () => {
    const { db } = merx.store
    const ownerId = admin.id
    const at = merx.now()
    const stageId = await addPipeline(merx, company)
    const details = { email: 'Ida@park.example', phone: '+372 555' }
    const { id } = await createPerson(
      db,
      company.system,
      { name: 'Ida Moss', emails: [details.email], phones: [details.phone], ownerId },
      at,
    )
    const organization = { name: 'Moss Ltd', address: 'Moss Lane', ownerId }
    await createOrganization(db, company.system, organization, at)
    const deal = { title: 'Moss order', stageId, value: 1, creatorId: ownerId }
    await createDeal(db, company.system, deal, at)
    await createDeal(
      db,
      company.system,
      { ...deal, title: 'Moss secret', visibility: 1 as const },
      at,
    )
    const found = async (field_type: string, field_key: string, term: string) =>
      (await search(clerk, new URLSearchParams({ field_type, field_key, term }).toString())).data

    expect(await found('personField', 'name', 'Moss')).toEqual([{ name: 'Ida Moss' }])
    expect(await found('personField', 'email', 'Ida@')).toEqual([{ email: details.email }])
    expect(await found('personField', 'email', 'ida@')).toEqual([])
    expect(await found('personField', 'phone', '2 5')).toEqual([{ phone: details.phone }])
    expect(await found('organizationField', 'name', 'Moss')).toEqual([{ name: 'Moss Ltd' }])
    expect(await found('organizationField', 'address', 'Lane')).toEqual([{ address: 'Moss Lane' }])
    expect(await found('dealField', 'title', 'Moss')).toEqual([{ title: 'Moss order' }])
    expect(await found('leadField', 'title', 'Moss')).toEqual([])
    expect(await found('projectField', 'anything', 'Moss')).toEqual([])
    const query = 'field_type=personField&field_key=name&term=Moss&return_item_ids=1'
    expect((await search(clerk, query)).data).toEqual([{ id, name: 'Ida Moss' }])
  })
})

describe.each(databases)('the pages of the search in one field on $name', (database) => {
  const merx = runningMerx(database)
  const count = 1300
  let admin: User
  let ids: number[]

  beforeAll(async () => {
    const company = await merx.company()
    admin = company.admin
    const products = Array.from({ length: count }, (_, index) => ({
      // Every second one fits; each name twice.
      name: `${index % 2 === 0 ? 'Item' : 'item'} ${Math.floor(index / 4)}`,
      unit: index < count - 1 ? 'pcs' : 'pcs of pcs',
      ownerId: admin.id,
    }))
    ids = (await createProducts(merx.store.db, company.system, products, merx.now())).map(
      ({ id }) => id,
    )
  })

  const page = (query: string) => search(admin, `field_type=productField&${query}`)

  test('follow each other to the end', async () => {
    const expected = ids.filter((_, index) => index % 2 === 0)
    const walked: (number | undefined)[] = []
    for (let start: number | undefined = 0; start !== undefined; ) {
      const query = `field_key=name&term=Item&return_item_ids=1&limit=300&start=${start}`
      const { data, additional_data }: Values = await page(query)
      walked.push(...data.map(({ id }) => id))
      start = additional_data.pagination.next_start
    }

    expect(walked).toEqual(expected)
  })

  test('count distinct values', async () => {
    const { data, additional_data } = await page('field_key=name&term=Item&start=1&limit=2')

    expect(data).toEqual([{ name: 'Item 1' }, { name: 'Item 2' }])
    expect(additional_data.pagination).toEqual({
      start: 1,
      limit: 2,
      more_items_in_collection: true,
      next_start: 3,
    })
  })

  test('a value that only the last item has is found behind very many others', async () => {
    expect((await page('field_key=unit&term=pcs')).data).toEqual([
      { unit: 'pcs' },
      { unit: 'pcs of pcs' },
    ])
  })

  test('a page beyond the end is empty', async () => {
    const { data, additional_data } = await page('field_key=unit&term=pcs&start=1000000000000')

    expect(data).toEqual([])
    expect(additional_data.pagination.more_items_in_collection).toBe(false)
  })
})
