import { disableUser, removeApp } from '@merx/catalog'
import type { oauth } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { aClock, type Company, runningMerx } from './merx.ts'
import {
  anApp,
  basic,
  eventsSince,
  isLetIn,
  refresh,
  refusal,
  send,
  type TestApp,
  type TokenAnswer,
  tokensOf,
} from './oauth.ts'

const invalid = refusal('invalid_grant', 'Invalid grant: refresh_token is invalid')
const atOnce = 100

function expectInvalid({ status, body }: TokenAnswer): void {
  expect([status, body]).toEqual([400, invalid])
}

describe.each(databases)('refreshing on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, { clock: clock.now })
  let company: Company
  let app: TestApp
  beforeAll(async () => {
    company = await merx.company()
    app = await anApp(merx, company, { scopes: ['products:read', 'deals:read'] })
  })

  /** Rows of refresh tokens that are not rotated, by their grant. */
  const liveTokens = async (): Promise<number[]> => {
    const { refresh_token: rows = [] } = await merx.state()
    const live = rows.map((row) => JSON.parse(row)).filter((row) => row.rotated_at === null)
    return live.map((row) => row.grant_id)
  }

  test('gives both tokens anew and records nothing', async () => {
    const first = await tokensOf(merx, company.admin, app)
    const before = (await merx.events(company.id)).length

    const { status, body } = await refresh(merx, app, first.refresh_token)

    expect(status).toBe(200)
    expect(body).toEqual({
      ...first,
      access_token: body.access_token,
      refresh_token: body.refresh_token,
    })
    expect(body.access_token).not.toBe(first.access_token)
    expect(body.refresh_token).not.toBe(first.refresh_token)
    expect(await isLetIn(merx, body.access_token)).toBe(true)
    expect(await isLetIn(merx, first.access_token)).toBe(true)
    expect(await eventsSince(merx, company, before)).toEqual([])
  })

  test('within two minutes a token that was used gives the same successor again', async () => {
    const { refresh_token } = await tokensOf(merx, company.admin, app)
    const first = await refresh(merx, app, refresh_token)
    clock.advance({ seconds: 120 })

    const again = await refresh(merx, app, refresh_token)

    expect(again.status).toBe(200)
    expect(again.body.refresh_token).toBe(first.body.refresh_token)
    expect(again.body.access_token).not.toBe(first.body.access_token)
    expect(await isLetIn(merx, again.body.access_token)).toBe(true)
  })

  test('when the successor has been used already, it gives the newest', async () => {
    const { refresh_token } = await tokensOf(merx, company.admin, app)
    const second = await refresh(merx, app, refresh_token)
    const third = await refresh(merx, app, second.body.refresh_token)
    const fourth = await refresh(merx, app, third.body.refresh_token)

    const again = await refresh(merx, app, refresh_token)

    expect(again.body.refresh_token).toBe(fourth.body.refresh_token)
    expect((await refresh(merx, app, fourth.body.refresh_token)).status).toBe(200)
  })

  test('after two minutes it ends the grant with all its tokens, and says so', async () => {
    const user = await company.addUser()
    const other = await tokensOf(merx, user, app)
    const { refresh_token, access_token } = await tokensOf(merx, user, app)
    const next = await refresh(merx, app, refresh_token)
    const before = (await merx.events(company.id)).length
    clock.advance({ seconds: 121 })

    expectInvalid(await refresh(merx, app, refresh_token))

    expectInvalid(await refresh(merx, app, next.body.refresh_token))
    expect(await isLetIn(merx, access_token)).toBe(false)
    expect(await isLetIn(merx, next.body.access_token)).toBe(false)
    expect(await isLetIn(merx, other.access_token)).toBe(true)
    const after = { reason: 'refresh_token_reused' }
    expect(await eventsSince(merx, company, before)).toEqual([
      { name: 'grant.revoked', userId: null, source: 'oauth', after },
    ])
  })

  test('goes on for months, as long as no 60 days pass without', async () => {
    let { refresh_token } = await tokensOf(merx, company.admin, app)
    for (let month = 0; month < 6; month++) {
      clock.advance({ days: 59 })
      const { status, body } = await refresh(merx, app, refresh_token)
      expect(status).toBe(200)
      refresh_token = body.refresh_token
    }

    clock.advance({ days: 60 })

    expectInvalid(await refresh(merx, app, refresh_token))
  })

  test('an access token is good for an hour', async () => {
    const { access_token } = await tokensOf(merx, company.admin, app)

    clock.advance({ seconds: 3599 })
    expect(await isLetIn(merx, access_token)).toBe(true)
    clock.advance({ seconds: 1 })
    expect(await isLetIn(merx, access_token)).toBe(false)
  })

  test.each([
    'base products:read',
    'base,products:read',
    'products:read',
    'base,base,products:read',
  ])('"%s": fewer scopes for this access token, not for later ones', async (scope) => {
    const { refresh_token } = await tokensOf(merx, company.admin, app)

    const fewer = await send(
      merx,
      app,
      '/oauth/token',
      `grant_type=refresh_token&refresh_token=${refresh_token}&scope=${encodeURIComponent(scope)}`,
    )
    const all = await refresh(merx, app, fewer.body.refresh_token)

    expect(fewer.body.scope).toBe('base,products:read')
    expect(all.body.scope).toBe('base,deals:read,products:read')
  })

  test('more scopes than were granted: refused', async () => {
    const { refresh_token } = await tokensOf(merx, company.admin, app)
    const form = `grant_type=refresh_token&refresh_token=${refresh_token}&scope=admin`
    const before = await merx.state()

    const answer = await send(merx, app, '/oauth/token', form)

    expect([answer.status, answer.body.error]).toEqual([400, 'invalid_scope'])
    expect(await merx.state()).toEqual(before)
  })

  test("another app's token: refused, and left alone", async () => {
    const { refresh_token } = await tokensOf(merx, company.admin, app)
    const others = [await anApp(merx, company), await anApp(merx, await merx.company())]
    const before = await merx.state()

    for (const other of others) expectInvalid(await refresh(merx, other, refresh_token))

    expect(await merx.state()).toEqual(before)
    expect((await refresh(merx, app, refresh_token)).status).toBe(200)
  })

  test('a user who is shut out: the app is too, at once', async () => {
    const user = await company.addUser()
    const { access_token, refresh_token } = await tokensOf(merx, user, app)

    await disableUser(merx.store.db, company.system, user.id, merx.now())

    expect(await isLetIn(merx, access_token)).toBe(false)
    expectInvalid(await refresh(merx, app, refresh_token))
  })

  test('an app that is removed: what was granted to it ends at once', async () => {
    const own = await anApp(merx, company)
    const { access_token, refresh_token } = await tokensOf(merx, company.admin, own)

    await removeApp(merx.store.db, company.system, own.app.id, merx.now())

    expect(await isLetIn(merx, access_token)).toBe(false)
    const answer = await refresh(merx, own, refresh_token)
    expect([answer.status, answer.body.error]).toEqual([401, 'invalid_client'])
  })

  test(`${atOnce} refreshes with one token at once: one live token, and every answer is good`, async () => {
    const url = await merx.server.listen()
    const user = await company.addUser()
    const { refresh_token } = await tokensOf(merx, user, app)
    const before = (await merx.events(company.id)).length
    const liveBefore = await liveTokens()
    const ask = async (token: string) => {
      const answer = await fetch(`${url}/oauth/token`, {
        method: 'POST',
        headers: { ...basic(app), 'content-type': 'application/x-www-form-urlencoded' },
        body: `grant_type=refresh_token&refresh_token=${token}`,
      })
      // The endpoint answers nothing else with 200.
      return { status: answer.status, body: (await answer.json()) as oauth.TokenAnswer }
    }

    const answers = await Promise.all(Array.from({ length: atOnce }, () => ask(refresh_token)))

    expect(answers.map(({ status }) => status)).toEqual(Array(atOnce).fill(200))
    const successors = new Set(answers.map(({ body }) => body.refresh_token))
    expect(successors.size).toBe(1)
    const accessTokens = new Set(answers.map(({ body }) => body.access_token))
    expect(accessTokens.size).toBe(atOnce)
    const letIn = await Promise.all(
      [...accessTokens].map(async (token) => {
        const headers = { authorization: `Bearer ${token}` }
        return (await fetch(`${url}/v1/users/me`, { headers })).status
      }),
    )
    expect(letIn).toEqual(Array(atOnce).fill(200))
    const live = await liveTokens()
    expect(live).toHaveLength(liveBefore.length)
    expect(new Set(live).size).toBe(live.length)
    const [successor = ''] = successors
    expect((await ask(successor)).status).toBe(200)
    expect(await eventsSince(merx, company, before)).toEqual([])
    console.log(
      `refresh race on ${database.name}: ${atOnce} at once with one token, ${answers.length} answered 200, ` +
        `${successors.size} live refresh token, ${letIn.length} access tokens let in, the next refresh works`,
    )
  })

  test('refreshes of one chain at once, each with another token of it: still one live token', async () => {
    const { refresh_token } = await tokensOf(merx, company.admin, app)
    const chain = [refresh_token]
    for (let step = 0; step < 5; step++) {
      chain.push((await refresh(merx, app, chain.at(-1) ?? '')).body.refresh_token)
    }
    const liveBefore = await liveTokens()

    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => refresh(merx, app, chain[index % 6] ?? '')),
    )

    expect(answers.map(({ status }) => status)).toEqual(Array(60).fill(200))
    expect(await liveTokens()).toHaveLength(liveBefore.length)
    const newest = answers.at(-1)?.body.refresh_token ?? ''
    expect((await refresh(merx, app, newest)).status).toBe(200)
  })
})
