import type { Problem, v1 } from '@merx/contract'

const advice = 'Please check developers.pipedrive.com'
const longAdvice = `${advice} for more information about Pipedrive API.`

/** Answers of the gateway carry the status and have no data members (http-v1 section 4). */
const gatewayCodes: ReadonlySet<Problem['code']> = new Set([
  'unauthorized',
  'invalid_access_token',
  'scope_mismatch',
])

/** Prints a problem in the documented body of v1. */
export function toV1Error(problem: Problem): v1.ErrorBody {
  if (gatewayCodes.has(problem.code)) {
    return {
      success: false,
      error: problem.message,
      errorCode: problem.status,
      error_info: advice,
    }
  }
  return {
    success: false,
    error: problem.message,
    error_info: longAdvice,
    data: null,
    additional_data: null,
  }
}
