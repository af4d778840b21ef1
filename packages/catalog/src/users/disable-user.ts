import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { endSessionsOf } from '../sessions/sessions.ts'
import { lockUsers } from '../visibility/lock-users.ts'

/**
 * Shuts a user out at once; their products, tokens and history stay.
 *
 * Throws `invalid_value` for the last active admin of the company: nobody could manage it any more.
 */
export async function disableUser(db: Db, actor: Actor, id: number, now: Date): Promise<void> {
  const { companyId } = actor
  await db.transaction(async (db) => {
    // Of two admins who are disabled at once, one stays.
    await lockUsers(db, companyId)
    const active = await db.sql
      .selectFrom('user')
      .select(['id', 'is_admin'])
      .where('company_id', '=', companyId)
      .where('is_active', '=', 1)
      .execute()
    if (!active.some((user) => user.id === id)) return
    const admins = active.filter((user) => user.is_admin === 1)
    if (admins.length === 1 && admins[0]?.id === id) throw lastAdmin(id)
    await db.sql
      .updateTable('user')
      .set({ is_active: 0, updated_at: now.getTime() })
      .where('company_id', '=', companyId)
      .where('id', '=', id)
      .execute()
    await endSessionsOf(db, actor, id, now)
    const change = { before: { isActive: true }, after: { isActive: false } }
    await appendEvents(db, actor, [{ name: 'user.disabled', itemId: id, ...change }], now)
  })
}

function lastAdmin(id: number): Problem {
  return new Problem('invalid_value', {
    detail: `user ${id} is the last active admin of the company: add another admin first`,
  })
}
