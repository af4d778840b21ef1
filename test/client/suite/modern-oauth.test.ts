import { createClient, createOAuth, memoryTokens, type TokenStore, type Tokens } from '@merx/client'
import { describe, expect, test } from 'vitest'
import { anOddServer, type OddServer, type Step } from './servers.ts'

const hour = 3_600_000

function someTokens(overrides: Partial<Tokens> = {}): Tokens {
  return {
    accessToken: 'access-1',
    refreshToken: 'refresh-1',
    expiresAt: Date.now() + hour,
    ...overrides,
  }
}

/** How a token server answers a refresh: with the tokens of that number. */
function granting(number: number, more: object = {}): Step {
  const tokens = { access_token: `access-${number}`, refresh_token: `refresh-${number}` }
  return { does: '200', body: JSON.stringify({ ...tokens, expires_in: 3600, ...more }) }
}

function refusing(error: string): Step {
  return { does: '400', body: JSON.stringify({ error }) }
}

interface App {
  tokenServer?: Step[]
  api?: Step[]
  tokens?: Tokens | undefined
  store?: TokenStore
}

/** A client of an app that somebody has signed in to, with both its servers. */
function anApp({ tokenServer = ['500'], api = ['ok'], tokens = someTokens(), store }: App = {}) {
  const token = anOddServer(...tokenServer)
  const server = anOddServer(...api)
  const kept = store ?? memoryTokens(tokens)
  const oauth = createOAuth({
    host: token.url,
    clientId: 'app 1',
    clientSecret: 'sécret:1',
    redirectUri: 'https://app.example/callback',
    tokens: kept,
  })
  const client = createClient({ baseUrl: server.url, oauth })
  return { client, oauth, store: kept, token, server }
}

async function bearersOf(server: OddServer): Promise<(string | undefined)[]> {
  const { requests } = await server.log()
  return requests.map(({ headers }) => headers.authorization)
}

async function formsOf(server: OddServer): Promise<Record<string, string>[]> {
  const { requests } = await server.log()
  return requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))
}

const ended = () => someTokens({ expiresAt: Date.now() - 1 })

describe('an access token', () => {
  test('that is good goes along, and the token server is left alone', async () => {
    const { client, server, token } = anApp()

    await client.products.get(7)

    expect(await bearersOf(server)).toEqual(['Bearer access-1'])
    expect((await token.log()).requests).toEqual([])
  })

  test('about to end is replaced before the request, and the new one is stored', async () => {
    const soon = someTokens({ expiresAt: Date.now() + 5_000 })
    const { client, server, token, store } = anApp({ tokenServer: [granting(2)], tokens: soon })

    await client.products.get(7)

    expect(await bearersOf(server)).toEqual(['Bearer access-2'])
    expect(await formsOf(token)).toEqual([
      { grant_type: 'refresh_token', refresh_token: 'refresh-1' },
    ])
    expect(await store.read()).toMatchObject({ accessToken: 'access-2', refreshToken: 'refresh-2' })
  })

  test('refused all the same is replaced, and the call repeated once', async () => {
    const { client, server } = anApp({ tokenServer: [granting(2)], api: ['401', 'ok'] })

    const product = await client.products.get(7)

    expect(product.id).toBe(7)
    expect(await bearersOf(server)).toEqual(['Bearer access-1', 'Bearer access-2'])
  })

  test('refused again is an error, and nobody asks for ever', async () => {
    const { client, server, token } = anApp({ tokenServer: [granting(2)], api: ['401'] })

    await expect(client.products.get(7)).rejects.toMatchObject({ code: 'unauthorized' })

    expect((await server.log()).requests).toHaveLength(2)
    expect((await token.log()).requests).toHaveLength(1)
  })

  test('is asked for with both names encoded, as RFC 6749 has it', async () => {
    const { client, token } = anApp({ tokenServer: [granting(2)], tokens: ended() })

    await client.products.get(7)

    const { requests } = await token.log()
    expect(atob(requests[0]?.headers.authorization?.slice(6) ?? '')).toBe('app%201:s%C3%A9cret%3A1')
    expect(requests[0]?.path).toBe('/oauth/token')
  })

  test('of a company with an address of its own goes there', async () => {
    const other = anOddServer('ok')
    const answer = granting(2, { api_domain: `${other.url}/` })
    const { client, server } = anApp({ tokenServer: [answer], tokens: ended() })

    await client.products.get(7)

    expect((await server.log()).requests).toEqual([])
    expect((await other.log()).requests.map(({ path }) => path)).toEqual(['/api/v1/products/7'])
  })
})

