import { type Problem, problems, type v1 } from '@merx/contract'

const advice = 'Please check developers.pipedrive.com'
const longAdvice = `${advice} for more information about Pipedrive API.`

/** Answers of the gateway carry the status and have no data members (http-v1 section 4). */
const gatewayCodes: ReadonlySet<Problem['code']> = new Set([
  'unauthorized',
  'invalid_access_token',
  'scope_mismatch',
  'rate_limited',
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
  // The service says no more than "Bad request" here; what is wrong stands beside it.
  const isUnknownField = problem.code === 'unknown_custom_field'
  return {
    success: false,
    error: isUnknownField ? problems.unknown_custom_field.title : problem.message,
    error_info: isUnknownField ? `${problem.message}. ${longAdvice}` : longAdvice,
    data: null,
    additional_data: null,
  }
}
