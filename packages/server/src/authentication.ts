import { type Authentication, authenticate, authenticateBearer, type Source } from '@merx/catalog'
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
  now: Date,
): Promise<Authentication> {
  const token = apiTokenOf(request)
  if (token === undefined) return authenticateApp(db, request, source, now)
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

async function authenticateApp(
  db: Db,
  { headers: { authorization } }: FastifyRequest,
  source: Source,
  now: Date,
): Promise<Authentication> {
  if (authorization === undefined) throw new Problem('unauthorized')
  const [, accessToken] = /^Bearer ([\w.~+/:-]+=*)$/i.exec(authorization.trim()) ?? []
  if (accessToken === undefined) throw new Problem('malformed_authorization')
  const authentication = await authenticateBearer(db, accessToken, source, now)
  if (!authentication) throw new Problem('invalid_access_token')
  return authentication
}

/**
 * Throws `scope_mismatch` when an app was not given any of the scopes that the route names; an API
 * token may do whatever its user may. Unknown paths name none.
 */
export function requireScope({ credential }: Authentication, request: FastifyRequest): void {
  // The route is asked for only now: the framework puts its options together each time.
  if (credential.kind !== 'oauth') return
  const { scopes } = request.routeOptions.config
  if (scopes?.some((scope) => credential.scopes.includes(scope)) === false) {
    throw new Problem('scope_mismatch')
  }
}
