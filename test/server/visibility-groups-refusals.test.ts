import {
  changeVisibilityPlan,
  createGroup,
  moveUser,
  removeGroup,
  updateGroup,
} from '@merx/catalog'
import { Problem } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { aHouse, type House, refresh } from './house.ts'
import { type Company, type Merx, runningMerx } from './merx.ts'

describe.each(databases)('changes of visibility groups, on $name', (database) => {
  const merx = runningMerx(database)
  let house: House
  beforeAll(async () => {
    house = await aHouse(merx, 'groups')
  })

  type Db = Merx['store']['db']
  type Actor = Company['system']
  const refused: [
    name: string,
    code: string,
    work: (db: Db, actor: Actor, house: House) => Promise<unknown>,
  ][] = [
    [
      'a blank name',
      'invalid_value',
      (db, actor) => createGroup(db, actor, { name: ' ' }, merx.now()),
    ],
    [
      'a taken name, in either case',
      'invalid_value',
      (db, actor) => createGroup(db, actor, { name: 'SALES' }, merx.now()),
    ],
    [
      'an unknown parent',
      'invalid_value',
      (db, actor) => createGroup(db, actor, { name: 'x', parentId: 999_999 }, merx.now()),
    ],
    [
      'a group below itself',
      'invalid_value',
      (db, actor, { groups }) =>
        updateGroup(db, actor, groups.top, { parentId: groups.low }, merx.now()),
    ],
    [
      'a rename to a taken name',
      'invalid_value',
      (db, actor, { groups }) => updateGroup(db, actor, groups.top, { name: 'Stock' }, merx.now()),
    ],
    [
      'removing a group with users',
      'invalid_value',
      (db, actor, { groups }) => removeGroup(db, actor, groups.low, merx.now()),
    ],
    [
      'removing a group with groups below',
      'invalid_value',
      (db, actor, { groups }) => removeGroup(db, actor, groups.top, merx.now()),
    ],
    [
      'removing an unknown group',
      'invalid_value',
      (db, actor) => removeGroup(db, actor, 999_999, merx.now()),
    ],
    [
      'moving to an unknown group',
      'invalid_value',
      (db, actor, { users }) => moveUser(db, actor, users.peer.id, 999_999, merx.now()),
    ],
    [
      'moving an unknown user',
      'user_not_found',
      (db, actor) => moveUser(db, actor, 999_999, null, merx.now()),
    ],
    [
      'a regular user adding a group',
      'forbidden',
      (db, actor) => createGroup(db, { ...actor, isAdmin: false }, { name: 'x' }, merx.now()),
    ],
    [
      'a regular user renaming a group',
      'forbidden',
      (db, actor, { groups }) =>
        updateGroup(db, { ...actor, isAdmin: false }, groups.low, { name: 'x' }, merx.now()),
    ],
    [
      'a regular user removing a group',
      'forbidden',
      (db, actor, { groups }) =>
        removeGroup(db, { ...actor, isAdmin: false }, groups.low, merx.now()),
    ],
    [
      'a regular user moving somebody',
      'forbidden',
      (db, actor, { users }) =>
        moveUser(db, { ...actor, isAdmin: false }, users.peer.id, null, merx.now()),
    ],
    [
      'a regular user changing the plan',
      'forbidden',
      (db, actor) => changeVisibilityPlan(db, { ...actor, isAdmin: false }, 'simple', merx.now()),
    ],
  ]

  test.each(refused)('%s: %s, and nothing has changed', async (_name, code, work) => {
    await refresh(house)
    const before = await merx.state()

    const error = await work(merx.store.db, house.company.system, house).catch((error) => error)

    expect(error).toBeInstanceOf(Problem)
    expect(error).toMatchObject({ code })
    expect(await merx.state()).toEqual(before)
  })

  test('groups, users and plan of another company are not there', async () => {
    const foreign = await aHouse(merx, 'groups')
    const { system } = house.company
    const { db } = merx.store
    await refresh(house)
    await refresh(foreign)
    const before = await merx.state()

    const attempts = [
      updateGroup(db, system, foreign.groups.low, { name: 'x' }, merx.now()),
      removeGroup(db, system, foreign.groups.other, merx.now()),
      createGroup(db, system, { name: 'x', parentId: foreign.groups.top }, merx.now()),
      moveUser(db, system, foreign.users.peer.id, null, merx.now()),
      moveUser(db, system, house.users.peer.id, foreign.groups.top, merx.now()),
    ]

    for (const { status } of await Promise.allSettled(attempts)) expect(status).toBe('rejected')
    expect(await merx.state()).toEqual(before)
  })

  test('a sixth level is one too many, also when groups are put below others', async () => {
    const { db } = merx.store
    const { system } = await merx.company()
    const chain: number[] = []
    for (const level of [1, 2, 3, 4, 5]) {
      const parentId = chain.at(-1) ?? null
      chain.push(
        (await createGroup(db, system, { name: `Level ${level}`, parentId }, merx.now())).id,
      )
    }
    const [first = 0, , , , last = 0] = chain
    const { id } = await createGroup(db, system, { name: 'Head' }, merx.now())

    const deeper = createGroup(db, system, { name: 'Level 6', parentId: last }, merx.now())
    await expect(deeper).rejects.toThrow('at most 5 levels')
    const below = updateGroup(db, system, first, { parentId: id }, merx.now())
    await expect(below).rejects.toThrow('at most 5 levels')
  })

  test('each change records one event, and none where nothing changes', async () => {
    const { db } = merx.store
    const company = await merx.company()
    const { system } = company
    const clerk = await company.addUser()
    const already = (await merx.events(company.id)).length

    const { id } = await createGroup(db, system, { name: ' Sales ' }, merx.now())
    await updateGroup(db, system, id, { name: 'Sales' }, merx.now())
    await updateGroup(db, system, id, { name: 'Shop' }, merx.now())
    await changeVisibilityPlan(db, system, 'groups', merx.now())
    await changeVisibilityPlan(db, system, 'groups', merx.now())
    await moveUser(db, system, clerk.id, id, merx.now())
    await moveUser(db, system, clerk.id, id, merx.now())
    await moveUser(db, system, clerk.id, null, merx.now())
    await removeGroup(db, system, id, merx.now())

    const events = (await merx.events(company.id)).slice(already)
    expect(events.map(({ name, itemId, before, after }) => [name, itemId, before, after])).toEqual([
      ['group.created', id, null, { name: 'Sales', parentId: null }],
      ['group.updated', id, { name: 'Sales' }, { name: 'Shop' }],
      ['company.updated', company.id, { visibilityPlan: 'simple' }, { visibilityPlan: 'groups' }],
      ['user.updated', clerk.id, { groupId: null }, { groupId: id }],
      ['user.updated', clerk.id, { groupId: id }, { groupId: null }],
      ['group.deleted', id, { name: 'Shop', parentId: null }, null],
    ])
  })
})
