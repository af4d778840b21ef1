import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Actor, requireAdmin } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { loadGroups, requireGroup } from './group.ts'
import { lockUsers } from './lock-users.ts'
import { rewriteAudiences } from './rewrite-audiences.ts'
import { getVisibilityPlan, groupAudiencesColumn } from './user-audiences.ts'

/**
 * Puts a user into a visibility group, or with null into none; what they own moves along.
 *
 * Whoever reads sees so at once, the search when its documents have been written anew. The same group
 * changes nothing. Throws `forbidden`, `user_not_found`, and `invalid_value` for an unknown group.
 */
export async function moveUser(
  db: Db,
  actor: Actor,
  userId: number,
  groupId: number | null,
  now: Date,
): Promise<void> {
  requireAdmin(actor)
  const { companyId } = actor
  await db.transaction(async (db) => {
    await lockUsers(db, companyId)
    const user = await db.sql
      .selectFrom('user')
      .select('visibility_group_id as groupId')
      .where('company_id', '=', companyId)
      .where('id', '=', userId)
      .executeTakeFirst()
    if (!user) throw new Problem('user_not_found')
    if (groupId !== null) requireGroup(await loadGroups(db, companyId), groupId)
    if (user.groupId === groupId) return
    await db.sql
      .updateTable('user')
      .set({
        visibility_group_id: groupId,
        group_audiences: await groupAudiencesColumn(db, companyId, groupId),
        updated_at: now.getTime(),
      })
      .where('company_id', '=', companyId)
      .where('id', '=', userId)
      .execute()
    const hasGroups = (await getVisibilityPlan(db, companyId)) === 'groups'
    if (hasGroups) await rewriteAudiences(db, companyId, userId)
    const change = { before: user, after: { groupId } }
    await appendEvents(db, actor, [{ name: 'user.updated', itemId: userId, ...change }], now)
  })
}
