import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { badBodies, badCredentials, badIds } from './bad-requests.ts'
import { runningMerx } from './merx.ts'
import { expectRefused, type Scene, setScene } from './scene.ts'

describe.each(databases)('refused writes of followers on $name', (database) => {
  const merx = runningMerx(database)
  let scene: Scene
  let followers: string
  beforeAll(async () => {
    scene = await setScene(merx)
    followers = `/v1/products/${scene.product.id}/followers`
  })

  test.each(badCredentials)('POST with %s', async (_what, credential, status, error) => {
    const { query = '', headers = {} } = credential(scene)
    const body = { user_id: scene.admin.id }

    const answer = await merx.ask('POST', `${followers}?${query}`, { body, headers })

    await expectRefused(scene, answer, status, error)
  })

  test.each(badCredentials)('DELETE with %s', async (_what, credential, status, error) => {
    const { query = '', headers = {} } = credential(scene)

    const answer = await merx.ask('DELETE', `${followers}/${scene.follower.id}?${query}`, {
      headers,
    })

    await expectRefused(scene, answer, status, error)
  })

  for (const [what, bad, status, error] of badBodies) {
    test(`POST with ${what}`, async () => {
      const answer = await scene.admin.ask('POST', followers, bad)

      await expectRefused(scene, answer, status, error)
    })
  }

  test.each([
    ['no user', {}, 400],
    ['a null user', { user_id: null }, 400],
    ['an empty text as user', { user_id: '' }, 400],
    ['user 0', { user_id: 0 }, 400],
    ['a negative user', { user_id: -1 }, 400],
    ['a fraction', { user_id: 1.5 }, 400],
    ['a word', { user_id: 'me' }, 400],
    ['a list', { user_id: [1] }, 400],
    ['an id beyond 2^53', { user_id: 2 ** 53 }, 400],
    ['an id as text beyond 2^53', { user_id: '9007199254740993' }, 400],
    ['a nested copy of the body only', { addFollowerRequest: { user_id: 1 } }, 400],
    ['a user nobody is', { user_id: 987_654 }, 404],
    ['the largest possible id', { user_id: Number.MAX_SAFE_INTEGER }, 404],
  ])('POST with %s', async (_what, body, status) => {
    const answer = await scene.admin.ask('POST', followers, { body })

    await expectRefused(
      scene,
      answer,
      status,
      status === 404 ? 'User not found or not accessible.' : undefined,
    )
  })

  test('POST with a user of another company is like one with nobody', async () => {
    const nobody = await scene.admin.ask('POST', followers, { body: { user_id: 987_654 } })

    const body = { user_id: scene.foreign.user.id }
    const answer = await scene.admin.ask('POST', followers, { body })

    expect(answer.text).toBe(nobody.text)
    await expectRefused(scene, answer, 404)
  })

  test.each(badIds)('POST /products/%s/followers', async (id) => {
    const body = { user_id: scene.clerk.id }

    const answer = await scene.admin.ask('POST', `/v1/products/${id}/followers`, { body })

    await expectRefused(scene, answer, 400)
  })

  test.each(badIds)('DELETE /products/{id}/followers/%s', async (id) => {
    const answer = await scene.admin.ask('DELETE', `${followers}/${id}`)

    await expectRefused(scene, answer, 400)
  })

  test('POST to absent, hidden and foreign products is told apart by nothing', async () => {
    const { clerk, foreign, hidden } = scene
    const body = { user_id: clerk.id }
    const absent = await clerk.ask('POST', '/v1/products/987654/followers', { body })

    for (const id of [hidden.id, foreign.product.id]) {
      const answer = await clerk.ask('POST', `/v1/products/${id}/followers`, { body })
      expect(answer.text).toBe(absent.text)
      await expectRefused(scene, answer, 404, 'Product not found')
    }
  })

  test('DELETE of relations that are not the product’s', async () => {
    const { admin, clerk, foreign, hiddenFollower, product } = scene
    const absent = await admin.ask('DELETE', `${followers}/987654`)

    const others = [foreign.follower.id, hiddenFollower.id, Number.MAX_SAFE_INTEGER]
    for (const id of others.filter((id) => id !== scene.follower.id)) {
      const answer = await admin.ask('DELETE', `${followers}/${id}`)
      expect(answer.text).toBe(absent.text)
      await expectRefused(scene, answer, 404, 'Follower not found')
    }
    // The user's own number does not name the relation.
    expect(clerk.id).not.toBe(scene.follower.id)
    const byUser = await admin.ask('DELETE', `/v1/products/${product.id}/followers/${clerk.id}`)
    await expectRefused(scene, byUser, 404, 'Follower not found')
  })

  test('DELETE from a hidden or foreign product is like one from none', async () => {
    const { clerk, foreign, hidden, hiddenFollower } = scene
    const absent = await clerk.ask('DELETE', `/v1/products/987654/followers/${hiddenFollower.id}`)

    for (const [product, follower] of [
      [hidden.id, hiddenFollower.id],
      [foreign.product.id, foreign.follower.id],
    ]) {
      const answer = await clerk.ask('DELETE', `/v1/products/${product}/followers/${follower}`)
      expect(answer.text).toBe(absent.text)
      await expectRefused(scene, answer, 404, 'Product not found')
    }
  })
})
