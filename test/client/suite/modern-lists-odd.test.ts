import { describe, expect, test } from 'vitest'
import { all, clientOf } from './modern-client.ts'
import { anOddServer } from './servers.ts'

describe('a list of a server that', () => {
  const aPage = (ids: number[], additional_data?: object) => ({
    does: 'ok',
    body: JSON.stringify({ success: true, data: ids.map((id) => ({ id })), additional_data }),
  })
  const pagination = (next_start: number) => ({
    pagination: { start: 0, limit: 2, more_items_in_collection: true, next_start },
  })

  async function read(...steps: ReturnType<typeof aPage>[]) {
    const odd = anOddServer(...steps)
    const client = clientOf({ url: odd.url, admin: { apiToken: 't' } })
    const items = await all(client.products.list({ limit: 2 }))
    const { requests } = await odd.log()
    return { ids: items.map(({ id }) => id), paths: requests.map(({ path }) => path) }
  }

  test('says nothing of pages has one', async () => {
    const { ids, paths } = await read(aPage([1, 2]))

    expect(ids).toEqual([1, 2])
    expect(paths).toHaveLength(1)
  })

  test('promises more and gives an empty page goes on', async () => {
    const { ids } = await read(
      aPage([1, 2], pagination(2)),
      aPage([], pagination(4)),
      aPage([3], { pagination: { start: 4, limit: 2, more_items_in_collection: false } }),
    )

    expect(ids).toEqual([1, 2, 3])
  })

  test.each([
    ['next_start is null', { more_items_in_collection: true, next_start: null }],
    ['there is no more', { more_items_in_collection: false, next_start: 2 }],
    ['pagination is null', null],
  ])('%s: the page is the last', async (_name, pagination) => {
    const { paths } = await read(aPage([1, 2], { pagination }))

    expect(paths).toHaveLength(1)
  })

  test('counts with cursors: the next page begins at one', async () => {
    const odd = anOddServer(aPage([1], { next_cursor: 'eyJpZCI6MX0=' }))
    const client = clientOf({ url: odd.url, admin: { apiToken: 't' } })

    const page = await client.products.list().page()

    expect(page).toMatchObject({ items: [{ id: 1 }], next: 'eyJpZCI6MX0=' })
  })
})
