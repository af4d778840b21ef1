import { type oauth, Problem, type ProblemCode, problems } from '@merx/contract'
import type OAuth2Server from '@node-oauth/oauth2-server'

/** What RFC 6749 section 5.2 knows; whatever else is wrong with a request is `invalid_request`. */
const named: ReadonlySet<string> = new Set<ProblemCode>([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unsupported_grant_type',
  'invalid_scope',
])

/** Prints a problem in the documented body of OAuth (http-v1-neighbours section 10). */
export function toOAuthError(problem: Problem): oauth.ErrorBody {
  return { success: false, message: problem.message, error: nameOf(problem) }
}

function nameOf({ code, status }: Problem): string {
  if (named.has(code)) return code
  if (status === 503 || status === 429) return 'temporarily_unavailable'
  return status >= 500 ? 'server_error' : 'invalid_request'
}

/** Says in the documented words what the OAuth library refuses. */
export function ofLibrary(error: OAuth2Server.OAuthError): Problem {
  // A grant type the library knows and no app here may use.
  if (error.name === 'unauthorized_client') return new Problem('unsupported_grant_type')
  const code = error.name
  if (!isProblemCode(code)) return new Problem('internal', { cause: error })
  return new Problem(code, { detail: documented(error.message), cause: error })
}

function isProblemCode(name: string): name is ProblemCode {
  return named.has(name) && name in problems
}

function documented(message: string): string {
  if (/refresh token/.test(message)) return 'Invalid grant: refresh_token is invalid'
  return message.replaceAll('`', '').replace('authorization code', 'authorization_code')
}