describe('one refresh', () => {
  test('serves all calls that wait, of several clients', async () => {
    const { client, oauth, server, token } = anApp({ tokenServer: [granting(2)], tokens: ended() })
    const second = createClient({ baseUrl: server.url, oauth })

    const calls = Array.from({ length: 25 }, (_, index) => [
      client.products.get(index + 1),
      second.products.get(index + 1),
    ])
    await Promise.all(calls.flat())

    expect((await token.log()).requests).toHaveLength(1)
    expect(new Set(await bearersOf(server))).toEqual(new Set(['Bearer access-2']))
  })

  test('serves all calls whose token was refused at once', async () => {
    const refusals = Array.from({ length: 10 }, () => '401')
    const { client, token } = anApp({ tokenServer: [granting(2)], api: [...refusals, 'ok'] })

    await Promise.all(Array.from({ length: 10 }, () => client.products.get(7)))

    expect((await token.log()).requests).toHaveLength(1)
  })

  test('goes on when one of those who wait gives up', async () => {
    const { client, store } = anApp({ tokenServer: [granting(2)], tokens: ended() })
    const controller = new AbortController()

    const leaving = client.products.get(7, { signal: controller.signal })
    const staying = client.products.get(8)
    controller.abort()

    await expect(leaving).rejects.toMatchObject({ code: 'aborted' })
    expect((await staying).id).toBe(8)
    expect(await store.read()).toMatchObject({ accessToken: 'access-2' })
  })

  test.each(['cut', 'half-json', '503', 'empty'])(
    'whose answer is lost (%s) is asked for again with the same refresh token',
    async (lost) => {
      const { client, token } = anApp({ tokenServer: [lost, granting(2)], tokens: ended() })

      await client.products.get(7)

      const forms = await formsOf(token)
      expect(forms.map(({ refresh_token: refreshToken }) => refreshToken)).toEqual([
        'refresh-1',
        'refresh-1',
      ])
    },
  )

  test('that fails for now signs nobody out: the next call tries again', async () => {
    const steps: Step[] = ['503', '503', '503', granting(2)]
    const { client, store } = anApp({ tokenServer: steps, tokens: ended() })

    await expect(client.products.get(7)).rejects.toMatchObject({ code: 'server_error' })
    expect(await store.read()).toMatchObject({ refreshToken: 'refresh-1' })
    await client.products.get(7)

    expect(await store.read()).toMatchObject({ refreshToken: 'refresh-2' })
  })

  test('that fails while a call is repeated is not repeated with it', async () => {
    const { client, token } = anApp({
      tokenServer: ['503'],
      api: [{ does: '503', headers: { 'retry-after': '0' } }, '401'],
    })

    await expect(client.products.get(7)).rejects.toMatchObject({ code: 'server_error' })

    expect((await token.log()).requests).toHaveLength(3)
  })

  test('that another process has done already is not done again', async () => {
    const store = memoryTokens(ended())
    const { client, server, token } = anApp({ store })
    await expect(client.products.get(7)).rejects.toMatchObject({ code: 'server_error' })
    const before = (await token.log()).requests.length

    await store.write(someTokens({ accessToken: 'access-9', refreshToken: 'refresh-9' }))
    await client.products.get(7)

    expect(await bearersOf(server)).toEqual(['Bearer access-9'])
    expect((await token.log()).requests).toHaveLength(before)
  })

  test('that loses against another process takes what that has stored', async () => {
    const reads = [ended(), ended(), someTokens({ accessToken: 'access-9' })]
    const store: TokenStore = { read: () => reads.shift(), write: () => {} }
    const { client, server } = anApp({ tokenServer: [refusing('invalid_grant')], store })

    await client.products.get(7)

    expect(await bearersOf(server)).toEqual(['Bearer access-9'])
  })

  test('refused for good asks for a person', async () => {
    const { client, server } = anApp({
      tokenServer: [refusing('invalid_grant')],
      tokens: ended(),
    })

    const failure = client.products.get(7)

    await expect(failure).rejects.toMatchObject({
      code: 'sign_in_needed',
      message: expect.stringContaining('startSignIn'),
    })
    expect((await server.log()).requests).toEqual([])
  })

  test('refused because the app is wrong says that', async () => {
    const { client } = anApp({ tokenServer: [refusing('invalid_client')], tokens: ended() })

    await expect(client.products.get(7)).rejects.toMatchObject({
      code: 'bad_request',
      body: { error: 'invalid_client' },
    })
  })
})

