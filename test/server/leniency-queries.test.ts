import type { Output, v1 } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { type Company, runningMerx, type User } from './merx.ts'

type List = Output<typeof v1.products.getProducts>

/** Products of the shared company, in order; every third belongs to the clerk. */
const names = Array.from({ length: 7 }, (_, index) => `${'abc'[index % 3]}-chair ${index}`)

describe.each(databases)('lenient queries on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let admin: User
  let clerk: User
  let ids: number[]
  beforeAll(async () => {
    company = await merx.company()
    admin = company.admin
    clerk = await company.addUser()
    ids = []
    for (const [index, name] of names.entries()) {
      const owner_id = index % 3 === 0 ? clerk.id : admin.id
      ids.push((await admin.addProduct({ name, owner_id })).id)
    }
  })

  const list = (query: string) => admin.ask<List>('GET', `/v1/products?${query}`)
  const listed = async (query: string) => {
    const { status, body, text } = await list(query)
    expect(status, text).toBe(200)
    return (body.data ?? []).map(({ id }) => ids.indexOf(id))
  }

  test.each([
    ['', 0, 100],
    ['limit=0', 0, 100],
    ['limit=-1', 0, 100],
    ['limit=-99999999999999999999', 0, 100],
    ['limit=many', 0, 100],
    ['limit=', 0, 100],
    ['limit=2.5', 0, 100],
    ['limit=NaN', 0, 100],
    ['limit=1&limit=2', 0, 100],
    ['limit=500', 0, 500],
    ['limit=501', 0, 500],
    ['limit=1000000000', 0, 500],
    ['limit=1e9', 0, 500],
    ['limit=99999999999999999999999', 0, 500],
    ['limit=%2B3', 0, 3],
    ['limit=%203', 0, 3],
    ['start=-1', 0, 100],
    ['start=one', 0, 100],
    ['start=', 0, 100],
    ['start=0.5', 0, 100],
    ['start=3', 3, 100],
    ['start=1&limit=2', 1, 2],
  ])('?%s starts at %i with at most %i', async (query, start, limit) => {
    const { body } = await list(query)

    expect(body.additional_data.pagination).toMatchObject({ start, limit })
    const expected = ids.slice(start, start + limit)
    expect(body.data?.map(({ id }) => id)).toEqual(expected)
    const hasMore = start + limit < ids.length
    expect(body.additional_data.pagination.more_items_in_collection).toBe(hasMore)
    const next = hasMore ? { next_start: start + limit } : {}
    expect(body.additional_data.pagination).toEqual({
      start,
      limit,
      more_items_in_collection: hasMore,
      ...next,
    })
  })

  test.each(['7', '8', '1000', '1000000000', '9007199254740993', `1${'0'.repeat(30)}`, '1e30'])(
    '?start=%s is beyond the end: an empty page',
    async (start) => {
      for (const path of ['', `/${ids[0]}/followers`, `/${ids[0]}/deals`, `/${ids[0]}/files`]) {
        const answer = await admin.ask<List>('GET', `/v1/products${path}?start=${start}`)
        expect(answer.status, answer.text).toBe(200)
        expect(answer.body).toMatchObject({ success: true, data: null })
        expect(answer.body.additional_data.pagination.more_items_in_collection).toBe(false)
        expect(answer.body).not.toHaveProperty('related_objects')
      }
      const search = await admin.ask('GET', `/v1/products/search?term=chair&start=${start}`)
      expect(search.body).toMatchObject({ success: true, data: { items: [] } })
      const find = await admin.ask('GET', `/v1/products/find?term=chair&start=${start}`)
      expect(find.status).toBe(200)
    },
  )

  test('the largest page of files is 100', async () => {
    const { body } = await admin.ask('GET', `/v1/products/${ids[0]}/files?limit=500`)

    expect(body).toMatchObject({ additional_data: { pagination: { start: 0, limit: 100 } } })
  })

  test('ids come as a comma list, as repeated keys, or both', async () => {
    const [a, b, c] = ids
    expect(await listed(`ids=${c},${a}`)).toEqual([0, 2])
    expect(await listed(`ids=${c}&ids=${a}`)).toEqual([0, 2])
    expect(await listed(`ids=${c}%2C%20${a}&ids=${b}`)).toEqual([0, 1, 2])
    expect(await listed(`ids=${a},${a},${a}`)).toEqual([0])
    expect(await listed(`ids=${a},,${b},`)).toEqual([0, 1])
    expect(await listed('ids=987654')).toEqual([])
  })

  test.each([
    '',
    '=',
    'user_id=',
    'ids=',
    'first_char=',
    'filter_id=',
    'get_summary=',
    '&&&',
    'sort',
  ])('?%s asks for nothing in particular', async (query) => {
    expect(await listed(query)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  test.each([
    ['first_char=a', [0, 3, 6]],
    ['first_char=A', [0, 3, 6]],
    ['first_char=b-chair', [1, 4]],
    ['first_char=Bench', [1, 4]],
    ['first_char=z', []],
    ['first_char=%25', []],
    ['firstChar=c', [2, 5]],
  ])('?%s lists %j', async (query, expected) => {
    expect(await listed(query)).toEqual(expected)
  })

  test.each(['user_id', 'userId'])('%s lists the products of one owner', async (name) => {
    expect(await listed(`${name}=${clerk.id}`)).toEqual([0, 3, 6])
    expect(await listed(`${name}=${clerk.id}&start=1&limit=1`)).toEqual([3])
    expect(await listed(`${name}=987654`)).toEqual([])
  })

  test.each(['1', 'true', 'TRUE', 'True'])('get_summary=%s counts', async (value) => {
    for (const name of ['get_summary', 'getSummary']) {
      const { body } = await list(`${name}=${value}&limit=2`)
      expect(body.additional_data).toMatchObject({ summary: { total_count: '7' } })
    }
    const { body } = await list(`get_summary=${value}&user_id=${clerk.id}&limit=1`)
    expect(body.additional_data).toMatchObject({ summary: { total_count: '3' } })
  })

  test.each(['0', 'false', '2', 'yes', '', '1&get_summary=1'])(
    'get_summary=%s does not count',
    async (value) => {
      const { body } = await list(`get_summary=${value}`)
      expect(body.additional_data).not.toHaveProperty('summary')
    },
  )

  test('search takes its parameters in both cases and both list forms', async () => {
    const search = (query: string) =>
      admin.ask<Output<typeof v1.products.searchProducts>>('GET', `/v1/products/search?${query}`)
    const found = async (query: string) =>
      (await search(query)).body.data.items.map(({ item }) => ids.indexOf(item.id))

    expect(await found('term=a-chair%200&exact_match=1')).toEqual([0])
    expect(await found('term=chair&exact_match=true')).toEqual([])
    expect(await found('term=chair&exactMatch=TRUE')).toEqual([])
    expect(await found('term=chair&exact_match=0')).toHaveLength(7)
    expect(await found('term=chair&exact_match=perhaps')).toHaveLength(7)
    expect(await found('term=chair&fields=name,code')).toHaveLength(7)
    expect(await found('term=chair&fields=code&fields=name')).toHaveLength(7)
    expect(await found('term=chair&fields=code')).toEqual([])
    expect(await found('term=chair&fields=')).toHaveLength(7)
    expect(await found('term=+chair+')).toHaveLength(7)
    for (const name of ['include_fields', 'includeFields']) {
      const { body } = await search(`term=chair&limit=1&${name}=product.price`)
      expect(body.data.items[0]?.item.prices).toEqual([])
    }
    expect((await search('term=chair&limit=1')).body.data.items[0]?.item).not.toHaveProperty(
      'prices',
    )
  })

  test('a term is text even when it looks like a number', async () => {
    const { id } = await admin.addProduct({ name: 'Lathe 4000' })

    expect(await admin.search('4000')).toEqual([id])

    await admin.deleteProduct(id)
  })
})
