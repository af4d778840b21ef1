import { randomBytes } from 'node:crypto'
import { Problem, type Scope } from '@merx/contract'
import { type Db, statement } from '@merx/store'
import { hashToken } from '../access/authenticate.ts'
import { type Actor, requireUser } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { type App, holdApp } from './apps.ts'
import { endGrants, type Grant, guardOf, lockGrant } from './grants.ts'
import { toScopeText } from './scopes.ts'

const lifetimeMs = 5 * 60 * 1000

/** What a user has said yes to. */
export interface Consent {
  readonly app: App
  /** Undefined: the request left it out. */
  readonly redirectUri: string | undefined
  readonly scopes: readonly Scope[]
  /** S256 of RFC 7636. */
  readonly codeChallenge: string | undefined
}

/**
 * Records that the actor lets an app in, and gives the code with which the app gets its tokens: once,
 * within five minutes.
 *
 * Throws `forbidden` for an app of another company, and `app_not_found` for one that was removed.
 */
export async function grantAccess(
  db: Db,
  actor: Actor,
  { app, redirectUri, scopes, codeChallenge }: Consent,
  now: Date,
): Promise<string> {
  const { companyId } = actor
  const userId = requireUser(actor)
  if (app.companyId !== companyId) {
    throw new Problem('forbidden', { detail: 'This app belongs to another company.' })
  }
  const code = randomBytes(32).toString('hex')
  await db.transaction(async (db) => {
    await holdApp(db, app)
    const created_at = now.getTime()
    const owner = { company_id: companyId, app_id: app.id, user_id: userId }
    const grant = { ...owner, scopes: toScopeText(scopes), created_at, revoked_at: null }
    const [grantId = 0] = await db.insert('app_grant', [grant])
    await db.insert('authorization_code', [
      {
        company_id: companyId,
        grant_id: grantId,
        code_hash: hashToken(code),
        redirect_uri: redirectUri ?? null,
        code_challenge: codeChallenge ?? null,
        created_at,
        expires_at: created_at + lifetimeMs,
        used_at: null,
      },
    ])
    const after = { appId: app.id, userId, scopes }
    await appendEvents(db, actor, [{ name: 'grant.created', itemId: grantId, after }], now)
  })
  return code
}

/** A code that may be exchanged, with its grant locked. */
export interface AuthorizationCode {
  readonly id: number
  readonly grant: Grant
  readonly redirectUri: string | undefined
  readonly codeChallenge: string | undefined
  readonly expiresAt: Date
}

type CodeRow = {
  id: number
  grant_id: number
  redirect_uri: string | null
  code_challenge: string | null
  expires_at: number
}

const codeByHash = statement<{ appId: number; companyId: number; codeHash: string }, CodeRow>(
  (sql, parameter) =>
    sql
      .selectFrom('authorization_code as c')
      .innerJoin('app_grant as g', (join) =>
        join.onRef('g.company_id', '=', 'c.company_id').onRef('g.id', '=', 'c.grant_id'),
      )
      .select(['c.id', 'c.grant_id', 'c.redirect_uri', 'c.code_challenge', 'c.expires_at'])
      .where('c.code_hash', '=', parameter('codeHash'))
      .where('g.company_id', '=', parameter('companyId'))
      .where('g.app_id', '=', parameter('appId')),
)

/**
 * Finds a code that was made for an app; another app's stays as it is.
 *
 * A code that comes a second time has been stolen, now or the first time: its grant ends (RFC 6749
 * section 4.1.2).
 */
export async function findAuthorizationCode(
  db: Db,
  app: App,
  code: string,
  now: Date,
): Promise<AuthorizationCode | undefined> {
  const { companyId } = app
  const codeHash = hashToken(code)
  const [row] = await db.all(codeByHash, { appId: app.id, companyId, codeHash })
  const grant = row && (await lockGrant(db, { companyId, id: row.grant_id }))
  if (!grant) return undefined
  // Only now, under the lock, is it certain.
  const current = await db.sql
    .selectFrom('authorization_code')
    .select('used_at')
    .where('company_id', '=', companyId)
    .where('id', '=', row.id)
    .executeTakeFirst()
  if (!current) return undefined
  if (current.used_at !== null) {
    await endGrants(db, guardOf(grant), [grant.id], 'code_reused', now)
    return undefined
  }
  return {
    id: row.id,
    grant,
    redirectUri: row.redirect_uri ?? undefined,
    codeChallenge: row.code_challenge ?? undefined,
    expiresAt: new Date(row.expires_at),
  }
}

/** Marks a code that was just found as used. */
export async function useAuthorizationCode(
  db: Db,
  { id, grant }: AuthorizationCode,
  now: Date,
): Promise<void> {
  await db.sql
    .updateTable('authorization_code')
    .set({ used_at: now.getTime() })
    .where('company_id', '=', grant.companyId)
    .where('id', '=', id)
    .execute()
}
