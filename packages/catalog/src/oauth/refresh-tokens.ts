import { createHmac, randomBytes } from 'node:crypto'
import { Problem } from '@merx/contract'
import { type Db, statement } from '@merx/store'
import { hashToken } from '../access/authenticate.ts'
import { throttle } from '../access/throttle.ts'
import type { App } from './apps.ts'
import { endGrants, type Grant, guardOf, lockGrant } from './grants.ts'

/** A token nobody uses for so long is forgotten. */
const lifetimeMs = 60 * 24 * 60 * 60 * 1000
/**
 * How long a token that has a successor may come again: long enough for a client that lost the answer,
 * or refreshes in several places at once, and too short for what is stolen from an old log.
 */
const graceMs = 120_000
/** Each leaves a row behind that is kept for as long as a token lives. */
const maxRotations = 100
const rotationsWithinMs = 15 * 60 * 1000

/** A refresh token an app may use, with its grant locked. */
export interface RefreshToken {
  readonly id: number
  readonly grant: Grant
  readonly token: string
  readonly salt: string
  readonly isRotated: boolean
}

/** Hands out the first refresh token of a grant. */
export async function issueRefreshToken(db: Db, grant: Grant, now: Date): Promise<string> {
  const token = randomBytes(32).toString('hex')
  await insertToken(db, grant, token, now)
  return token
}

const grantByToken = statement<
  { appId: number; companyId: number; tokenHash: string },
  { id: number; grant_id: number }
>((sql, parameter) =>
  sql
    .selectFrom('refresh_token as t')
    .innerJoin('app_grant as g', (join) =>
      join.onRef('g.company_id', '=', 't.company_id').onRef('g.id', '=', 't.grant_id'),
    )
    .select(['t.id', 't.grant_id'])
    .where('t.token_hash', '=', parameter('tokenHash'))
    .where('g.company_id', '=', parameter('companyId'))
    .where('g.app_id', '=', parameter('appId')),
)

const tokenById = statement<
  { companyId: number; id: number },
  { salt: string; expires_at: number; rotated_at: number | null }
>((sql, parameter) =>
  sql
    .selectFrom('refresh_token')
    .select(['salt', 'expires_at', 'rotated_at'])
    .where('company_id', '=', parameter('companyId'))
    .where('id', '=', parameter('id')),
)

/**
 * Finds a refresh token that was made for an app; another app's stays as it is.
 *
 * One that comes again after the grace has been stolen, now or before: its grant ends (RFC 9700
 * section 4.14.2).
 */
export async function findRefreshToken(
  db: Db,
  app: App,
  token: string,
  now: Date,
): Promise<RefreshToken | undefined> {
  const { companyId } = app
  const tokenHash = hashToken(token)
  const [found] = await db.all(grantByToken, { appId: app.id, companyId, tokenHash })
  const grant = found && (await lockGrant(db, { companyId, id: found.grant_id }))
  if (!grant) return undefined
  // Only now, under the lock, is it certain.
  const [row] = await db.all(tokenById, { companyId, id: found.id })
  if (!row || row.expires_at <= now.getTime()) return undefined
  if (row.rotated_at !== null && now.getTime() - row.rotated_at > graceMs) {
    await endGrants(db, guardOf(grant), [grant.id], 'refresh_token_reused', now)
    return undefined
  }
  return { id: found.id, grant, token, salt: row.salt, isRotated: row.rotated_at !== null }
}

/**
 * Gives the one live refresh token that follows a token: its successor, or that one's, and so on.
 *
 * A successor is made from its predecessor and a salt, so whoever comes again with the predecessor
 * gets the same one, although only hashes are kept.
 */
export async function rotateRefreshToken(
  db: Db,
  presented: RefreshToken,
  now: Date,
): Promise<string> {
  if (presented.isRotated) return newestAfter(db, presented)
  const { grant, id, token, salt } = presented
  await requirePatience(db, grant, now)
  await db.sql
    .updateTable('refresh_token')
    .set({ rotated_at: now.getTime() })
    .where('company_id', '=', grant.companyId)
    .where('id', '=', id)
    .execute()
  const successor = successorOf(token, salt)
  await insertToken(db, grant, successor, now)
  return successor
}

/** Throws `rate_limited` where tokens are exchanged much sooner than any of them is over. */
async function requirePatience(db: Db, { companyId, id }: Grant, now: Date): Promise<void> {
  const key = `refresh of ${companyId} ${id}`
  const rule = { key, limit: maxRotations, windowMs: rotationsWithinMs }
  const { isAllowed, retryAfterMs } = await throttle(db, rule, now)
  if (isAllowed) return
  throw new Problem('rate_limited', { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) })
}

async function newestAfter(db: Db, { grant, id, token, salt }: RefreshToken): Promise<string> {
  const rows = await db.sql
    .selectFrom('refresh_token')
    .select(['token_hash', 'salt', 'rotated_at'])
    .where('company_id', '=', grant.companyId)
    .where('grant_id', '=', grant.id)
    .where('id', '>', id)
    .execute()
  const byHash = new Map(rows.map((row) => [row.token_hash, row]))
  let newest = successorOf(token, salt)
  for (;;) {
    const row = byHash.get(hashToken(newest))
    if (!row) throw new Error(`grant ${grant.id} lacks the successor of a refresh token`)
    if (row.rotated_at === null) return newest
    newest = successorOf(newest, row.salt)
  }
}

function successorOf(token: string, salt: string): string {
  return createHmac('sha256', token).update(salt).digest('hex')
}

async function insertToken(db: Db, grant: Grant, token: string, now: Date): Promise<void> {
  await db.insert('refresh_token', [
    {
      company_id: grant.companyId,
      grant_id: grant.id,
      token_hash: hashToken(token),
      salt: randomBytes(16).toString('hex'),
      created_at: now.getTime(),
      expires_at: now.getTime() + lifetimeMs,
      rotated_at: null,
    },
  ])
}
