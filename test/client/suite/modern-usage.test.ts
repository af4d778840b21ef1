import { type CallOptions, type ClientOptions, createClient } from '@merx/client'
import { describe, expect, test } from 'vitest'
import { aFetch, aProduct, failureOf, logAtRest } from './modern-calls.ts'
import { anOddServer } from './servers.ts'

const baseUrl = 'http://127.0.0.1:8480'
const apiToken = 'secret-token'
// Only what comes from createOAuth has these.
const oauth = { tokens: () => {}, replace: () => {} } as never

/** What is thrown, rather than promised. */
function thrownBy(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}

describe('options of a client that cannot work are refused at once', () => {
  test.each<[name: string, options: unknown, says: string]>([
    ['none', undefined, 'createClient takes its options as an object'],
    ['null', null, 'createClient takes its options as an object'],
    ['an address alone', baseUrl, 'createClient takes its options as an object'],
    ['no credentials', { baseUrl }, 'give apiToken or oauth'],
    ['both credentials', { baseUrl, apiToken, oauth }, 'give apiToken or oauth'],
    ['an empty token', { baseUrl, apiToken: '' }, 'give apiToken or oauth'],
    ['a token of blanks', { baseUrl, apiToken: ' \n' }, 'apiToken must be plain text'],
    ['a token of two lines', { baseUrl, apiToken: 'a\nb' }, 'apiToken must be plain text'],
    ['a token with signs', { baseUrl, apiToken: 'a€' }, 'apiToken must be plain text'],
    ['another oauth', { baseUrl, oauth: {} }, 'oauth must come from createOAuth'],
    ['no address', { apiToken }, 'baseUrl must be an address such as http://'],
    ['an empty address', { apiToken, baseUrl: '' }, 'baseUrl must be an address such as http://'],
    ['no scheme', { apiToken, baseUrl: 'merx.example' }, 'baseUrl must be an address such as'],
    ['a port alone', { apiToken, baseUrl: 'merx:8480' }, 'baseUrl must be an address such as'],
    ['another scheme', { apiToken, baseUrl: 'ftp://merx' }, 'baseUrl must be an address such as'],
    ['a scheme alone', { apiToken, baseUrl: 'http://' }, 'baseUrl must be an address such as'],
    ['a query', { apiToken, baseUrl: `${baseUrl}/?a=b` }, `no query or fragment: use ${baseUrl}`],
    ['a fragment', { apiToken, baseUrl: `${baseUrl}/#a` }, `no query or fragment: use ${baseUrl}`],
    ['a user', { apiToken, baseUrl: 'http://a:b@merx/' }, 'without a user'],
    [
      'an unknown one',
      { baseUrl, apiToken, timeout: 1 },
      'createClient has no option "timeout"; there are baseUrl, server, apiToken, oauth, fetch, timeoutMs, retries, signal, onRequest, onResponse, customFields',
    ],
    ['no time', { baseUrl, apiToken, timeoutMs: 0 }, 'timeoutMs 0 must be'],
    ['less than no time', { baseUrl, apiToken, timeoutMs: -1 }, 'timeoutMs -1 must be'],
    ['no number', { baseUrl, apiToken, timeoutMs: NaN }, 'timeoutMs NaN must be'],
    ['a text as time', { baseUrl, apiToken, timeoutMs: '500' }, 'timeoutMs 500 must be a number'],
    ['half a retry', { baseUrl, apiToken, retries: 0.5 }, 'retries 0.5 must be a whole number'],
    ['fewer than none', { baseUrl, apiToken, retries: -1 }, 'retries -1 must be a whole number'],
    ['retries without end', { baseUrl, apiToken, retries: Infinity }, 'retries Infinity must be'],
    ['a text as retries', { baseUrl, apiToken, retries: '2' }, 'retries 2 must be a whole number'],
    [
      'a controller',
      { baseUrl, apiToken, signal: new AbortController() },
      'signal must be an AbortSignal',
    ],
    ['no function', { baseUrl, apiToken, fetch: 'fetch' }, 'fetch and the hooks must be functions'],
    [
      'a list of hooks',
      { baseUrl, apiToken, onRequest: [] },
      'fetch and the hooks must be functions',
    ],
    ['a hook that is none', { baseUrl, apiToken, onResponse: {} }, 'fetch and the hooks must be'],
    [
      'a server that is none',
      { apiToken, server: {} },
      'give a server with fetch(request), or baseUrl',
    ],
    [
      'two servers',
      { apiToken, baseUrl, server: { fetch } },
      'give a server with fetch(request), or baseUrl',
    ],
  ])('%s', (_name, options, says) => {
    const error = thrownBy(() => createClient(options as ClientOptions))

    expect(error).toMatchObject({ name: 'MerxError', code: 'bad_usage' })
    expect(`${error}`).toContain(says)
  })

  test.each([
    'user:secret@merx.example',
    'ftp://user:secret@merx.example',
    'merx.example/?api_token=secret',
    'http://user:secret@merx.example/?api_token=secret',
  ])('without showing what may be a secret: %s', (address) => {
    const errors = [
      thrownBy(() => createClient({ baseUrl: address, apiToken })),
      thrownBy(() => createClient({ baseUrl, apiToken: 'secret\nsecret' })),
    ]

    for (const error of errors) {
      expect(error).toMatchObject({ code: 'bad_usage' })
      expect(`${error}`).not.toContain('secret')
    }
  })
})

