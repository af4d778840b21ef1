import { responseOf } from '@merx/client'
import { describe, expect, test } from 'vitest'
import { aClient, again, calls, failureOf, logAtRest, logWhen } from './modern-calls.ts'
import { anOddServer } from './servers.ts'

const reads = calls.filter(([name]) => ['get', 'list', 'download'].includes(name))

const limited = (headers: Record<string, string>) => ({ does: '429', headers })
const inAnHour = new Date(Date.now() + 3_600_000).toUTCString()

describe('a read is sent again', () => {
  test.each(['408', '429', '500', '501', '502', '503', '504', '599'])(
    'after %s',
    async (status) => {
      const server = anOddServer(again(status), 'ok')

      const product = await aClient(server).products.get(7)

      expect(product).toMatchObject({ id: 7, name: 'Garden Bench' })
      expect(responseOf(product)?.attempts).toBe(2)
      expect((await server.log()).requests).toHaveLength(2)
    },
  )

  test.each(['reset', 'cut', 'too-long'])('after a connection that failed: %s', async (failure) => {
    const server = anOddServer(failure, 'ok')

    const product = await aClient(server).products.get(7)

    expect(product.id).toBe(7)
    expect((await logAtRest(server)).requests).toHaveLength(2)
  })

  test.each(reads)('whatever it reads: %s', async (_name, read) => {
    const server = anOddServer(again('503'), again('429'), 'ok')

    await read(aClient(server))

    expect((await server.log()).requests).toHaveLength(3)
  })

  test('page by page, each as often as is allowed', async () => {
    const page = (next: number | null) => ({
      does: '200',
      body: JSON.stringify({
        data: [{ id: next ?? 9 }],
        additional_data: {
          pagination: { more_items_in_collection: next !== null, next_start: next },
        },
      }),
    })
    const server = anOddServer(again('503'), page(1), again('503'), page(2), page(null))

    const ids = []
    for await (const { id } of aClient(server, { retries: 1 }).products.list()) ids.push(id)

    expect(ids).toEqual([1, 2, 9])
    const paths = (await server.log()).requests.map(({ path }) => path.split('?')[1])
    expect(paths).toEqual([undefined, undefined, 'start=1', 'start=1', 'start=2'])
  })

  test('with the same headers and query', async () => {
    const server = anOddServer(again('503'), 'ok')

    const list = aClient(server).products.list({ limit: 3 }, { headers: { 'X-Trace': 'a' } })
    await list.page()

    const { requests } = await server.log()
    const sent = requests.map(({ path, headers }) => [path, headers['x-trace']])
    expect(sent).toEqual(Array(2).fill(['/api/v1/products?limit=3', 'a']))
  })
})

describe('a read is sent once', () => {
  test.each([
    ['400', 'bad_request'],
    ['401', 'unauthorized'],
    ['403', 'forbidden'],
    ['404', 'not_found'],
    ['405', 'refused'],
    ['409', 'conflict'],
    ['422', 'unprocessable'],
  ])('when the answer is %s', async (status, code) => {
    const server = anOddServer(again(status), 'ok')

    const failure = await failureOf(aClient(server).products.get(7))

    expect(failure).toMatchObject({ code, status: Number(status) })
    expect((await server.log()).requests).toHaveLength(1)
  })

  test.each(['html', 'half-json', 'empty', '204'])('when it cannot be read: %s', async (odd) => {
    const server = anOddServer(odd, 'ok')

    expect(await failureOf(aClient(server).products.get(7))).toMatchObject({ code: 'bad_answer' })

    expect((await server.log()).requests).toHaveLength(1)
  })
})

