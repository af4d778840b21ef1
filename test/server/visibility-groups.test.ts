import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { askFor, listed } from './contacts.ts'
import {
  addItem,
  aHouse,
  everybody,
  findersOf,
  type House,
  type Kind,
  kinds,
  type Place,
  readersOf,
} from './house.ts'
import { runningMerx } from './merx.ts'
import { upload } from './multipart.ts'

describe.each(databases)('visibility groups, on $name', (database) => {
  const merx = runningMerx(database)

  const byOwner = ['owner', 'admin'] as const
  const byFollowing = ['owner', 'follower', 'admin'] as const
  const group = ['owner', 'peer', 'admin'] as const
  const tree = ['owner', 'peer', 'below', 'admin'] as const

  describe.each([
    ['simple', { 1: byOwner, 3: everybody, 5: everybody, 7: everybody }, byFollowing],
    ['groups', { 1: byOwner, 3: group, 5: tree, 7: everybody }, byOwner],
  ] as const)('in plan %s', (plan, expected, followed) => {
    let house: House
    beforeAll(async () => {
      house = await aHouse(merx, plan)
    })

    test.each([1, 3, 5, 7] as const)(
      'visibility %s is as documented',
      async (visibility) => {
        for (const kind of Object.keys(kinds) as Kind[]) {
          const id = await addItem(house, kind, visibility)

          expect([kind, await readersOf(house, kind, id)]).toEqual([kind, expected[visibility]])
          expect([kind, await findersOf(house, kind, id)]).toEqual([kind, expected[visibility]])
        }
      },
      60_000,
    )

    test('1 is for followers, too, where the plan says so', async () => {
      const id = await addItem(house, 'product', 1)
      await house.company.admin.follow(id, house.users.follower.id)

      expect(await readersOf(house, 'product', id)).toEqual(followed)
      expect(await findersOf(house, 'product', id)).toEqual(followed)
    })

    test('a file is seen by whoever sees what it hangs on', async () => {
      const { users, company } = house
      const product_id = await addItem(house, 'product', 3)
      const deal_id = await addItem(house, 'deal', 5)
      const onProduct = await upload(company.admin, { product_id })
      const onBoth = await upload(company.admin, { product_id, deal_id })

      for (const place of everybody) {
        const files = await listed(users[place], '/files')
        const isSeen = (visibility: 3 | 5) => expected[visibility].some((one) => one === place)
        expect([place, files.includes(onProduct.id)]).toEqual([place, isSeen(3)])
        expect([place, files.includes(onBoth.id)]).toEqual([place, isSeen(5)])
      }
    })

    test('an admin who lists what one user owns sees all of it', async () => {
      const ids: number[] = []
      for (const visibility of [7, 5, 3, 1])
        ids.push(await addItem(house, 'product', visibility, 'below'))
      const { below } = house.users

      const query = `&user_id=${below.id}`
      expect(await listed(house.company.admin, '/products', query)).toEqual(ids)
      expect(await listed(below, '/products', query)).toEqual(ids)
    })

    test('who is in no group shares with the others who are in none', async () => {
      const id = await addItem(house, 'product', 5, 'loner')

      const inNone: Place[] = ['follower', 'loner', 'admin']
      expect(await readersOf(house, 'product', id)).toEqual(plan === 'simple' ? everybody : inNone)
    })

    test('open deals of a pipeline are summed up as far as they are seen', async () => {
      const { company, users } = house
      type Pipeline = { id: number; deals_summary: { total_count: number } }
      const [pipeline] = await askFor<Pipeline[]>(company.admin, 200, 'GET', '/pipelines')
      const path = `/pipelines/${pipeline?.id}`
      const countOf = async (place: Place) =>
        (await askFor<Pipeline>(users[place], 200, 'GET', path)).deals_summary.total_count
      const before = { peer: await countOf('peer'), other: await countOf('other') }

      await addItem(house, 'deal', 3)

      expect(await countOf('peer')).toBe(before.peer + 1)
      expect(await countOf('other')).toBe(before.other + (plan === 'simple' ? 1 : 0))
    })
  })
})
