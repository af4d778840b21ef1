import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { badProducts } from './bad-products.ts'
import { badBodies, badCredentials, badIds, badQueries } from './bad-requests.ts'
import { type Asked, aProduct, runningMerx } from './merx.ts'
import { expectRefused, type Scene, setScene } from './scene.ts'

/** Each write of a product: its method, its path, and a body it would take. */
const writes = [
  ['POST', () => '/v1/products', { name: 'Chair' }],
  ['PUT', ({ product }: Scene) => `/v1/products/${product.id}`, { code: 'GB-13' }],
  ['DELETE', ({ product }: Scene) => `/v1/products/${product.id}`, undefined],
] as const

describe.each(databases)('refused writes of products on $name', (database) => {
  const merx = runningMerx(database)
  let scene: Scene
  beforeAll(async () => {
    scene = await setScene(merx)
  })

  const asked = (body: object | undefined): Asked => (body ? { body } : {})

  describe.each(writes)('%s', (method, pathOf, goodBody) => {
    test.each(badCredentials)('%s', async (_what, credential, status, error) => {
      const { query, headers = {} } = credential(scene)
      const path = query ? `${pathOf(scene)}?${query}` : pathOf(scene)

      const answer = await merx.ask(method, path, { ...asked(goodBody), headers })

      await expectRefused(scene, answer, status, error)
      if (status === 401) {
        expect(answer.headers).toMatchObject({
          'x-401-by-gw': 'true',
          'x-correlation-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
        })
      }
    })

    for (const [text, meaning] of badQueries) {
      test(`${text} in the query: ${meaning}`, async () => {
        const path = `${pathOf(scene)}?note=${text}`

        const answer = await scene.admin.ask(method, path, asked(goodBody))

        await expectRefused(scene, answer, 400, /^Bad request/)
      })
    }
  })

  describe.each(writes.slice(0, 2))('%s', (method, pathOf, goodBody) => {
    for (const [what, bad, error] of badProducts) {
      test(what, async () => {
        const body = { ...goodBody, ...(typeof bad === 'function' ? bad(scene) : bad) }

        const answer = await scene.admin.ask(method, pathOf(scene), { body })

        await expectRefused(scene, answer, 400, error)
      })
    }

    for (const [what, bad, status, error] of badBodies) {
      test(what, async () => {
        const answer = await scene.admin.ask(method, pathOf(scene), bad)

        await expectRefused(scene, answer, status, error)
      })
    }

    test('one bad price among good ones', async () => {
      const prices = [{ currency: 'USD', price: 7 }, { currency: 'SEK' }]

      const answer = await scene.admin.ask(method, pathOf(scene), { body: aProduct({ prices }) })

      await expectRefused(scene, answer, 400, 'Price attribute must be set for each price.')
    })
  })

  test.each([
    ['no name', { code: 'X' }, 'Name must be given.'],
    ['an empty object', {}, 'Name must be given.'],
    ['nothing but unknown keys', { addProductRequestBody: { name: 'x' } }, 'Name must be given.'],
    ['an id', { id: 5, name: 'Chair' }, /^Inserting ID with POST request is not allowed\./],
  ])('POST with %s', async (_what, body, error) => {
    const answer = await scene.admin.ask('POST', '/v1/products', { body })

    await expectRefused(scene, answer, 400, error)
  })

  test('POST with a JSON content type and no body', async () => {
    const headers = { 'content-type': 'application/json' }

    const answer = await scene.admin.ask('POST', '/v1/products', { headers })

    await expectRefused(scene, answer, 400, 'Name must be given.')
  })

  describe.each([
    ['PUT', { code: 'X' }],
    ['DELETE', undefined],
  ] as const)('%s', (method, body) => {
    test.each(badIds)('/products/%s', async (id) => {
      const answer = await scene.admin.ask(method, `/v1/products/${id}`, asked(body))

      await expectRefused(scene, answer, 400)
    })

    test('absent, hidden and foreign products are told apart by nothing', async () => {
      const { clerk, foreign, hidden } = scene
      const absent = await clerk.ask(method, '/v1/products/987654', asked(body))

      for (const id of [hidden.id, foreign.product.id, Number.MAX_SAFE_INTEGER]) {
        const answer = await clerk.ask(method, `/v1/products/${id}`, asked(body))
        expect(answer.text).toBe(absent.text)
        await expectRefused(scene, answer, 404, 'Product not found')
      }
    })
  })
})
