import { openBlobDirectory, purgeDeleted } from '@merx/catalog'
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { aClock, type Company, runningMerx } from './merx.ts'
import {
  aChallenge,
  aCode,
  anApp,
  basic,
  bearer,
  callback,
  eventsSince,
  isLetIn,
  refresh,
  refusal,
  send,
  type TestApp,
  tokensOf,
} from './oauth.ts'

const hex64 = /^[0-9a-f]{64}$/
const exchange = 'grant_type=authorization_code'
const invalidCode = refusal('invalid_grant', 'Invalid grant: authorization_code is invalid')
const noCredentials = refusal(
  'invalid_client',
  'Invalid client: cannot retrieve client credentials',
)
const wrongClient = refusal('invalid_client', 'Invalid client: client is invalid')

describe.each(databases)('tokens for a code on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, {
    clock: clock.now,
    env: { MERX_PUBLIC_URL: 'https://merx.example' },
  })
  let company: Company
  let app: TestApp
  beforeAll(async () => {
    company = await merx.company()
    app = await anApp(merx, company)
  })
  // Refusals of one test are forgotten in the next.
  beforeEach(() => clock.advance({ seconds: 16 * 60 }))

  test('a code gives tokens that let the app in as its user', async () => {
    const clerk = await company.addUser()
    const before = (await merx.events(company.id)).length
    const code = await aCode(merx, clerk, app)

    const form = `${exchange}&code=${code}&redirect_uri=${encodeURIComponent(callback)}`
    const answer = await send(merx, app, '/oauth/token', form)

    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      access_token: expect.stringMatching(hex64),
      token_type: 'Bearer',
      refresh_token: expect.stringMatching(hex64),
      scope: 'base,products:full',
      expires_in: 3600,
      api_domain: 'https://merx.example',
    })
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
      'access-control-allow-origin': '*',
    })
    const me = await merx.ask('GET', '/v1/users/me', bearer(answer.body.access_token))
    expect(me.body).toMatchObject({ data: { id: clerk.id } })
    expect(await eventsSince(merx, company, before)).toEqual([
      {
        name: 'grant.created',
        userId: clerk.id,
        source: 'oauth',
        after: { appId: app.app.id, userId: clerk.id, scopes: ['base', 'products:full'] },
      },
    ])
  })

  test('what an app does is recorded as done by its user', async () => {
    const clerk = await company.addUser()
    const { access_token } = await tokensOf(merx, clerk, app)

    await merx.ask('POST', '/v1/products', { body: { name: 'Chair' }, ...bearer(access_token) })

    const events = await merx.events(company.id)
    expect(events.at(-1)).toMatchObject({ name: 'product.created', userId: clerk.id })
  })

  test('no secret is kept or recorded as it is', async () => {
    const tokens = await tokensOf(merx, company.admin, app)
    const code = await aCode(merx, company.admin, app)

    const stored = JSON.stringify(await merx.state())

    for (const secret of [tokens.access_token, tokens.refresh_token, code, app.secret]) {
      expect(secret).toMatch(hex64)
      expect(stored).not.toContain(secret)
    }
  })

  test('credentials in the body and a path that ends in a slash will do', async () => {
    const code = await aCode(merx, company.admin, app)
    const client = `client_id=${app.id}&client_secret=${app.secret}`
    const form = `${client}&${exchange}&code=${code}&redirect_uri=${callback}`

    const answer = await merx.ask('POST', '/oauth/token/', { form })

    expect(answer.status, answer.text).toBe(200)
  })

  test('credentials in the header may be percent-encoded', async () => {
    const code = await aCode(merx, company.admin, app)
    const encoded = (text = '') => text.replace(/^./, (c) => `%${c.charCodeAt(0).toString(16)}`)
    const headers = basic({ id: encoded(app.id), secret: encoded(app.secret) })
    const form = `${exchange}&code=${code}&redirect_uri=${callback}`

    const answer = await merx.ask('POST', '/oauth/token', { form, headers })

    expect(answer.status, answer.text).toBe(200)
  })

  test('a bare redirect URI with a query of its own is understood', async () => {
    const uri = 'https://app.example/cb?x=1&y=%2B+2&z'
    const own = await anApp(merx, company, { redirectUris: [uri] })
    const code = await aCode(merx, company.admin, own, `redirect_uri=${encodeURIComponent(uri)}`)

    const form = `code=${code}&redirect_uri=${uri}&${exchange}`
    const answer = await send(merx, own, '/oauth/token', form)

    expect(answer.status, answer.text).toBe(200)
  })

  test('a redirect URI that was left out at first may be left out here', async () => {
    const code = await aCode(merx, company.admin, app, '')

    const answer = await send(merx, app, '/oauth/token', `${exchange}&code=${code}`)

    expect(answer.status, answer.text).toBe(200)
  })

  test.each([
    ['the one that is registered', callback, 200],
    ['any other', 'https://evil.example/', 400],
  ])('a redirect URI that was left out at first may be %s here', async (_, uri, status) => {
    const code = await aCode(merx, company.admin, app, '')

    const form = `${exchange}&code=${code}&redirect_uri=${encodeURIComponent(uri)}`

    expect((await send(merx, app, '/oauth/token', form)).status).toBe(status)
  })

  const refused: [what: string, form: string, status: number, body: object][] = [
    ['no grant type', 'code=a', 400, refusal('invalid_request', 'Missing parameter: grant_type')],
    [
      'another grant type',
      'grant_type=password&username=a&password=b',
      400,
      refusal('unsupported_grant_type', 'Unsupported grant type: grant_type is invalid'),
    ],
    ['no code', exchange, 400, refusal('invalid_request', 'Missing parameter: code')],
    ['an unknown code', `${exchange}&code=abc`, 400, invalidCode],
    [
      'an unknown refresh token',
      'grant_type=refresh_token&refresh_token=abc',
      400,
      refusal('invalid_grant', 'Invalid grant: refresh_token is invalid'),
    ],
    [
      'a member that comes twice',
      `${exchange}&code=a&code=b`,
      400,
      refusal('invalid_request', 'Invalid request: code is given twice'),
    ],
    [
      'a body over the limit',
      `${exchange}&code=${'a'.repeat(16 * 1024)}`,
      413,
      refusal('invalid_request', 'The request body is too large'),
    ],
  ]

  test.each(refused)('refused: %s', async (_what, form, status, body) => {
    const before = await merx.state()

    const answer = await send(merx, app, '/oauth/token', form)

    expect([answer.status, answer.body]).toEqual([status, body])
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(await merx.state()).toEqual(before)
  })

  test.each([
    ['JSON', { body: { grant_type: 'authorization_code' } }],
    ['a form of parts', { raw: '--x', headers: { 'content-type': 'multipart/form-data' } }],
    ['no content type', { raw: 'grant_type=authorization_code' }],
    ['nothing', {}],
  ])('a body that is no form: %s', async (_what, asked) => {
    const answer = await merx.ask('POST', '/oauth/token', asked)

    expect(answer.status).toBe(400)
    expect(answer.body).toEqual(
      refusal(
        'invalid_request',
        'Invalid request: content must be application/x-www-form-urlencoded',
      ),
    )
  })

  test('an app that does not show who it is gets nothing, and its code stays good', async () => {
    const code = await aCode(merx, company.admin, app)
    const other = await anApp(merx, company)
    const form = `${exchange}&code=${code}&redirect_uri=${callback}`
    const inBody = (text: string) => merx.ask('POST', '/oauth/token', { form: `${form}&${text}` })
    const inHeader = (given: Pick<TestApp, 'id' | 'secret'>) =>
      merx.ask('POST', '/oauth/token', { form, headers: basic(given) })
    const before = await merx.state()

    const answers = [
      [await inBody(''), 400, noCredentials],
      [await inBody(`client_id=${app.id}`), 400, wrongClient],
      [await inBody(`client_id=${app.id}&client_secret=${other.secret}`), 400, wrongClient],
      [
        await inBody('client_id=%00&client_secret=a'),
        400,
        expect.objectContaining({ success: false }),
      ],
      [await inHeader({ id: app.id, secret: other.secret }), 401, wrongClient],
      [await inHeader({ id: app.id, secret: '' }), 401, wrongClient],
      [await inHeader({ id: 'nobody', secret: 'a' }), 401, wrongClient],
      [await inHeader(other), 400, invalidCode],
    ] as const

    for (const [answer, status, body] of answers) {
      expect([answer.status, answer.body]).toEqual([status, body])
      expect(answer.headers['www-authenticate']).toBe(
        status === 401 ? 'Basic realm="Merx"' : undefined,
      )
    }
    expect(await merx.state()).toEqual(before)
    expect((await send(merx, app, '/oauth/token', form)).status).toBe(200)
  })

  test.each([
    ['another', `&redirect_uri=${callback}/`, 'Invalid request: redirect_uri is invalid'],
    ['no URI', '&redirect_uri=callback', 'Invalid request: redirect_uri is not a valid URI'],
    ['none', '', 'Invalid request: redirect_uri is not a valid URI'],
  ])(
    'a redirect URI that is not the one of the request (%s): the code is used up',
    async (_what, uri, message) => {
      const code = await aCode(merx, company.admin, app)

      const answer = await send(merx, app, '/oauth/token', `${exchange}&code=${code}${uri}`)
      const again = await send(
        merx,
        app,
        '/oauth/token',
        `${exchange}&code=${code}&redirect_uri=${callback}`,
      )

      expect([answer.status, answer.body]).toEqual([400, refusal('invalid_request', message)])
      expect([again.status, again.body]).toEqual([400, invalidCode])
    },
  )

  test('a code is good for five minutes', async () => {
    const good = await aCode(merx, company.admin, app)
    const late = await aCode(merx, company.admin, app)
    const form = (code: string) => `${exchange}&code=${code}&redirect_uri=${callback}`

    clock.advance({ seconds: 299 })
    const intime = await send(merx, app, '/oauth/token', form(good))
    clock.advance({ seconds: 1 })
    const expired = await send(merx, app, '/oauth/token', form(late))

    expect(intime.status).toBe(200)
    expect([expired.status, expired.body]).toEqual([
      400,
      refusal('invalid_grant', 'Invalid grant: authorization_code has expired'),
    ])
  })

  test('a code that comes twice ends its grant, and no other', async () => {
    const user = await company.addUser()
    const other = await tokensOf(merx, user, app)
    const code = await aCode(merx, user, app)
    const form = `${exchange}&code=${code}&redirect_uri=${callback}`
    const first = await send(merx, app, '/oauth/token', form)
    const before = (await merx.events(company.id)).length

    const second = await send(merx, app, '/oauth/token', form)

    expect([second.status, second.body]).toEqual([400, invalidCode])
    expect(await isLetIn(merx, first.body.access_token)).toBe(false)
    expect((await refresh(merx, app, first.body.refresh_token)).status).toBe(400)
    expect(await isLetIn(merx, other.access_token)).toBe(true)
    expect(await eventsSince(merx, company, before)).toEqual([
      { name: 'grant.revoked', userId: null, source: 'oauth', after: { reason: 'code_reused' } },
    ])
  })

  test('of twenty that bring one code at once, one at most gets tokens, and they do not last', async () => {
    const code = await aCode(merx, company.admin, app)
    const form = `${exchange}&code=${code}&redirect_uri=${callback}`

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(merx, app, '/oauth/token', form)),
    )

    const taken = answers.filter(({ status }) => status === 200)
    expect(taken).toHaveLength(1)
    expect(await isLetIn(merx, taken[0]?.body.access_token ?? '')).toBe(false)
  })

  test('a public app has no secret and must show its verifier', async () => {
    const own = await anApp(merx, company, { isPublic: true })
    const { verifier, query } = aChallenge()
    const tryWith = async (text: string) => {
      const code = await aCode(merx, company.admin, own, `redirect_uri=${callback}&${query}`)
      const form = `${exchange}&code=${code}&redirect_uri=${callback}&client_id=${own.id}${text}`
      return merx.ask<{ refresh_token: string }>('POST', '/oauth/token', { form })
    }

    const good = await tryWith(`&code_verifier=${verifier}`)
    const without = await tryWith('')
    const wrong = await tryWith(`&code_verifier=${aChallenge().verifier}`)
    const secret = await tryWith(`&code_verifier=${verifier}&client_secret=abc`)
    const refreshed = await merx.ask('POST', '/oauth/token', {
      form: `grant_type=refresh_token&client_id=${own.id}&refresh_token=${good.body.refresh_token}`,
    })

    expect(good.status, good.text).toBe(200)
    expect([without.status, without.body]).toEqual([
      400,
      refusal('invalid_grant', 'Missing parameter: code_verifier'),
    ])
    expect([wrong.status, wrong.body]).toEqual([
      400,
      refusal('invalid_grant', 'Invalid grant: code verifier is invalid'),
    ])
    expect([secret.status, secret.body]).toEqual([400, wrongClient])
    expect(refreshed.status, refreshed.text).toBe(200)
  })

  test('an app with a secret may use PKCE, and then has to', async () => {
    const { verifier, query } = aChallenge()
    const codeFor = (more: string) =>
      aCode(merx, company.admin, app, `redirect_uri=${callback}${more}`)
    const form = (code: string) => `${exchange}&code=${code}&redirect_uri=${callback}`
    const tryWith = async (more: string, text: string) =>
      send(merx, app, '/oauth/token', `${form(await codeFor(more))}${text}`)

    expect((await tryWith(`&${query}`, `&code_verifier=${verifier}`)).status).toBe(200)
    expect((await tryWith(`&${query}`, '')).body.error).toBe('invalid_grant')
    // A challenge taken out of the request on its way must not go unnoticed (RFC 9700 section 2.1.1).
    expect((await tryWith('', `&code_verifier=${verifier}`)).body.error).toBe('invalid_grant')
  })

  test('what has expired is purged, and a grant with nothing left ends', async () => {
    const own = await merx.company()
    const ownApp = await anApp(merx, own)
    const { refresh_token } = await tokensOf(merx, own.admin, ownApp)
    await aCode(merx, own.admin, ownApp)
    const { db } = merx.store
    const blobs = openBlobDirectory(merx.filesPath)
    const count = async () => {
      const state = await merx.state()
      const tables = ['authorization_code', 'access_token', 'refresh_token']
      const owned = (row: string) => JSON.parse(row).company_id === own.id
      return tables.map((table) => state[table]?.filter(owned).length)
    }

    expect(await count()).toEqual([2, 1, 1])
    clock.advance({ days: 2 })
    await purgeDeleted(db, blobs, merx.now())
    expect(await count()).toEqual([0, 0, 1])
    expect((await refresh(merx, ownApp, refresh_token)).status).toBe(200)
    clock.advance({ days: 61 })
    await purgeDeleted(db, blobs, merx.now())

    expect(await count()).toEqual([0, 0, 0])
    const ended = (await merx.events(own.id)).filter(({ name }) => name === 'grant.revoked')
    expect(ended.map(({ after, source }) => ({ after, source }))).toEqual([
      { after: { reason: 'expired' }, source: 'system' },
      { after: { reason: 'expired' }, source: 'system' },
    ])
  })

  test('whatever is sent, it is refused and changes nothing', async () => {
    const odd = fc.constantFrom('\0', '%00', '%ff', '\ud800', '🪑', '%', '+', ':', '=', ' ', app.id)
    const value = fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 20 }))
    const names = ['grant_type', 'code', 'redirect_uri', 'refresh_token', 'client_id', 'scope']
    const pair = fc.tuple(fc.constantFrom(...names, 'client_secret', 'token', 'x'), value)
    const grantType = fc.constantFrom('authorization_code', 'refresh_token', '', '__proto__')
    const authorization = fc.oneof(
      fc.constantFrom(undefined, basic(app).authorization, 'Basic', 'Basic =', 'Bearer a'),
      value.map((text) => `Basic ${Buffer.from(text).toString('base64')}`),
    )
    const path = fc.constantFrom('/oauth/token', '/oauth/revoke')
    const before = await merx.state()

    await fc.assert(
      fc.asyncProperty(path, fc.array(pair), grantType, authorization, async (...given) => {
        clock.advance({ seconds: 60 })
        const [path, pairs, type, header] = given
        const form = [...pairs, ['grant_type', type]].map((pair) => pair.join('=')).join('&')
        const headers = header === undefined ? {} : { authorization: header }
        const { status, body } = await merx.ask('POST', path, { form, headers })
        // A token that nobody knows counts as revoked.
        if (path === '/oauth/revoke' && status === 200) return
        expect([400, 401]).toContain(status)
        expect(body).toEqual({
          success: false,
          message: expect.any(String),
          error: expect.stringMatching(/^[a-z_]+$/),
        })
      }),
      { numRuns: 300, interruptAfterTimeLimit: 15_000 },
    )

    expect(await merx.state()).toEqual(before)
  })

  test('the server says where its endpoints are', async () => {
    const answer = await merx.ask('GET', '/.well-known/oauth-authorization-server')

    expect(answer.status).toBe(200)
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    expect(answer.body).toMatchObject({
      issuer: 'https://merx.example',
      authorization_endpoint: 'https://merx.example/oauth/authorize',
      token_endpoint: 'https://merx.example/oauth/token',
      revocation_endpoint: 'https://merx.example/oauth/revoke',
      scopes_supported: expect.arrayContaining(['base', 'products:full']),
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
      authorization_response_iss_parameter_supported: true,
    })
  })

  test.each(['/oauth/token', '/oauth/revoke'])(
    'pages of other origins may call %s',
    async (path) => {
      const preflight = await merx.ask('OPTIONS', path)
      const wrongMethod = await merx.ask('GET', path)

      expect(preflight.status).toBe(204)
      expect(preflight.headers).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-allow-headers': 'authorization, content-type',
      })
      expect(wrongMethod.status).toBe(405)
      expect(wrongMethod.headers.allow).toBe('POST')
    },
  )
})
