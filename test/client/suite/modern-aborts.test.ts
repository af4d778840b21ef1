import { type ClientOptions, createClient } from '@merx/client'
import { describe, expect, test, vi } from 'vitest'
import {
  aClient,
  aCountedSignal,
  aFetch,
  aProduct,
  calls,
  failureOf,
  isInPage,
  logAtRest,
  logWhen,
} from './modern-calls.ts'
import { anOddServer } from './servers.ts'

const never = () => new Promise<never>(() => {})

describe.each(calls)('%s can be given up', (_name, call) => {
  test('before it begins, and sends nothing', async () => {
    const server = anOddServer('ok')
    const { signal, abort, listenerCount } = aCountedSignal()
    abort()

    const failure = await failureOf(call(aClient(server), { signal }))

    expect(failure).toMatchObject({ code: 'aborted', cause: { name: 'AbortError' } })
    expect((await server.log()).requests).toEqual([])
    expect(listenerCount()).toBe(0)
  })

  test.each(['silent', 'slow', 'endless'])('while the answer is %s', async (step) => {
    const server = anOddServer(step)
    const { signal, abort, listenerCount } = aCountedSignal()
    const failed = failureOf(call(aClient(server, { timeoutMs: 25_000 }), { signal }))
    await logWhen(server, ({ requests }) => requests.length > 0)

    abort()

    // The end of what it may read can be nearer.
    expect(await failed).toMatchObject({
      code: expect.stringMatching(step === 'endless' ? /aborted|answer_too_large/ : 'aborted'),
    })
    expect((await logAtRest(server)).requests).toMatchObject([{ outcome: 'left' }])
    expect(listenerCount()).toBe(0)
  })

  test.each<[hook: string, (isReached: () => void) => Partial<ClientOptions>]>([
    [
      'before the request',
      (isReached) => ({
        onRequest: () => {
          isReached()
          return never()
        },
      }),
    ],
    [
      'after the answer',
      (isReached) => ({
        onResponse: () => {
          isReached()
          return never()
        },
      }),
    ],
  ])('during a hook %s', async (_name, options) => {
    const server = anOddServer('ok')
    const { signal, abort, listenerCount } = aCountedSignal()
    const isReached = vi.fn()
    const failed = failureOf(call(aClient(server, options(isReached)), { signal }))
    await vi.waitFor(() => expect(isReached).toHaveBeenCalled())

    abort()

    expect(await failed).toMatchObject({ code: 'aborted' })
    expect((await logAtRest(server)).openRequests).toBe(0)
    expect(listenerCount()).toBe(0)
  })

  test('with all others of its client', async () => {
    const server = anOddServer('silent')
    const { signal, abort, listenerCount } = aCountedSignal()
    const client = aClient(server, { signal })
    const failed = [1, 2, 3].map(() => failureOf(call(client)))
    // Pages ask one after the other for the same.
    await logWhen(server, ({ requests }) => requests.length > 0)

    abort()

    const codes = (await Promise.all(failed)).map(({ code }) => code)
    expect(codes).toEqual(Array(3).fill('aborted'))
    expect(listenerCount()).toBe(0)
    expect((await failureOf(call(client))).code).toBe('aborted')
    expect((await logAtRest(server)).requests.length).toBeLessThanOrEqual(3)
  })

  test.each(['ok', '404'])('and lets go of the signal when it ends: %s', async (step) => {
    const server = anOddServer(step)
    const ofClient = aCountedSignal()
    const ofCall = aCountedSignal()

    const client = aClient(server, { signal: ofClient.signal })
    await call(client, { signal: ofCall.signal }).catch(() => {})

    expect([ofClient.listenerCount(), ofCall.listenerCount()]).toEqual([0, 0])
  })

  test('and stops its clock when it ends', async () => {
    const [set, clear] = [vi.spyOn(globalThis, 'setTimeout'), vi.spyOn(globalThis, 'clearTimeout')]
    const timeoutMs = 23_456

    for (const step of ['ok', '404', 'cut']) {
      const client = aClient(anOddServer(step), { timeoutMs, retries: 0 })
      await call(client).catch(() => {})
    }

    const started = set.mock.results.filter((_result, at) => set.mock.calls[at]?.[1] === timeoutMs)
    const stopped = new Set(clear.mock.calls.map(([timer]) => timer))
    vi.restoreAllMocks()
    expect(started.length).toBeGreaterThanOrEqual(3)
    expect(started.filter(({ value }) => !stopped.has(value))).toEqual([])
  })
})

describe('time', () => {
  test('without end sets no clock', async () => {
    const set = vi.spyOn(globalThis, 'setTimeout')
    const { fetch } = aFetch(() => aProduct())

    const client = aClient({ url: 'http://merx.example' }, { fetch, timeoutMs: Infinity })
    await client.products.get(7)

    const calls = set.mock.calls.length
    set.mockRestore()
    expect(calls).toBe(0)
  })

  test.each(['onRequest', 'onResponse'])('is up during %s, too', async (hook) => {
    const { fetch } = aFetch(() => aProduct())
    const options = { fetch, timeoutMs: 100, [hook]: never }

    const client = aClient({ url: 'http://merx.example' }, options)

    expect(await failureOf(client.products.get(7))).toMatchObject({ code: 'timeout' })
  })

  test('that was too short says how much there was', async () => {
    const failure = await failureOf(
      aClient(anOddServer('silent'), { timeoutMs: 150 }).products.get(7),
    )

    expect(failure).toMatchObject({ code: 'timeout', status: undefined })
    expect(failure.message).toBe(
      'No whole answer within 150 ms; raise the timeout if it needs longer',
    )
  })
})

describe('an upload of a stream that does not go on', () => {
  /** A source that gives a piece whenever it is asked, but once, for which it waits. */
  function aSource() {
    let isLeft = false
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 20))
        controller.enqueue(new Uint8Array(10))
      },
      cancel() {
        isLeft = true
      },
    })
    return { stream, isLeft: () => isLeft }
  }

  test.each(['timeout', 'aborted'])('ends, and lets go of the stream: %s', async (code) => {
    const server = anOddServer('ok')
    const { stream, isLeft } = aSource()
    const { signal, abort, listenerCount } = aCountedSignal()
    const upload = aClient(server, { timeoutMs: code === 'timeout' ? 300 : 20_000 }).files.upload(
      { file: stream, name: 'endless.bin' },
      { signal },
    )
    const failed = failureOf(upload)
    if (code === 'aborted') {
      await vi.waitFor(() => expect(stream.locked).toBe(true))
      abort()
    }

    expect(await failed).toMatchObject({ code })
    await vi.waitFor(() => expect(isLeft()).toBe(true))
    expect(listenerCount()).toBe(0)
    expect((await logAtRest(server)).openRequests).toBe(0)
  })

  test.skipIf(!isInPage)('of which no piece comes ends as well, in a page', async () => {
    const stream = new ReadableStream({ pull: never })
    const client = createClient({ baseUrl: anOddServer('ok').url, apiToken: 'a', timeoutMs: 200 })

    const failure = await failureOf(client.files.upload({ file: stream, name: 'a.bin' }))

    expect(failure.code).toBe('timeout')
  })
})
