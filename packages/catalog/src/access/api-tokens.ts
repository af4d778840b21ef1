import { randomBytes } from 'node:crypto'
import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { hashToken } from './authenticate.ts'

/** An API token as it may be shown: the token itself is not kept. */
export interface ApiToken {
  readonly id: number
  readonly companyId: number
  readonly userId: number
  readonly name: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | undefined
  readonly revokedAt: Date | undefined
}

const tokenPattern = /^[0-9a-f]{40}$/

/**
 * Makes a token for a user of the actor's company and gives it this one time.
 *
 * Throws `user_not_found`, and `invalid_value` for a disabled user and for a token that is not 40
 * hexadecimal digits.
 */
export async function createApiToken(
  db: Db,
  actor: Actor,
  input: { userId: number; name: string; token?: string | undefined },
  now: Date,
): Promise<{ id: number; apiToken: string }> {
  const apiToken = input.token ?? randomBytes(20).toString('hex')
  if (!tokenPattern.test(apiToken)) {
    throw new Problem('invalid_value', { detail: 'an API token must be 40 lower-case hex digits' })
  }
  return db.transaction(async (db) => {
    const owner = await db.sql
      .selectFrom('user')
      .select('is_active')
      .where('company_id', '=', actor.companyId)
      .where('id', '=', input.userId)
      .executeTakeFirst()
    if (!owner) throw new Problem('user_not_found')
    if (owner.is_active !== 1) {
      throw new Problem('invalid_value', { detail: `user ${input.userId} is disabled` })
    }
    const [id = 0] = await db.insert('api_token', [
      {
        company_id: actor.companyId,
        user_id: input.userId,
        name: input.name,
        token_hash: hashToken(apiToken),
        created_at: now.getTime(),
        last_used_at: null,
        revoked_at: null,
      },
    ])
    const after = { userId: input.userId, name: input.name }
    await appendEvents(db, actor, [{ name: 'api_token.created', itemId: id, after }], now)
    return { id, apiToken }
  })
}

/** Ends a token of the actor's company at once; a second time changes nothing. */
export async function revokeApiToken(db: Db, actor: Actor, id: number, now: Date): Promise<void> {
  await db.transaction(async (db) => {
    const { numUpdatedRows } = await db.sql
      .updateTable('api_token')
      .set({ revoked_at: now.getTime() })
      .where('company_id', '=', actor.companyId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    await appendEvents(db, actor, [{ name: 'api_token.revoked', itemId: id }], now)
  })
}

/** Finds a token in any company; for the command line, which serves the whole installation. */
export async function findApiToken(db: Db, id: number): Promise<ApiToken | undefined> {
  const row = await db.sql
    .selectFrom('api_token')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toApiToken(row)
}

/** Lists the tokens of a company, or of all companies, in the order they were made. */
export async function listApiTokens(db: Db, companyId?: number): Promise<ApiToken[]> {
  let query = db.sql.selectFrom('api_token').selectAll().orderBy('id')
  if (companyId !== undefined) query = query.where('company_id', '=', companyId)
  return (await query.execute()).map(toApiToken)
}

function toApiToken(row: {
  id: number
  company_id: number
  user_id: number
  name: string
  created_at: number
  last_used_at: number | null
  revoked_at: number | null
}): ApiToken {
  return {
    id: row.id,
    companyId: row.company_id,
    userId: row.user_id,
    name: row.name,
    createdAt: new Date(row.created_at),
    lastUsedAt: row.last_used_at === null ? undefined : new Date(row.last_used_at),
    revokedAt: row.revoked_at === null ? undefined : new Date(row.revoked_at),
  }
}
