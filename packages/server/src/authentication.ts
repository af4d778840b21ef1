import { type Authentication, authenticate, type Source } from '@merx/catalog'
import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { FastifyRequest } from 'fastify'
import type { Query } from './query-string.ts'

/**
 * Finds out on whose behalf a request comes.
 *
 * An API token, in the header or the query, decides; an `Authorization` header beside it is not
 * looked at (http-v1 sections 2 and 9). Throws `unauthorized`, `malformed_authorization` and
 * `invalid_access_token`.
 */
export async function authenticateRequest(
  db: Db,
  request: FastifyRequest,
  source: Source,
): Promise<Authentication> {
  const token = apiTokenOf(request)
  if (token === undefined) throw withoutToken(request.headers.authorization)
  const authentication = await authenticate(db, token, source)
  if (!authentication) throw new Problem('unauthorized')
  return authentication
}

function apiTokenOf(request: FastifyRequest): string | undefined {
  const header = request.headers['x-api-token']
  // The query was parsed by parseQuery.
  const given = header || (request.query as Query).api_token
  const text = Array.isArray(given) ? given[0] : given
  if (text === undefined || text === '') return undefined
  // The client's apiKeyPrefix puts a word before the key.
  return text.slice(text.lastIndexOf(' ') + 1)
}

/** OAuth tokens are not issued yet, so no bearer token is known. */
function withoutToken(authorization: string | undefined): Problem {
  if (authorization === undefined) return new Problem('unauthorized')
  return /^Bearer [\w.~+/:-]+=*$/i.test(authorization.trim())
    ? new Problem('invalid_access_token')
    : new Problem('malformed_authorization')
}
