import { randomBytes } from 'node:crypto'
import type { Scope } from '@merx/contract'
import type { Db } from '@merx/store'
import { hashToken } from '../access/authenticate.ts'
import type { Grant } from './grants.ts'
import { toScopeText } from './scopes.ts'

/** How long an access token lets its app in. */
export const accessTokenSeconds = 3600

/**
 * Hands out an access token on a grant.
 *
 * No event says so: the grant has one, and each would make answers out of date that are not.
 */
export async function issueAccessToken(
  db: Db,
  grant: Grant,
  scopes: readonly Scope[],
  now: Date,
): Promise<string> {
  const token = randomBytes(32).toString('hex')
  await db.insert('access_token', [
    {
      company_id: grant.companyId,
      grant_id: grant.id,
      token_hash: hashToken(token),
      scopes: toScopeText(scopes),
      created_at: now.getTime(),
      expires_at: now.getTime() + accessTokenSeconds * 1000,
    },
  ])
  return token
}
