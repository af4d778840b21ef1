import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import {
  addDeal,
  addLine,
  aMarket,
  type Deals,
  getDeal,
  listDeals,
  type Market,
  updateDeal,
} from './deals.ts'
import { aClock, runningMerx, type User } from './merx.ts'
import { upload } from './multipart.ts'

describe.each(databases)('reading deals on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, { clock: clock.now })
  /** For tests that need no deals of their own. */
  let shared: Market
  beforeAll(async () => {
    shared = await aMarket(merx)
  })

  test('a list holds live deals by number, in pages, with what they refer to', async () => {
    const { admin, organizationId, personId } = await aMarket(merx)
    const empty = await admin.ask<Deals>('GET', '/v1/deals')
    const first = await addDeal(admin, { org_id: organizationId, person_id: personId })
    const second = await addDeal(admin)
    await updateDeal(admin, (await addDeal(admin)).id, { status: 'deleted' })

    const { body } = await admin.ask<Deals>('GET', '/v1/deals?limit=1')
    const rest = await admin.ask<Deals>('GET', '/v1/deals?start=1&limit=1')

    expect(empty.body).toEqual({
      success: true,
      data: null,
      additional_data: { pagination: { start: 0, limit: 100, more_items_in_collection: false } },
    })
    expect(body.data).toEqual([first])
    expect(body.additional_data.pagination).toEqual({
      start: 0,
      limit: 1,
      more_items_in_collection: true,
      next_start: 1,
    })
    expect(Object.keys(body.related_objects ?? {}).sort()).toEqual([
      'organization',
      'person',
      'pipeline',
      'stage',
      'user',
    ])
    expect(rest.body.data).toEqual([second])
    expect(await listDeals(admin, 'limit=0&start=-1')).toEqual([first.id, second.id])
    expect(await listDeals(admin, 'start=2')).toEqual([])
    const all = await admin.ask<Deals>('GET', '/v1/deals?limit=501')
    expect(all.body.additional_data.pagination.limit).toBe(500)
  })

  test('deals are chosen by status, stage and owner', async () => {
    const { admin, clerk, stageIds, other } = await aMarket(merx)
    const open = (await addDeal(admin)).id
    const won = (await addDeal(admin, { status: 'won', stage_id: other.stageId })).id
    const lost = (await addDeal(clerk, { status: 'lost' })).id
    const deleted = (await addDeal(clerk, { status: 'deleted', stage_id: stageIds[1] })).id

    for (const user of [admin, clerk]) {
      const listed = (query: string) => listDeals(user, query)
      expect(await listed('')).toEqual([open, won, lost])
      expect(await listed('status=all_not_deleted')).toEqual([open, won, lost])
      expect(await listed('status=open')).toEqual([open])
      expect(await listed('status=won')).toEqual([won])
      expect(await listed('status=lost')).toEqual([lost])
      expect(await listed('status=deleted')).toEqual([deleted])
      expect(await listed(`stage_id=${other.stageId}`)).toEqual([won])
      expect(await listed(`stage_id=${stageIds[0]}`)).toEqual([open, lost])
      expect(await listed(`stage_id=${stageIds[1]}`)).toEqual([])
      expect(await listed(`stage_id=${stageIds[1]}&status=deleted`)).toEqual([deleted])
      expect(await listed('stage_id=987654')).toEqual([])
      expect(await listed(`user_id=${clerk.id}`)).toEqual([lost])
      expect(await listed('user_id=987654')).toEqual([])
      expect(await listed(`user_id=${admin.id}&status=won&stage_id=${other.stageId}`)).toEqual([
        won,
      ])
      expect(await listed(`user_id=${admin.id}&sort=id&status=won`)).toEqual([won])
      expect(await listed('sort=id&status=deleted')).toEqual([deleted])
    }
    const owned = async (query: string) => listDeals(clerk, query)
    expect(await owned('owned_by_you=1')).toEqual([lost])
    expect(await owned(`owned_by_you=1&user_id=${admin.id}`)).toEqual([lost])
    expect(await owned(`owned_by_you=0&user_id=${admin.id}`)).toEqual([open, won])
    expect(await owned('ownedByYou=true&sort=title')).toEqual([lost])
    clock.advance({ days: 31 })
    expect(await listDeals(admin, 'status=deleted')).toEqual([])
    expect(await listDeals(admin, 'status=deleted&sort=id')).toEqual([])
  })

  test('deals are sorted as asked, nothing first, ties by number', async () => {
    const { admin, clerk, personId } = await aMarket(merx)
    const a = await addDeal(admin, { title: 'b', value: 10, probability: 5 })
    clock.advance({ seconds: 1 })
    const b = await addDeal(clerk, { title: 'a', value: 2, person_id: personId })
    clock.advance({ seconds: 1 })
    const c = await addDeal(admin, { title: 'c', value: 10, currency: 'AED' })
    await updateDeal(admin, a.id, { label: [1] })
    const sorted = async (sort: string) => {
      const ids = await listDeals(clerk, `sort=${encodeURIComponent(sort)}`)
      return ids.map((id) => 'abc'[[a.id, b.id, c.id].indexOf(id)]).join('')
    }

    expect(await sorted('title')).toBe('bac')
    expect(await sorted('title DESC')).toBe('cab')
    expect(await sorted('value ASC')).toBe('bac')
    expect(await sorted('value DESC, id desc')).toBe('cab')
    expect(await sorted('value desc,title desc')).toBe('cab')
    expect(await sorted('probability')).toBe('bca')
    expect(await sorted('probability DESC')).toBe('abc')
    expect(await sorted('currency')).toBe('cab')
    expect(await sorted('add_time DESC')).toBe('cba')
    expect(await sorted('update_time DESC')).toBe('acb')
    expect(await sorted('person_name DESC')).toBe('bac')
    expect(await sorted('next_activity_date DESC')).toBe('abc')
    expect(await sorted('')).toBe('abc')
    expect(await listDeals(admin, 'sort=title&start=1&limit=1')).toEqual([a.id])
  })

  test('a list goes by what is counted and worked out, too', async () => {
    const { admin, personId } = await aMarket(merx)
    const product = await admin.addProduct()
    const a = await addDeal(admin, { value: 30, probability: 10, person_id: personId })
    const b = await addDeal(admin, { status: 'won', value: 20, is_archived: true })
    const c = await addDeal(admin, { status: 'lost', value: 1e300, probability: 1e-300 })
    const d = await addDeal(admin, { value: 5, probability: 80 })
    for (let count = 0; count < 2; count++) {
      await addLine(admin, b.id, { product_id: product.id, item_price: 10, quantity: 1 })
    }
    await addLine(admin, d.id, { product_id: product.id, item_price: 5, quantity: 1 })
    const files = [d.id, c.id, d.id, a.id, a.id, a.id]
    for (const deal_id of files) await upload(admin, { deal_id })
    const gone = []
    for (let count = 0; count < 4; count++) gone.push(await upload(admin, { deal_id: b.id }))
    for (const { id } of gone) await admin.ask('DELETE', `/v1/files/${id}`)
    const sorted = async (sort: string) => {
      const ids = await listDeals(admin, `sort=${encodeURIComponent(sort)}`)
      return ids.map((id) => 'abcd'[[a.id, b.id, c.id, d.id].indexOf(id)]).join('')
    }

    expect(await sorted('products_count')).toBe('acdb')
    expect(await sorted('products_count DESC')).toBe('bdac')
    expect(await sorted('files_count')).toBe('bcda')
    expect(await sorted('files_count DESC, id')).toBe('adcb')
    // 3, 20, next to nothing, 4.
    expect(await sorted('weighted_value')).toBe('cadb')
    expect(await sorted('formatted_weighted_value DESC')).toBe('bdac')
    expect(await sorted('active')).toBe('bcad')
    expect(await sorted('active DESC')).toBe('adbc')
    expect(await sorted('is_archived DESC')).toBe('bacd')
    expect(await sorted('participants_count DESC')).toBe('abcd')
    expect(await sorted('participants_count')).toBe('bcda')
    expect(await sorted('acv_currency')).toBe('acbd')
  })

  test.each([
    [1e308, 100, 5e-324, 100],
    [1e308, 5e-324, 5e-324, 5e-324],
    [-1e308, 100, 0, 0],
  ])('no weight is too much: %d by %d and %d by %d', async (v, p, w, q) => {
    const { admin } = await aMarket(merx)
    await addDeal(admin, { value: v, probability: p })
    await addDeal(admin, { value: w, probability: q })

    expect(await listDeals(admin, 'sort=weighted_value')).toHaveLength(2)
  })

  test('hidden contacts order nothing, whatever they are called', async () => {
    const { admin, clerk } = await aMarket(merx)
    const contact = async (user: User, kind: string, name: string, visible_to: string) => {
      const answer = await user.ask<{ data: { id: number } }>('POST', `/v1/${kind}`, {
        body: { name, visible_to },
      })
      expect(answer.status, answer.text).toBe(201)
      return answer.body.data.id
    }
    /** A deal with a person and an organization of the same name. */
    const deal = async (user: User, name: string, visibleTo: string) => {
      const person_id = await contact(user, 'persons', name, visibleTo)
      const org_id = await contact(user, 'organizations', name, visibleTo)
      return { person_id, org_id, id: (await addDeal(user, { person_id, org_id })).id }
    }
    const first = await deal(clerk, 'Mmk', '3')
    const secret = await deal(admin, 'Mmm', '1')
    const last = await deal(clerk, 'Mmo', '3')
    const orders = async (user: User) => {
      const keys = ['person_name', 'org_name', 'person_id', 'org_id']
      const lists = []
      for (const key of keys) lists.push(await listDeals(user, `sort=${key}`))
      return lists
    }
    const seen = [secret.id, first.id, last.id]
    expect(await orders(clerk)).toEqual([seen, seen, seen, seen])
    const whole = [first.id, secret.id, last.id]
    expect(await orders(admin)).toEqual([whole, whole, whole, whole])

    await admin.ask('PUT', `/v1/persons/${secret.person_id}`, { body: { name: 'Zzz' } })
    await admin.ask('PUT', `/v1/organizations/${secret.org_id}`, { body: { name: 'Zzz' } })

    expect(await orders(clerk)).toEqual([seen, seen, seen, seen])
    expect(await listDeals(admin, 'sort=person_name')).toEqual([first.id, last.id, secret.id])
    for (const key of ['person_hidden', 'org_hidden']) {
      const { id } = secret
      expect(await listDeals(clerk, `sort=${key}%20DESC`)).toEqual([id, first.id, last.id])
      expect(await listDeals(admin, `sort=${key}%20DESC`)).toEqual(whole)
    }
  })

  test('every key of a deal orders a list, whatever it holds', async () => {
    const { admin } = await aMarket(merx)
    const { id } = await addDeal(admin)
    const keys = Object.keys(await addDeal(admin, { status: 'deleted' }))

    for (const key of keys) {
      expect(await listDeals(admin, `sort=${key}%20DESC`), key).toEqual([id])
    }
  })

  test.each([
    ['sort=owner', /^sort "owner" must be .*fields: id, .*products_count/],
    ['sort=title%20UP', /^sort "title UP" must be/],
    ['sort=title;drop', /^sort "title;drop" must be/],
    ['sort=title,value,id', /at most 2/],
    ['status=pending', /^status /],
    ['stage_id=0', /^stage_id /],
    ['user_id=x', /^user_id /],
  ])('%s is refused', async (query, error) => {
    const answer = await shared.admin.ask('GET', `/v1/deals?${query}`)

    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ success: false, error: expect.stringMatching(error) })
  })

  test('no filter is one of deals, and a filter wins over all else', async () => {
    const answer = await shared.admin.ask('GET', '/v1/deals?filter_id=3&owned_by_you=1')

    expect(answer.status).toBe(404)
    expect(answer.body).toMatchObject({ error: 'Filter not found' })
  })

  test('a private deal is its owner’s and the admins’ on every route', async () => {
    const { admin, clerk, company } = await aMarket(merx)
    const other = await company.addUser()
    const product = await admin.addProduct()
    const open = await addDeal(admin)
    const mine = await addDeal(clerk, { visible_to: 1 })
    const line = await addLine(clerk, mine.id, { product_id: product.id })
    const absent = await other.ask('GET', '/v1/deals/987654')

    for (const query of ['', 'status=open', 'sort=title', `user_id=${clerk.id}&sort=id`]) {
      expect(await listDeals(clerk, query)).toContain(mine.id)
      expect(await listDeals(admin, query)).toContain(mine.id)
      expect(await listDeals(other, query)).not.toContain(mine.id)
    }
    expect(await listDeals(other)).toEqual([open.id])
    expect((await getDeal(admin, mine.id)).visible_to).toBe('1')
    for (const [method, path] of [
      ['GET', ''],
      ['PUT', ''],
      ['DELETE', ''],
      ['GET', '/products'],
      ['POST', '/products'],
      ['PUT', `/products/${line.id}`],
      ['DELETE', `/products/${line.id}`],
    ] as const) {
      const body = { product_id: product.id, item_price: 1, quantity: 1 }
      const answer = await other.ask(method, `/v1/deals/${mine.id}${path}`, { body })
      expect([method, path, answer.text]).toEqual([method, path, absent.text])
      expect(answer.status).toBe(404)
    }
    const bulk = await other.ask('DELETE', `/v1/deals?ids=${open.id},${mine.id}`)
    expect(bulk.text).toBe(absent.text)
    expect(await listDeals(admin)).toEqual([open.id, mine.id])
  })

  test('lists and the search keep step with title, owner, visibility and status', async () => {
    const { admin, clerk, company } = await aMarket(merx)
    const { id } = await addDeal(admin, { title: 'Zebra crossing' })
    const found = (text: string, user?: number) =>
      merx.store.db.search.match({
        kind: 'deal',
        companyId: company.id,
        audiences: user === undefined ? undefined : ['all', `user:${user}`],
        patterns: [{ text, fields: ['title'] }],
        limit: 10,
      })
    const seen = async () => [await listDeals(clerk), await found('zebra', clerk.id)]

    expect(await seen()).toEqual([[id], [id]])
    await updateDeal(admin, id, { visible_to: '1' })
    expect(await seen()).toEqual([[], []])
    expect(await found('zebra')).toEqual([id])
    await updateDeal(admin, id, { user_id: clerk.id })
    expect(await seen()).toEqual([[id], [id]])
    expect(await found('zebra', admin.id)).toEqual([])
    await updateDeal(clerk, id, { visible_to: '3', title: 'Giraffe crossing' })
    expect(await seen()).toEqual([[id], []])
    expect(await found('giraffe', admin.id)).toEqual([id])
    await admin.ask('DELETE', `/v1/deals/${id}`)
    expect(await found('giraffe')).toEqual([])
    await updateDeal(admin, id, { status: 'open' })
    expect(await found('giraffe')).toEqual([id])
  })

  test('companies see nothing of each other', async () => {
    const [mine, theirs] = [await aMarket(merx), await aMarket(merx)]
    const { id } = await addDeal(theirs.admin)

    expect(await listDeals(mine.admin)).toEqual([])
    expect(await listDeals(mine.admin, `user_id=${theirs.admin.id}`)).toEqual([])
    expect(await listDeals(mine.admin, `stage_id=${theirs.stageIds[0]}&sort=id`)).toEqual([])
    for (const path of [`/v1/deals/${id}`, `/v1/deals/${id}/products`]) {
      expect((await mine.admin.ask('GET', path)).status).toBe(404)
    }
  })

  test('a selector leaves the named keys', async () => {
    const { admin } = shared
    const { id } = await addDeal(admin)

    const answer = await admin.ask('GET', `/v1/deals/${id}:(id,title,age)`)
    const list = await admin.ask('GET', '/v1/deals:(id)')

    expect(answer.body).toMatchObject({ data: { id, title: 'Park order' } })
    expect(Object.keys((answer.body as { data: object }).data)).toHaveLength(3)
    expect(list.body).toMatchObject({ data: [{ id }] })
  })
})
