import { createClient, MerxError, responseOf } from '@merx/client'
import { describe, expect, test } from 'vitest'
import { aClient, aFetch, aProduct, apiToken, failureOf } from './modern-calls.ts'
import { anOddServer } from './servers.ts'

const told = {
  'x-request-id': 'r-1',
  'x-ratelimit-limit': '80',
  'x-ratelimit-remaining': '79',
  'x-ratelimit-reset': '2',
  'x-daily-requests-left': '9000',
}
const rateLimit = { limit: 80, remaining: 79, resetAfterMs: 2000, dailyRequestsLeft: 9000 }

describe('errors', () => {
  test.each([
    ['400', 'bad_request'],
    ['401', 'unauthorized'],
    ['402', 'refused'],
    ['403', 'forbidden'],
    ['404', 'not_found'],
    ['408', 'timeout'],
    ['409', 'conflict'],
    ['410', 'gone'],
    ['412', 'precondition_failed'],
    ['413', 'too_large'],
    ['418', 'refused'],
    ['422', 'unprocessable'],
    ['429', 'rate_limited'],
    ['500', 'server_error'],
    ['503', 'server_error'],
  ])('%s is %s, with all that came', async (status, code) => {
    const server = anOddServer({ does: status, headers: told })

    const failure = await failureOf(aClient(server, { retries: 0 }).products.get(7))

    expect(failure).toBeInstanceOf(Error)
    expect(failure).toMatchObject({ code, status: Number(status), requestId: 'r-1', rateLimit })
    expect(failure.headers?.get('x-ratelimit-limit')).toBe('80')
    expect(failure.body).toMatchObject({ success: false })
    expect(failure.message).toBe(`products.get: Answered ${status} on purpose (${status})`)
  })

  test('say what the server adds, without its pointer to documentation', async () => {
    const messages = []
    for (const error_info of ['Name is too long. Please check docs', 'Please check docs', null]) {
      const body = JSON.stringify({ success: false, error: 'Bad', error_info })
      const failed = failureOf(aClient(anOddServer({ does: '400', body })).products.get(7))
      messages.push((await failed).message)
    }

    expect(messages).toEqual([
      'products.get: Bad: Name is too long (400)',
      'products.get: Bad (400)',
      'products.get: Bad (400)',
    ])
  })

  test.each(['<h1>Oops</h1>', '', '[]', 'null', '{"error":{"code":7}}', '7'])(
    'have the body they came with, whatever it is: %s',
    async (body) => {
      const failure = await failureOf(aClient(anOddServer({ does: '404', body })).products.get(7))

      expect(failure).toMatchObject({ code: 'not_found', status: 404 })
      expect(failure.message).not.toContain('undefined')
      const text = typeof failure.body === 'string' ? failure.body : JSON.stringify(failure.body)
      expect(text).toBe(body)
    },
  )

  test('have the cause where no answer came', async () => {
    const cause = new TypeError('the wire is cut')
    const { fetch } = aFetch(() => Promise.reject(cause))

    const client = createClient({ baseUrl: 'http://a.example', apiToken, fetch, retries: 0 })
    const failure = await failureOf(client.products.list({ limit: 3 }).page())

    expect(failure).toMatchObject({ code: 'unreachable', cause, status: undefined })
    expect(failure.message).toBe('GET http://a.example/api/v1/products failed: the wire is cut')
  })

  test('of an answer that makes no sense have what it was', async () => {
    const failure = await failureOf(aClient(anOddServer('html')).products.get(7))

    expect(failure).toMatchObject({ code: 'bad_answer', status: 200 })
    expect(failure.body).toBe('<h1>Welcome to the proxy</h1>')
    expect(failure.message).toContain('products.get: the answer, text/html, is no whole JSON')
  })
})

describe('what came with a result', () => {
  const server = () => anOddServer({ does: 'ok', headers: told })

  test('comes with the answer', async () => {
    const { data, status, headers, ...rest } = await aClient(server())
      .products.get(7)
      .withResponse()

    expect([status, data.id]).toEqual([200, 7])
    expect(headers.get('x-request-id')).toBe('r-1')
    expect(rest).toMatchObject({ requestId: 'r-1', rateLimit, attempts: 1 })
  })

  test('is remembered for the result', async () => {
    const client = aClient(server())

    const product = await client.products.get(7)
    const file = await client.files.download(7)
    await file.bytes()

    expect(responseOf(product)).toMatchObject({ status: 200, requestId: 'r-1', rateLimit })
    expect(responseOf(file)).toMatchObject({ status: 200, requestId: 'r-1', rateLimit })
    expect(responseOf({ ...product })).toBe(undefined)
  })

  test('is on each page', async () => {
    const page = await aClient(server()).products.list().page()

    expect(page).toMatchObject({ status: 200, requestId: 'r-1', rateLimit, attempts: 1 })
  })

  test.each<[headers: Record<string, string>, limit: object | undefined]>([
    [{}, undefined],
    [{ 'x-ratelimit-remaining': '0' }, { remaining: 0, limit: undefined }],
    [{ 'x-ratelimit-remaining': 'many', 'x-ratelimit-reset': '-1' }, undefined],
    [{ 'x-ratelimit-reset': '0.5', 'x-ratelimit-limit': '' }, { resetAfterMs: 500 }],
  ])('has a rate limit as far as one was told: %o', async (headers, limit) => {
    const { fetch } = aFetch(() => aProduct({ headers }))
    const client = createClient({ baseUrl: 'http://a.example', apiToken, fetch })

    const answer = await client.products.get(7).withResponse()

    if (limit) expect(answer.rateLimit).toMatchObject(limit)
    else expect(answer.rateLimit).toBe(undefined)
  })

  test('a call that fails does so for the answer, and nowhere else', async () => {
    const call = aClient(anOddServer('404')).products.get(7)

    await expect(call.withResponse()).rejects.toMatchObject({ code: 'not_found' })
    await expect(call).rejects.toBeInstanceOf(MerxError)
  })
})
