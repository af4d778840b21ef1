import type { Output, v1 } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addAllFields } from './custom-fields.ts'
import { runningMerx, type User } from './merx.ts'
import { documents, type Key, searchCases } from './search-cases.ts'

type SearchPage = Output<typeof v1.products.searchProducts>

describe.each(databases)('search on $name', (database) => {
  const merx = runningMerx(database)
  let admin: User
  const keys = new Map<number, Key>()
  beforeAll(async () => {
    admin = (await merx.company()).admin
    for (const [key, document] of Object.entries(documents)) {
      keys.set((await admin.addProduct(document)).id, key as Key)
    }
  })

  test.each(searchCases)('%j with "%s" finds %j', async (term, query, expected) => {
    expect((await admin.search(term, query)).map((id) => keys.get(id))).toEqual(expected)
  })

  test('scores fall with the order of kinds and are equal within one', async () => {
    const { body } = await admin.ask<SearchPage>('GET', '/v1/products/search?term=bench')

    const kinds: { score: number; keys: (Key | undefined)[] }[] = []
    for (const { result_score: score, item } of body.data.items) {
      const last = kinds.at(-1)
      expect(score).toBeLessThanOrEqual(last?.score ?? 1)
      if (last?.score === score) last.keys.push(keys.get(item.id))
      else kinds.push({ score, keys: [keys.get(item.id)] })
    }
    expect(kinds.map((kind) => kind.keys)).toEqual([
      ['exactCode'],
      ['exactName'],
      ['prefixName', 'prefixCode'],
      ['wordStart', 'wordStartCode'],
      ['inside'],
    ])
    expect(kinds.at(-1)?.score).toBeGreaterThan(0)
  })

  test('an item has the documented keys and no others', async () => {
    const { body } = await admin.ask<SearchPage>('GET', '/v1/products/search?term=ab-12')

    const [id] = [...keys].find(([, key]) => key === 'codeParts') ?? []
    expect(body).toEqual({
      success: true,
      data: {
        items: [
          {
            result_score: expect.any(Number),
            item: {
              id,
              type: 'product',
              name: 'Screw',
              code: 'AB-12.3/4_5 X',
              visible_to: 3,
              owner: { id: admin.id },
              custom_fields: [],
            },
          },
        ],
      },
      additional_data: { pagination: { start: 0, limit: 100, more_items_in_collection: false } },
    })
  })

  test.each([1, 2, 3, 5])('pages of %i over all kinds have no gap and no repeat', async (limit) => {
    const whole = await admin.search('bench')
    const walked: number[] = []
    for (let start = 0; start < whole.length; start += limit) {
      const path = `/v1/products/search?term=bench&start=${start}&limit=${limit}`
      const { body } = await admin.ask<SearchPage>('GET', path)
      const hasMore = start + limit < whole.length
      walked.push(...body.data.items.map(({ item }) => item.id))
      const pagination = { start, limit, more_items_in_collection: hasMore }
      expect(body.additional_data.pagination).toEqual(
        hasMore ? { ...pagination, next_start: start + limit } : pagination,
      )
    }

    expect(walked).toEqual(whole)
  })
})