describe('addresses that work', () => {
  test.each([
    'http://merx.example',
    'HTTP://MERX.EXAMPLE',
    'http://merx.example/',
    'http://merx.example:80//',
    'http://merx.example/v1',
    'http://merx.example/v2/',
    'http://merx.example/api/v1',
    'http://merx.example/api/v2/',
  ])('%s', async (address) => {
    const { fetch, requests } = aFetch(() => aProduct())

    await createClient({ baseUrl: address, apiToken, fetch }).products.get(7)

    expect(requests[0]?.url).toBe('http://merx.example/api/v1/products/7')
  })

  test('may lead below a path', async () => {
    const { fetch, requests } = aFetch(() => aProduct())
    const client = createClient({ baseUrl: 'http://a.example/merx/api/v1/', apiToken, fetch })

    await client.products.get(7)

    expect(requests[0]?.url).toBe('http://a.example/merx/api/v1/products/7')
  })
})

describe('arguments that cannot work are refused before anything is sent', () => {
  type Given = (client: Loose) => unknown
  // Types say the same; this is for those who have none.
  type Loose = Record<string, Record<string, (...given: unknown[]) => Promise<unknown>>>

  test.each<[name: string, call: Given, says: string]>([
    ['no id', (c) => c.products?.get?.(), 'products.get needs id as a whole number, not undefined'],
    [
      'a name as id',
      (c) => c.products?.get?.('a'),
      'products.get needs id as a whole number, not a',
    ],
    ['a path as id', (c) => c.products?.get?.('7/../8'), 'needs id as a whole number'],
    ['half an id', (c) => c.products?.get?.(7.5), 'needs id as a whole number, not 7.5'],
    ['less than an id', (c) => c.products?.delete?.(-7), 'needs id as a whole number, not -7'],
    ['no second id', (c) => c.products?.removeFollower?.(7), 'needs follower_id as a whole number'],
    [
      'nothing to create',
      (c) => c.products?.create?.(),
      'products.create takes its members as an object: name',
    ],
    ['no name', (c) => c.products?.create?.({}), 'products.create needs name'],
    ['null as name', (c) => c.products?.create?.({ name: null }), 'products.create needs name'],
    [
      'nothing to update',
      (c) => c.products?.update?.(7),
      'products.update takes its members as an object',
    ],
    ['a text to create', (c) => c.products?.create?.('Bench'), 'takes its members as an object'],
    ['a list to create', (c) => c.products?.create?.([]), 'takes its members as an object'],
    ['no file', (c) => c.files?.upload?.({ name: 'a' }), 'files.upload needs file'],
    ['no term', (c) => c.products?.search?.(), 'products.search needs term'],
    [
      'an unknown parameter',
      (c) => c.products?.list?.({ page: 2 }),
      'products.list has no option "page"; there are ownerId',
    ],
    [
      'an unknown option',
      (c) => c.products?.get?.(7, { timeout: 1 }),
      'products.get has no option "timeout"; there are signal, timeoutMs, retries, headers, idempotencyKey',
    ],
    [
      'a signal as options',
      (c) => c.products?.get?.(7, new AbortController().signal),
      'products.get takes its options as an object',
    ],
    [
      'null as options',
      (c) => c.products?.get?.(7, null),
      'products.get takes its options as an object',
    ],
    ['no time', (c) => c.products?.get?.(7, { timeoutMs: 0 }), 'timeoutMs 0 must be'],
    ['half a retry', (c) => c.products?.get?.(7, { retries: 1.5 }), 'retries 1.5 must be'],
    [
      'a controller',
      (c) => c.products?.get?.(7, { signal: new AbortController() }),
      'signal must be an AbortSignal',
    ],
  ])('%s', (_name, call, says) => {
    const { fetch, requests } = aFetch()
    // Safe: the groups are there, and what they are given is what is tested.
    const client = createClient({ baseUrl, apiToken, fetch }) as unknown as Loose

    const error = thrownBy(() => call(client))

    expect(error).toMatchObject({ name: 'MerxError', code: 'bad_usage' })
    expect(`${error}`).toContain(says)
    expect(requests).toEqual([])
  })

  test.each<[name: string, options: CallOptions]>([
    ['a value of two lines', { headers: { 'x-secret': 'mine\nmine' } }],
    ['a name with a blank', { headers: { 'x secret': 'mine' } }],
    ['a key with signs', { idempotencyKey: 'mine €' }],
  ])('headers that cannot be sent, which are not shown: %s', async (_name, options) => {
    const { fetch, requests } = aFetch()
    const client = createClient({ baseUrl, apiToken, fetch })

    const failure = await failureOf(client.products.create({ name: 'a' }, options))

    expect(failure).toMatchObject({ code: 'bad_usage' })
    expect(failure.message).toContain('products.create has a header that cannot be sent')
    expect(failure.message).not.toContain('mine')
    expect(requests).toEqual([])
  })
})