describe('the number of repetitions', () => {
  test.each([
    ['2 unless told', undefined, undefined, 3],
    ['that of the client', 1, undefined, 2],
    ['none', 0, undefined, 1],
    ['that of the call', 0, 3, 4],
    ['none of the call', 3, 0, 1],
  ])('is %s', async (_name, ofClient, ofCall, requests) => {
    const server = anOddServer(again('503'))
    const client = aClient(server, ofClient === undefined ? {} : { retries: ofClient })

    const call = client.products.get(7, ofCall === undefined ? {} : { retries: ofCall })

    expect(await failureOf(call)).toMatchObject({ code: 'server_error', status: 503 })
    expect((await server.log()).requests).toHaveLength(requests)
  })

  test('the last failure is the one that is told', async () => {
    const server = anOddServer(again('503'), again('429'), '404')

    expect(await failureOf(aClient(server).products.get(7))).toMatchObject({ status: 404 })
  })
})

describe('what the server asks for', () => {
  test.each([
    ['seconds', limited({ 'retry-after': '60' })],
    ['a date', limited({ 'retry-after': inAnHour })],
    ['for ever', limited({ 'retry-after': 'Infinity' })],
    ['the end of the window', limited({ 'x-ratelimit-reset': '60' })],
    ['a window after nonsense', limited({ 'retry-after': 'soon', 'x-ratelimit-reset': '60' })],
  ])('longer than there is time fails at once: %s', async (_name, step) => {
    const server = anOddServer(step, 'ok')
    const startedAt = performance.now()

    const failure = await failureOf(aClient(server, { timeoutMs: 20_000 }).products.get(7))

    expect(failure).toMatchObject({ code: 'rate_limited', status: 429 })
    expect(performance.now() - startedAt).toBeLessThan(10_000)
    expect((await server.log()).requests).toHaveLength(1)
  })

  test('for ever fails at once, also where time has no end', async () => {
    const server = anOddServer(limited({ 'retry-after': 'Infinity' }), 'ok')

    const failure = await failureOf(aClient(server, { timeoutMs: Infinity }).products.get(7))

    expect(failure.code).toBe('rate_limited')
  })

  test.each(['soon', '-5', '', 'Thu, 01 Jan 1970 00:00:00 GMT'])(
    'is passed over when it says nothing: "%s"',
    async (text) => {
      const server = anOddServer(limited({ 'retry-after': text }), 'ok')

      await aClient(server).products.get(7)

      expect((await server.log()).requests).toHaveLength(2)
    },
  )

  test('of the window counts after 429 alone', async () => {
    const server = anOddServer({ does: '503', headers: { 'x-ratelimit-reset': '60' } }, 'ok')

    await aClient(server).products.get(7)

    expect((await server.log()).requests).toHaveLength(2)
  })
})

describe('all attempts together', () => {
  test('end with the time', async () => {
    const server = anOddServer(again('503'))
    const startedAt = performance.now()

    const client = aClient(server, { retries: 1_000_000, timeoutMs: 400 })
    const failure = await failureOf(client.products.get(7))

    // Either it strikes during an attempt, or there is none left for another.
    expect(['timeout', 'server_error']).toContain(failure.code)
    expect(performance.now() - startedAt).toBeLessThan(5000)
    const { requests } = await logAtRest(server)
    expect(requests.length).toBeGreaterThan(1)
    expect((await server.log()).requests).toHaveLength(requests.length)
  })

  test('do not start their time anew', async () => {
    const server = anOddServer(again('503'), again('503'), 'silent')

    const failure = await failureOf(aClient(server, { timeoutMs: 500 }).products.get(7))

    expect(failure.code).toBe('timeout')
    expect((await logAtRest(server)).requests).toHaveLength(3)
  })

  test('end when they are given up during a wait', async () => {
    const server = anOddServer({ does: '503', headers: { 'retry-after': '15' } }, 'ok')
    const controller = new AbortController()
    const call = aClient(server).products.get(7, { signal: controller.signal })
    const failed = failureOf(call)
    await logWhen(server, ({ requests }) => requests[0]?.outcome === 'answered')
    const startedAt = performance.now()

    controller.abort('enough')

    expect(await failed).toMatchObject({ code: 'aborted', cause: 'enough' })
    expect(performance.now() - startedAt).toBeLessThan(10_000)
    expect((await server.log()).requests).toHaveLength(1)
  })
})
