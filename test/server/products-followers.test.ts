import type { Output, v1 } from '@merx/contract'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { aClock, runningMerx } from './merx.ts'

type Followers = Output<typeof v1.products.getProductFollowers>

describe.each(databases)('followers on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, { clock: clock.now })

  test('a relation has a number of its own and the time it began', async () => {
    const company = await merx.company()
    const { admin } = company
    const [ann, bob] = [await company.addUser(), await company.addUser()]
    const { id } = await admin.addProduct()
    const { update_time } = await admin.getProduct(id)
    clock.advance({ seconds: 60 })

    const first = await admin.follow(id, bob.id)
    const second = await ann.follow(id, ann.id)

    expect(first).toEqual({
      user_id: bob.id,
      id: first.id,
      product_id: id,
      add_time: expect.any(String),
    })
    expect(second.id).toBeGreaterThan(first.id)
    const { body } = await admin.ask<Followers>('GET', `/v1/products/${id}/followers`)
    expect(body).toEqual({
      success: true,
      data: [first, second],
      additional_data: { pagination: { start: 0, limit: 100, more_items_in_collection: false } },
    })
    expect(await admin.getProduct(id)).toMatchObject({ followers_count: 2, update_time })
  })

  test('following twice is 200 with the relation there is, and records nothing', async () => {
    const { admin, id: companyId } = await merx.company()
    const { id } = await admin.addProduct()
    const relation = await admin.follow(id, admin.id)
    const before = await merx.state()
    clock.advance({ seconds: 60 })

    const again = await admin.ask('POST', `/v1/products/${id}/followers`, {
      body: { user_id: admin.id },
    })

    expect(again.status).toBe(200)
    expect(again.body).toEqual({ success: true, data: relation })
    expect(await merx.state()).toEqual(before)
    expect((await merx.events(companyId)).at(-1)).toMatchObject({
      name: 'product.follower_added',
      itemId: id,
      userId: admin.id,
      before: null,
      after: { followerId: relation.id, userId: admin.id },
    })
  })

  test('unfollowing names the relation, once', async () => {
    const { admin, id: companyId } = await merx.company()
    const { id } = await admin.addProduct()
    const relation = await admin.follow(id, admin.id)
    const path = `/v1/products/${id}/followers/${relation.id}`

    const answer = await admin.ask('DELETE', path)

    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ success: true, data: { id: relation.id } })
    expect(await admin.getProduct(id)).toMatchObject({ followers_count: 0 })
    expect((await merx.events(companyId)).at(-1)).toMatchObject({
      name: 'product.follower_removed',
      itemId: id,
      before: { followerId: relation.id, userId: admin.id },
      after: null,
    })
    expect((await admin.ask('DELETE', path)).status).toBe(404)
    const list = await admin.ask('GET', `/v1/products/${id}/followers`)
    expect(list.body).toMatchObject({ data: null })
    expect((await admin.follow(id, admin.id)).id).toBeGreaterThan(relation.id)
  })

  test('pages of followers fit together', async () => {
    const company = await merx.company()
    const { admin } = company
    const { id } = await admin.addProduct()
    const users = [admin, await company.addUser(), await company.addUser()]
    for (const user of users) await admin.follow(id, user.id)

    const pages: number[] = []
    for (const start of [0, 1, 2]) {
      const path = `/v1/products/${id}/followers?start=${start}&limit=1`
      const { body } = await admin.ask<Followers>('GET', path)
      pages.push(...(body.data ?? []).map(({ user_id }) => user_id))
      const pagination = { start, limit: 1, more_items_in_collection: start < 2 }
      expect(body.additional_data.pagination).toEqual(
        start < 2 ? { ...pagination, next_start: start + 1 } : pagination,
      )
    }

    expect(pages).toEqual(users.map((user) => user.id))
  })

  test('many who follow at once are all there, one who follows many times is there once', async () => {
    const company = await merx.company()
    const { admin, id: companyId } = company
    const { id } = await admin.addProduct()
    const users = await Promise.all(Array.from({ length: 6 }, () => company.addUser()))
    const { length } = await merx.events(companyId)

    const answers = await Promise.all(
      users.flatMap((user) =>
        [1, 2, 3].map(() =>
          admin.ask('POST', `/v1/products/${id}/followers`, { body: { user_id: user.id } }),
        ),
      ),
    )

    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([...Array(12).fill(200), ...Array(6).fill(201)])
    expect(await admin.getProduct(id)).toMatchObject({ followers_count: 6 })
    expect(await merx.events(companyId)).toHaveLength(length + 6)
  })
})
