import type { RateLimit } from '../transport/rate-limit.ts'

/**
 * What came with a result.
 *
 * @example
 * const quote = ({ requestId, attempts }: ResponseState) => `${requestId} after ${attempts} attempts`
 */
export interface ResponseState {
  readonly status: number
  readonly headers: Headers
  /** The server's name for the request, to be quoted when asking about it. */
  readonly requestId: string | undefined
  readonly rateLimit: RateLimit | undefined
  /** How often the request was sent. */
  readonly attempts: number
}

/**
 * A result with what came with it; `Extra` are further members of the answer, such as related objects.
 *
 * @example
 * const answer: Answer<v1.Product> = await client.products.get(7).withResponse()
 */
export type Answer<T, Extra = unknown> = ResponseState & { readonly data: T } & Extra

/**
 * A call under way: a promise of its result, and of the whole answer where that is wanted.
 *
 * @example
 * const { data: product, rateLimit } = await client.products.get(7).withResponse()
 */
export interface Call<T, Extra = unknown> extends Promise<T> {
  withResponse(): Promise<Answer<T, Extra>>
}

const states = new WeakMap<object, ResponseState>()

/**
 * Gives what came with a result: status, headers, request id and rate limit.
 *
 * @example
 * const product = await client.products.get(7)
 * console.log(responseOf(product)?.rateLimit?.remaining)
 */
export function responseOf(result: object): ResponseState | undefined {
  return states.get(result)
}

/** Makes a call of the promise of an answer, and remembers what came with its result. */
export function toCall<T, Extra>(answer: Promise<Answer<T, Extra>>): Call<T, Extra> {
  const data = answer.then((given) => {
    if (typeof given.data === 'object' && given.data !== null) states.set(given.data, given)
    return given.data
  })
  return Object.assign(data, {
    withResponse() {
      // Who waits for the answer hears of its failure there.
      data.catch(() => {})
      return answer
    },
  })
}
