import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { lockContacts } from '../contacts/contact-rows.ts'
import { appendEvents } from '../events/append-events.ts'
import { loadVisibleOrganizations } from './load-organizations.ts'
import { toChange } from './update-organization.ts'

/**
 * Deletes organizations softly; deals that name them keep doing so. A second time changes nothing.
 *
 * Gives the numbers of those the actor may see. Throws `organization_not_found` when there are none.
 */
export async function deleteOrganizations(
  db: Db,
  actor: Actor,
  ids: readonly number[],
  now: Date,
): Promise<number[]> {
  const { companyId } = actor
  return db.transaction(async (db) => {
    await lockContacts(db, 'organization', companyId, ids)
    const organizations = await loadVisibleOrganizations(db, actor, ids)
    if (organizations.size === 0) throw new Problem('organization_not_found')
    const live = [...organizations.values()].filter(({ deletedAt }) => deletedAt === null)
    const liveIds = live.map(({ id }) => id)
    if (live.length === 0) return [...organizations.keys()]

    await db.sql
      .updateTable('organization')
      .set({ deleted_at: now.getTime(), updated_at: now.getTime() })
      .where('company_id', '=', companyId)
      .where('id', 'in', liveIds)
      .execute()
    await db.search.remove('organization', companyId, liveIds)
    const changes = live.map((organization) =>
      toChange(organization, { ...organization, deletedAt: now, updatedAt: now }),
    )
    await appendEvents(db, actor, changes, now)
    return [...organizations.keys()]
  })
}
