import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { getFilterForUpdate } from './get-filter.ts'

/**
 * Deletes filters softly, all of them or none.
 *
 * The ids are different ones. Throws `filter_not_found` when one of them is absent, deleted already, or
 * hidden, and `forbidden` for one that is somebody else's.
 */
export async function deleteFilters(
  db: Db,
  actor: Actor,
  ids: readonly number[],
  now: Date,
): Promise<void> {
  await db.transaction(async (db) => {
    // In one order, so that two who delete the same ones do not wait for each other.
    const inOrder = ids.toSorted((a, b) => a - b)
    for (const id of inOrder) await getFilterForUpdate(db, actor, id)
    await db.sql
      .updateTable('filter')
      .set({ deleted_at: now.getTime() })
      .where('company_id', '=', actor.companyId)
      .where('id', 'in', inOrder)
      .execute()
    const changes = inOrder.map((itemId) => ({
      name: 'filter.deleted' as const,
      itemId,
      before: { deletedAt: null },
      after: { deletedAt: now },
    }))
    await appendEvents(db, actor, changes, now)
  })
}
