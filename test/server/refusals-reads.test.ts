import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { badCredentials, badIds, badQueries } from './bad-requests.ts'
import { runningMerx } from './merx.ts'
import { expectRefused, refusalBody, type Scene, setScene } from './scene.ts'

const parts = ['', '/deals', '/files', '/followers', '/permittedUsers']
const collections = ['', '/search', '/find']

describe.each(databases)('refused reads on $name', (database) => {
  const merx = runningMerx(database)
  let scene: Scene
  beforeAll(async () => {
    scene = await setScene(merx)
  })

  test.each(badCredentials)('%s', async (_what, credential, status, error) => {
    const { query = '', headers = {} } = credential(scene)
    const paths = [...collections, ...parts.map((part) => `/${scene.product.id}${part}`), '/x/y/z']

    for (const path of paths) {
      const answer = await merx.ask('GET', `/v1/products${path}?term=chair&${query}`, { headers })
      expect(answer.status, path).toBe(status)
      expect(answer.body).toEqual(refusalBody(status, error))
    }
    expect(await merx.state()).toEqual(scene.before)
  })

  describe.each(parts)('GET /products/{id}%s', (part) => {
    test('ids that no product can have', async () => {
      for (const id of badIds) {
        const answer = await scene.admin.ask('GET', `/v1/products/${id}${part}`)
        expect([id, answer.status]).toEqual([id, 400])
        expect(answer.body).toEqual(refusalBody(400, /./))
      }
    })

    test('absent, hidden and foreign products are told apart by nothing', async () => {
      const { clerk, foreign, hidden } = scene
      const absent = await clerk.ask('GET', `/v1/products/987654${part}`)

      for (const id of [hidden.id, foreign.product.id, Number.MAX_SAFE_INTEGER]) {
        const answer = await clerk.ask('GET', `/v1/products/${id}${part}`)
        expect(answer.text).toBe(absent.text)
        expect(answer.status).toBe(404)
        expect(answer.body).toEqual(refusalBody(404, 'Product not found'))
      }
    })

    test.each(badQueries)('%s in the query: %s', async (text) => {
      const answer = await scene.admin.ask(
        'GET',
        `/v1/products/${scene.product.id}${part}?a=${text}`,
      )

      expect(answer.status).toBe(400)
      expect(answer.body).toEqual(refusalBody(400, /^Bad request/))
    })
  })

  test.each([
    ['?user_id=me', 400, /^user_id "me" /],
    ['?user_id=0', 400, /^user_id /],
    ['?user_id=-1', 400, /^user_id /],
    ['?user_id=1.5', 400, /^user_id /],
    ['?user_id=9007199254740993', 400, /^user_id /],
    ['?user_id=1&user_id=2', 400, /^user_id /],
    ['?filter_id=1', 404, 'Filter not found'],
    ['?filter_id=9007199254740991', 404, 'Filter not found'],
    ['?filter_id=1&user_id=1', 404, 'Filter not found'],
    ['?filter_id=abc', 400, /^filter_id "abc" /],
    ['?filter_id=0', 400, /^filter_id /],
    ['?ids=abc', 400, /^ids\[0\] "abc" /],
    ['?ids=1,0', 400, /^ids\[1\] /],
    ['?ids=1,-1', 400, /^ids\[1\] /],
    ['?ids=1,2.5', 400, /^ids\[1\] /],
    [`?ids=${'1,'.repeat(1000)}1`, 400, /^ids has 1001 elements/],
    ['?first_char=%00', 400, /^Bad request/],
    ['?first_char=%ED%A0%BD', 400, /^Bad request/],
    ['?%ff=1', 400, /^Bad request/],
    ['/search', 400, undefined],
    ['/search?term=', 400, undefined],
    ['/search?term=a', 400, undefined],
    ['/search?term=%20a%20', 400, undefined],
    ['/search?term=%F0%9F%AA%91', 400, undefined],
    ['/search?term=%20%20%20', 400, undefined],
    ['/search?term=%20&exact_match=1', 400, undefined],
    ['/search?term=&exact_match=1', 400, undefined],
    ['/search?term=ch&term=air', 400, undefined],
    [`/search?term=${'x'.repeat(501)}`, 400, undefined],
    ['/search?term=chair%00', 400, /^Bad request/],
    ['/search?term=chair%ED%A0%BD', 400, /^Bad request/],
    ['/search?term=chair&fields=colour', 400, /^fields\[0\] "colour" /],
    ['/search?term=chair&fields=name,Code', 400, /^fields\[1\] "Code" /],
    ['/search?term=chair&include_fields=price', 400, /^include_fields/],
    ['/find', 400, undefined],
    ['/find?term=ch', 400, undefined],
    ['/find?term=ch%20%20', 400, undefined],
    ['/find?term=chair&currency=EURO', 400, /"EURO"/],
    ['/find?term=chair%00', 400, /^Bad request/],
    ['/1/deals?status=closed', 400, /^status "closed" /],
    ['/1/files?sort=colour', 400, /^sort "colour"/],
    ['/1/files?sort=id%20UPWARDS', 400, /^sort /],
    ['/1/files?sort=id;drop%20table%20file', 400, /^sort /],
    ['/1/files?sort=id,,password', 400, /^sort "password"/],
  ])('GET /products%s', async (path, status, error) => {
    const product = `/${scene.product.id}/`

    const answer = await scene.admin.ask('GET', `/v1/products${path.replace('/1/', product)}`)

    await expectRefused(scene, answer, status, error)
  })

  test.each([
    ['PUT', '/products'],
    ['PATCH', '/products'],
    ['DELETE', '/products'],
    ['PROPFIND', '/products'],
    ['TRACE', '/products'],
    ['POST', '/products/search'],
    ['PUT', '/products/search'],
    ['DELETE', '/products/search'],
    ['POST', '/products/find'],
    ['PUT', '/products/find'],
    ['POST', '/products/1'],
    ['PATCH', '/products/1'],
    ['POST', '/products/1/deals'],
    ['PUT', '/products/1/files'],
    ['PUT', '/products/1/followers'],
    ['DELETE', '/products/1/followers'],
    ['GET', '/products/1/followers/1'],
    ['PUT', '/products/1/followers/1'],
    ['DELETE', '/products/1/permittedUsers'],
  ])('%s %s is 405 for those who may ask and 401 for others', async (method, path) => {
    for (const prefix of ['/v1', '/api/v1']) {
      const answer = await scene.admin.ask(method, `${prefix}${path}`)
      await expectRefused(scene, answer, 405)
      const unknown = await merx.ask(method, `${prefix}${path}`)
      await expectRefused(scene, unknown, 401, 'unauthorized access')
    }
  })

  test.each([
    '/v1',
    '/v1/',
    '/v1/product',
    '/v1/Products',
    '/v1/products/1/unknown',
    '/v1/products/1/deals/2',
    '/v1/products/1/followers/2/3',
    '/v1/leads',
    '/api/v1/unknown',
    '/v1/../v1/unknown',
  ])('%s is 404 for those who may ask and 401 for others', async (path) => {
    const answer = await scene.admin.ask('GET', path)
    await expectRefused(scene, answer, 404)
    await expectRefused(scene, await merx.ask('GET', path), 401, 'unauthorized access')
  })
})