/** An app whose token server answers when it is told to. */
function aPatientApp(tokens: Tokens | undefined) {
  const store = memoryTokens(tokens)
  const asked: { form: URLSearchParams; answer: (body: object, status?: number) => void }[] = []
  const oauth = createOAuth({
    host: 'https://tokens.example/',
    clientId: 'app',
    redirectUri: 'https://app.example/callback',
    tokens: store,
    fetch: (_url, { body }) =>
      new Promise((resolve) => {
        const answer = (given: object, status = 200) => resolve(Response.json(given, { status }))
        asked.push({ form: new URLSearchParams(String(body)), answer })
      }),
  })
  const untilAsked = async (count: number) => {
    while (asked.length < count) await new Promise((resolve) => setTimeout(resolve))
    return asked
  }
  return { oauth, store, untilAsked }
}

const answerOf = (name: string, seconds = 3600) => ({
  access_token: `access-${name}`,
  refresh_token: `refresh-${name}`,
  expires_in: seconds,
})

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

test('a code is given to the token server once, whatever becomes of the answer', async () => {
  const { oauth, token } = anApp({ tokenServer: ['cut', granting(2)], store: memoryTokens() })
  const started = await oauth.startSignIn()

  const signIn = oauth.finishSignIn(`/callback?code=1&state=${started.state}`, started)

  await expect(signIn).rejects.toMatchObject({ code: 'unreachable' })
  expect((await token.log()).requests).toHaveLength(1)
})

test('a host with a slash at its end is the same', async () => {
  const { url } = await aPatientApp(undefined).oauth.startSignIn()

  expect(url).toMatch(/^https:\/\/tokens\.example\/oauth\/authorize\?/)
})

describe('tokens that cannot be stored', () => {
  test('are an error with its cause, and are kept until they are', async () => {
    let kept: Tokens | undefined = ended()
    let isBroken = true
    const store: TokenStore = {
      read: () => kept,
      async write(tokens) {
        if (isBroken) throw new Error('the disk is full')
        kept = tokens
      },
    }
    const { client, server, token } = anApp({ tokenServer: [granting(2)], store })

    const failure = client.products.get(7)
    await expect(failure).rejects.toMatchObject({
      code: 'tokens_not_stored',
      cause: { message: 'the disk is full' },
    })
    isBroken = false
    await client.products.get(7)

    expect((await token.log()).requests).toHaveLength(1)
    expect(await bearersOf(server)).toEqual(['Bearer access-2'])
    expect(kept).toMatchObject({ refreshToken: 'refresh-2' })
  })

  test('of nobody ask for a person', async () => {
    const { client } = anApp({ store: memoryTokens() })

    await expect(client.products.get(7)).rejects.toMatchObject({ code: 'sign_in_needed' })
  })
})

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
