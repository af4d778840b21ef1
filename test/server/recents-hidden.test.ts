import type { Output, v1 } from '@merx/contract'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addFilter, knownFields, tree } from './filter-cases.ts'
import { addItem, aHouse, everybody, type House, kinds } from './house.ts'
import { aClock, type Company, runningMerx, type User } from './merx.ts'
import { upload } from './multipart.ts'
import { permit } from './permission-cases.ts'

type Page = Output<typeof v1.recents.getRecents>

const longAgo = '2000-01-01 00:00:00'

describe.each(databases)('changes of what the reader may not see, on $name', (database) => {
  const clock = aClock('2024-03-01T10:00:00.000Z')
  const merx = runningMerx(database, { clock: clock.now })

  async function recents(user: User, since: string, query = ''): Promise<Page> {
    const path = `/v1/recents?since_timestamp=${encodeURIComponent(since)}${query}`
    const { status, body, text } = await user.ask<Page>('GET', path)
    expect(status, text).toBe(200)
    return body
  }

  /** All pages of one change each, by their `next_start`. */
  async function oneByOne(user: User, query: string): Promise<(string | null)[]> {
    const pages: (string | null)[] = []
    for (let start: number | undefined = 0; start !== undefined; ) {
      const page: Page = await recents(user, longAgo, `${query}&limit=1&start=${start}`)
      pages.push(page.data?.map(({ item, id }) => `${item} ${id}`).join() ?? null)
      start = page.additional_data.pagination.next_start
    }
    return pages
  }

  const ownFilter = async (company: Company, user: User, visible_to = 1) => {
    const { name } = await knownFields(merx, company)
    const condition = { field_id: name?.id, operator: "LIKE '%$%'", value: 'item' }
    return (await addFilter(user, tree([condition]), 'Own', { visible_to })).id
  }

  test('are no changes to them: nothing is told of how many there were, nor when', async () => {
    const company = await merx.company()
    const { admin } = company
    const clerk = await company.addUser()
    clock.advance({ seconds: 5 })
    const hidden = await admin.addProduct({ visible_to: 1 })
    await upload(admin, { product_id: hidden.id })
    await upload(admin)
    await ownFilter(company, admin)
    for (const [path, label] of [
      ['/v1/deals', 'title'],
      ['/v1/persons', 'name'],
      ['/v1/organizations', 'name'],
    ] as const) {
      const body = { [label]: 'Walnut', visible_to: 1 }
      expect((await admin.ask('POST', path, { body })).status).toBe(201)
    }
    for (const name of ['A', 'B', 'C']) await admin.updateProduct(hidden.id, { name })
    const query = '&items=deal,file,filter,organization,person,product&limit=2'

    expect((await recents(admin, longAgo, query)).additional_data.pagination.next_start).toBe(2)
    for (const since of [longAgo, clock.now().toISOString().slice(0, 19)]) {
      const shown = since.replace('T', ' ')
      expect(await recents(clerk, since, query)).toEqual({
        success: true,
        data: null,
        additional_data: {
          since_timestamp: shown,
          last_timestamp_on_page: shown,
          pagination: { start: 0, limit: 2, more_items_in_collection: false },
        },
      })
    }
  })

  test('do not move the pages of those they lie between', async () => {
    const { admin, addUser } = await merx.company()
    const clerk = await addUser()
    const open: v1.Product[] = []
    for (let index = 0; index < 5; index++) {
      clock.advance({ seconds: 1 })
      open.push(await admin.addProduct({ name: `Open ${index}` }))
      clock.advance({ seconds: 1 })
      for (let hidden = 0; hidden <= index; hidden++) await admin.addProduct({ visible_to: 1 })
    }
    const pageFrom = async (start: number) => {
      const query = `&items=product&limit=2&start=${start}`
      const { data, additional_data } = await recents(clerk, longAgo, query)
      const { pagination, last_timestamp_on_page } = additional_data
      return [data?.map(({ id }) => id), pagination.next_start, last_timestamp_on_page]
    }
    const [first, second, third, fourth, fifth] = open

    expect(await pageFrom(0)).toEqual([[first?.id, second?.id], 2, second?.update_time])
    expect(await pageFrom(2)).toEqual([[third?.id, fourth?.id], 4, fourth?.update_time])
    expect(await pageFrom(4)).toEqual([[fifth?.id], undefined, fifth?.update_time])
  })

  test('who goes on from the last time sees everything open, within one second too', async () => {
    const { admin, addUser } = await merx.company()
    const clerk = await addUser()
    const open = new Set<number>()
    for (let index = 0; index < 24; index++) {
      if (index % 8 === 0) clock.advance({ seconds: 1 })
      const { id } = await admin.addProduct({ visible_to: index % 2 === 0 ? 1 : 7 })
      if (index % 2 === 1) open.add(id)
    }
    const seen = new Set<number>()

    for (let since = longAgo, pages = 0; pages < 20; pages++) {
      const { data, additional_data } = await recents(clerk, since, '&items=product&limit=3')
      for (const { id } of data ?? []) seen.add(id)
      since = additional_data.last_timestamp_on_page
      if (!additional_data.pagination.more_items_in_collection) break
    }

    expect(seen).toEqual(open)
  })

  test('are passed however many they are', async () => {
    const company = await merx.company()
    const { admin } = company
    const clerk = await company.addUser()
    const hidden = await admin.addProduct({ visible_to: 1 })
    await changeOften(company, hidden.id, 10_050)
    clock.advance({ seconds: 1 })
    const open = await admin.addProduct()

    const page = await recents(clerk, longAgo, '&items=product&limit=1')

    expect(page.data?.map(({ id }) => id)).toEqual([open.id])
    expect(page.additional_data.last_timestamp_on_page).toBe(open.update_time)
    expect(page.additional_data.pagination.more_items_in_collection).toBe(false)
  })

  async function changeOften({ id: company_id }: Company, item_id: number, count: number) {
    await merx.store.db.transaction(async (db) => {
      const company = db.sql.selectFrom('company').selectAll().where('id', '=', company_id)
      const { change_number, last_event_at } = await company.executeTakeFirstOrThrow()
      const blank = { user_id: null, source: 'system', before: null, after: null }
      const change = { company_id, item_id, name: 'product.updated', ...blank }
      const changes = Array.from({ length: count }, (_, index) => ({
        ...change,
        number: change_number + index + 1,
        occurred_at: last_event_at,
      }))
      for (let start = 0; start < count; start += 1000) {
        await db.insertKeyed('event', changes.slice(start, start + 1000))
      }
      const raised = { change_number: change_number + count }
      await db.sql.updateTable('company').set(raised).where('id', '=', company_id).execute()
    })
  }

  /** Items of each kind and visibility, some with files; each by the name it is told of with. */
  async function furnish(house: House): Promise<void> {
    const { admin } = house.company
    for (const kind of ['product', 'deal', 'person', 'organization'] as const) {
      for (const visibility of [1, 3, 5, 7]) {
        const id = await addItem(house, kind, visibility)
        await upload(admin, { [kind === 'organization' ? 'org_id' : `${kind}_id`]: id })
        if (kind === 'product') await admin.follow(id, house.users.follower.id)
      }
    }
    await upload(house.users.peer)
    for (const visibility of [1, 3, 5, 7]) {
      await ownFilter(house.company, house.users.owner, visibility)
    }
  }

  const items = [...Object.keys(kinds), 'file', 'filter'].join()

  test.each([
    ['simple', ['share-filters', 'edit-products']],
    ['groups', ['share-filters', 'edit-products']],
    ['groups', ['share-filters', 'edit-products', 'see-all']],
  ] as const)(
    'plan %s, allowed %j: every page of one holds one, to the last',
    async (plan, allow) => {
      const house = await aHouse(merx, plan)
      const { company, users } = house
      await permit(merx, company, allow)
      await furnish(house)
      const counts = new Set<number>()

      for (const place of everybody) {
        const whole = await recents(users[place], longAgo, `&items=${items}&limit=500`)
        const told = (whole.data ?? []).map(({ item, id }) => `${item} ${id}`)
        const pages = await oneByOne(users[place], `&items=${items}`)

        expect(pages).not.toContain(null)
        expect([place, [...new Set(pages)].sort()]).toEqual([place, told.toSorted()])
        counts.add(told.length)
      }
      // Else nothing would be hidden from anybody.
      expect(counts.size).toBeGreaterThan(1)
    },
  )
})
