import type { Output, v1 } from '@merx/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { aClock, type Company, type Merx, runningMerx, type User } from './merx.ts'

type Page = Output<typeof v1.recents.getRecents>

const longAgo = '2000-01-01 00:00:00'

function recentsPath(since: string, query = ''): string {
  return `/v1/recents?since_timestamp=${encodeURIComponent(since)}${query}`
}

async function recents(user: User, since: string, query = ''): Promise<Page> {
  const { status, body, text } = await user.ask<Page>('GET', recentsPath(since, query))
  expect(status, text).toBe(200)
  return body
}

const idsOf = ({ data }: Page) => (data ?? []).map(({ item, id }) => `${item} ${id}`)

describe.each(databases)('recents on $name', (database) => {
  const clock = aClock('2024-03-01T10:00:00.000Z')
  const merx: Merx = runningMerx(database, { clock: clock.now })

  const products = (user: User, since: string, query = '') =>
    recents(user, since, `&items=product${query}`)

  test('a changed product comes with bare ids and prices by currency', async () => {
    const { admin } = await merx.company()
    const prices = [{ currency: 'EUR', price: 149.5, cost: 80 }]
    const product = await admin.addProduct({ code: 'GB-12', prices })

    const page = await products(admin, '2024-03-01 00:00:00')

    const { owner_id: _, prices: _array, ...same } = product
    expect(page).toEqual({
      success: true,
      data: [
        {
          item: 'product',
          id: product.id,
          data: { ...same, owner_id: admin.id, prices: { EUR: product.prices[0] } },
        },
      ],
      additional_data: {
        since_timestamp: '2024-03-01 00:00:00',
        last_timestamp_on_page: product.update_time,
        pagination: { start: 0, limit: 100, more_items_in_collection: false },
      },
    })
  })

  test('changes come oldest first, each product at the place of its last change', async () => {
    const { admin } = await merx.company()
    const first = await admin.addProduct({ name: 'First' })
    clock.advance({ seconds: 1 })
    const second = await admin.addProduct({ name: 'Second' })
    clock.advance({ seconds: 1 })
    const { update_time } = await admin.updateProduct(first.id, { name: 'First again' })
    clock.advance({ seconds: 1 })

    const all = await products(admin, longAgo)
    const since = await products(admin, update_time)

    expect(idsOf(all)).toEqual([`product ${second.id}`, `product ${first.id}`])
    expect(all.additional_data.last_timestamp_on_page).toBe(update_time)
    expect(idsOf(since)).toEqual([`product ${first.id}`])
  })

  test('a deleted product comes with active_flag false, a purged one not at all', async () => {
    const { admin } = await merx.company()
    const { id } = await admin.addProduct()
    await admin.deleteProduct(id)

    const [change] = (await products(admin, longAgo)).data ?? []

    expect(change).toMatchObject({ id, data: { active_flag: false } })
  })

  test('everything kept is told of, as its own operation shows it but with bare numbers', async () => {
    const company = await merx.company()
    const { admin } = company
    const post = async (path: string, body: object) => {
      const { body: answer, text } = await admin.ask<{ data: { id: number } }>('POST', path, {
        body,
      })
      expect(answer.data, text).toBeDefined()
      return answer.data.id
    }
    const product = await admin.addProduct()
    const organization = await post('/v1/organizations', { name: 'City Park' })
    const person = await post('/v1/persons', { name: 'Otto Fern', org_id: organization })
    const pipeline = await post('/v1/pipelines', { name: 'Sales' })
    const stage = await post('/v1/stages', { name: 'Offer', pipeline_id: pipeline })
    const deal = await post('/v1/deals', {
      title: 'Park order',
      stage_id: stage,
      person_id: person,
    })
    const remote = { file_type: 'gdoc', title: 'Plan', item_type: 'deal', item_id: deal }
    const file = await post('/v1/files/remote', { ...remote, remote_location: 'googledrive' })
    const { body: fields } = await admin.ask<{ data: { id: number; key: string }[] }>(
      'GET',
      '/v1/productFields',
    )
    const field = fields.data.find(({ key }) => key === 'name')
    const condition = { object: 'product', field_id: field?.id, operator: 'IS NOT NULL' }
    const groups = [
      { glue: 'and', conditions: [{ ...condition, value: null }] },
      { glue: 'or', conditions: [] },
    ]
    const filter = await post('/v1/filters', {
      name: 'Named',
      type: 'products',
      conditions: { glue: 'and', conditions: groups },
    })

    const { data } = await recents(admin, longAgo)

    const found = new Map(
      (data ?? []).map((change) => [`${change.item} ${change.id}`, change.data]),
    )
    expect(found.get(`product ${product.id}`)).toMatchObject({ owner_id: admin.id })
    expect(found.get(`organization ${organization}`)).toMatchObject({ owner_id: admin.id })
    expect(found.get(`person ${person}`)).toMatchObject({
      owner_id: admin.id,
      org_id: organization,
    })
    expect(found.get(`pipeline ${pipeline}`)).toMatchObject({ name: 'Sales', active: true })
    expect(found.get(`stage ${stage}`)).toMatchObject({ name: 'Offer', pipeline_id: pipeline })
    expect(found.get(`deal ${deal}`)).toMatchObject({
      title: 'Park order',
      creator_user_id: admin.id,
      user_id: admin.id,
      person_id: person,
      org_id: null,
    })
    expect(found.get(`file ${file}`)).toMatchObject({ name: 'Plan', deal_id: deal })
    expect(found.get(`filter ${filter}`)).toMatchObject({
      name: 'Named',
      conditions: { conditions: [{ conditions: [{ field_id: `${field?.id}` }] }, {}] },
    })
    expect(found.get(`user ${admin.id}`)).toMatchObject({ email: admin.email, is_you: true })
  })

  test('what is deleted is told of as such', async () => {
    const { admin } = await merx.company()
    const made = [
      ['organization', '/v1/organizations', { name: 'City Park' }, { active_flag: false }],
      ['person', '/v1/persons', { name: 'Otto Fern' }, { active_flag: false }],
      ['pipeline', '/v1/pipelines', { name: 'Sales' }, { active: false }],
      ['deal', '/v1/deals', { title: 'Park order' }, { deleted: true, status: 'deleted' }],
    ] as const
    for (const [item, path, body, after] of made) {
      const { body: answer } = await admin.ask<{ data: { id: number } }>('POST', path, { body })
      const { id } = answer.data
      expect((await admin.ask('DELETE', `${path}/${id}`)).status).toBe(200)

      const { data } = await recents(admin, longAgo, `&items=${item}`)

      expect(data?.find((change) => change.id === id)?.data).toMatchObject(after)
    }
  })

  test('nothing new: no data, and the time asked for is the one to go on from', async () => {
    const { admin } = await merx.company()

    const page = await products(admin, '2030-01-01T00:00:00')

    expect(page.data).toBeNull()
    expect(page.additional_data.last_timestamp_on_page).toBe('2030-01-01 00:00:00')
  })

  test('what somebody may not see is left out, for followers it is not', async () => {
    const company = await merx.company()
    const [clerk, follower] = [await company.addUser(), await company.addUser()]
    const hidden = await company.admin.addProduct({ visible_to: 1 })
    const open = await company.admin.addProduct()
    await company.admin.follow(hidden.id, follower.id)

    expect(idsOf(await products(clerk, longAgo))).toEqual([`product ${open.id}`])
    expect(idsOf(await products(follower, longAgo)).sort()).toEqual(
      [`product ${hidden.id}`, `product ${open.id}`].sort(),
    )
    expect(idsOf(await products((await merx.company()).admin, longAgo))).toEqual([])
  })

  test('kinds nothing is kept of are known, others are refused', async () => {
    const { admin } = await merx.company()
    await admin.addProduct()

    expect((await recents(admin, longAgo, '&items=activity,note')).data).toBeNull()
    const wrong = await admin.ask('GET', recentsPath(longAgo, '&items=product,planet'))
    expect(wrong.status).toBe(400)
  })

  test.each([
    ['', 'missing'],
    ['since_timestamp=', 'empty'],
    ['since_timestamp=yesterday', 'a word'],
    ['since_timestamp=2024-02-30', 'a day that does not exist'],
    ['since_timestamp=2024-02-20+25:00:00', 'an hour that does not exist'],
    ['since_timestamp=1709287200', 'a number'],
  ])('%j is refused: %s', async (query) => {
    const { admin } = await merx.company()

    const answer = await admin.ask('GET', `/v1/recents?${query}`)

    expect(answer.status, answer.text).toBe(400)
  })

  describe('a reader who goes on', () => {
    /** Reads from `since` to the end, by pages or by the last time on each page. */
    async function readOn(user: User, since: string, limit: number, by: 'page' | 'time') {
      const seen = new Set<string>()
      let [start, from] = [0, since]
      for (let pages = 0; pages < 200; pages++) {
        const page = await products(user, from, `&limit=${limit}&start=${start}`)
        for (const change of page.data ?? []) seen.add(JSON.stringify(change.data))
        const { pagination, last_timestamp_on_page: last } = page.additional_data
        if (!pagination.more_items_in_collection) return { seen, last }
        if (by === 'time') [start, from] = [0, last]
        else start = pagination.next_start ?? 0
      }
      throw new Error('the pages have no end')
    }

    test.each(['page', 'time'] as const)('by %s sees each state it can see', async (by) => {
      const company: Company = await merx.company()
      const { admin } = company
      const made: number[] = []
      for (let index = 0; index < 25; index++) {
        made.push((await admin.addProduct({ name: `P ${index}` })).id)
        if (index % 3 === 0) clock.advance({ seconds: 1 })
      }

      const { seen } = await readOn(admin, longAgo, 4, by)

      const states = await Promise.all(made.map((id) => admin.getProduct(id)))
      const names = [...seen].map((text) => JSON.parse(text).name)
      expect(names.sort()).toEqual(states.map(({ name }) => name).sort())
    })

    test('gets past a second in which more changed than fits a page, by the last time alone', async () => {
      const { admin } = await merx.company()
      clock.advance({ seconds: 10 })
      const ids = await Promise.all(
        Array.from({ length: 30 }, async () => (await admin.addProduct()).id),
      )
      clock.advance({ seconds: 1 })
      const { id: last } = await admin.addProduct()

      const seen = new Set<number>()
      let since = longAgo
      for (let pages = 0; pages < 10; pages++) {
        const { data, additional_data } = await products(admin, since, '&limit=7')
        for (const change of data ?? []) seen.add(change.id)
        since = additional_data.last_timestamp_on_page
        if (!additional_data.pagination.more_items_in_collection) break
      }

      expect([...seen].sort()).toEqual([...ids, last].sort())
    })

    test('beside writers, continued by time, misses no change', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.nat(5), { minLength: 20, maxLength: 40 }),
          fc.integer({ min: 1, max: 7 }),
          async (picks, limit) => {
            const { admin } = await merx.company()
            const ids = await Promise.all(
              Array.from({ length: 6 }, async () => (await admin.addProduct()).id),
            )
            const seen = new Map<number, string>()
            let since = longAgo
            let isWriting = true
            const write = async () => {
              await Promise.all(
                picks.map((pick, index) =>
                  admin.updateProduct(ids[pick] ?? 0, { name: `N ${index}` }),
                ),
              )
              isWriting = false
            }
            const read = async () => {
              const { seen: states, last } = await readOn(admin, since, limit, 'time')
              for (const state of states) {
                const { id, name } = JSON.parse(state)
                seen.set(id, name)
              }
              since = last
            }
            const writing = write()
            while (isWriting) await read()
            await writing
            await read()

            for (const id of ids) expect(seen.get(id)).toBe((await admin.getProduct(id)).name)
          },
        ),
        { numRuns: 8, interruptAfterTimeLimit: 10_000 },
      )
    })
  })

  test('times in the log never run backwards, whenever a change was begun', async () => {
    const { admin, id } = await merx.company()
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => {
        clock.advance({ seconds: index % 2 === 0 ? 5 : -5 })
        return admin.addProduct()
      }),
    )
    clock.advance({ seconds: -60 })
    await admin.addProduct()

    const times = (await merx.events(id)).map(({ occurredAt }) => occurredAt.getTime())

    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })
})
