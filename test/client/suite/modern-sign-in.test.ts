import { createOAuth, memoryTokens } from '@merx/client'
import { describe, expect, test } from 'vitest'
import { anApp, bearersOf, ended, formsOf, granting } from './modern-apps.ts'
import { anOddServer } from './servers.ts'

describe('signing in', () => {
  test('leads to the consent page with PKCE, and back to tokens', async () => {
    const { client, oauth, server, token } = anApp({
      tokenServer: [granting(5, { scope: 'base products:read' })],
      store: memoryTokens(),
    })

    const started = await oauth.startSignIn({ scope: 'products:read' })
    const page = new URL(started.url)
    const callback = `https://app.example/callback?code=c%2F1&state=${started.state}`
    const tokens = await oauth.finishSignIn(callback, started)
    await client.products.get(7)

    const asked = Object.fromEntries(page.searchParams)
    expect(page.pathname).toMatch(/\/oauth\/authorize$/)
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: 'app 1',
      redirect_uri: 'https://app.example/callback',
      scope: 'products:read',
      code_challenge_method: 'S256',
      state: started.state,
    })
    const hash = await crypto.subtle.digest(
      'SHA-256',
      new TextEncoder().encode(started.codeVerifier),
    )
    const challenge = btoa(String.fromCharCode(...new Uint8Array(hash)))
    expect(asked.code_challenge).toBe(
      challenge.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
    )
    expect(await formsOf(token)).toEqual([
      {
        grant_type: 'authorization_code',
        code: 'c/1',
        code_verifier: started.codeVerifier,
        redirect_uri: 'https://app.example/callback',
      },
    ])
    expect(tokens.scope).toBe('base products:read')
    expect(await bearersOf(server)).toEqual(['Bearer access-5'])
  })

  test('of an app without a secret names it in the form', async () => {
    const token = anOddServer(granting(2))
    const tokens = memoryTokens(ended())
    const oauth = createOAuth({ host: token.url, clientId: 'page', tokens })

    await oauth.tokens()

    const { requests } = await token.log()
    expect(requests[0]?.headers.authorization).toBeUndefined()
    expect((await formsOf(token))[0]).toMatchObject({ client_id: 'page' })
  })

  test.each([
    ['?code=1&state=other', /another sign-in/],
    ['?code=1', /another sign-in/],
    ['?error=access_denied&state=STATE', /access_denied/],
    ['?state=STATE', /no code/],
  ])('that comes back as %s stores nothing', async (query, message) => {
    const { oauth, token, store } = anApp({ store: memoryTokens() })
    const started = await oauth.startSignIn()
    const callback = `https://app.example/callback${query.replace('STATE', started.state)}`

    const failure = oauth.finishSignIn(callback, started)

    await expect(failure).rejects.toMatchObject({
      code: 'sign_in_needed',
      message: expect.stringMatching(message),
    })
    expect(await store.read()).toBeUndefined()
    expect((await token.log()).requests).toEqual([])
  })

  test('never begins twice with the same secrets', async () => {
    const { oauth } = anApp()
    const [one, other] = await Promise.all([oauth.startSignIn(), oauth.startSignIn()])

    expect(one.state).not.toBe(other.state)
    expect(one.codeVerifier).not.toBe(other.codeVerifier)
    expect(one.codeVerifier.length).toBeGreaterThanOrEqual(43)
  })

  test('out revokes the refresh token and forgets everything', async () => {
    const { oauth, client, token, store } = anApp({ tokenServer: ['empty'] })

    await oauth.signOut()

    const { requests } = await token.log()
    expect(requests.map(({ path }) => path)).toEqual(['/oauth/revoke'])
    expect(await formsOf(token)).toEqual([{ token: 'refresh-1', token_type_hint: 'refresh_token' }])
    expect(await store.read()).toBeUndefined()
    await expect(client.products.get(7)).rejects.toMatchObject({ code: 'sign_in_needed' })
  })
})

describe('an app that is put together wrongly is refused at once', () => {
  const right = { host: 'http://127.0.0.1', clientId: 'a', tokens: memoryTokens() }
  test.each([
    [{ ...right, host: '' }, 'host must be an address such as http:'],
    [{ ...right, host: 'oauth.pipedrive.com' }, 'host must be an address such as http:'],
    [{ ...right, host: 'http://u:p@127.0.0.1' }, 'without a user'],
    [{ ...right, clientId: '' }, 'createOAuth needs clientId'],
    [{ ...right, tokens: undefined }, 'createOAuth needs tokens'],
    [{ ...right, tokens: {} }, 'memoryTokens() makes one'],
    [{ ...right, secret: 'x' }, 'createOAuth has no option "secret"'],
    [{ ...right, retries: -1 }, 'retries -1 must be'],
  ])('%o', (options, message) => {
    expect(() => createOAuth(options as never)).toThrow(message)
  })

  test('without an address to come back to nobody can be signed in', async () => {
    await expect(createOAuth(right).startSignIn()).rejects.toThrow('needs redirectUri')
  })
})
