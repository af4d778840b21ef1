import { describe, expect, test } from 'vitest'
import { positionMember, toAnswer, toPage } from './answer.ts'
import { defineCustomFields } from './custom-fields.ts'
import { toList } from './list.ts'
import { readRoute } from './route.ts'

const byOffset = readRoute('products', 'GET||list|start limit')
const byCursor = readRoute('products', 'GET||list|cursor limit')
const state = {
  status: 200,
  headers: new Headers(),
  requestId: undefined,
  rateLimit: undefined,
  attempts: 1,
}

function pageOf(body: object) {
  return toPage(toAnswer('products.list', byCursor, body, state, defineCustomFields({})))
}

/** A list of pages by the position at which each begins. */
function aList(pages: Record<string, object>) {
  const asked: (string | undefined)[] = []
  const list = toList(async (from) => {
    asked.push(from)
    return pageOf(pages[from ?? ''] ?? { data: [] })
  })
  return { list, asked }
}

const cursorPage = (data: unknown, next_cursor: unknown) => ({
  data,
  additional_data: { next_cursor },
})

describe('the position of a page', () => {
  test('goes into the member that the route has for it', () => {
    expect(positionMember(byOffset, '500')).toEqual({ start: '500' })
    expect(positionMember(byCursor, 'eyJ')).toEqual({ cursor: 'eyJ' })
    expect(positionMember(byCursor, undefined)).toEqual({})
  })

  test('is the cursor where there is one, else the offset', () => {
    const pagination = { more_items_in_collection: true, next_start: 2 }

    expect(pageOf(cursorPage([1], 'eyJ')).next).toBe('eyJ')
    expect(pageOf({ data: [1], additional_data: { pagination } }).next).toBe('2')
    expect(pageOf({ data: [1], additional_data: { pagination, next_cursor: 'eyJ' } }).next).toBe(
      'eyJ',
    )
  })

  test.each([[null], [''], [undefined]])('ends with the cursor %j', (cursor) => {
    expect(pageOf(cursorPage([1], cursor)).next).toBeUndefined()
  })
})

describe('a list by cursor', () => {
  test('reads from cursor to cursor', async () => {
    const { list, asked } = aList({
      '': cursorPage([1, 2], 'b'),
      b: cursorPage([3], 'c'),
      c: cursorPage([4], null),
    })

    const items = []
    for await (const item of list) items.push(item)

    expect(items).toEqual([1, 2, 3, 4])
    expect(asked).toEqual([undefined, 'b', 'c'])
  })

  test('goes on from a cursor that was kept', async () => {
    const { list, asked } = aList({ b: cursorPage([3], 'c'), c: cursorPage([4], null) })

    const pages = []
    for await (const { items } of list.pages('b')) pages.push(items)

    expect(pages).toEqual([[3], [4]])
    expect(asked).toEqual(['b', 'c'])
  })

  test('fails where a page says that it is its own next one', async () => {
    const { list, asked } = aList({ '': cursorPage([1], 'b'), b: cursorPage([2], 'b') })

    const items: unknown[] = []
    const reading = (async () => {
      for await (const item of list) items.push(item)
    })()

    await expect(reading).rejects.toMatchObject({ code: 'bad_answer' })
    expect(items).toEqual([1, 2])
    expect(asked).toEqual([undefined, 'b'])
  })
})
