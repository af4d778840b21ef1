import { type RateLimit, readRateLimit } from './transport/rate-limit.ts'

/**
 * What went wrong, in one word that never changes its meaning.
 *
 * The first line is what a server answered, by status; the second is what kept an answer from coming;
 * the third is what was asked for in a way that cannot work.
 *
 * @example
 * const worthWaiting: ErrorCode[] = ['rate_limited', 'server_error', 'unreachable', 'timeout']
 */
export type ErrorCode =
  | 'bad_request'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'gone'
  | 'precondition_failed'
  | 'too_large'
  | 'unprocessable'
  | 'rate_limited'
  | 'refused'
  | 'server_error'
  | 'unreachable'
  | 'timeout'
  | 'aborted'
  | 'redirected'
  | 'bad_answer'
  | 'answer_too_large'
  | 'sign_in_needed'
  | 'tokens_not_stored'
  | 'bad_usage'

/**
 * What is known about the answer an error comes from.
 *
 * @example
 * throw new MerxError('bad_answer', 'No product at all', { response, body })
 */
export interface ErrorDetails {
  readonly response?: { readonly status: number; readonly headers: Headers } | undefined
  /** The parsed body, or its text where it is not JSON. */
  readonly body?: unknown
  readonly cause?: unknown
}

/**
 * Every failure this package reports.
 *
 * @example
 * try {
 *   await client.products.get(7)
 * } catch (error) {
 *   if (error instanceof MerxError && error.code === 'not_found') console.log(error.requestId)
 * }
 */
export class MerxError extends Error {
  declare readonly code: ErrorCode
  /** HTTP status of the answer; undefined when none came. */
  declare readonly status: number | undefined
  declare readonly headers: Headers | undefined
  /** The server's name for the request, to be quoted when asking about it. */
  declare readonly requestId: string | undefined
  declare readonly rateLimit: RateLimit | undefined
  declare readonly body: unknown

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details)
    this.code = code
    const { response } = details
    this.status = response?.status
    this.headers = response?.headers
    this.requestId = response?.headers.get('x-request-id') ?? undefined
    this.rateLimit = response && readRateLimit(response.headers)
    this.body = details.body
  }

  override get name(): string {
    return 'MerxError'
  }
}
