import { createApiToken } from '@merx/catalog'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { type Answer, aClock, type Company, runningMerx, type User } from './merx.ts'
import { download, filePart, form, upload } from './multipart.ts'
import { anApp, bearer, tokensOf } from './oauth.ts'

const overLimit = {
  success: false,
  error: 'Request over limit',
  errorCode: 429,
  error_info: 'Please check developers.pipedrive.com',
}
const limit = 6
const searchLimit = 2

const told = ({ headers }: Answer) =>
  ['limit', 'remaining', 'reset'].map((name) => headers[`x-ratelimit-${name}`])

describe.each(databases)('the burst limit on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, {
    clock: clock.now,
    env: { MERX_BURST_LIMIT: `${limit}`, MERX_SEARCH_BURST_LIMIT: `${searchLimit}` },
  })
  let company: Company
  beforeAll(async () => {
    company = await merx.company()
  })
  const use = async (user: User, times = limit) => {
    for (let count = 0; count < times; count++) await user.ask('GET', '/v1/users/me')
  }

  test('counts each request, says so, and then refuses until there is room', async () => {
    const user = await company.addUser()
    const ask = () => user.ask('GET', '/v1/users/me')
    expect(told(await ask())).toEqual(['6', '5', '2'])
    clock.advance({ seconds: 1.5 })
    for (let left = 4; left >= 0; left--) expect(told(await ask())).toEqual(['6', `${left}`, '1'])

    const refused = await ask()
    expect(refused).toMatchObject({ status: 429, body: overLimit })
    expect(refused.headers['retry-after']).toBe('1')
    expect(told(refused)).toEqual(['6', '0', '1'])

    clock.advance({ seconds: 0.5 })
    expect(told(await ask())).toEqual(['6', '0', '2'])
    expect((await ask()).status).toBe(429)
  })

  test('is one for each token', async () => {
    const user = await company.addUser()
    await use(user)
    const other = await createApiToken(
      merx.store.db,
      company.system,
      { userId: user.id, name: 'other' },
      clock.now(),
    )
    expect((await user.ask('GET', '/v1/users/me')).status).toBe(429)
    expect((await user.ask('GET', '/v1/users/me', { token: other.apiToken })).status).toBe(200)
  })

  test('is one for all tokens of an app, too', async () => {
    const [one, two] = [await company.addUser(), await company.addUser()]
    const [app, other] = [await anApp(merx, company), await anApp(merx, company)]
    const ask = async ({ access_token }: { access_token: string }) =>
      (await merx.ask('GET', '/v1/users/me', bearer(access_token))).status
    const tokens = await tokensOf(merx, one, app)
    for (let count = 0; count < limit; count++) expect(await ask(tokens)).toBe(200)

    expect(await ask(await tokensOf(merx, two, app))).toBe(429)
    expect(await ask(await tokensOf(merx, two, other))).toBe(200)
  })

  test.each([
    ['GET', '/v1/products/search?term=bench'],
    ['GET', '/v1/products/find?term=bench'],
    ['GET', '/v1/itemSearch?term=bench'],
    ['GET', '/v1/itemSearch/field?term=bench&field_type=productField&field_key=name'],
    ['HEAD', '/v1/products/search?term=bench'],
  ])('is smaller for %s %s', async (method, path) => {
    const user = await company.addUser()
    const first = await user.ask(method, path)
    expect([first.status, ...told(first)]).toEqual([200, '2', '1', '2'])
    await user.ask('GET', '/v1/products/search?term=chair')
    expect((await user.ask(method, path)).status).toBe(429)
    const other = await user.ask('GET', '/v1/users/me')
    expect([other.status, ...told(other)]).toEqual([200, '6', '3', '2'])
  })

  test.each([
    ['a wrong value', 'GET', '/v1/products/x', 400],
    ['an absent product', 'GET', '/v1/products/999999', 404],
    ['an unknown path', 'GET', '/v1/nothing', 404],
    ['a wrong method', 'PATCH', '/v1/products', 405],
    ['HEAD', 'HEAD', '/v1/products', 200],
    ['a fresh answer', 'GET', '/v1/products', 200],
    ['a kept answer', 'GET', '/v1/products', 200],
  ])('is told with %s', async (_what, method, path, status) => {
    const user = await company.addUser()
    const answer = await user.ask(method, path)
    expect([answer.status, ...told(answer)]).toEqual([status, '6', '5', '2'])
    expect(told(await user.ask(method, path))).toEqual(['6', '4', '2'])
    await use(user)
    expect((await user.ask(method, path)).status).toBe(429)
  })

  test('is told with downloads, whole and unchanged', async () => {
    const user = await company.addUser()
    const file = await upload(user, {}, 'bytes')
    const whole = await download(merx, user, file.id, {})
    const etag = String(whole.headers.etag)
    const unchanged = await download(merx, user, file.id, { 'if-none-match': etag })
    expect([whole.status, whole.headers['x-ratelimit-remaining']]).toEqual([200, '4'])
    expect([unchanged.status, unchanged.headers['x-ratelimit-remaining']]).toEqual([304, '3'])
  })

  test('is told to pages of other origins, and costs preflights nothing', async () => {
    const user = await company.addUser()
    const preflight = await user.ask('OPTIONS', '/v1/products', {
      headers: { origin: 'https://a' },
    })
    expect(preflight.headers).not.toHaveProperty('x-ratelimit-limit')
    const answer = await user.ask('GET', '/v1/products')
    const exposed = String(answer.headers['access-control-expose-headers']).split(', ')
    expect(exposed).toEqual(
      expect.arrayContaining([
        ...Object.keys(answer.headers).filter((name) => name.includes('ratelimit')),
        'retry-after',
      ]),
    )
    expect(told(answer)[1]).toBe('5')
  })

  test('lets a request that is over it do nothing, whatever its body is', async () => {
    const user = await company.addUser({ admin: true })
    const product = await user.addProduct()
    await use(user)
    const before = await merx.state()
    const requests = [
      ['POST', '/v1/products', { body: { name: 'Chair' } }],
      ['POST', '/v1/products', { raw: 'x'.repeat(2 * 1024 * 1024) }],
      ['PUT', `/v1/products/${product.id}`, { body: { name: 'Chair' } }],
      ['DELETE', `/v1/products/${product.id}`, {}],
      ['POST', '/v1/files', form([filePart('bytes')])],
    ] as const
    for (const [method, path, asked] of requests) {
      expect(await user.ask(method, path, asked)).toMatchObject({ status: 429, body: overLimit })
    }
    expect(await merx.state()).toEqual(before)
  })

  test('is not told to callers with no or a wrong credential', async () => {
    for (const token of [undefined, 'a'.repeat(40)]) {
      const answer = await merx.ask('GET', '/v1/products', token ? { token } : {})
      expect(answer.status).toBe(401)
      expect(told(answer)).toEqual([undefined, undefined, undefined])
    }
  })
})

