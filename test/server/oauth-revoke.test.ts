import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { type Company, runningMerx } from './merx.ts'
import {
  aChallenge,
  aCode,
  anApp,
  callback,
  eventsSince,
  isLetIn,
  refresh,
  refusal,
  send,
  type TestApp,
  tokensOf,
} from './oauth.ts'

describe.each(databases)('revoking tokens on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let app: TestApp
  beforeAll(async () => {
    company = await merx.company()
    app = await anApp(merx, company)
  })

  const revoke = (by: TestApp, form: string) => send(merx, by, '/oauth/revoke', form)

  test.each(['', '&token_type_hint=refresh_token', '&token_type_hint=access_token'])(
    'a refresh token (%s): the app is gone for its user, for nobody else',
    async (hint) => {
      const user = await company.addUser()
      const colleague = await tokensOf(merx, await company.addUser(), app)
      const elsewhere = await tokensOf(merx, user, await anApp(merx, company))
      const first = await tokensOf(merx, user, app)
      const second = await tokensOf(merx, user, app)
      const before = (await merx.events(company.id)).length

      const answer = await revoke(app, `token=${second.refresh_token}${hint}`)

      expect([answer.status, answer.body]).toEqual([200, { success: true }])
      for (const { access_token, refresh_token } of [first, second]) {
        expect(await isLetIn(merx, access_token)).toBe(false)
        expect((await refresh(merx, app, refresh_token)).status).toBe(400)
      }
      expect(await isLetIn(merx, colleague.access_token)).toBe(true)
      expect(await isLetIn(merx, elsewhere.access_token)).toBe(true)
      const revoked = {
        name: 'grant.revoked',
        userId: user.id,
        source: 'oauth',
        after: { reason: 'uninstalled' },
      }
      expect(await eventsSince(merx, company, before)).toEqual([revoked, revoked])
    },
  )

  test('an access token: only that one', async () => {
    const { access_token, refresh_token } = await tokensOf(merx, company.admin, app)
    const other = await refresh(merx, app, refresh_token)
    const before = (await merx.events(company.id)).length

    const answer = await revoke(app, `token=${access_token}&token_type_hint=access_token`)

    expect(answer.status).toBe(200)
    expect(await isLetIn(merx, access_token)).toBe(false)
    expect(await isLetIn(merx, other.body.access_token)).toBe(true)
    expect((await refresh(merx, app, other.body.refresh_token)).status).toBe(200)
    expect(await eventsSince(merx, company, before)).toEqual([
      { name: 'access_token.revoked', userId: company.admin.id, source: 'oauth', after: null },
    ])
  })

  test('an unknown token, and one that was revoked already: 200, and nothing changes', async () => {
    const { refresh_token } = await tokensOf(merx, company.admin, app)
    await revoke(app, `token=${refresh_token}`)
    const before = await merx.state()

    const answers = [await revoke(app, 'token=abc'), await revoke(app, `token=${refresh_token}`)]

    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await merx.state()).toEqual(before)
  })

  test("another app's tokens are left alone", async () => {
    const tokens = await tokensOf(merx, company.admin, app)
    const others = [await anApp(merx, company), await anApp(merx, await merx.company())]
    const before = await merx.state()

    for (const other of others) {
      for (const token of [tokens.access_token, tokens.refresh_token]) {
        expect((await revoke(other, `token=${token}`)).status).toBe(200)
      }
    }

    expect(await merx.state()).toEqual(before)
    expect(await isLetIn(merx, tokens.access_token)).toBe(true)
  })

  test('an app that does not show who it is, or names no token: refused', async () => {
    const { refresh_token } = await tokensOf(merx, company.admin, app)
    const form = `token=${refresh_token}`
    const before = await merx.state()

    const wrong = await revoke({ ...app, secret: 'wrong' }, form)
    const none = await merx.ask('POST', '/oauth/revoke', { form })
    const without = await revoke(app, 'token_type_hint=access_token')

    expect([wrong.status, wrong.body]).toEqual([
      401,
      refusal('invalid_client', 'Invalid client: client is invalid'),
    ])
    expect(wrong.headers['www-authenticate']).toBe('Basic realm="Merx"')
    expect([none.status, none.body]).toEqual([
      400,
      refusal('invalid_client', 'Invalid client: cannot retrieve client credentials'),
    ])
    expect([without.status, without.body]).toEqual([
      400,
      refusal('invalid_request', 'Missing parameter: token'),
    ])
    expect(await merx.state()).toEqual(before)
  })

  test('a public app gives its tokens up by its id alone', async () => {
    const own = await anApp(merx, company, { isPublic: true })
    const { verifier, query } = aChallenge()
    const code = await aCode(merx, company.admin, own, `redirect_uri=${callback}&${query}`)
    const client = `client_id=${own.id}`
    const { body } = await merx.ask<{ access_token: string; refresh_token: string }>(
      'POST',
      '/oauth/token',
      {
        form: `${client}&grant_type=authorization_code&code=${code}&code_verifier=${verifier}&redirect_uri=${callback}`,
      },
    )

    const answer = await merx.ask('POST', '/oauth/revoke', {
      form: `${client}&token=${body.refresh_token}`,
    })

    expect(answer.status).toBe(200)
    expect(await isLetIn(merx, body.access_token)).toBe(false)
  })
})
