import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { runningMerx } from './merx.ts'
import { anApp, basic, refresh, send, type TestApp, tokensOf } from './oauth.ts'

const guess = 'grant_type=refresh_token&refresh_token=guessed'

describe.each(databases)('guessing at the token endpoint, $name', (database) => {
  let time = Date.parse('2026-03-02T09:00:00Z')
  const merx = runningMerx(database, { clock: () => new Date(time) })
  const later = () => {
    time += 15 * 60_000
  }
  const guessing = async (app: TestApp, times: number, path = '/oauth/token') => {
    const statuses = new Set<number>()
    for (let index = 0; index < times; index++) {
      const form = path === '/oauth/token' ? guess : 'token=guessed'
      statuses.add((await send(merx, app, path, form)).status)
    }
    return [...statuses]
  }

  test('an app that shows its secret may bring many tokens that are over', async () => {
    later()
    const company = await merx.company()
    const app = await anApp(merx, company)
    const { refresh_token } = await tokensOf(merx, company.admin, app)

    expect(await guessing(app, 40)).toEqual([400])

    expect((await refresh(merx, app, refresh_token)).status).toBe(200)
  })

  test.each(['/oauth/token', '/oauth/revoke'])(
    'thirty wrong secrets at %s as well',
    async (path) => {
      later()
      const company = await merx.company()
      const app = await anApp(merx, company)
      const { refresh_token } = await tokensOf(merx, company.admin, app)
      expect(await guessing({ ...app, secret: 'guessed' }, 30, path)).toEqual([401])

      expect((await refresh(merx, app, refresh_token)).status).toBe(429)
    },
  )

  test('an address that tries many apps has to wait', async () => {
    later()
    const app = await anApp(merx, await merx.company())
    for (let index = 0; index < 300; index++) {
      const headers = basic({ id: `${index}`.padStart(32, '0'), secret: 'guessed' })
      await merx.ask('POST', '/oauth/token', { form: guess, headers })
    }

    expect((await send(merx, app, '/oauth/token', guess)).status).toBe(429)
  })

  test('tokens are exchanged a hundred times in a quarter of an hour, and no more', async () => {
    later()
    const company = await merx.company()
    const app = await anApp(merx, company)
    let { refresh_token } = await tokensOf(merx, company.admin, app)
    for (let index = 0; index < 100; index++) {
      const answer = await refresh(merx, app, refresh_token)
      expect(answer.status).toBe(200)
      refresh_token = answer.body.refresh_token
    }

    expect((await refresh(merx, app, refresh_token)).status).toBe(429)
    later()
    expect((await refresh(merx, app, refresh_token)).status).toBe(200)
  })
})
