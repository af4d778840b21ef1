import {
  changeVisibilityPlan,
  createProduct,
  moveUser,
  refreshAudiences,
  updateGroup,
} from '@merx/catalog'
import { describe, expect, test, vi } from 'vitest'
import { databases } from '../databases.ts'
import { askFor, listed } from './contacts.ts'
import { addFilter, knownFields, tree } from './filter-cases.ts'
import {
  addItem,
  aHouse,
  everybody,
  findersOf,
  type Kind,
  kinds,
  type Place,
  readersOf,
  refresh,
} from './house.ts'
import { runningMerx } from './merx.ts'
import { upload } from './multipart.ts'

describe.each(databases)('users and groups that move, on $name', (database) => {
  const merx = runningMerx(database)

  test('users and groups that move: reads follow at once, the search when it is told', async () => {
    const house = await aHouse(merx, 'groups')
    const { db } = merx.store
    const { company, groups, users } = house
    const id = await addItem(house, 'product', 3)
    const wide = await addItem(house, 'deal', 5)
    const file = await upload(company.admin, { product_id: id })
    const expectReaders = async (ofProduct: Place[], ofDeal: Place[]) => {
      expect(await readersOf(house, 'product', id)).toEqual(ofProduct)
      expect(await readersOf(house, 'deal', wide)).toEqual(ofDeal)
      // Not told yet, the search still shows nothing that is hidden.
      for (const place of await findersOf(house, 'product', id)) expect(ofProduct).toContain(place)
      for (const place of await findersOf(house, 'deal', wide)) expect(ofDeal).toContain(place)
      for (const place of everybody) {
        const files = await listed(users[place], '/files')
        expect([place, files.includes(file.id)]).toEqual([place, ofProduct.includes(place)])
      }
      await refresh(house)
      expect(await findersOf(house, 'product', id)).toEqual(ofProduct)
      expect(await findersOf(house, 'deal', wide)).toEqual(ofDeal)
    }
    await expectReaders(['owner', 'peer', 'admin'], ['owner', 'peer', 'below', 'admin'])

    await moveUser(db, company.system, users.peer.id, groups.low, merx.now())
    await expectReaders(['owner', 'admin'], ['owner', 'peer', 'below', 'admin'])

    await moveUser(db, company.system, users.owner.id, groups.other, merx.now())
    await expectReaders(['owner', 'other', 'admin'], ['owner', 'other', 'admin'])

    await updateGroup(db, company.system, groups.low, { parentId: groups.other }, merx.now())
    await expectReaders(['owner', 'other', 'admin'], ['owner', 'peer', 'below', 'other', 'admin'])

    await moveUser(db, company.system, users.owner.id, null, merx.now())
    await expectReaders(
      ['owner', 'follower', 'loner', 'admin'],
      ['owner', 'follower', 'loner', 'admin'],
    )

    await changeVisibilityPlan(db, company.system, 'simple', merx.now())
    await expectReaders([...everybody], [...everybody])
  }, 60_000)

  test('the plan: followers of a private product and its file come and go with it', async () => {
    const house = await aHouse(merx, 'simple')
    const { company, users } = house
    const id = await addItem(house, 'product', 1)
    await company.admin.follow(id, users.follower.id)
    const file = await upload(company.admin, { product_id: id })
    const isListed = async () => (await listed(users.follower, '/files')).includes(file.id)
    expect(await readersOf(house, 'product', id)).toEqual(['owner', 'follower', 'admin'])
    expect(await isListed()).toBe(true)

    for (const [plan, readers] of [
      ['groups', ['owner', 'admin']],
      ['simple', ['owner', 'follower', 'admin']],
    ] as const) {
      await changeVisibilityPlan(merx.store.db, company.system, plan, merx.now())
      expect(await readersOf(house, 'product', id)).toEqual(readers)
      expect(await isListed()).toBe(plan === 'simple')
      await refresh(house)
      expect(await findersOf(house, 'product', id)).toEqual(readers)
    }
  })

  test('owner and visibility of one item: it goes to the group of its new owner', async () => {
    const house = await aHouse(merx, 'groups')
    const { company, users } = house
    for (const kind of Object.keys(kinds) as Kind[]) {
      const { path, owner } = kinds[kind]
      const id = await addItem(house, kind, 3)
      const update = (patch: object) => askFor(company.admin, 200, 'PUT', `${path}/${id}`, patch)

      await update({ [owner]: users.other.id })
      expect([kind, await readersOf(house, kind, id)]).toEqual([kind, ['other', 'admin']])
      expect([kind, await findersOf(house, kind, id)]).toEqual([kind, ['other', 'admin']])

      await update({ visible_to: 7 })
      expect([kind, await readersOf(house, kind, id)]).toEqual([kind, everybody])
      expect([kind, await findersOf(house, kind, id)]).toEqual([kind, everybody])
    }
  })

  test('a deleted product that comes back belongs to the group its owner is in now', async () => {
    const house = await aHouse(merx, 'groups')
    const { company, groups, users } = house
    const id = await addItem(house, 'product', 3)
    await company.admin.deleteProduct(id)

    await moveUser(merx.store.db, company.system, users.owner.id, groups.other, merx.now())
    await company.admin.updateProduct(id, { active_flag: true })

    expect(await readersOf(house, 'product', id)).toEqual(['owner', 'other', 'admin'])
  })

  test('of what is written while its owner moves nothing stays in the old group', async () => {
    const house = await aHouse(merx, 'groups')
    const { db } = merx.store
    const { company, groups, users } = house
    const actor = { ...company.system, userId: users.owner.id }
    const moves = [groups.other, groups.top, null, groups.low]

    const writing = moves.flatMap((group, index) => [
      createProduct(db, actor, { name: `Walnut ${index}`, visibility: 3 }, merx.now()),
      moveUser(db, company.system, users.owner.id, group, merx.now()),
      createProduct(db, actor, { name: `Oak ${index}`, visibility: 5 }, merx.now()),
    ])
    await Promise.all(writing)

    const { visibility_group_id: group } = await db.sql
      .selectFrom('user')
      .select('visibility_group_id')
      .where('id', '=', users.owner.id)
      .executeTakeFirstOrThrow()
    const rows = await db.sql
      .selectFrom('product')
      .select(['visibility', 'audience'])
      .where('company_id', '=', company.id)
      .execute()
    expect(rows).toHaveLength(8)
    for (const { visibility, audience } of rows) {
      expect(audience).toBe(`${visibility === 3 ? 'group' : 'tree'}:${group ?? 0}`)
    }
  })

  test('the server tells the search by itself, and goes on where somebody stopped', async () => {
    const house = await aHouse(merx, 'groups')
    const { db } = merx.store
    const { company, groups, users } = house
    for (let index = 0; index < 120; index++) {
      const actor = { ...company.system, userId: users.owner.id }
      await createProduct(db, actor, { name: `Walnut ${index}`, visibility: 3 }, merx.now())
    }
    await moveUser(db, company.system, users.owner.id, groups.other, merx.now())

    await refreshAudiences(db, { companyId: company.id, maxBatches: 1 })

    const pending = () =>
      db.sql.selectFrom('stale_audience').selectAll().where('company_id', '=', company.id).execute()
    await vi.waitFor(async () => expect(await pending()).toEqual([]), { timeout: 15_000 })
    expect(await users.other.search('walnut')).toHaveLength(120)
    expect(await users.peer.search('walnut')).toEqual([])
  }, 30_000)

  test('a filter by text shows at once what a move has opened', async () => {
    const house = await aHouse(merx, 'groups')
    const { company, groups, users } = house
    const id = await addItem(house, 'product', 3)
    const { name } = await knownFields(merx, company)
    const condition = { field_id: name?.id, operator: "LIKE '%$%'", value: 'walnut' }
    const filter = await addFilter(users.other, tree([condition]))
    const query = `&filter_id=${filter.id}`
    expect(await listed(users.other, '/products', query)).toEqual([])

    await moveUser(merx.store.db, company.system, users.owner.id, groups.other, merx.now())

    expect(await listed(users.other, '/products', query)).toEqual([id])
  })
})
