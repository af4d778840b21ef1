import type { Db } from '@merx/store'
import { hashToken } from '../access/authenticate.ts'
import { appendEvents } from '../events/append-events.ts'
import type { App } from './apps.ts'
import { endGrants } from './grants.ts'

/**
 * Ends what a token of an app stands for: a refresh token all that its user has granted the app, an
 * access token itself only. What is unknown, or another app's, changes nothing.
 */
export async function revokeToken(db: Db, app: App, token: string, now: Date): Promise<void> {
  const tokenHash = hashToken(token)
  await db.transaction(async (db) => {
    const refreshToken = await findToken(db, 'refresh_token', app, tokenHash)
    if (refreshToken) return uninstall(db, app, refreshToken.userId, now)
    await revokeAccessToken(db, app, tokenHash, now)
  })
}

/** The number of a token of the app, and its grant's user. */
async function findToken(
  db: Db,
  table: 'refresh_token' | 'access_token',
  app: App,
  tokenHash: string,
): Promise<{ id: number; userId: number } | undefined> {
  const { companyId } = app
  const token = await db.sql
    .selectFrom(table)
    .select(['id', 'grant_id'])
    .where('company_id', '=', companyId)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  if (!token) return undefined
  const grant = await db.sql
    .selectFrom('app_grant')
    .select('user_id')
    .where('company_id', '=', companyId)
    .where('id', '=', token.grant_id)
    .where('app_id', '=', app.id)
    .executeTakeFirst()
  return grant && { id: token.id, userId: grant.user_id }
}

async function uninstall(db: Db, app: App, userId: number, now: Date): Promise<void> {
  const { companyId } = app
  const grants = await db.sql
    .selectFrom('app_grant')
    .select('id')
    .where('company_id', '=', companyId)
    .where('user_id', '=', userId)
    .where('app_id', '=', app.id)
    .where('revoked_at', 'is', null)
    .execute()
  const ids = grants.map(({ id }) => id)
  await endGrants(db, { companyId, userId, source: 'oauth' }, ids, 'uninstalled', now)
}

async function revokeAccessToken(db: Db, app: App, tokenHash: string, now: Date): Promise<void> {
  const token = await findToken(db, 'access_token', app, tokenHash)
  if (!token) return
  const { companyId } = app
  const { numDeletedRows } = await db.sql
    .deleteFrom('access_token')
    .where('company_id', '=', companyId)
    .where('id', '=', token.id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return
  const author = { companyId, userId: token.userId, source: 'oauth' as const }
  await appendEvents(db, author, [{ name: 'access_token.revoked', itemId: token.id }], now)
}
