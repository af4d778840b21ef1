import { type Db, statement } from '@merx/store'
import { type ActorRow, selectActor, toActor } from '../access/actor-rows.ts'
import { hashToken } from '../access/authenticate.ts'
import { type Actor, requireUser } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'

/** Somebody who is signed in with a browser. */
export interface Session {
  readonly id: number
  readonly actor: Actor
  readonly userName: string
  readonly email: string
  readonly companyName: string
}

type SessionRow = ActorRow & {
  session_id: number
  name: string
  email: string
  company_name: string
}

const byToken = statement<{ tokenHash: string; now: number }, SessionRow>((sql, parameter) =>
  selectActor(sql)
    .innerJoin('session as s', (join) =>
      join.onRef('s.company_id', '=', 'u.company_id').onRef('s.user_id', '=', 'u.id'),
    )
    .select(['s.id as session_id', 'u.name', 'u.email', 'c.name as company_name'])
    .where('s.token_hash', '=', parameter('tokenHash'))
    .where('s.expires_at', '>', parameter('now')),
)

/** Finds who is signed in; undefined once the session has ended, or its user is disabled. */
export async function findSession(db: Db, token: string, now: Date): Promise<Session | undefined> {
  const [row] = await db.all(byToken, { tokenHash: hashToken(token), now: now.getTime() })
  return (
    row && {
      id: row.session_id,
      actor: toActor(row, 'web'),
      userName: row.name,
      email: row.email,
      companyName: row.company_name,
    }
  )
}

/** Signs somebody out of one browser; a second time changes nothing. */
export async function endSession(db: Db, { id, actor }: Session, now: Date): Promise<void> {
  await db.transaction(async (db) => {
    const { numDeletedRows } = await db.sql
      .deleteFrom('session')
      .where('company_id', '=', actor.companyId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return
    await appendEvents(db, actor, [{ name: 'session.ended', itemId: id }], now)
  })
}

/** Signs a user of the actor's company out of every browser, and gives how many there were. */
export async function endSessionsOf(
  db: Db,
  actor: Actor,
  userId: number,
  now: Date,
): Promise<number> {
  return db.transaction(async (db) => {
    const ended = await db.sql
      .deleteFrom('session')
      .where('company_id', '=', actor.companyId)
      .where('user_id', '=', userId)
      .returning('id')
      .execute()
    const changes = ended.map(({ id }) => ({ name: 'session.ended' as const, itemId: id }))
    await appendEvents(db, actor, changes, now)
    return ended.length
  })
}

/** Counts the browsers the acting user is signed in with. */
export async function countSessions(db: Db, actor: Actor, now: Date): Promise<number> {
  const { count } = await db.sql
    .selectFrom('session')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('company_id', '=', actor.companyId)
    .where('user_id', '=', requireUser(actor))
    .where('expires_at', '>', now.getTime())
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Removes sessions that are over, in every company; nobody is signed out by it. */
export async function removeExpiredSessions(db: Db, now: Date): Promise<void> {
  await db.transaction(async (db) => {
    await db.sql.deleteFrom('session').where('expires_at', '<=', now.getTime()).execute()
  })
}
