import { createOAuth, type TokenStore } from '@merx/client'
import { describe, expect, test } from 'vitest'
import { answerOf, aPatientApp, ended } from './modern-apps.ts'

describe('a refresh under way', () => {
  test('is waited for by a sign-out, which revokes what came of it', async () => {
    const { oauth, store, untilAsked } = aPatientApp(ended())
    const tokens = oauth.tokens()
    await untilAsked(1)

    const out = oauth.signOut()
    const [refresh] = await untilAsked(1)
    refresh?.answer(answerOf('2'))
    const [, revocation] = await untilAsked(2)
    revocation?.answer({})
    await out

    expect((await tokens).accessToken).toBe('access-2')
    expect(revocation?.form.get('token')).toBe('refresh-2')
    expect(await store.read()).toBeUndefined()
    await expect(oauth.tokens()).rejects.toMatchObject({ code: 'sign_in_needed' })
  })

  test('is of no account once somebody else has signed in', async () => {
    const { oauth, store, untilAsked } = aPatientApp(ended())
    const started = await oauth.startSignIn()
    const old = oauth.tokens()
    const refused = expect(old).rejects.toMatchObject({ code: 'sign_in_needed' })
    await untilAsked(1)

    const signedIn = oauth.finishSignIn(`/callback?code=1&state=${started.state}`, started)
    const [refresh, code] = await untilAsked(2)
    code?.answer(answerOf('other'))
    await signedIn
    refresh?.answer(answerOf('2'))
    await refused

    expect(await store.read()).toMatchObject({ refreshToken: 'refresh-other' })
    expect((await oauth.tokens()).accessToken).toBe('access-other')
  })

  test('stores nothing after what a later sign-in has stored', async () => {
    const written: (string | undefined)[] = []
    const releases: (() => void)[] = []
    const store: TokenStore = {
      read: () => ended(),
      write: (tokens) =>
        new Promise((resolve) => {
          releases.push(() => {
            written.push(tokens?.refreshToken)
            resolve()
          })
        }),
    }
    const answers = [answerOf('2'), answerOf('other')]
    const oauth = createOAuth({
      host: 'https://tokens.example',
      clientId: 'app',
      redirectUri: 'https://app.example/callback',
      tokens: store,
      fetch: async () => Response.json(answers.shift()),
    })
    const started = await oauth.startSignIn()
    const refreshed = oauth.tokens()
    while (releases.length < 1) await new Promise((resolve) => setTimeout(resolve))

    const signedIn = oauth.finishSignIn(`/callback?code=1&state=${started.state}`, started)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(releases).toHaveLength(1)
    releases[0]?.()
    while (releases.length < 2) await new Promise((resolve) => setTimeout(resolve))
    releases[1]?.()
    await Promise.all([refreshed, signedIn])

    expect(written).toEqual(['refresh-2', 'refresh-other'])
  })
})

test('tokens that live for seconds serve more than one call', async () => {
  const { oauth, untilAsked } = aPatientApp(ended())
  const first = oauth.tokens()
  const [refresh] = await untilAsked(1)
  refresh?.answer(answerOf('2', 20))
  await first

  expect((await oauth.tokens()).accessToken).toBe('access-2')
  expect(await untilAsked(1)).toHaveLength(1)
})
