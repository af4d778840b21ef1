import type { Output, v1 } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { runningMerx, type User } from './merx.ts'

type One = Output<typeof v1.products.getProduct>

describe.each(databases)('lenient transport on $name', (database) => {
  const merx = runningMerx(database)
  let admin: User
  let id: number
  beforeAll(async () => {
    admin = (await merx.company()).admin
    id = (await admin.addProduct({ code: 'GB-12' })).id
  })

  test.each([
    ['x-api-token header', (token: string) => ({ headers: { 'x-api-token': token } })],
    ['query', (token: string) => ({ query: `?api_token=${token}` })],
    ['query with a prefix', (token: string) => ({ query: `?api_token=Token%20${token}` })],
    ['query with a prefix and +', (token: string) => ({ query: `?api_token=Token+${token}` })],
    ['header with a prefix', (token: string) => ({ headers: { 'x-api-token': `Key ${token}` } })],
    [
      'query beside a broken Authorization header',
      (token: string) => ({
        query: `?api_token=${token}`,
        headers: { authorization: 'Bearer undefined' },
      }),
    ],
    [
      'header beside a malformed Authorization header',
      (token: string) => ({ headers: { 'x-api-token': token, authorization: '???' } }),
    ],
    [
      'header beside an empty Authorization header',
      (token: string) => ({ headers: { 'x-api-token': token, authorization: '' } }),
    ],
  ])('the token in the %s lets in', async (_where, credential) => {
    const { query = '', headers = {} } = credential(admin.token) as {
      query?: string
      headers?: Record<string, string>
    }

    const answer = await merx.ask<One>('GET', `/v1/products/${id}${query}`, { headers })

    expect(answer.status, answer.text).toBe(200)
    expect(answer.body.data.id).toBe(id)
  })

  test('both prefixes and a slash at the end lead to the same answer', async () => {
    const plain = await admin.ask('GET', `/v1/products/${id}`)

    for (const path of [`/api/v1/products/${id}`, `/v1/products/${id}/`, `/v1/products/${id}?`]) {
      expect((await admin.ask('GET', path)).text).toBe(plain.text)
    }
    expect(plain.status).toBe(200)
  })

  test.each([
    '/v1/products',
    '/v1/products/{id}',
    '/v1/products/{id}/followers',
    '/v1/products/{id}/permittedUsers',
    '/v1/products/search?term=bench',
    '/v1/products/987654',
    '/v1/products/search',
  ])('HEAD %s answers like GET, without the body', async (path) => {
    const target = path.replace('{id}', `${id}`)
    const get = await admin.ask('GET', target)
    const head = await admin.ask('HEAD', target)

    expect(head.status).toBe(get.status)
    expect(head.text).toBe('')
    expect(head.headers['content-type']).toBe(get.headers['content-type'])
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
  })

  test.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON'])(
    'a PUT with the content type %s and no body changes nothing and is 200',
    async (type) => {
      const before = await merx.state()

      const answer = await admin.ask<One>('PUT', `/v1/products/${id}`, {
        headers: { 'content-type': type },
      })

      expect(answer.status, answer.text).toBe(200)
      expect(answer.body.data.id).toBe(id)
      expect(await merx.state()).toEqual(before)
    },
  )

  test.each([
    ['application/json', '{"ids":[1]}'],
    ['application/json', '{broken'],
    ['application/x-www-form-urlencoded', 'a=%ff'],
    ['text/plain', 'please'],
  ])('DELETE with a body of %s ignores it', async (type, raw) => {
    const product = await admin.addProduct()

    const answer = await admin.ask('DELETE', `/v1/products/${product.id}`, {
      raw,
      headers: { 'content-type': type },
    })

    expect(answer.status, answer.text).toBe(200)
    expect(answer.body).toEqual({ success: true, data: { id: product.id } })
  })

  test.each(['application/vnd.api+json', 'Application/JSON; charset="utf-8"'])(
    'a body of %s is JSON',
    async (type) => {
      const answer = await admin.ask<One>('POST', '/v1/products', {
        raw: '\ufeff {"name": "Chair"} '.slice(1),
        headers: { 'content-type': type },
      })

      expect(answer.status, answer.text).toBe(201)
      expect(answer.body.data.name).toBe('Chair')
    },
  )

  test.each(['/v1/products', '/api/v1/products', '/v1/products/1', '/v1/no/such/path'])(
    'a browser may ask %s from anywhere, without credentials of its own',
    async (path) => {
      const preflight = await merx.ask('OPTIONS', path, {
        headers: {
          origin: 'https://shop.example',
          'access-control-request-method': 'PUT',
          'access-control-request-headers': 'content-type,x-api-token',
        },
      })

      expect(preflight.status).toBe(204)
      expect(preflight.text).toBe('')
      expect(preflight.headers['access-control-allow-origin']).toBe('*')
      expect(preflight.headers).not.toHaveProperty('access-control-allow-credentials')
      const methods = String(preflight.headers['access-control-allow-methods']).split(/,\s*/)
      expect(methods).toEqual(expect.arrayContaining(['GET', 'POST', 'PUT', 'DELETE']))
      const allowed = String(preflight.headers['access-control-allow-headers']).split(/,\s*/)
      expect(allowed).toEqual(
        expect.arrayContaining(['authorization', 'content-type', 'x-api-token']),
      )
      // What a page asks a download for a part with, or for nothing it has already.
      expect(allowed).toEqual(expect.arrayContaining(['if-none-match', 'if-range', 'range']))
    },
  )

  test('every answer of the API may be read by any page, errors too', async () => {
    const answers = [
      await admin.ask('GET', '/v1/products'),
      await admin.ask('GET', '/v1/products/987654'),
      await admin.ask('POST', '/v1/products', { body: {} }),
      await merx.ask('GET', '/v1/products'),
      await admin.ask('PATCH', '/v1/products'),
    ]

    for (const { headers } of answers) {
      expect(headers['access-control-allow-origin']).toBe('*')
      expect(headers).not.toHaveProperty('access-control-allow-credentials')
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    }
  })
})
