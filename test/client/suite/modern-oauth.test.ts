import { createClient, memoryTokens, type TokenStore, type Tokens } from '@merx/client'
import { describe, expect, test } from 'vitest'
import {
  anApp,
  aPatientApp,
  bearersOf,
  ended,
  formsOf,
  granting,
  refusing,
  someTokens,
} from './modern-apps.ts'
import { anOddServer, type Step } from './servers.ts'

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
