import {
  changeVisibilityPlan,
  createGroup,
  createProducts,
  listProducts,
  moveUser,
  type Visibility,
} from '@merx/catalog'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { type Company, runningMerx, type User } from './merx.ts'
import { watched } from './plans.ts'

describe.each(databases)('lists where there are groups, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let clerk: User
  let groups: number[]
  beforeAll(async () => {
    company = await merx.company()
    clerk = await company.addUser()
    groups = []
    const { db } = merx.store
    for (const name of ['A', 'B', 'C', 'D', 'E']) {
      const input = { name, parentId: groups.at(-1) ?? null }
      groups.push((await createGroup(db, company.system, input, merx.now())).id)
    }
    await moveUser(db, company.system, clerk.id, groups.at(-1) ?? null, merx.now())
    await changeVisibilityPlan(db, company.system, 'groups', merx.now())
    const inputs = Array.from({ length: 3000 }, (_, index) => ({
      name: `Bench ${index}`,
      ownerId: index % 2 === 0 ? clerk.id : company.admin.id,
      visibility: ([1, 3, 5, 7] as const satisfies Visibility[])[index % 4] ?? 7,
    }))
    await createProducts(db, company.system, inputs, merx.now())
    await merx.store.optimize()
  })

  async function planOf(reader: object, list: { ownerId?: number; firstChar?: string }) {
    const plans: string[] = []
    const { db } = merx.store
    // First pages are read by `all`, which is not watched under its own name.
    const { scanAll: all } = watched({ ...db, scanAll: db.all }, database.name, plans)
    const actor = { ...company.system, ...reader }
    await listProducts({ ...db, all }, actor, list, { start: 0, limit: 2 })
    expect(plans).toHaveLength(1)
    return plans[0] ?? ''
  }

  /** PostgreSQL weighs indexes by how many rows it believes in; it only must not read them all. */
  function expectRanges(plan: string, index: string, count: number): void {
    expect(plan).not.toMatch(/Seq Scan on product r|SCAN r\b/)
    if (database.name === 'sqlite') {
      expect(plan.match(new RegExp(`${index}\\b`, 'g'))).toHaveLength(count)
    }
  }

  test('each audience of a reader is a range of an index in the order of numbers', async () => {
    const trees = groups.map((id) => `tree:${id}` as const)
    const reader = {
      userId: clerk.id,
      isAdmin: false,
      seesAll: false,
      groupAudiences: [`group:${groups.at(-1)}`, ...trees],
    }

    const plan = await planOf(reader, {})

    expectRanges(plan, 'product_audience', 8)
  })

  test("what one owner has lies for an admin in the ranges of the owner's group, too", async () => {
    const reader = { userId: company.admin.id, groupAudiences: ['group:0', 'tree:0'] }

    const plan = await planOf(reader, { ownerId: clerk.id })

    expectRanges(plan, 'product_owner', 4)
  })

  test('in plan simple a reader has two ranges and what they follow', async () => {
    const reader = { userId: clerk.id, isAdmin: false, seesAll: false }

    const plan = await planOf(reader, {})

    expectRanges(plan, 'product_audience', 2)
  })
})
