import { type ClientOptions, createClient } from '@merx/client'
import { describe, expect, test, vi } from 'vitest'
import { aCountedSignal, aFetch, aGate, aProduct, calls, failureOf } from './modern-calls.ts'

type GivenFetch = NonNullable<ClientOptions['fetch']>

const never = () => new Promise<never>(() => {})

function aClient(fetch: GivenFetch, options: Partial<ClientOptions> = {}) {
  const baseUrl = 'http://merx.example'
  return createClient({ baseUrl, apiToken: 'secret-token', fetch, retries: 0, ...options })
}

/** A body that tells whether it was left. */
function aBody(pull: (controller: ReadableStreamDefaultController<Uint8Array>) => unknown) {
  const body = { stream: new ReadableStream<Uint8Array<ArrayBuffer>>(), isLeft: false }
  body.stream = new ReadableStream({
    async pull(controller) {
      await pull(controller)
    },
    cancel() {
      body.isLeft = true
    },
  })
  return body
}

const headers = { 'content-type': 'application/json' }

describe.each(calls)('%s', (_name, call) => {
  test.each<[name: string, fetch: GivenFetch]>([
    [
      'throws at once',
      () => {
        throw new TypeError('no')
      },
    ],
    ['rejects with nothing', () => Promise.reject(undefined)],
    ['rejects with a text', () => Promise.reject('no')],
    ['rejects with null', () => Promise.reject(null)],
    ['gives nothing', async () => undefined as never],
    [
      'gives an answer that somebody reads',
      async () => {
        const response = aProduct()
        response.body?.getReader()
        return response
      },
    ],
    [
      'gives an answer that was read',
      async () => {
        const response = aProduct()
        await response.text()
        return response
      },
    ],
  ])('a fetch that %s is a failure to reach the server', async (_name, fetch) => {
    const { signal, listenerCount } = aCountedSignal()

    const failure = await failureOf(call(aClient(fetch), { signal }))

    expect(failure.code).toMatch(/unreachable|bad_answer/)
    expect(listenerCount()).toBe(0)
  })

  test('a fetch that never settles is left when time is up', async () => {
    const { signal, listenerCount } = aCountedSignal()

    const failure = await failureOf(call(aClient(never), { signal, timeoutMs: 100 }))

    expect(failure.code).toBe('timeout')
    expect(listenerCount()).toBe(0)
  })

  test('an answer that comes too late is let go', async () => {
    const gate = aGate()
    const body = aBody(never)
    const { fetch } = aFetch(async () => {
      await gate.opened
      return new Response(body.stream, { headers })
    })

    const failure = await failureOf(call(aClient(fetch), { timeoutMs: 100 }))
    gate.open()

    expect(failure.code).toBe('timeout')
    await vi.waitFor(() => expect(body.isLeft).toBe(true))
  })

  test('a body that stops is let go when time is up', async () => {
    const body = aBody(never)
    const { fetch } = aFetch(
      // The first one may be the question for keys.
      ({ method }) => new Response(method === 'OPTIONS' ? null : body.stream, { headers }),
    )

    const failure = await failureOf(call(aClient(fetch), { timeoutMs: 100 }))

    expect(failure.code).toBe('timeout')
    await vi.waitFor(() => expect(body.isLeft).toBe(true))
  })

  test('an answer that nobody reads, since a hook throws, is let go', async () => {
    const body = aBody(never)
    const { fetch } = aFetch(
      ({ method }) => new Response(method === 'OPTIONS' ? null : body.stream, { headers }),
    )
    const oops = new RangeError('oops')
    const onResponse = () => Promise.reject(oops)

    await expect(call(aClient(fetch, { onResponse }))).rejects.toBe(oops)

    await vi.waitFor(() => expect(body.isLeft).toBe(true))
  })

  test('an error without end is let go', async () => {
    const piece = new Uint8Array(1024 * 1024)
    const body = aBody((controller) => controller.enqueue(piece))
    const { fetch } = aFetch(
      ({ method }) =>
        new Response(method === 'OPTIONS' ? null : body.stream, { status: 500, headers }),
    )

    const failure = await failureOf(call(aClient(fetch)))

    expect(failure).toMatchObject({ code: 'answer_too_large', status: 500 })
    expect(body.isLeft).toBe(true)
  })
})

describe('a download', () => {
  test('is read no faster than it is taken', async () => {
    let pulled = 0
    const { fetch } = aFetch(() => {
      const { stream } = aBody((controller) => {
        if (++pulled > 50) controller.close()
        else controller.enqueue(new Uint8Array(1000))
      })
      return new Response(stream)
    })
    const download = await aClient(fetch).files.download(7)

    let read = 0
    for await (const { byteLength } of download) {
      read += byteLength
      expect(pulled - read / 1000).toBeLessThanOrEqual(4)
    }

    expect(read).toBe(50_000)
  })

  test('that nobody reads is let go when time is up, and says so when read', async () => {
    const body = aBody((controller) => controller.enqueue(new Uint8Array(1000)))
    const { fetch } = aFetch(() => new Response(body.stream))
    const { signal, listenerCount } = aCountedSignal()

    const download = await aClient(fetch, { timeoutMs: 100 }).files.download(7, { signal })

    await vi.waitFor(() => expect(body.isLeft).toBe(true))
    expect(listenerCount()).toBe(0)
    expect(await failureOf(download.bytes())).toMatchObject({ code: 'timeout' })
  })

  test('that is left early lets go of everything', async () => {
    const body = aBody((controller) => controller.enqueue(new Uint8Array(1000)))
    const { fetch } = aFetch(() => new Response(body.stream))
    const { signal, listenerCount } = aCountedSignal()
    const download = await aClient(fetch).files.download(7, { signal })

    for await (const _bytes of download) break

    await vi.waitFor(() => expect(body.isLeft).toBe(true))
    expect(listenerCount()).toBe(0)
  })

  test('that is given up in its midst fails its reader', async () => {
    const body = aBody((controller) => controller.enqueue(new Uint8Array(1000)))
    const { fetch } = aFetch(() => new Response(body.stream))
    const { signal, abort, listenerCount } = aCountedSignal()
    const { stream } = await aClient(fetch).files.download(7, { signal })
    const reader = stream.getReader()
    await reader.read()

    abort()

    const reading = (async () => {
      for (;;) await reader.read()
    })()
    expect(await failureOf(reading)).toMatchObject({ code: 'aborted' })
    await vi.waitFor(() => expect(body.isLeft).toBe(true))
    expect(listenerCount()).toBe(0)
  })
})
