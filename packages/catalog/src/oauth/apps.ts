import { randomBytes, timingSafeEqual } from 'node:crypto'
import { Problem, type Scope } from '@merx/contract'
import { type AppTable, type Db, statement } from '@merx/store'
import type { Selectable } from 'kysely'
import { hashToken } from '../access/authenticate.ts'
import { type Actor, requireAdmin } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { requireRoomForApp } from './app-limit.ts'
import { requireAppName } from './app-name.ts'
import { endGrants } from './grants.ts'
import { requireRedirectUris } from './redirect-uris.ts'
import { requireScopes, toScopes, toScopeText } from './scopes.ts'

/** A program of somebody else's that users of one company may let in. */
export interface App {
  readonly id: number
  readonly companyId: number
  readonly name: string
  /** What it is known by; no secret. */
  readonly clientId: string
  readonly redirectUris: readonly string[]
  readonly scopes: readonly Scope[]
  /** It runs where it cannot keep a secret, and has none. */
  readonly isPublic: boolean
  readonly createdAt: Date
}

export interface NewApp {
  name: string
  redirectUris: readonly string[]
  /** `base` is added. */
  scopes: readonly string[]
  isPublic: boolean
}

/**
 * Registers an app in the actor's company and gives its secret this one time.
 *
 * Throws `forbidden`, `name_missing`, `redirect_uris_missing`, and `invalid_value`, also when there are
 * as many as a company may have.
 */
export async function createApp(
  db: Db,
  actor: Actor,
  input: NewApp,
  now: Date,
): Promise<{ app: App; secret: string | undefined }> {
  requireAdmin(actor)
  const values = {
    name: requireAppName(input.name),
    redirectUris: requireRedirectUris(input.redirectUris),
    scopes: requireScopes(input.scopes),
  }
  // Hexadecimal: it arrives whole even where a client does not encode it.
  const secret = input.isPublic ? undefined : randomBytes(32).toString('hex')
  const row = {
    company_id: actor.companyId,
    name: values.name,
    client_id: randomBytes(16).toString('hex'),
    secret_hash: secret === undefined ? null : hashToken(secret),
    redirect_uris: JSON.stringify(values.redirectUris),
    scopes: toScopeText(values.scopes),
    created_at: now.getTime(),
    removed_at: null,
  }
  return db.transaction(async (db) => {
    await requireRoomForApp(db, actor.companyId)
    const [id = 0] = await db.insert('app', [row])
    const after = { ...values, clientId: row.client_id, isPublic: input.isPublic }
    await appendEvents(db, actor, [{ name: 'app.created', itemId: id, after }], now)
    return { app: toApp({ id, ...row }), secret }
  })
}

/**
 * Removes an app of the actor's company: at once nothing that was granted to it holds any more.
 *
 * Throws `forbidden` and `app_not_found`.
 */
export async function removeApp(db: Db, actor: Actor, id: number, now: Date): Promise<void> {
  requireAdmin(actor)
  await db.transaction(async (db) => {
    const { companyId } = actor
    // Locked against a consent at the same moment, which holds it.
    const [app] = await db.all(appToRemove, { companyId, id })
    if (!app) throw new Problem('app_not_found')
    await db.sql
      .updateTable('app')
      .set({ removed_at: now.getTime() })
      .where('company_id', '=', companyId)
      .where('id', '=', id)
      .execute()
    const live = await db.sql
      .selectFrom('app_grant')
      .select('id')
      .where('company_id', '=', companyId)
      .where('app_id', '=', id)
      .where('revoked_at', 'is', null)
      .execute()
    const grantIds = live.map((grant) => grant.id)
    await endGrants(db, actor, grantIds, 'app_removed', now)
    await appendEvents(db, actor, [{ name: 'app.removed', itemId: id }], now)
  })
}

type Key = { companyId: number; id: number }

/** A live app, locked for its removal or held for a consent until the transaction is over. */
function liveApp(by: 'lock' | 'hold') {
  return statement<Key, { id: number }>((sql, parameter, phrases) =>
    sql
      .selectFrom('app')
      .select('id')
      .where('company_id', '=', parameter('companyId'))
      .where('id', '=', parameter('id'))
      .where('removed_at', 'is', null)
      .modifyEnd(phrases[by]),
  )
}

const appToRemove = liveApp('lock')
const appToGrant = liveApp('hold')

/** Keeps an app from being removed until the transaction is over. Throws `app_not_found`. */
export async function holdApp(db: Db, { companyId, id }: Key): Promise<void> {
  const [row] = await db.all(appToGrant, { companyId, id })
  if (!row) throw new Problem('app_not_found')
}

/** Lists the apps of the actor's company in the order they were made. Throws `forbidden`. */
export async function listApps(db: Db, actor: Actor): Promise<App[]> {
  requireAdmin(actor)
  return listAllApps(db, actor.companyId)
}

/** Lists the apps of a company, or of all; for the command line, which serves the installation. */
export async function listAllApps(db: Db, companyId?: number): Promise<App[]> {
  let query = db.sql.selectFrom('app').selectAll().where('removed_at', 'is', null).orderBy('id')
  if (companyId !== undefined) query = query.where('company_id', '=', companyId)
  return (await query.execute()).map(toApp)
}

const appByClientId = statement<{ clientId: string }, Selectable<AppTable>>((sql, parameter) =>
  sql
    .selectFrom('app')
    .selectAll()
    .where('client_id', '=', parameter('clientId'))
    .where('removed_at', 'is', null),
)

const clientIdPattern = /^[0-9a-f]{32}$/

/** Finds an app by the id it is known by, in any company. */
export async function findApp(db: Db, clientId: string): Promise<App | undefined> {
  const row = await findRow(db, clientId)
  return row && toApp(row)
}

/**
 * Finds an app that shows who it is: by its secret, or by having none and showing none.
 *
 * Digests are compared, which have no prefix that could be guessed step by step.
 */
export async function authenticateApp(
  db: Db,
  clientId: string,
  secret: string | undefined,
): Promise<App | undefined> {
  const row = await findRow(db, clientId)
  if (!row) return undefined
  const { secret_hash: expected } = row
  if (expected === null || secret === undefined) {
    return expected === null && secret === undefined ? toApp(row) : undefined
  }
  const isRight = timingSafeEqual(Buffer.from(hashToken(secret)), Buffer.from(expected))
  return isRight ? toApp(row) : undefined
}

async function findRow(db: Db, clientId: string): Promise<Selectable<AppTable> | undefined> {
  if (!clientIdPattern.test(clientId)) return undefined
  const [row] = await db.all(appByClientId, { clientId })
  return row
}

function toApp(row: Selectable<AppTable>): App {
  return {
    id: row.id,
    companyId: row.company_id,
    name: row.name,
    clientId: row.client_id,
    // Written by createApp alone.
    redirectUris: JSON.parse(row.redirect_uris) as string[],
    scopes: toScopes(row.scopes),
    isPublic: row.secret_hash === null,
    createdAt: new Date(row.created_at),
  }
}
