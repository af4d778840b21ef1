import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { MerxError } from '../errors.ts'
import { startDeadline } from '../transport/deadline.ts'
import { delayBeforeMs, isPassing, pause } from './retries.ts'

const now = Date.UTC(2026, 0, 2, 3, 4, 5)

beforeEach(() => {
  vi.useFakeTimers({ now })
})
afterEach(() => {
  vi.useRealTimers()
})

function answered(status: number, headers: Record<string, string> = {}): MerxError {
  return new MerxError('server_error', '', { response: { status, headers: new Headers(headers) } })
}

const inSeconds = (seconds: number) => new Date(now + seconds * 1000).toUTCString()
const draws = (attempt: number, error: MerxError) =>
  Array.from({ length: 2000 }, () => delayBeforeMs(attempt, error))

describe('what may pass', () => {
  test.each([
    [400, false],
    [401, false],
    [404, false],
    [407, false],
    [408, true],
    [409, false],
    [428, false],
    [429, true],
    [499, false],
    [500, true],
    [501, true],
    [503, true],
    [599, true],
  ])('%i: %s', (status, is) => {
    expect(isPassing(answered(status))).toBe(is)
  })

  test('a connection that failed may, time that is up and foreign errors may not', () => {
    const errors = [
      new MerxError('unreachable', ''),
      new MerxError('timeout', ''),
      new MerxError('aborted', ''),
      new TypeError('fetch failed'),
      undefined,
    ]

    expect(errors.map(isPassing)).toEqual([true, false, false, false, false])
  })
})

describe('the delay', () => {
  test.each([
    [1, 125, 250],
    [2, 250, 500],
    [3, 500, 1000],
    [6, 4000, 8000],
    [7, 4000, 8000],
    [1000, 4000, 8000],
  ])('before attempt %i + 1 is anywhere from %i to %i ms', (attempt, least, most) => {
    const delays = draws(attempt, new MerxError('unreachable', ''))

    const spread = (most - least) / 20
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(least)
    expect(Math.min(...delays)).toBeLessThan(least + spread)
    expect(Math.max(...delays)).toBeLessThanOrEqual(most)
    expect(Math.max(...delays)).toBeGreaterThan(most - spread)
  })

  test.each([
    ['no time', 503, { 'retry-after': '0' }, 0],
    ['seconds', 503, { 'retry-after': '7' }, 7000],
    ['parts of one', 503, { 'retry-after': '0.5' }, 500],
    ['a date', 503, { 'retry-after': inSeconds(90) }, 90_000],
    ['for ever', 503, { 'retry-after': 'Infinity' }, Infinity],
    ['the end of the window', 429, { 'x-ratelimit-reset': '2' }, 2000],
    ['both', 429, { 'retry-after': '7', 'x-ratelimit-reset': '2' }, 7000],
    ['nonsense and a window', 429, { 'retry-after': 'soon', 'x-ratelimit-reset': '2' }, 2000],
  ])('%s is what the server asks for', (_name, status, headers, ms) => {
    expect(new Set(draws(1, answered(status, headers)))).toEqual(new Set([ms]))
  })

  test.each([
    ['nothing', 503, {}],
    ['an empty text', 503, { 'retry-after': '' }],
    ['nonsense', 503, { 'retry-after': 'soon' }],
    ['less than no time', 503, { 'retry-after': '-5' }],
    ['no number', 503, { 'retry-after': 'NaN' }],
    ['a date that is over', 503, { 'retry-after': inSeconds(-90) }],
    ['a window without a limit', 503, { 'x-ratelimit-reset': '2' }],
    ['a window that is none', 429, { 'x-ratelimit-reset': 'soon' }],
  ])('where it asks for %s is left to chance', (_name, status, headers) => {
    const delays = draws(1, answered(status, headers))

    expect(new Set(delays).size).toBeGreaterThan(1000)
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(125)
  })
})

describe('a pause', () => {
  test('of more than timers take does not end at once', async () => {
    const deadline = startDeadline(Infinity)
    let isOver = false
    const paused = pause(40 * 24 * 3_600_000, deadline).then(() => {
      isOver = true
    })

    await vi.advanceTimersByTimeAsync(3_600_000)

    expect(isOver).toBe(false)
    await vi.runAllTimersAsync()
    await paused
  })

  test('that is given up leaves no timer', async () => {
    const controller = new AbortController()
    const deadline = startDeadline(1000, [controller.signal])
    const paused = pause(500, deadline)
    paused.catch(() => {})

    controller.abort()

    await expect(paused).rejects.toMatchObject({ code: 'aborted' })
    expect(vi.getTimerCount()).toBe(0)
  })
})