describe.each(databases)('limits that are off on $name', (database) => {
  const merx = runningMerx(database)

  test('are not told', async () => {
    const { admin } = await merx.company()
    const { status, headers } = await admin.ask('POST', '/v1/products', { body: { name: 'Chair' } })
    expect(status).toBe(201)
    const names = Object.keys(headers).filter((name) => /ratelimit|requests-left/.test(name))
    expect(names).toEqual([])
  })
})

describe.each(databases)('bad credentials on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, {
    clock: clock.now,
    env: { MERX_BAD_CREDENTIALS_LIMIT: '3', MERX_TRUST_PROXY: '10.9.0.0/16' },
  })
  const ask = async (remoteAddress: string, headers: Record<string, string>) => {
    const url = '/v1/users/me'
    return merx.server.app.inject({ method: 'GET', url, headers, remoteAddress })
  }
  const guess = (count: number) => ({ 'x-api-token': `${count}`.padStart(40, 'a') })
  const statuses = async (address: string, headers: (count: number) => Record<string, string>) => {
    const answers = []
    for (let count = 0; count < 5; count++) {
      answers.push((await ask(address, headers(count))).statusCode)
    }
    return answers
  }

  test.each([
    ['API tokens', guess],
    ['access tokens', (count: number) => ({ authorization: `Bearer token-${count}` })],
  ])('get 429 from the fourth in a minute on: %s', async (_what, headers) => {
    const { admin } = await merx.company()
    const before = await merx.state()

    expect(await statuses('192.0.2.1', headers)).toEqual([401, 401, 401, 429, 429])
    const refused = await ask('192.0.2.1', headers(9))
    expect(refused.json()).toEqual(overLimit)
    expect(refused.headers['retry-after']).toBe('60')
    expect(await merx.state()).toEqual(before)

    expect((await ask('192.0.2.2', headers(9))).statusCode).toBe(401)
    expect((await ask('192.0.2.1', { 'x-api-token': admin.token })).statusCode).toBe(200)
    expect((await ask('192.0.2.1', {})).statusCode).toBe(401)
    clock.advance({ seconds: 60 })
    expect((await ask('192.0.2.1', headers(9))).statusCode).toBe(401)
    clock.advance({ seconds: 60 })
  })

  test('count for the address that a trusted proxy names, and no other header counts', async () => {
    let address = 0
    const named = (count: number) => ({
      ...guess(count),
      'x-forwarded-for': `198.51.100.${++address}`,
    })

    expect(await statuses('10.9.0.1', named)).toEqual([401, 401, 401, 401, 401])
    expect(await statuses('203.0.113.1', named)).toEqual([401, 401, 401, 429, 429])
  })
})
