import {
  changeVisibilityPlan,
  createGroup,
  moveUser,
  refreshAudiences,
  updateGroup,
  type VisibilityPlan,
} from '@merx/catalog'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { askFor } from './contacts.ts'
import { type Company, runningMerx, type User } from './merx.ts'
import { countedBy, setLookout, shownTo } from './product-routes.ts'

const userCount = 4
const groupCount = 4
const user = fc.nat(userCount - 1)
const group = fc.option(fc.nat(groupCount - 1))
const visibility = fc.constantFrom(1, 3, 5, 7)
const plan = fc.constantFrom('simple' as const, 'groups' as const, 'groups' as const)

const product = fc.record({ owner: user, visibility, followers: fc.subarray([0, 1, 2, 3]) })

/** What changes after everything has been made. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('plan' as const), to: plan }),
  fc.record({ kind: fc.constant('move' as const), user, to: group }),
  fc.record({ kind: fc.constant('put' as const), group: fc.nat(groupCount - 1), below: group }),
  fc.record({ kind: fc.constant('owner' as const), at: fc.nat(), to: user }),
  fc.record({ kind: fc.constant('visibility' as const), at: fc.nat(), to: visibility }),
  fc.record({ kind: fc.constant('follow' as const), at: fc.nat(), user }),
  fc.record({ kind: fc.constant('unfollow' as const), at: fc.nat() }),
)

type Change = typeof change extends fc.Arbitrary<infer C> ? C : never

const world = fc.record({
  plan,
  /** Each below an earlier one, or none. */
  parents: fc.tuple(fc.constant(null), ...[0, 1, 2].map((last) => fc.option(fc.nat(last)))),
  members: fc.tuple(group, group, group, group),
  products: fc.array(product, { minLength: 1, maxLength: 5 }),
  changes: fc.array(change, { maxLength: 6 }),
})

interface Item {
  readonly id: number
  owner: number
  visibility: number
  /** Relations by the place of the follower. */
  readonly followers: Map<number, number>
}

/** What the documented table makes of a product, written down once more: places of users. */
interface Model {
  plan: VisibilityPlan
  readonly parents: (number | null)[]
  readonly members: (number | null)[]
}

function maySee(model: Model, place: number, { owner, visibility, followers }: Item): boolean {
  if (place === owner || visibility === 7) return true
  if (model.plan === 'simple') return visibility !== 1 || followers.has(place)
  const [own, others] = [model.members[place] ?? null, model.members[owner] ?? null]
  if (visibility === 1) return false
  return own === others || (visibility === 5 && isBelow(model, own, others))
}

function isBelow({ parents }: Model, group: number | null, above: number | null): boolean {
  if (group === null || above === null) return false
  const parent = parents[group] ?? null
  return parent === above || isBelow({ parents } as Model, parent, above)
}

describe.each(databases)('permittedUsers, on $name', (database) => {
  const merx = runningMerx(database)

  async function apply(
    company: Company,
    users: readonly User[],
    groups: readonly number[],
    { model, items }: { model: Model; items: Item[] },
    made: Change,
  ): Promise<void> {
    const { db } = merx.store
    const { admin, system } = company
    const idOf = (place: number) => users[place]?.id ?? 0
    const groupOf = (place: number | null) => (place === null ? null : (groups[place] ?? 0))
    if (made.kind === 'plan') {
      model.plan = made.to
      return changeVisibilityPlan(db, system, made.to, merx.now())
    }
    if (made.kind === 'move') {
      model.members[made.user] = made.to
      return moveUser(db, system, idOf(made.user), groupOf(made.to), merx.now())
    }
    if (made.kind === 'put') {
      const { group, below } = made
      if (group === below || isBelow(model, below, group)) return
      model.parents[group] = below
      const patch = { parentId: groupOf(below) }
      await updateGroup(db, system, groupOf(group) ?? 0, patch, merx.now())
      return
    }
    const item = items[made.at % items.length]
    if (!item) return
    if (made.kind === 'owner') {
      item.owner = made.to
      await admin.updateProduct(item.id, { owner_id: idOf(made.to) })
    } else if (made.kind === 'visibility') {
      item.visibility = made.to
      await admin.updateProduct(item.id, { visible_to: made.to })
    } else if (made.kind === 'follow') {
      if (item.followers.has(made.user)) return
      item.followers.set(made.user, (await admin.follow(item.id, idOf(made.user))).id)
    } else {
      const [first] = item.followers
      if (!first) return
      await askFor(admin, 200, 'DELETE', `/products/${item.id}/followers/${first[1]}`)
      item.followers.delete(first[0])
    }
  }

  test('are exactly those to whom any route shows the product', async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ plan, parents, members, products, changes }) => {
        const { db } = merx.store
        const company = await merx.company()
        const { admin, system } = company
        const users: User[] = []
        for (let place = 0; place < userCount; place++) users.push(await company.addUser())
        const groups: number[] = []
        for (const [place, parent] of parents.entries()) {
          const parentId = parent === null ? null : (groups[parent] ?? 0)
          groups.push(
            (await createGroup(db, system, { name: `G${place}`, parentId }, merx.now())).id,
          )
        }
        const model: Model = { plan: 'simple', parents: [...parents], members: [] }
        const items: Item[] = []
        const state = { model, items }
        for (const [place, to] of members.entries()) {
          await apply(company, users, groups, state, { kind: 'move', user: place, to })
        }
        // Half of what there is comes before the company has its plan.
        const made: Change = { kind: 'plan', to: plan }
        for (const [index, { owner, visibility, followers }] of products.entries()) {
          if (index === 1) await apply(company, users, groups, state, made)
          const owner_id = users[owner]?.id ?? 0
          const input = { name: `Item ${index}`, owner_id, visible_to: visibility }
          const { id } = await admin.addProduct(input)
          items.push({ id, owner, visibility, followers: new Map() })
          for (const place of followers) {
            const follow: Change = { kind: 'follow', at: index, user: place }
            await apply(company, users, groups, state, follow)
          }
        }
        const everybody = [admin, ...users]
        const owned = items.map(({ id, owner }) => ({ id, ownerId: users[owner]?.id ?? 0 }))
        const lookout = await setLookout(merx, company, everybody, owned)
        for (const made of changes) await apply(company, users, groups, state, made)
        await refreshAudiences(db, { companyId: company.id })

        const permitted = new Map<number, number[]>()
        for (const item of items) {
          const path = `/products/${item.id}/permittedUsers`
          permitted.set(item.id, await askFor<number[]>(admin, 200, 'GET', path))
          const readers = users.filter((_, place) => maySee(model, place, item))
          expect(permitted.get(item.id)).toEqual([admin, ...readers].map(({ id }) => id))
        }
        const now = items.map(({ id, owner }, index) => ({
          ...lookout.products[index],
          fileId: lookout.products[index]?.fileId ?? 0,
          id,
          ownerId: users[owner]?.id ?? 0,
        }))
        for (const user of everybody) {
          const seen = items
            .map(({ id }) => id)
            .filter((id) => permitted.get(id)?.includes(user.id))
          const shown = await shownTo(merx, user, { ...lookout, products: now })
          expect(shown).toEqual(
            Object.fromEntries(Object.keys(shown).map((route) => [route, seen])),
          )
          expect(await countedBy(user)).toBe(seen.length)
        }
      }),
      { numRuns: 12, interruptAfterTimeLimit: 60_000 },
    )
  }, 150_000)
})
