import {
  ApiClient,
  MerxError,
  type OAuth2Token,
  OAuthProviderException,
  ProductsApi,
  UnauthorizedException,
} from '@merx/client'
import { describe, expect, test } from 'vitest'
import { rejection } from '../clients/running-merx.ts'
import { json, type Recorded, recordingServer } from './recording-server.ts'

const secret = 'ge/heim&+'

describe('OAuth', () => {
  const server = recordingServer()

  function aClient(tokens: object = {}): ApiClient {
    const client = new ApiClient()
    client.basePath = `${server.url}/v1`
    Object.assign(client.authentications.oauth2, {
      host: server.url,
      clientId: 'app',
      clientSecret: secret,
      redirectUri: 'https://app.example/back?a=b&c=d',
      accessToken: 'old',
      refreshToken: 'refresh+old',
      ...tokens,
    })
    return client
  }

  /** Answers calls that have the newest token, and gives a newer one at each exchange. */
  function serveTokens(more: object = {}): { exchanges: () => number } {
    let exchanges = 0
    server.respond((request, response) => {
      if (request.url === '/oauth/token') {
        const token = {
          access_token: `access${++exchanges}`,
          refresh_token: 'next',
          expires_in: 60,
        }
        return json({ ...token, ...more })(request, response)
      }
      const isNewest = request.headers.authorization === `Bearer access${exchanges}`
      return json({ success: isNewest, data: { id: 9 } }, isNewest ? 200 : 401)(request, response)
    })
    return { exchanges: () => exchanges }
  }

  const formOf = (request: Recorded | undefined) =>
    Object.fromEntries(new URLSearchParams(String(request?.body)))
  const paths = () => server.requests.map(({ url }) => url)

  test('the address for the person who installs is as documented', () => {
    expect(aClient().buildAuthorizationUrl()).toBe(
      `${server.url}/oauth/authorize?client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fback%3Fa%3Db%26c%3Dd`,
    )
  })

  test('a slash at the end of host is not doubled', async () => {
    server.respond(json({ access_token: 'access' }))
    const client = aClient({ host: `${server.url}/` })

    await client.refreshToken()
    await client.revokeToken()

    expect(paths()).toEqual(['/oauth/token', '/oauth/revoke'])
    expect(client.buildAuthorizationUrl()).toContain(`${server.url}/oauth/authorize?`)
  })

  test('a code is exchanged for tokens, which are used from then on', async () => {
    serveTokens({ scope: 'base', api_domain: server.url })
    const client = aClient({ accessToken: '', refreshToken: '' })
    client.basePath = 'http://127.0.0.1:1/v1'
    const before = Date.now()

    const token = await client.authorize('co/de&+')

    const [request] = server.requests
    expect(request).toMatchObject({ method: 'POST', url: '/oauth/token' })
    expect(request?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from(`app:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': client.getUserAgent(),
    })
    expect(formOf(request)).toEqual({
      code: 'co/de&+',
      redirect_uri: 'https://app.example/back?a=b&c=d',
      grant_type: 'authorization_code',
    })
    expect(token).toMatchObject({ access_token: 'access1', scope: 'base' })
    const { oauth2 } = client.authentications
    expect(oauth2).toMatchObject({
      accessToken: 'access1',
      refreshToken: 'next',
      expiresIn: 60,
      scope: 'base',
    })
    expect(oauth2.expiresAt - before).toBeGreaterThanOrEqual(60_000)
    expect(client.basePath).toBe(`${server.url}/v1`)
    expect((await new ProductsApi(client).getProduct(9)).data.id).toBe(9)
  })

  test('an expired token is refreshed once, before the call', async () => {
    const { exchanges } = serveTokens()
    const client = aClient({ expiresAt: Date.now() - 1 })
    const seen: OAuth2Token[] = []
    client.authentications.oauth2.tokenUpdateCallback = (token) => seen.push(token)

    await new ProductsApi(client).getProduct(9)

    expect(paths()).toEqual(['/oauth/token', '/v1/products/9'])
    expect(formOf(server.requests[0])).toEqual({
      refresh_token: 'refresh+old',
      grant_type: 'refresh_token',
    })
    expect([exchanges(), seen]).toEqual([1, [expect.objectContaining({ refresh_token: 'next' })]])
  })

  test('calls at the same time share one exchange, before and after a 401', async () => {
    const { exchanges } = serveTokens()
    const products = new ProductsApi(aClient({ expiresAt: Date.now() - 1 }))
    await Promise.all([products.getProduct(1), products.getProduct(2), products.getProduct(3)])
    const refused = new ProductsApi(aClient())

    await Promise.all([refused.getProduct(1), refused.getProduct(2), refused.getProduct(3)])

    expect(exchanges()).toBe(2)
  })

  test('a 401 that comes when the token has been refreshed needs no other exchange', async () => {
    const { exchanges } = serveTokens()
    const client = aClient()
    const products = new ProductsApi(client)
    const serve = server.respondsWith()
    let refuseLate = () => {}
    server.respond((request, response) => {
      if (request.url === '/v1/products/2' && request.headers.authorization === 'Bearer old') {
        refuseLate = () => serve(request, response)
      } else serve(request, response)
    })

    const late = products.getProduct(2)
    await products.getProduct(1)
    refuseLate()

    expect((await late).data.id).toBe(9)
    expect(exchanges()).toBe(1)
  })

  test('after a 401 the token is refreshed and the call repeated, once', async () => {
    server.respond((request, response) =>
      request.url === '/oauth/token'
        ? json({ access_token: 'still not' })(request, response)
        : json({ success: false }, 401)(request, response),
    )

    const exception = await rejection(new ProductsApi(aClient()).updateProduct(9, { name: 'x' }))

    expect(exception).toBeInstanceOf(UnauthorizedException)
    expect(paths()).toEqual(['/v1/products/9', '/oauth/token', '/v1/products/9'])
    expect(
      server.requests.map(({ body }) => String(body)).filter((body) => body === '{"name":"x"}'),
    ).toHaveLength(2)
  })

  test.each<[string, object, string]>([
    ['an API token', { refreshToken: 'refresh' }, 'tok'],
    ['no refresh token', { refreshToken: '' }, ''],
  ])('with %s a 401 is the answer', async (_, tokens, apiKey) => {
    server.respond(json({ success: false }, 401))
    const client = aClient({ expiresAt: Date.now() - 1, ...tokens })
    client.authentications.api_key.apiKey = apiKey

    const exception = await rejection(new ProductsApi(client).getProduct(9))

    expect(exception).toBeInstanceOf(UnauthorizedException)
    expect(server.requests).toHaveLength(1)
  })

  test('an upload is repeated whole, also of a stream', async () => {
    serveTokens()
    const client = aClient()
    const { FilesApi } = await import('@merx/client')
    async function* oak() {
      yield Buffer.from('oa')
      yield Buffer.from('k')
    }

    await new FilesApi(client).addFile(oak())

    const uploads = server.requests.filter(({ url }) => url === '/v1/files')
    expect(uploads.map(({ body }) => String(body).includes('\r\n\r\noak\r\n'))).toEqual([
      true,
      true,
    ])
  })

  test.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('disk full')
      },
    ],
    [
      'rejects',
      async () => {
        throw new Error('disk full')
      },
    ],
  ])('what a callback %s, the call fails with', async (_, callback) => {
    serveTokens()
    const client = aClient({ expiresAt: Date.now() - 1, tokenUpdateCallback: callback })

    expect(await rejection(new ProductsApi(client).getProduct(9))).toEqual(new Error('disk full'))
    expect(await rejection(client.authorize('code'))).toEqual(new Error('disk full'))
    expect(client.authentications.oauth2.accessToken).toBe('access2')
  })

  test('a callback may call with the new token', async () => {
    serveTokens()
    const client = aClient({ expiresAt: Date.now() - 1 })
    const products = new ProductsApi(client)
    client.authentications.oauth2.tokenUpdateCallback = () => products.getProduct(1)

    await products.getProduct(9)

    expect(paths()).toEqual(['/oauth/token', '/v1/products/1', '/v1/products/9'])
  })

  test('a callback that asks for yet another token does not wait for itself', async () => {
    const { exchanges } = serveTokens()
    const client = aClient()
    const { oauth2 } = client.authentications
    oauth2.tokenUpdateCallback = () => {
      oauth2.tokenUpdateCallback = null
      return client.refreshToken()
    }

    await client.refreshToken()

    expect(exchanges()).toBe(2)
  })

  test('a refusal of the OAuth server is an exception of its own', async () => {
    server.respond(json({ error: 'invalid_grant', error_info: 'x' }, 400))

    const exception = await rejection(aClient().refreshToken())

    expect(exception).toBeInstanceOf(OAuthProviderException)
    expect(exception).toMatchObject({
      name: 'OAuthProviderException',
      success: false,
      message: 'Bad Request',
      errorCode: 400,
      context: { body: { error: 'invalid_grant' } },
    })
    expect(exception).not.toHaveProperty('errorInfo')
  })

  test('after a refusal the next exchange is tried anew', async () => {
    server.respond(json({}, 500))
    const client = aClient()
    await rejection(client.refreshToken())
    serveTokens()

    expect(await client.refreshToken()).toMatchObject({ access_token: 'access1' })
  })

  test.each([
    [
      'a page',
      (_: Recorded, response: import('node:http').ServerResponse) => response.end('<p>'),
      'bad_answer',
    ],
    ['no token', json({ success: true }), 'bad_answer'],
    ['nothing', () => {}, 'timeout'],
  ])('an OAuth server that answers %s is told of', async (_, respond, code) => {
    server.respond(respond)
    const client = aClient()
    client.timeout = 100

    const error = await rejection(client.refreshToken())

    expect(error).toBeInstanceOf(MerxError)
    expect(error).toMatchObject({ code })
  })

  test.each([
    [undefined, { token: 'old' }],
    [{ tokenTypeHint: 'access_token' }, { token: 'old', token_type_hint: 'access_token' }],
    [
      { tokenTypeHint: 'refresh_token' },
      { token: 'refresh+old', token_type_hint: 'refresh_token' },
    ],
  ])('revokeToken(%j)', async (hint, form) => {
    await aClient().revokeToken(hint)

    const [request] = server.requests
    expect(request).toMatchObject({ method: 'POST', url: '/oauth/revoke' })
    expect(formOf(request)).toEqual(form)
    expect(request?.headers.authorization).toMatch(/^Basic /)
  })

  test.each<[string, (client: ApiClient) => unknown]>([
    ['clientId', (client) => client.buildAuthorizationUrl()],
    ['redirectUri', (client) => client.buildAuthorizationUrl()],
    ['host', (client) => client.buildAuthorizationUrl()],
    ['clientSecret', (client) => client.authorize('code')],
    ['redirectUri', (client) => client.authorize('code')],
    ['refreshToken', (client) => client.refreshToken()],
    ['accessToken', (client) => client.revokeToken()],
  ])('without %s it says so', async (property, act) => {
    const client = aClient({ [property]: '' })

    const error = await rejection((async () => act(client))())

    expect(error).toEqual(new Error(`OAuth 2 property ${property} is not set.`))
    expect(server.requests).toEqual([])
  })

  test('without a code, or without OAuth at all, it says so', async () => {
    const client = aClient()
    const without = aClient()
    Reflect.deleteProperty(without.authentications, 'oauth2')

    expect(await rejection(client.authorize(''))).toEqual(
      new Error('Authorization failed. Authorization code is not set.'),
    )
    expect(() => without.buildAuthorizationUrl()).toThrow(
      new Error('Could not create authorization url. OAuth 2 is not supported.'),
    )
    expect(await rejection(without.refreshToken())).toEqual(
      new Error('Could not refresh the token. OAuth 2 is not supported.'),
    )
    expect(without.isOauth2Supported()).toBe(false)
    expect(await new ProductsApi(without).getProduct(9)).toMatchObject({ success: true })
  })
})
