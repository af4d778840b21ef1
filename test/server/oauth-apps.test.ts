import type { Output, v1 } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  checkAuthorizationRequest,
  refuseAuthorization,
} from '../../packages/server/src/oauth/authorization-request.ts'
import { parseQuery } from '../../packages/server/src/query-string.ts'
import { databases } from '../databases.ts'
import { type Company, runningMerx, type User } from './merx.ts'
import { aChallenge, accept, anApp, callback, eventsSince, issuer, type TestApp } from './oauth.ts'

type Routes = typeof v1.apps

const body = { name: ' Price sync ', redirect_uris: [callback], scopes: ['products:read'] }

describe.each(databases)('apps on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let clerk: User
  beforeAll(async () => {
    company = await merx.company()
    clerk = await company.addUser()
  })

  test('an admin adds one, lists it without its secret, and removes it', async () => {
    const own = await merx.company()
    const { admin } = own
    const before = (await merx.events(own.id)).length

    const added = await admin.ask<Output<Routes['addApp']>>('POST', '/v1/apps', { body })
    const list = await admin.ask('GET', '/v1/apps')
    const { id, client_secret, ...shown } = added.body.data
    const removed = await admin.ask('DELETE', `/v1/apps/${id}`)
    const again = await admin.ask('DELETE', `/v1/apps/${id}`)

    expect(added.status).toBe(201)
    expect(client_secret).toMatch(/^[0-9a-f]{64}$/)
    expect(shown).toEqual({
      client_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      name: 'Price sync',
      redirect_uris: [callback],
      scopes: ['base', 'products:read'],
      is_public: false,
      add_time: expect.any(String),
    })
    expect(list.body).toEqual({ success: true, data: [{ id, ...shown }] })
    expect(removed.body).toEqual({ success: true, data: { id } })
    expect([again.status, again.body]).toMatchObject([404, { error: 'App not found' }])
    expect((await admin.ask('GET', '/v1/apps')).body).toEqual({ success: true, data: [] })
    const after = {
      name: 'Price sync',
      redirectUris: [callback],
      scopes: ['base', 'products:read'],
      clientId: shown.client_id,
      isPublic: false,
    }
    const by = { userId: admin.id, source: 'v1' }
    expect(await eventsSince(merx, own, before)).toEqual([
      { name: 'app.created', ...by, after },
      { name: 'app.removed', ...by, after: null },
    ])
  })

  test('a public app has no secret', async () => {
    const { admin } = company
    const { body: answer } = await admin.ask<Output<Routes['addApp']>>('POST', '/v1/apps', {
      body: { ...body, is_public: true },
    })

    expect(answer.data.is_public).toBe(true)
    expect(answer.data).not.toHaveProperty('client_secret')
  })

  test.each(['Żółw & Söhne', '价格 同步', 'مزامنة الأسعار', 'Benches 🪑', 'x'.repeat(255)])(
    'may be called %s',
    async (name) => {
      const answer = await company.admin.ask('POST', '/v1/apps', { body: { ...body, name } })

      expect(answer.body).toMatchObject({ data: { name } })
    },
  )

  test.each([
    'https://app.example',
    'https://app.example/a?x=1&y=2',
    'http://localhost:3000/callback',
    'http://127.0.0.1/callback',
    'http://[::1]:8080/',
    'https://my_app.example:8443/*;a,b',
    'https://xn--bcher-kva.example',
    'com.example.app:/callback',
    'com.example.app://callback/path?x=1',
  ])('may send users back to %s', async (uri) => {
    const answer = await company.admin.ask('POST', '/v1/apps', {
      body: { ...body, redirect_uris: [uri] },
    })

    expect(answer.body).toMatchObject({ data: { redirect_uris: [uri] } })
  })

  const bad: [what: string, patch: object][] = [
    ['no name', { name: undefined }],
    ['an empty name', { name: ' ' }],
    ['a name that is too long', { name: 'x'.repeat(256) }],
    ['a name that commands a terminal', { name: 'Sync\u001b[2J' }],
    ['a name of two lines', { name: 'Sync\nof prices' }],
    ['a name with a separator of lines', { name: 'Sync\u2028of prices' }],
    ['a name that turns around', { name: 'Sync \u202ekcabdeeF' }],
    ['a name with a gap of no width', { name: 'Price\u200bsync' }],
    ['a name that cannot be seen', { name: '\u3164 \u034f' }],
    ['no redirect URIs', { redirect_uris: undefined }],
    ['an empty list', { redirect_uris: [] }],
    ['too many', { redirect_uris: Array.from({ length: 21 }, (_, at) => `${callback}/${at}`) }],
    ['plain http', { redirect_uris: ['http://app.example/callback'] }],
    ['a host that only begins like this machine', { redirect_uris: ['http://localhost.evil/'] }],
    ['a fragment', { redirect_uris: [`${callback}#a`] }],
    ['an empty fragment', { redirect_uris: [`${callback}#`] }],
    ['a user', { redirect_uris: ['https://a:b@app.example/'] }],
    ['a path', { redirect_uris: ['/callback'] }],
    ['a script', { redirect_uris: ['javascript:alert(1)'] }],
    ['data', { redirect_uris: ['data:text/html,x'] }],
    ['a space', { redirect_uris: ['https://app.example/a b'] }],
    ['a line break', { redirect_uris: ['https://app.example/\r\nx: y'] }],
    ['no host', { redirect_uris: ['https://'] }],
    ['any host', { redirect_uris: ['https://*.app.example/'] }],
    ['any host of a program', { redirect_uris: ['com.example.app://*/'] }],
    ["a policy's end in the host", { redirect_uris: ['https://app.example;script-src/'] }],
    ['a comma in the host', { redirect_uris: ['https://app.example,evil.example/'] }],
    ['a quote in the host', { redirect_uris: ["https://'self'.example/"] }],
    ['a double quote in the host', { redirect_uris: ['com.example.app://"a"/'] }],
    ['a space in the host', { redirect_uris: ['com.example.app://a b/'] }],
    ['a backslash behind the host', { redirect_uris: ['https://app.example\\.evil.example/'] }],
    ['capital letters in the host', { redirect_uris: ['https://App.example/'] }],
    ['capital letters in the scheme', { redirect_uris: ['HTTPS://app.example/'] }],
    ['an encoded host', { redirect_uris: ['https://%61pp.example/'] }],
    ['a number as host', { redirect_uris: ['https://2130706433/'] }],
    ['the port that goes without saying', { redirect_uris: ['https://app.example:443/'] }],
    ['an empty user', { redirect_uris: ['https://@app.example/'] }],
    ['no slashes', { redirect_uris: ['https:app.example/'] }],
    ['three slashes', { redirect_uris: ['https:///app.example/'] }],
    ['a good one beside a bad one', { redirect_uris: [callback, 'ftp://app.example/'] }],
    ['an unknown scope', { scopes: ['products:read', 'everything'] }],
  ]

  test.each(bad)('%s: refused, and nothing is stored', async (_what, patch) => {
    const before = await merx.state()

    const answer = await company.admin.ask('POST', '/v1/apps', { body: { ...body, ...patch } })

    expect([answer.status, answer.body]).toMatchObject([400, { success: false }])
    expect(await merx.state()).toEqual(before)
  })

  test('a company has 100 at most, also when several are added at once', async () => {
    const own = await merx.company()
    for (let count = 0; count < 98; count++) await anApp(merx, own)
    const add = () => own.admin.ask('POST', '/v1/apps', { body })
    const statuses = (await Promise.all(Array.from({ length: 6 }, add))).map((one) => one.status)
    const before = await merx.state()

    const refused = await add()

    expect(statuses.sort()).toEqual([201, 201, 400, 400, 400, 400])
    expect([refused.status, refused.body]).toMatchObject([
      400,
      { error: 'there are 100 apps already' },
    ])
    expect(await merx.state()).toEqual(before)
    const list = await own.admin.ask<Output<Routes['getApps']>>('GET', '/v1/apps')
    expect(list.body.data).toHaveLength(100)
    await own.admin.ask('DELETE', `/v1/apps/${list.body.data[0]?.id}`)
    expect((await add()).status).toBe(201)
    expect((await (await merx.company()).admin.ask('POST', '/v1/apps', { body })).status).toBe(201)
  })

  test('a regular user, and an admin of another company: refused, and nothing changes', async () => {
    const { app } = await anApp(merx, company)
    const stranger = (await merx.company()).admin
    const before = await merx.state()

    const answers = [
      await clerk.ask('GET', '/v1/apps'),
      await clerk.ask('POST', '/v1/apps', { body }),
      await clerk.ask('DELETE', `/v1/apps/${app.id}`),
      await stranger.ask('DELETE', `/v1/apps/${app.id}`),
    ]

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 404])
    expect((await stranger.ask('GET', '/v1/apps')).body).toEqual({ success: true, data: [] })
    expect(await merx.state()).toEqual(before)
  })

  describe('a request to be let in', () => {
    let app: TestApp
    let publicApp: TestApp
    const uri = `redirect_uri=${encodeURIComponent(callback)}`
    beforeAll(async () => {
      const scopes = ['products:full', 'deals:read']
      app = await anApp(merx, company, { scopes })
      publicApp = await anApp(merx, company, { scopes, isPublic: true })
    })

    const check = (text: string) =>
      checkAuthorizationRequest(merx.store.db, parseQuery(text), issuer)

    test('all of it: what the page needs to ask', async () => {
      const { query } = aChallenge()
      const rest = `response_type=code&scope=deals:read&state=${encodeURIComponent('a b&c')}`

      const checked = await check(`client_id=${app.id}&${uri}&${rest}&${query}`)

      expect(checked).toEqual({
        kind: 'ok',
        app: app.app,
        redirectUri: callback,
        isRedirectUriImplied: false,
        scopes: ['base', 'deals:read'],
        state: 'a b&c',
        codeChallenge: expect.stringMatching(/^[\w-]{43}$/),
      })
    })

    test.each([
      ['as the documented client asks', '', ['base', 'deals:read', 'products:full']],
      ['commas', '&scope=products:full,deals:read', ['base', 'deals:read', 'products:full']],
      ['spaces', '&scope=base%20products:full', ['base', 'products:full']],
    ])('scopes: %s', async (_what, more, scopes) => {
      expect(await check(`client_id=${app.id}&${uri}${more}`)).toMatchObject({ kind: 'ok', scopes })
    })

    test('nobody is sent to an address that was not registered', async () => {
      const several = await anApp(merx, company, { redirectUris: [callback, `${callback}2`] })
      const other = encodeURIComponent(`${callback}/`)
      const texts = [
        '',
        uri,
        `client_id=nobody&${uri}`,
        `client_id=${app.id}&client_id=${app.id}&${uri}`,
        `client_id=${app.id}&redirect_uri=${other}`,
        `client_id=${app.id}&redirect_uri=${encodeURIComponent(callback.toUpperCase())}`,
        `client_id=${app.id}&${uri}&redirect_uri=${other}`,
        `client_id=${app.id}&${uri}&state=%ff`,
        `client_id=${several.id}`,
      ]

      for (const text of texts) {
        expect(await check(text)).toEqual({ kind: 'page_error', message: expect.any(String) })
      }
    })

    test('the address may be left out where there is one', async () => {
      const implied = { kind: 'ok', redirectUri: callback, isRedirectUriImplied: true }

      expect(await check(`client_id=${app.id}`)).toMatchObject(implied)
    })

    test.each([
      ['another response type', 'app', 'response_type=token', 'unsupported_response_type'],
      ['an unknown scope', 'app', 'scope=everything', 'invalid_scope'],
      ['a scope the app has not', 'app', 'scope=admin', 'invalid_scope'],
      ['a plain challenge', 'app', `code_challenge=${'a'.repeat(43)}`, 'invalid_request'],
      [
        'a challenge of another method',
        'app',
        `code_challenge=${'a'.repeat(43)}&code_challenge_method=plain`,
        'invalid_request',
      ],
      ['a bad challenge', 'app', 'code_challenge=a&code_challenge_method=S256', 'invalid_request'],
      ['a method alone', 'app', 'code_challenge_method=S256', 'invalid_request'],
      ['a public app without a challenge', 'public', '', 'invalid_request'],
      ['a member that comes twice', 'app', 'scope=base&scope=admin', 'invalid_request'],
    ])('%s: the app is told', async (_what, which, more, error) => {
      const { id } = which === 'app' ? app : publicApp

      const checked = await check(`client_id=${id}&${uri}&state=a%20b&${more}`)

      if (checked.kind !== 'redirect_error') throw new Error(checked.kind)
      const location = new URL(checked.location)
      expect(checked.location.startsWith(`${callback}?`)).toBe(true)
      expect(Object.fromEntries(location.searchParams)).toEqual({
        error,
        error_description: expect.any(String),
        state: 'a b',
        iss: issuer,
      })
    })

    test('yes: back with a code; no: back with access_denied', async () => {
      const redirectUri = 'https://app.example/cb?x=1&y=%20'
      const own = await anApp(merx, company, { redirectUris: [redirectUri] })

      const yes = await accept(merx, clerk, own, 'state=a%2Bb')
      const no = refuseAuthorization({ redirectUri, state: 'a+b' }, issuer)

      expect(yes.href.startsWith(`${redirectUri}&code=`)).toBe(true)
      expect(Object.fromEntries(yes.searchParams)).toEqual({
        x: '1',
        y: ' ',
        code: expect.stringMatching(/^[0-9a-f]{64}$/),
        state: 'a+b',
        iss: issuer,
      })
      expect(no).toBe(
        `${redirectUri}&error=access_denied&state=a%2Bb&iss=${encodeURIComponent(issuer)}`,
      )
    })

    test('users of another company, and apps that were removed: no code', async () => {
      const stranger = (await merx.company()).admin
      const before = await merx.state()

      await expect(accept(merx, stranger, app)).rejects.toMatchObject({ code: 'forbidden' })
      expect(await merx.state()).toEqual(before)
      await company.admin.ask('DELETE', `/v1/apps/${publicApp.app.id}`)
      expect(await check(`client_id=${publicApp.id}&${uri}`)).toMatchObject({ kind: 'page_error' })
    })
  })
})
