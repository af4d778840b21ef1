/**
 * What the server says about how many more requests it takes.
 *
 * @example
 * const { rateLimit } = await client.products.get(7).withResponse()
 * if (rateLimit?.remaining === 0) console.log(`wait ${rateLimit.resetAfterMs} ms`)
 */
export interface RateLimit {
  /** Requests in one window. */
  readonly limit: number | undefined
  /** Requests left in this window. */
  readonly remaining: number | undefined
  /** Until the window is over. */
  readonly resetAfterMs: number | undefined
  /** Requests left today. */
  readonly dailyRequestsLeft: number | undefined
}

/** Reads the `x-ratelimit-…` headers; undefined when there are none. */
export function readRateLimit(headers: Headers): RateLimit | undefined {
  const limit = numberOf(headers.get('x-ratelimit-limit'))
  const remaining = numberOf(headers.get('x-ratelimit-remaining'))
  const resetSeconds = numberOf(headers.get('x-ratelimit-reset'))
  const dailyRequestsLeft = numberOf(headers.get('x-daily-requests-left'))
  const resetAfterMs = resetSeconds === undefined ? undefined : resetSeconds * 1000
  const state = { limit, remaining, resetAfterMs, dailyRequestsLeft }
  return Object.values(state).every((value) => value === undefined) ? undefined : state
}

function numberOf(text: string | null): number | undefined {
  const value = Number(text?.trim() || Number.NaN)
  return Number.isFinite(value) && value >= 0 ? value : undefined
}
