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
  const read = (name: string, factor = 1) => {
    const value = Number.parseFloat(headers.get(name) ?? '')
    return value >= 0 ? value * factor : undefined
  }
  const told = {
    limit: read('x-ratelimit-limit'),
    remaining: read('x-ratelimit-remaining'),
    resetAfterMs: read('x-ratelimit-reset', 1000),
    dailyRequestsLeft: read('x-daily-requests-left'),
  }
  return Object.values(told).some((value) => value !== undefined) ? told : undefined
}
