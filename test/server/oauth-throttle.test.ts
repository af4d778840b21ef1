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

  test('thirty wrong tokens, then the app waits at that address for a quarter of an hour', async () => {
    later()
    const company = await merx.company()
    const [app, other] = [await anApp(merx, company), await anApp(merx, company)]
    const { refresh_token } = await tokensOf(merx, company.admin, app)
    expect(await guessing(app, 30)).toEqual([400])

    const refused = await refresh(merx, app, refresh_token)
    const others = await tokensOf(merx, company.admin, other)

    expect(refused.status).toBe(429)
    expect(refused.headers['retry-after']).toBe('900')
    expect(refused.body).toEqual({
      success: false,
      message: 'Request over limit',
      error: 'temporarily_unavailable',
    })
    expect(others.access_token).toHaveLength(64)
    later()
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

  test('what succeeds is never too often', async () => {
    later()
    const company = await merx.company()
    const app = await anApp(merx, company)
    let { refresh_token } = await tokensOf(merx, company.admin, app)

    for (let index = 0; index < 40; index++) {
      const answer = await refresh(merx, app, refresh_token)
      expect(answer.status).toBe(200)
      refresh_token = answer.body.refresh_token
    }
  })
})
