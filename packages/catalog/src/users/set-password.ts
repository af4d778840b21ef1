import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { hash } from '@node-rs/argon2'
import type { Actor } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { endSessionsOf } from '../sessions/sessions.ts'
import { requirePassword } from './users.ts'

/**
 * Gives a user of the actor's company another password, and signs them out everywhere: somebody else
 * may have known the old one. Tokens and connected apps stay.
 *
 * Throws `invalid_value` for one that is too short, and `user_not_found`.
 */
export async function setPassword(
  db: Db,
  actor: Actor,
  { userId, password }: { userId: number; password: string },
  now: Date,
): Promise<void> {
  // Takes too long for a transaction.
  const password_hash = await hash(requirePassword(password))
  await db.transaction(async (db) => {
    const { numUpdatedRows } = await db.sql
      .updateTable('user')
      .set({ password_hash, updated_at: now.getTime() })
      .where('company_id', '=', actor.companyId)
      .where('id', '=', userId)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new Problem('user_not_found')
    await endSessionsOf(db, actor, userId, now)
    await appendEvents(db, actor, [{ name: 'user.password_set', itemId: userId }], now)
  })
}
