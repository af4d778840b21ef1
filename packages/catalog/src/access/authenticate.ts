import { hash } from 'node:crypto'
import { type Db, statement } from '@merx/store'
import type { Actor, Source } from '../actor.ts'

/** A credential that was accepted, and for whom. */
export interface Authentication {
  readonly actor: Actor
  readonly tokenId: number
  readonly lastUsedAt: Date | undefined
  /** The company's newest event; answers made from older ones are out of date. */
  readonly changeNumber: number
}

interface AuthenticationRow {
  token_id: number
  last_used_at: number | null
  user_id: number
  company_id: number
  is_admin: number
  default_currency: string
  locale: string
  time_zone: string
  change_number: number
}

const tokenByHash = statement<{ tokenHash: string }, AuthenticationRow>((sql, parameter) =>
  sql
    .selectFrom('api_token as t')
    .innerJoin('user as u', (join) =>
      join.onRef('u.company_id', '=', 't.company_id').onRef('u.id', '=', 't.user_id'),
    )
    .innerJoin('company as c', 'c.id', 't.company_id')
    .select([
      't.id as token_id',
      't.last_used_at',
      'u.id as user_id',
      'u.company_id',
      'u.is_admin',
      'u.default_currency',
      'u.locale',
      'u.time_zone',
      'c.change_number',
    ])
    .where('t.token_hash', '=', parameter('tokenHash'))
    .where('t.revoked_at', 'is', null)
    .where('u.is_active', '=', 1),
)

/**
 * The form in which a token is stored and looked up: its SHA-256.
 *
 * A token carries 160 random bits, so a fast hash is enough, and a look-up by hash gives no timing
 * from which the token could be guessed.
 */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex')
}

/**
 * Finds who an API token speaks for; undefined when it is unknown, revoked or of a disabled user.
 *
 * Read from the database each time, so that a revocation by any process holds at once.
 */
export async function authenticate(
  db: Db,
  token: string,
  source: Source,
): Promise<Authentication | undefined> {
  const [row] = await db.all(tokenByHash, { tokenHash: hashToken(token) })
  if (!row) return undefined
  return {
    tokenId: row.token_id,
    lastUsedAt: row.last_used_at === null ? undefined : new Date(row.last_used_at),
    changeNumber: row.change_number,
    actor: {
      companyId: row.company_id,
      userId: row.user_id,
      isAdmin: row.is_admin === 1,
      source,
      defaultCurrency: row.default_currency,
      locale: row.locale,
      timeZone: row.time_zone,
    },
  }
}
