import { disableUser } from '@merx/catalog'
import type { Output, v1 } from '@merx/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { runningMerx, type User } from './merx.ts'

type List = Output<typeof v1.products.getProducts>
type Users = Output<typeof v1.products.getProductUsers>

/** Which of four users owns and follows, and who may see. */
const product = fc.record({
  owner: fc.nat(3),
  visible_to: fc.constantFrom('1', '3', '5', '7'),
  followers: fc.subarray([0, 1, 2, 3]),
  isDeleted: fc.boolean(),
})

/** What changes after everything has been made. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('owner' as const), at: fc.nat(), user: fc.nat(3) }),
  fc.record({
    kind: fc.constant('visibility' as const),
    at: fc.nat(),
    to: fc.constantFrom('1', '3'),
  }),
  fc.record({ kind: fc.constant('unfollow' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('follow' as const), at: fc.nat(), user: fc.nat(3) }),
)

type Change = typeof change extends fc.Arbitrary<infer C> ? C : never

interface Expected {
  id: number
  owner: number
  isPrivate: boolean
  followers: Map<number, number>
  isLive: boolean
}

describe.each(databases)('who may see what, on $name', (database) => {
  const merx = runningMerx(database)

  const page = async (user: User, path: string) => {
    const { status, body, text } = await user.ask<List>('GET', path)
    expect(status, text).toBe(200)
    return body
  }

  /** Every page of a list, two products at a time. */
  const listed = async (user: User, query = '') => {
    const ids: number[] = []
    for (let start: number | undefined = 0; start !== undefined; ) {
      const { data, additional_data }: List = await page(
        user,
        `/v1/products?limit=2&start=${start}${query}`,
      )
      ids.push(...(data ?? []).map(({ id }) => id))
      start = additional_data.pagination.next_start
    }
    return ids
  }

  const counted = async (user: User) =>
    Number(
      (await page(user, '/v1/products?limit=1&get_summary=1')).additional_data.summary?.total_count,
    )

  const found = async (user: User) => {
    const { data } = await page(user, '/v1/products/find?limit=500&term=item')
    return (data ?? []).map(({ id }) => id).toSorted((a, b) => a - b)
  }

  const searched = async (user: User, query = '') =>
    (await user.search('item', query)).toSorted((a, b) => a - b)

  const apply = async (users: User[], products: Expected[], made: Change) => {
    const target = products[made.at % products.length]
    const admin = users[0]
    if (!target || !admin) return
    const path = `/v1/products/${target.id}`
    if (made.kind === 'owner') {
      target.owner = users[made.user]?.id ?? 0
      await admin.updateProduct(target.id, { owner_id: target.owner })
    } else if (made.kind === 'visibility') {
      target.isPrivate = made.to === '1'
      await admin.updateProduct(target.id, { visible_to: made.to })
    } else if (made.kind === 'follow') {
      const user = users[made.user]?.id ?? 0
      if (!target.followers.has(user))
        target.followers.set(user, (await admin.follow(target.id, user)).id)
    } else {
      const [first] = target.followers
      if (!first) return
      await admin.ask('DELETE', `${path}/followers/${first[1]}`)
      target.followers.delete(first[0])
    }
  }

  test('permittedUsers are exactly those who can read, list, count, search and find', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(product, { minLength: 1, maxLength: 6 }),
        fc.array(change, { maxLength: 5 }),
        async (products, changes) => {
          const company = await merx.company()
          const { admin } = company
          const others = [await company.addUser(), await company.addUser(), await company.addUser()]
          const users = [admin, ...others]
          const expected: Expected[] = []
          for (const { owner, visible_to, followers, isDeleted } of products) {
            const owner_id = users[owner]?.id ?? 0
            const { id } = await admin.addProduct({
              name: `Item ${expected.length}`,
              owner_id,
              visible_to,
            })
            const relations = new Map<number, number>()
            for (const follower of followers) {
              const userId = users[follower]?.id ?? 0
              relations.set(userId, (await admin.follow(id, userId)).id)
            }
            if (isDeleted) await admin.deleteProduct(id)
            const isPrivate = visible_to === '1'
            expected.push({
              id,
              owner: owner_id,
              isPrivate,
              followers: relations,
              isLive: !isDeleted,
            })
          }
          for (const made of changes) await apply(users, expected, made)

          const mayRead = (user: User, item: Expected) =>
            user === admin ||
            !item.isPrivate ||
            item.owner === user.id ||
            item.followers.has(user.id)
          for (const item of expected) {
            const { body } = await admin.ask<Users>('GET', `/v1/products/${item.id}/permittedUsers`)
            expect(body.data).toEqual(
              users.filter((user) => mayRead(user, item)).map(({ id }) => id),
            )
          }
          for (const user of users) {
            const seen = expected.filter((item) => mayRead(user, item))
            const live = seen.filter(({ isLive }) => isLive).map(({ id }) => id)
            expect(await listed(user)).toEqual(live)
            expect(await counted(user)).toBe(live.length)
            expect(await searched(user)).toEqual(live)
            expect(await searched(user, '&fields=name')).toEqual(live)
            expect(await found(user)).toEqual(live)
            const own = seen.filter((item) => item.isLive && item.owner === others[0]?.id)
            expect(await listed(user, `&user_id=${others[0]?.id}`)).toEqual(own.map(({ id }) => id))
            const all = expected.map(({ id }) => id).join()
            expect(await listed(user, `&ids=${all}`)).toEqual(live)
            expect(await listed(user, '&first_char=I')).toEqual(live)
            for (const item of expected) {
              const { status } = await user.ask('GET', `/v1/products/${item.id}`)
              expect(status).toBe(mayRead(user, item) ? 200 : 404)
            }
          }
        },
      ),
      { numRuns: 8, interruptAfterTimeLimit: 20_000 },
    )
  }, 60_000)

  test('a disabled user is no reader', async () => {
    const company = await merx.company()
    const gone = await company.addUser()
    const { id } = await company.admin.addProduct()
    await disableUser(merx.store.db, company.system, gone.id, merx.now())

    const { body } = await company.admin.ask('GET', `/v1/products/${id}/permittedUsers`)

    expect(body).toEqual({ success: true, data: [company.admin.id] })
  })

  test('what a reader was shown is not shown once it is hidden', async () => {
    const company = await merx.company()
    const clerk = await company.addUser()
    const { id } = await company.admin.addProduct()
    expect((await clerk.ask('GET', `/v1/products/${id}`)).status).toBe(200)
    expect(await listed(clerk)).toEqual([id])

    await company.admin.updateProduct(id, { visible_to: 1 })

    expect((await clerk.ask('GET', `/v1/products/${id}`)).status).toBe(404)
    expect(await listed(clerk)).toEqual([])
    const { id: relation } = await company.admin.follow(id, clerk.id)
    expect((await clerk.ask('GET', `/v1/products/${id}`)).status).toBe(200)
    expect(await listed(clerk)).toEqual([id])
    await company.admin.ask('DELETE', `/v1/products/${id}/followers/${relation}`)
    expect((await clerk.ask('GET', `/v1/products/${id}`)).status).toBe(404)
    expect(await listed(clerk)).toEqual([])
  })

  test('an owner who hides a product given away cannot see it any more', async () => {
    const company = await merx.company()
    const clerk = await company.addUser()
    const { id } = await clerk.addProduct({ visible_to: 1 })

    const patch = { body: { owner_id: company.admin.id } }
    const answer = await clerk.ask('PUT', `/v1/products/${id}`, patch)

    expect(answer.status).toBe(200)
    expect((await clerk.ask('GET', `/v1/products/${id}`)).status).toBe(404)
  })
})