describe('a file that cannot be sent is refused', () => {
  const bytes = () => new Blob(['abc']).stream()
  const readStream = async () => {
    const stream = bytes()
    await new Response(stream).text()
    return stream
  }
  const lockedStream = async () => {
    const stream = bytes()
    stream.getReader()
    return stream
  }
  const usedUp = async () => {
    const pieces = (async function* () {
      yield new Uint8Array(3)
    })()
    for await (const _piece of pieces);
    return pieces
  }

  test.each<[name: string, aFile: () => unknown, says: string]>([
    ['a stream that was read', readStream, 'file has been read already'],
    ['a stream that is being read', lockedStream, 'file has been read already'],
    ['pieces that were taken', usedUp, 'file has been read already'],
    ['a path', () => './drawing.pdf', 'fs.openAsBlob opens paths'],
    ['a number', () => 7, 'file must be a Blob, bytes or a stream'],
    ['an object', () => ({}), 'file must be a Blob, bytes or a stream'],
  ])('%s', async (_name, aFile, says) => {
    const server = anOddServer('ok')
    const client = createClient({ baseUrl: server.url, apiToken })
    const file = (await aFile()) as Blob

    const failure = await failureOf(client.files.upload({ file, name: 'a' }))

    expect(failure.code).toBe('bad_usage')
    expect(failure.message).toContain(says)
    expect((await logAtRest(server)).requests.every(({ outcome }) => outcome === 'left')).toBe(true)
  })
})
