import { inspect } from 'node:util'
import * as everything from '@merx/client'
import Pipedrive, { ApiClient, MerxError, NumberBoolean, ProductsApi } from '@merx/client'
import { describe, expect, test } from 'vitest'
import { rejection } from '../clients/running-merx.ts'
import { json, recordingServer } from './recording-server.ts'

describe('ApiClient', () => {
  const server = recordingServer()

  function aClient(token = 'tok'): ApiClient {
    const client = new ApiClient()
    client.basePath = `${server.url}/v1`
    client.authentications.api_key.apiKey = token
    return client
  }

  const callOnce = async (client: ApiClient) => {
    await new ProductsApi(client).getProduct(9)
    const request = server.requests.at(-1)
    if (!request) throw new Error('nothing was sent')
    return request
  }

  test('APIs that are given no client share one, which is the same in every copy', () => {
    const { apiClient } = new ProductsApi()

    expect(apiClient).toBe(ApiClient.instance)
    expect(new ProductsApi(null).apiClient).toBe(ApiClient.instance)
    expect(Pipedrive.ApiClient.instance).toBe(ApiClient.instance)
    expect(Reflect.get(globalThis, Symbol.for('@merx/client.ApiClient.instance'))).toBe(apiClient)
    expect(new ApiClient()).not.toBe(ApiClient.instance)
  })

  test('the default export has every documented name, for the same things as they are by name', () => {
    const { default: _, ...named } = everything

    expect(Pipedrive.ProductsApi).toBe(ProductsApi)
    expect(Object.keys(Pipedrive).length).toBeGreaterThan(150)
    expect({ ...named, ...Pipedrive }).toEqual(named)
  })

  test('begins as documented', () => {
    const { basePath, timeout, cache, defaultHeaders, authentications } = new ApiClient()

    expect({ basePath, timeout, cache }).toEqual({
      basePath: 'https://api.pipedrive.com/v1',
      timeout: 60_000,
      cache: true,
    })
    expect(defaultHeaders).toEqual({ 'User-Agent': expect.stringMatching(/^Merx-Client\/\d/) })
    expect(authentications).toMatchObject({
      api_key: { type: 'apiKey', in: 'query', name: 'api_token', apiKey: '' },
      oauth2: { type: 'oauth2', host: 'https://oauth.pipedrive.com', tokenUpdateCallback: null },
    })
  })

  test('the API token is the first parameter, with its prefix', async () => {
    const client = aClient('to&k')
    client.authentications.api_key.apiKeyPrefix = 'Token'

    expect((await callOnce(client)).url).toBe('/v1/products/9?api_token=Token%20to%26k')
  })

  test('the API token can be a header', async () => {
    const client = aClient()
    Object.assign(client.authentications.api_key, { in: 'header', name: 'X-Key' })

    const { url, headers } = await callOnce(client)

    expect([url, headers['x-key']]).toEqual(['/v1/products/9', 'tok'])
  })

  test('an API token and an access token are both sent, by every method', async () => {
    const client = aClient()
    client.authentications.oauth2.accessToken = 'access'
    const products = new ProductsApi(client)

    await products.getProduct(9)
    await products.getProductUsers(9)
    await products.addProductFollower(9, { user_id: 7 })
    await products.deleteProductFollower(9, 5)

    for (const { url, headers } of server.requests) {
      expect(url).toContain('api_token=tok')
      expect(headers.authorization).toBe('Bearer access')
    }
    expect(server.requests).toHaveLength(4)
  })

  test('without credentials none are sent', async () => {
    const { url, headers } = await callOnce(aClient(''))

    expect([url, headers.authorization]).toEqual(['/v1/products/9', undefined])
  })

  test.each<[object, string | undefined]>([
    [{ type: 'basic', username: 'ä', password: 'b' }, 'Basic w6Q6Yg=='],
    [{ type: 'bearer', accessToken: 'b' }, 'Bearer b'],
    [{ type: 'bearer', accessToken: '' }, undefined],
  ])('an authentication %j of one’s own is sent', async (authentication, header) => {
    const client = aClient()
    Object.assign(client.authentications, { oauth2: authentication })

    expect((await callOnce(client)).headers.authorization).toBe(header)
  })

  test('an unknown authentication is refused', async () => {
    const client = aClient()
    Object.assign(client.authentications, { oauth2: { type: 'magic' } })

    const error = await rejection(callOnce(client))

    expect(error).toEqual(new Error('Unknown authentication type: magic'))
  })

  test('what a client that extends it adds to a request is sent', async () => {
    class Traced extends ApiClient {
      override applyAuthToRequest(request: Parameters<ApiClient['applyAuthToRequest']>[0]) {
        request.set('X-Trace', 1).query({ trace: 'a b' })
      }
    }
    const client = Object.assign(new Traced(), { basePath: server.url })

    const { url, headers } = await callOnce(client)

    expect([url, headers['x-trace']]).toEqual(['/products/9?trace=a%20b', '1'])
    expect(client).toBeInstanceOf(ApiClient)
    expect(aClient()).not.toBeInstanceOf(Traced)
  })

  test('default headers go with every request and win over others', async () => {
    const client = aClient()
    client.defaultHeaders = { 'X-Trace': '1', accept: 'text/html' }

    const { headers } = await callOnce(client)

    expect([headers['x-trace'], headers.accept]).toEqual(['1', 'text/html'])
  })

  test('cache false adds the time to what is read, at the end', async () => {
    const client = aClient()
    client.cache = false
    const products = new ProductsApi(client)

    await products.getProducts({ limit: 1 })
    await products.deleteProduct(9)

    const [read, deleted] = server.requests
    expect(read?.url).toMatch(/^\/v1\/products\?api_token=tok&limit=1&_=\d{13}$/)
    expect(deleted?.url).toBe('/v1/products/9?api_token=tok')
  })

  test('slashes at the end of basePath do not count', async () => {
    const client = aClient()
    client.basePath = `${server.url}/v1//`

    expect((await callOnce(client)).url).toBe('/v1/products/9?api_token=tok')
  })

  test('callApi takes the documented arguments', async () => {
    server.respond(json({ success: true, data: { id: '9' } }))

    const answer = await aClient().callApi(
      'things/{thing-id}/{other}',
      'POST',
      { 'thing-id': 'a b' },
      { list: ['x', 'y'], none: null, at: new Date(0), deep: { a: 1 } },
      { 'X-One': 1, 'X-None': null },
      {},
      '{"raw":true}',
      [],
      ['application/json'],
      ['text/plain', 'application/json; charset=utf-8'],
      { success: 'Boolean', data: Object },
      `${server.url}/v9`,
    )

    const [request] = server.requests
    expect(request).toMatchObject({
      method: 'POST',
      url: '/v9/things/a%20b/%7Bother%7D?list=x&list=y&at=1970-01-01T00%3A00%3A00.000Z&deep=%7B%22a%22%3A1%7D',
    })
    expect(request?.headers).toMatchObject({
      'x-one': '1',
      accept: 'application/json; charset=utf-8',
      'content-type': 'application/json',
    })
    expect(String(request?.body)).toBe('{"raw":true}')
    expect(answer).toEqual({ success: true, data: { id: '9' } })
  })

  test.each<[string, () => unknown, unknown]>([
    ['paramToString(null)', () => aClient().paramToString(null), ''],
    ['paramToString of a list', () => aClient().paramToString([1, 'a']), '1,a'],
    ['canBeJsonified', () => ApiClient.canBeJsonified({}), true],
    ['isJsonMime', () => aClient().isJsonMime('APPLICATION/JSON; charset=utf-8'), true],
    ['isJsonMime of another', () => aClient().isJsonMime('application/jsonp'), false],
    [
      'jsonPreferredMime',
      () => aClient().jsonPreferredMime(['a/b', 'application/json']),
      'application/json',
    ],
    ['jsonPreferredMime without JSON', () => aClient().jsonPreferredMime(['a/b']), 'a/b'],
    ['jsonPreferredMime of nothing', () => aClient().jsonPreferredMime([]), undefined],
    ['isFileParam', () => aClient().isFileParam(Buffer.from('a')), true],
    ['isFileParam of a text', () => aClient().isFileParam('a'), false],
    [
      'normalizeParams',
      () => aClient().normalizeParams({ a: 1, b: null, c: [2] }),
      { a: '1', c: [2] },
    ],
    ['buildCollectionParam csv', () => aClient().buildCollectionParam([1, 'a'], 'csv'), '1,a'],
    ['buildCollectionParam ssv', () => aClient().buildCollectionParam([1, 'a'], 'ssv'), '1 a'],
    ['buildCollectionParam tsv', () => aClient().buildCollectionParam([1, 'a'], 'tsv'), '1\ta'],
    ['buildCollectionParam pipes', () => aClient().buildCollectionParam([1, 'a'], 'pipes'), '1|a'],
    ['buildCollectionParam multi', () => aClient().buildCollectionParam([1], 'multi'), ['1']],
    ['buildCollectionParam of nothing', () => aClient().buildCollectionParam(null, 'csv'), null],
    ['parseDate', () => ApiClient.parseDate('86400000').toJSON(), '1970-01-02T00:00:00.000Z'],
    ['hostSettings', () => new ApiClient().hostSettings()[0]?.url, 'https://api.pipedrive.com/v1'],
    [
      'getBasePathFromSettings',
      () => new ApiClient().getBasePathFromSettings(0),
      'https://api.pipedrive.com/v1',
    ],
    ['isOauth2Supported', () => new ApiClient().isOauth2Supported(), true],
    ['isApiTokenSet', () => new ApiClient().isApiTokenSet(), false],
    ['CollectionFormatEnum', () => ApiClient.CollectionFormatEnum.PIPES, '|'],
  ])('%s', (_, act, expected) => {
    expect(act()).toEqual(expected)
  })

  test.each<[string, () => unknown, string]>([
    [
      'a format',
      () => aClient().buildCollectionParam([1], 'xml'),
      'Unknown collection format: xml',
    ],
    [
      'a host',
      () => aClient().getBasePathFromSettings(1),
      'Invalid index 1 when selecting the host settings. Must be less than 1',
    ],
  ])('%s that is not there is refused', (_, act, message) => {
    expect(act).toThrow(new Error(message))
  })

  test.each<[string, (products: ProductsApi) => unknown, string]>([
    ['getProduct', (products) => products.getProduct(undefined as never), 'id'],
    ['updateProduct', (products) => products.updateProduct(null as never, {}), 'id'],
    [
      'deleteProductFollower',
      (products) => products.deleteProductFollower(9, null as never),
      'followerId',
    ],
    ['searchProducts', (products) => products.searchProducts(undefined as never), 'term'],
  ])('%s without an argument throws at once', (method, act, name) => {
    expect(() => act(new ProductsApi(aClient()))).toThrow(
      new Error(`Missing the required parameter '${name}' when calling ${method}`),
    )
    expect(server.requests).toEqual([])
  })

  test('0 and an empty text are not missing', async () => {
    const products = new ProductsApi(aClient())

    await products.getProduct(0)
    await products.searchProducts('')

    expect(server.requests.map(({ url }) => url)).toEqual([
      '/v1/products/0?api_token=tok',
      '/v1/products/search?api_token=tok&term=',
    ])
  })

  test.each([
    ['plugins', [() => {}]],
    ['requestAgent', {}],
    ['enableCookies', true],
  ] as const)('%s cannot work: setting it says what can', (setting, value) => {
    const client = new ApiClient()

    expect(() => Object.assign(client, { [setting]: value })).toThrow(
      expect.objectContaining({ code: 'bad_usage', message: expect.stringContaining('fetch; ') }),
    )
    expect(() => Object.assign(client, { [setting]: null })).not.toThrow()
    expect(client[setting]).toBeFalsy()
  })

  test.each<[string, (client: ApiClient) => unknown, RegExp]>([
    [
      'a basePath that is none',
      (client) => {
        client.basePath = 'localhost:8480'
      },
      /basePath, .* is not an address; set it to one such as/,
    ],
    [
      'a basePath of another kind',
      (client) => {
        client.basePath = 'ftp://x/v1'
      },
      /basePath, or host for OAuth, is not an address/,
    ],
    [
      'a basePath that names a user',
      (client) => {
        client.basePath = client.basePath.replace('//', '//user:PASSW@')
      },
      /basePath, .* must have no user and password; set it without them/,
    ],
    [
      'a header with a line break',
      (client) => {
        client.defaultHeaders = { 'X-A': 'a\nb: c' }
      },
      /header "X-A"/,
    ],
    [
      'an access token with a line break',
      (client) => {
        client.authentications.oauth2.accessToken = 'a\nb'
      },
      /header "Authorization"/,
    ],
  ])('%s is refused before anything is sent', async (_, spoil, message) => {
    const client = aClient()
    spoil(client)

    const error = await rejection(new ProductsApi(client).getProduct(9))

    expect(error).toBeInstanceOf(MerxError)
    expect(error).toMatchObject({ code: 'bad_usage', message: expect.stringMatching(message) })
    expect(server.requests).toEqual([])
  })

  test.each<[string, (client: ApiClient) => unknown]>([
    [
      'a basePath that names a user',
      (client) => Object.assign(client, { basePath: 'http://u:PASSW@[::1]/' }),
    ],
    [
      'a basePath without scheme',
      (client) => Object.assign(client, { basePath: 'u:PASSW@[::1]/' }),
    ],
    [
      'a token in a header',
      (client) =>
        Object.assign(client.authentications.api_key, { in: 'header', apiKey: 'PASSW\nx' }),
    ],
    [
      'an access token',
      (client) => Object.assign(client.authentications.oauth2, { accessToken: 'PASSW\u2603' }),
    ],
  ])('of %s that cannot be sent nothing is shown', async (_, spoil) => {
    const client = aClient('SECRET')
    spoil(client)

    const error = await rejection(new ProductsApi(client).getProduct(9))

    expect(error).toMatchObject({ code: 'bad_usage' })
    expect(error).not.toHaveProperty('cause')
    expect(inspect(error, { depth: null })).not.toMatch(/PASSW|SECRET/)
  })

  test.each<[string, () => unknown]>([
    [
      'that contains itself',
      () => {
        const body: Record<string, unknown> = {}
        return Object.assign(body, { body })
      },
    ],
    ['that is nested too deeply', () => ({ code: JSON.parse('['.repeat(1e5) + ']'.repeat(1e5)) })],
    ['with a number that JSON does not have', () => ({ code: 7n })],
  ])('a body %s is refused', async (_, body) => {
    const error = await rejection(new ProductsApi(aClient()).updateProduct(9, body() as object))

    expect(error).toMatchObject({
      code: 'bad_usage',
      message: expect.stringMatching(/^The body is no JSON: ./),
      cause: expect.any(Error),
    })
    expect(server.requests).toEqual([])
  })

  test.each<[string, (client: ApiClient) => void, RegExp]>([
    [
      'a token in place of its authentication',
      (client) => Object.assign(client.authentications, { api_key: 'tok' }),
      /authentications\.api_key is an object/,
    ],
    ['a timeout that is none', (client) => Object.assign(client, { timeout: '5 s' }), /not "5 s"/],
    ['a negative timeout', (client) => Object.assign(client, { timeout: -1 }), /not -1/],
  ])('%s is refused', async (_, spoil, message) => {
    const client = aClient()
    spoil(client)

    const error = await rejection(new ProductsApi(client).getProduct(9))

    expect(error).toMatchObject({ code: 'bad_usage', message: expect.stringMatching(message) })
    expect(server.requests).toEqual([])
  })

  test.each([5, 'name', [{ name: 'x' }]])('options that are %j are refused at once', (opts) => {
    expect(() => new ProductsApi(aClient()).updateProduct(9, opts as never)).toThrow(
      `updateProduct takes its optional arguments as the members of one object, not as ${Array.isArray(opts) ? 'a list' : JSON.stringify(opts)}`,
    )
  })

  test('an API made with something else than a client says what it takes', () => {
    expect(() => new ProductsApi('my token' as never)).toThrow(/made with an ApiClient/)
  })

  test('a flag as the documentation’s sample writes it is sent as that', async () => {
    await new ProductsApi(aClient()).getProductFiles(9, {
      includeDeletedFiles: new NumberBoolean(),
    })

    expect(server.requests[0]?.url).toContain(
      'include_deleted_files=%7B%220%22%3A0%2C%221%22%3A1%7D',
    )
  })
})
