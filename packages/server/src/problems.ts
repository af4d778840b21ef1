import { Problem } from '@merx/contract'
import type { Store } from '@merx/store'
import type { FastifyRequest } from 'fastify'

/**
 * Translates whatever was thrown into a problem the caller may learn about.
 *
 * What nobody foresaw is a bug: logged whole under the request's id, told as `internal`.
 */
export function toProblem(
  error: unknown,
  request: FastifyRequest,
  failureOf: Store['failureOf'],
): Problem {
  if (error instanceof Problem) return error
  const failure = failureOf(error)
  if (failure) {
    request.log.warn({ error }, `the database did not answer: ${failure}`)
    return ofStore(failure, error)
  }
  const known = ofFramework(error)
  if (known) return known
  request.log.error({ error }, 'unexpected error')
  return new Problem('internal', { cause: error })
}

const crowdedRetrySeconds = 1

type StoreFailure = NonNullable<ReturnType<Store['failureOf']>>

function ofStore(failure: StoreFailure, cause: unknown): Problem {
  if (failure === 'unavailable') return new Problem('store_unavailable', { cause })
  if (failure === 'too_slow') return new Problem('query_too_slow', { cause })
  return new Problem('overloaded', { cause, retryAfterSeconds: crowdedRetrySeconds })
}

/** What the HTTP framework refuses before a handler is asked. */
function ofFramework(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const { code } = error
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Problem('payload_too_large')
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') return new Problem('path_too_long')
  if (code === 'FST_ERR_BAD_URL') {
    return new Problem('malformed_request', { detail: 'Bad request: the path is not UTF-8' })
  }
  const isRefusal =
    'statusCode' in error && Number(error.statusCode) >= 400 && Number(error.statusCode) < 500
  return isRefusal ? new Problem('malformed_request', { cause: error }) : undefined
}
