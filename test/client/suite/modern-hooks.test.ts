import type { IncomingResponse, OutgoingRequest } from '@merx/client'
import { describe, expect, test, vi } from 'vitest'
import { aClient, again, apiToken, failureOf, logAtRest } from './modern-calls.ts'
import { anOddServer } from './servers.ts'

const told = {
  'x-request-id': 'r-1',
  'x-ratelimit-limit': '80',
  'x-ratelimit-remaining': '79',
  'x-ratelimit-reset': '2',
  'x-daily-requests-left': '9000',
}
const rateLimit = { limit: 80, remaining: 79, resetAfterMs: 2000, dailyRequestsLeft: 9000 }

describe('hooks', () => {
  test('hear of each attempt, and how it ended', async () => {
    const server = anOddServer(again('503'), 'reset', { does: 'ok', headers: told })
    const sent: OutgoingRequest[] = []
    const ended: IncomingResponse[] = []

    const client = aClient(server, {
      onRequest: (request) => void sent.push(request),
      onResponse: (response) => void ended.push(response),
    })
    await client.products.get(7, { headers: { 'X-Trace': 'a' } })

    const request = { operation: 'products.get', method: 'GET' }
    expect(sent).toMatchObject([1, 2, 3].map((attempt) => ({ ...request, attempt })))
    expect(new Set(sent.map(({ url }) => url))).toEqual(
      new Set([`${server.url}/api/v1/products/7`]),
    )
    expect(ended.map(({ request }) => request)).toEqual(sent)
    expect(ended).toMatchObject([
      { status: 503 },
      { error: { code: 'unreachable' } },
      { status: 200, rateLimit },
    ])
    expect(ended.every(({ durationMs }) => durationMs >= 0 && durationMs < 20_000)).toBe(true)
    expect(JSON.stringify([sent, ended])).not.toContain(apiToken)
  })

  test('are waited for, and may add headers', async () => {
    const server = anOddServer('ok')

    const client = aClient(server, {
      async onRequest({ headers, attempt }) {
        await new Promise((resolve) => setTimeout(resolve, 10))
        headers['x-attempt'] = `${attempt}`
        headers['x-api-token'] = 'another'
      },
    })
    await client.products.get(7)

    const [request] = (await server.log()).requests
    expect(request?.headers).toMatchObject({ 'x-attempt': '1', 'x-api-token': apiToken })
  })

  test('that add what cannot be sent fail the call, without showing it', async () => {
    const onRequest = ({ headers }: OutgoingRequest) => {
      headers['x-secret'] = 'mine\nmine'
    }

    const client = aClient(anOddServer('ok'), { onRequest })

    const failure = await failureOf(client.products.get(7))
    expect(failure.code).toBe('bad_usage')
    expect(failure.message).not.toContain('mine')
  })

  const oops = new RangeError('oops')
  test.each<[how: string, hook: () => Promise<void>]>([
    [
      'throws',
      () => {
        throw oops
      },
    ],
    ['rejects', () => Promise.reject(oops)],
  ])('before a request: what one %s is what the call fails with', async (_how, onRequest) => {
    const server = anOddServer('ok')

    await expect(aClient(server, { onRequest }).products.get(7)).rejects.toBe(oops)

    expect((await server.log()).requests).toEqual([])
  })

  test.each(['ok', 'slow', 'endless', '503', 'reset'])(
    'after an answer: what one throws is what the call fails with, once: %s',
    async (step) => {
      const server = anOddServer(step)
      const onResponse = vi.fn(() => Promise.reject(oops))

      const failed = aClient(server, { onResponse }).products.get(7)

      await expect(failed).rejects.toBe(oops)
      expect(onResponse).toHaveBeenCalledTimes(1)
      const { requests } = await logAtRest(server)
      expect(requests).toHaveLength(1)
    },
  )

  test('that reject with nothing do no harm', async () => {
    const client = aClient(anOddServer('ok'), { onRequest: () => Promise.reject(undefined) })

    const outcome = client.products.get(7).then(
      () => 'a result',
      (error: unknown) => error,
    )

    expect(await outcome).toBe(undefined)
  })
})

describe('two clients', () => {
  test('share neither address, credentials, hooks, times nor signals', async () => {
    const [first, second] = [anOddServer('ok'), anOddServer('ok')]
    const [heardByFirst, heardBySecond] = [vi.fn(), vi.fn()]
    const controller = new AbortController()
    const { signal } = controller
    const one = aClient(first, { apiToken: 'one', onRequest: heardByFirst, signal })
    const other = aClient(second, { apiToken: 'other', onRequest: heardBySecond })

    await Promise.all([one.products.get(1), other.products.get(2), one.products.get(3)])
    controller.abort()
    await other.products.get(4)

    expect((await failureOf(one.products.get(5))).code).toBe('aborted')
    const seen = async (server: typeof first) =>
      (await server.log()).requests.map(({ path, headers }) => [path, headers['x-api-token']])
    expect((await seen(first)).sort()).toEqual([
      ['/api/v1/products/1', 'one'],
      ['/api/v1/products/3', 'one'],
    ])
    expect(await seen(second)).toEqual([
      ['/api/v1/products/2', 'other'],
      ['/api/v1/products/4', 'other'],
    ])
    expect(heardByFirst).toHaveBeenCalledTimes(2)
    expect(heardBySecond).toHaveBeenCalledTimes(2)
  })
})
