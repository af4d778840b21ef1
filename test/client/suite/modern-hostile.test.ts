import { describe, expect, test } from 'vitest'
import {
  aClient,
  aCountedSignal,
  aFetch,
  apiToken,
  calls,
  failureOf,
  jsonCalls,
  logAtRest,
} from './modern-calls.ts'
import { anOddServer, type Step } from './servers.ts'

const nowhere = { url: 'http://merx.example' }

/** A proxy's page in the place of an answer. */
const pageWith = (status: string): Step => ({ does: status, body: '<h1>Welcome</h1>' })
const bodyOf = (body: string): Step => ({ does: '200', body })

/** Failures that every call meets, and their codes. */
const failures: [name: string, step: Step, code: string, timeoutMs?: number][] = [
  ['a body that is cut', 'cut', 'unreachable'],
  ['less than was announced', 'too-long', 'unreachable'],
  ['a reset', 'reset', 'unreachable'],
  ['headers that do not come', 'silent', 'timeout', 300],
  ['a body that hardly comes', 'slow', 'timeout', 300],
  ['redirects without end', 'redirect-loop', 'redirected'],
  ['a page with 502', pageWith('502'), 'server_error'],
  ['a page with 404', pageWith('404'), 'not_found'],
  ['a page with 429', pageWith('429'), 'rate_limited'],
]

/** Answers of which no JSON can be made. */
const illegible: [name: string, step: Step][] = [
  ['a page', 'html'],
  ['half of it', 'half-json'],
  ['nothing', 'empty'],
  ['no content', '204'],
  ['a text', bodyOf('hello')],
  ['null', bodyOf('null')],
  ['a number', bodyOf('7')],
  ['a list', bodyOf('[{"id":1}]')],
  ['no data', bodyOf('{"success":true}')],
]

describe.each(calls)('%s', (_name, call) => {
  test.each(failures)('%s is told by its code', async (_name, step, code, timeoutMs = 20_000) => {
    const server = anOddServer(step)
    const { signal, listenerCount } = aCountedSignal()
    const startedAt = performance.now()

    const client = aClient(server, { timeoutMs, retries: 0 })
    const failure = await failureOf(call(client, { signal }))

    expect(failure).toMatchObject({ name: 'MerxError', code })
    expect(failure.message).not.toContain(apiToken)
    expect(performance.now() - startedAt).toBeLessThan(timeoutMs + 5000)
    expect((await logAtRest(server)).openRequests).toBe(0)
    expect(listenerCount()).toBe(0)
  })
})

describe.each(jsonCalls)('%s', (_name, call) => {
  test.each(illegible)('%s is a bad answer', async (_name, step) => {
    const server = anOddServer(step)
    const { signal, listenerCount } = aCountedSignal()

    const failure = await failureOf(call(aClient(server), { signal }))

    expect(failure).toMatchObject({ code: 'bad_answer' })
    expect(failure.status).toBeGreaterThanOrEqual(200)
    expect((await logAtRest(server)).requests).toHaveLength(1)
    expect(listenerCount()).toBe(0)
  })

  test('a body without end is left', { timeout: 60_000 }, async () => {
    const server = anOddServer('endless')

    const failure = await failureOf(call(aClient(server, { timeoutMs: 45_000 })))

    expect(failure).toMatchObject({ code: 'answer_too_large', status: 200 })
    expect((await logAtRest(server)).requests).toMatchObject([{ outcome: 'left' }])
  })

  test('a body without end is left when time is up', async () => {
    const server = anOddServer('endless')

    const failure = await failureOf(call(aClient(server, { timeoutMs: 50 })))

    expect(['timeout', 'answer_too_large']).toContain(failure.code)
    expect((await logAtRest(server)).openRequests).toBe(0)
  })
})

describe('an odd answer that can be read', () => {
  test('bytes that are no text are marked', async () => {
    const product = await aClient(anOddServer('bad-utf8')).products.get(7)

    expect(product.name).toBe('\ufffd')
  })

  test('no data are null, and an empty page', async () => {
    const server = anOddServer(bodyOf('{"success":true,"data":null}'))

    expect(await aClient(server).products.get(7)).toBe(null)
    expect(await aClient(server).products.list().page()).toMatchObject({ items: [] })
  })

  test('data that are no list are an empty page', async () => {
    for (const data of ['7', '"text"', '{"id":1}', '{"items":7}']) {
      const server = anOddServer(bodyOf(`{"data":${data}}`))

      const { items, next } = await aClient(server).products.list().page()

      expect([items, next]).toEqual([[], undefined])
    }
  })

  test.each([
    ['itself', [1, 1]],
    ['one before it', [2, 1]],
  ])('a page that names %s as the next one ends the list', async (_name, positions) => {
    const steps = positions.map((next_start) => {
      const additional_data = { pagination: { more_items_in_collection: true, next_start } }
      return bodyOf(JSON.stringify({ data: [{ id: 1 }], additional_data }))
    })
    const server = anOddServer(...steps)

    const ids: number[] = []
    const reading = (async () => {
      for await (const { id } of aClient(server).products.list()) ids.push(id)
    })()

    expect(await failureOf(reading)).toMatchObject({
      code: 'bad_answer',
      message: expect.stringContaining('leads back to 1'),
    })
    expect(ids).toEqual([1, 1])
  })

  test('members cannot pass for what came with the answer', async () => {
    const odd = { status: 1, headers: 1, requestId: 1, rateLimit: 1, attempts: 1 }
    const one = anOddServer(bodyOf(JSON.stringify({ ...odd, data: { id: 7 } })))
    const list = anOddServer(bodyOf(JSON.stringify({ ...odd, data: { ...odd, items: [] } })))

    const answer = await aClient(one).products.get(7).withResponse()
    const page = await aClient(list).products.list().page()

    for (const { status, headers, requestId, rateLimit } of [answer, page]) {
      expect([status, headers, requestId, rateLimit]).toEqual([
        200,
        expect.any(Headers),
        undefined,
        undefined,
      ])
    }
  })

  test('names of the language are names like others', async () => {
    const text = '{"data":{"__proto__":{"evil":1},"constructor":{"prototype":{"evil":1}},"id":7}}'
    const server = anOddServer(bodyOf(text))

    const product = await aClient(server).products.get(7)

    expect(product.id).toBe(7)
    expect(Object.getPrototypeOf(product)).toBe(Object.prototype)
    expect(({} as { evil?: number }).evil).toBe(undefined)
  })

  test('depth without end does no harm', async () => {
    const depth = 100_000
    const text = `{"data":${'{"a":['.repeat(depth)}${']}'.repeat(depth)}}`
    const headers = { 'content-type': 'application/json' }
    const { fetch } = aFetch(() => new Response(text, { headers }))

    const product = await aClient(nowhere, { fetch }).products.get(7)

    expect(Object.keys(product)).toContain('a')
  })

  test('numbers are those of the language', async () => {
    const text = '{"data":{"id":9007199254740991,"code":1e999,"unit":-0.1,"tax":1e-7}}'

    const product = await aClient(anOddServer(bodyOf(text))).products.get(7)

    expect(product).toMatchObject({ id: 9007199254740991, code: Infinity, unit: -0.1, tax: 1e-7 })
  })
})
