import type { Scope } from '@merx/contract'
import { type Db, statement } from '@merx/store'
import { type Author, appendEvents } from '../events/append-events.ts'
import { toScopes } from './scopes.ts'

/** One consent of one user to one app: every token it has led to, and ends with it. */
export interface Grant {
  readonly id: number
  readonly companyId: number
  readonly appId: number
  readonly userId: number
  readonly scopes: readonly Scope[]
}

/** Why a grant ended, as its event says. */
type Reason = 'app_removed' | 'code_reused' | 'expired' | 'refresh_token_reused' | 'uninstalled'

type Key = { companyId: number; id: number }

const grantToLock = statement<
  Key,
  { app_id: number; user_id: number; scopes: string; revoked_at: number | null }
>((sql, parameter, { lock }) =>
  sql
    .selectFrom('app_grant')
    .select(['app_id', 'user_id', 'scopes', 'revoked_at'])
    .where('company_id', '=', parameter('companyId'))
    .where('id', '=', parameter('id'))
    .modifyEnd(lock),
)

const activeUser = statement<Key, { id: number }>((sql, parameter) =>
  sql
    .selectFrom('user')
    .select('id')
    .where('company_id', '=', parameter('companyId'))
    .where('id', '=', parameter('id'))
    .where('is_active', '=', 1),
)

/**
 * Locks a grant until the transaction is over: of several who use its tokens at once, each sees what
 * the one before has written. Undefined when it, or its user, is no more.
 */
export async function lockGrant(db: Db, { companyId, id }: Key): Promise<Grant | undefined> {
  const [row] = await db.all(grantToLock, { companyId, id })
  if (!row || row.revoked_at !== null) return undefined
  const [user] = await db.all(activeUser, { companyId, id: row.user_id })
  if (!user) return undefined
  const { app_id: appId, user_id: userId } = row
  return { id, companyId, appId, userId, scopes: toScopes(row.scopes) }
}

/** What one statement takes as parameters has a bound in both databases. */
const batchSize = 1_000

/** Ends grants of one company and forgets their tokens; those that have ended already stay so. */
export async function endGrants(
  db: Db,
  author: Author,
  ids: readonly number[],
  reason: Reason,
  now: Date,
): Promise<void> {
  for (let start = 0; start < ids.length; start += batchSize) {
    await endBatch(db, author, ids.slice(start, start + batchSize), reason, now)
  }
}

async function endBatch(
  db: Db,
  author: Author,
  ids: readonly number[],
  reason: Reason,
  now: Date,
): Promise<void> {
  const { companyId } = author
  const ended = await db.sql
    .updateTable('app_grant')
    .set({ revoked_at: now.getTime() })
    .where('company_id', '=', companyId)
    .where('id', 'in', ids)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  for (const table of ['authorization_code', 'access_token', 'refresh_token'] as const) {
    await db.sql
      .deleteFrom(table)
      .where('company_id', '=', companyId)
      .where('grant_id', 'in', ids)
      .execute()
  }
  const after = { reason }
  const changes = ended.map(({ id }) => ({ name: 'grant.revoked' as const, itemId: id, after }))
  await appendEvents(db, author, changes, now)
}

/** The installation itself, through OAuth: it ends what somebody seems to have stolen. */
export function guardOf({ companyId }: Pick<Grant, 'companyId'>): Author {
  return { companyId, userId: undefined, source: 'oauth' }
}
