import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import type { Deal, DealPatch } from './deal.ts'
import { requireReferences, settleStage } from './deal-references.ts'
import { type DealRow, getDealRowForUpdate, toDealState } from './deal-rows.ts'
import { applyPatch } from './deal-rules.ts'
import { readBack } from './load-deals.ts'
import { saveDeal } from './save-deal.ts'

/**
 * Changes only what the patch names; what changes nothing writes nothing.
 *
 * Throws `deal_not_found` when the actor may not see it, `title_missing`, `invalid_value`.
 */
export async function updateDeal(
  db: Db,
  actor: Actor,
  id: number,
  patch: DealPatch,
  now: Date,
): Promise<Deal> {
  return db.transaction(async (db) => {
    const before = toDealState(await getDealRowForUpdate(db, actor, id))
    const stageId = await settleStage(db, actor, patch, before.stageId)
    const after = applyPatch(before, patch, stageId, now)
    await requireReferences(db, actor, before, after)
    await saveDeal(db, actor, id, before, after, now)
    return readBack(db, actor, id)
  })
}

/**
 * Deletes deals softly: they can be restored until they are purged. A second time changes nothing.
 *
 * Throws `deal_not_found` when there is one the actor may not see; then none is deleted.
 */
export async function deleteDeals(
  db: Db,
  actor: Actor,
  ids: readonly number[],
  now: Date,
): Promise<void> {
  await db.transaction(async (db) => {
    // All are locked, in one order, before the first event is written: whoever writes one of them
    // waits for the events' counter with the deal in hand.
    const rows: DealRow[] = []
    for (const id of [...new Set(ids)].sort((a, b) => a - b)) {
      rows.push(await getDealRowForUpdate(db, actor, id))
    }
    for (const row of rows) {
      const before = toDealState(row)
      const after = applyPatch(before, { status: 'deleted' }, before.stageId, now)
      await saveDeal(db, actor, row.id, before, after, now)
    }
  })
}