describe.each(databases)('what the search sees on $name', (database) => {
  const merx = runningMerx(database)

  test('prices come only when asked for', async () => {
    const { admin } = await merx.company()
    const product = await admin.addProduct({ prices: [{ currency: 'EUR', price: 5, cost: 2 }] })
    const path = '/v1/products/search?term=bench'

    const plain = await admin.ask<SearchPage>('GET', path)
    const priced = await admin.ask<SearchPage>('GET', `${path}&include_fields=product.price`)

    expect(plain.body.data.items[0]?.item).not.toHaveProperty('prices')
    expect(priced.body.data.items[0]?.item.prices).toEqual(product.prices)
  })

  test('a new name is found at once and the old one no more', async () => {
    const { admin } = await merx.company()
    const { id } = await admin.addProduct({ name: 'Old chair', code: 'OLD-1' })

    await admin.updateProduct(id, { name: 'New table', code: null })

    expect(await admin.search('old')).toEqual([])
    expect(await admin.search('chair')).toEqual([])
    expect(await admin.search('new table')).toEqual([id])
  })

  test('custom fields of seven types are searched, and the values that matched are named', async () => {
    const company = await merx.company()
    const { admin } = company
    const { fields } = await addAllFields(merx, company)
    const values = {
      varchar: 'Solid Oak',
      varchar_auto: 'oakwood',
      text: 'line\nOAK',
      phone: '555-0101',
      double: 12.5,
      monetary: 99.25,
      address: 'Oak Lane 4',
    } as const
    const custom = Object.fromEntries(
      Object.entries(values).map(([type, value]) => [fields[type as 'text'].key, value]),
    )
    const { id } = await admin.addProduct({ name: 'Bench', ...custom })
    const matched = async (term: string, query = '') => {
      const path = `/v1/products/search?term=${encodeURIComponent(term)}${query}`
      const { body } = await admin.ask<SearchPage>('GET', path)
      return body.data.items.map(({ item }) => [item.id, item.custom_fields.toSorted()])
    }

    const oaks = ['Oak Lane 4', 'Solid Oak', 'line\nOAK', 'oakwood']
    expect(await matched('oak')).toEqual([[id, oaks]])
    expect(await matched('oak', '&fields=custom_fields')).toEqual([[id, oaks]])
    expect(await matched('oak', '&fields=name,code')).toEqual([])
    expect(await matched('bench')).toEqual([[id, []]])
    expect(await matched('12.5')).toEqual([[id, ['12.5']]])
    expect(await matched('99.25')).toEqual([[id, ['99.25']]])
    expect(await matched('555-01')).toEqual([[id, ['555-0101']]])
    expect(await matched('solid oak', '&exact_match=1')).toEqual([[id, ['Solid Oak']]])
    expect(await matched('oak', '&exact_match=1')).toEqual([])
    await admin.updateProduct(id, { [fields.varchar.key]: null })
    expect(await matched('solid')).toEqual([])
  })

  test('fields of other types are not searched', async () => {
    const company = await merx.company()
    const { fields } = await addAllFields(merx, company)
    const { admin } = company
    await admin.addProduct({
      name: 'Bench',
      [fields.date.key]: '2024-03-01',
      [fields.enum.key]: fields.enum.options[0]?.id,
      [fields.time.key]: '09:30:00',
    })

    expect(await admin.search('2024')).toEqual([])
    expect(await admin.search('Red')).toEqual([])
    expect(await admin.search('09:30')).toEqual([])
  })

  test('a term does not run from one value into the next', async () => {
    const company = await merx.company()
    const { fields } = await addAllFields(merx, company)
    const custom = { [fields.varchar.key]: 'xab', [fields.varchar_auto.key]: 'cdx' }
    await company.admin.addProduct({ name: 'foo', code: 'bar', ...custom })

    for (const term of ['foobar', 'ob', 'oba', 'xabcdx', 'bc', 'abcd', 'bcd']) {
      expect(await company.admin.search(term)).toEqual([])
    }
  })

  test('find gives a row for each product, with the price in one currency', async () => {
    const company = await merx.company()
    const { admin } = company
    const estonian = await company.addUser({ locale: 'et-EE', currency: 'USD' })
    const prices = [
      { currency: 'EUR', price: 149.5 },
      { currency: 'USD', price: 160 },
    ]
    const { id } = await admin.addProduct({ code: 'xyz', prices })
    const found = async (user: User, query = '') => {
      const path = `/v1/products/find?term=bench${query}`
      const { body } = await user.ask<Output<typeof v1.products.findProductsByName>>('GET', path)
      return body.data
    }

    const row = {
      id,
      variation_id: null,
      name: 'Garden Bench',
      title: 'Garden Bench',
      variation_name: null,
    }
    expect(await found(admin)).toEqual([{ ...row, price: 149.5, price_formatted: '€149.50' }])
    expect(await found(admin, '&currency=usd')).toEqual([
      { ...row, price: 160, price_formatted: '$160' },
    ])
    expect(await found(admin, '&currency=SEK')).toMatchObject([{ price: 0 }])
    expect(await found(estonian)).toMatchObject([{ price: 160 }])
    expect((await admin.ask('GET', '/v1/products/find?term=xyz')).body).toMatchObject({
      data: null,
    })
  })
})
