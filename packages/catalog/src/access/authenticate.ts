import { hash } from 'node:crypto'
import type { Scope } from '@merx/contract'
import { type Db, statement } from '@merx/store'
import type { Actor, Source } from '../actor.ts'
import { toScopes } from '../oauth/scopes.ts'
import { type ActorRow, selectActor, toActor } from './actor-rows.ts'

/** What somebody showed to be let in. */
export type Credential =
  | { readonly kind: 'api_token'; readonly id: number; readonly lastUsedAt: Date | undefined }
  | {
      readonly kind: 'oauth'
      readonly id: number
      readonly appId: number
      readonly grantId: number
      readonly scopes: readonly Scope[]
    }

/** A credential that was accepted, and for whom. */
export interface Authentication {
  readonly actor: Actor
  readonly credential: Credential
  /** The company's newest event; answers made from older ones are out of date. */
  readonly changeNumber: number
}

type TokenRow = ActorRow & { token_id: number; last_used_at: number | null }

const tokenByHash = statement<{ tokenHash: string }, TokenRow>((sql, parameter) =>
  selectActor(sql)
    .innerJoin('api_token as t', (join) =>
      join.onRef('t.company_id', '=', 'u.company_id').onRef('t.user_id', '=', 'u.id'),
    )
    .select(['t.id as token_id', 't.last_used_at'])
    .where('t.token_hash', '=', parameter('tokenHash'))
    .where('t.revoked_at', 'is', null),
)

/**
 * The form in which a token is stored and looked up: its SHA-256.
 *
 * A token carries at least 160 random bits, so a fast hash is enough, and a look-up by hash gives no timing
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
  const lastUsedAt = row.last_used_at === null ? undefined : new Date(row.last_used_at)
  return {
    actor: toActor(row, source),
    credential: { kind: 'api_token', id: row.token_id, lastUsedAt },
    changeNumber: row.change_number,
  }
}

type AccessTokenRow = ActorRow & {
  token_id: number
  grant_id: number
  app_id: number
  scopes: string
}

const accessTokenByHash = statement<{ tokenHash: string; now: number }, AccessTokenRow>(
  (sql, parameter) =>
    selectActor(sql)
      .innerJoin('app_grant as g', (join) =>
        join.onRef('g.company_id', '=', 'u.company_id').onRef('g.user_id', '=', 'u.id'),
      )
      .innerJoin('access_token as t', (join) =>
        join.onRef('t.company_id', '=', 'g.company_id').onRef('t.grant_id', '=', 'g.id'),
      )
      .select(['t.id as token_id', 't.scopes', 'g.id as grant_id', 'g.app_id'])
      .where('t.token_hash', '=', parameter('tokenHash'))
      .where('t.expires_at', '>', parameter('now'))
      .where('g.revoked_at', 'is', null),
)

/**
 * Finds who an app's access token speaks for; undefined when it is unknown or expired, or its grant
 * or user is no more. Like {@link authenticate}, it is read from the database each time.
 */
export async function authenticateBearer(
  db: Db,
  accessToken: string,
  source: Source,
  now: Date,
): Promise<Authentication | undefined> {
  const tokenHash = hashToken(accessToken)
  const [row] = await db.all(accessTokenByHash, { tokenHash, now: now.getTime() })
  if (!row) return undefined
  const { token_id: id, app_id: appId, grant_id: grantId } = row
  return {
    actor: toActor(row, source),
    credential: { kind: 'oauth', id, appId, grantId, scopes: toScopes(row.scopes) },
    changeNumber: row.change_number,
  }
}
