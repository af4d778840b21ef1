import type { Db } from '@merx/store'
import { type Actor, requireAdmin } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { lockUsers } from './lock-users.ts'
import { rewriteAudiences } from './rewrite-audiences.ts'
import { getVisibilityPlan, rewriteUserAudiences } from './user-audiences.ts'
import type { VisibilityPlan } from './visibility.ts'

/**
 * Changes what visibility 1, 3, 5 and 7 mean in the actor's company.
 *
 * Whoever reads sees so at once, the search when its documents have been written anew. The same plan
 * changes nothing. Throws `forbidden`.
 */
export async function changeVisibilityPlan(
  db: Db,
  actor: Actor,
  plan: VisibilityPlan,
  now: Date,
): Promise<void> {
  requireAdmin(actor)
  const { companyId } = actor
  await db.transaction(async (db) => {
    await lockUsers(db, companyId)
    const before = await getVisibilityPlan(db, companyId)
    if (before === plan) return
    // The company's row last: all who write something wait for it with what they wrote in hand.
    await rewriteUserAudiences(db, companyId, plan)
    await rewriteAudiences(db, companyId, undefined)
    await db.sql
      .updateTable('company')
      .set({ visibility_plan: plan })
      .where('id', '=', companyId)
      .execute()
    const change = { before: { visibilityPlan: before }, after: { visibilityPlan: plan } }
    await appendEvents(db, actor, [{ name: 'company.updated', itemId: companyId, ...change }], now)
  })
}
