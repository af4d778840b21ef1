import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import type { DealPatch } from './deal.ts'
import { requireReferences, settleStage } from './deal-references.ts'
import { getDealRowForUpdate, toDealState } from './deal-rows.ts'
import { applyPatch } from './deal-rules.ts'
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
): Promise<void> {
  await db.transaction(async (db) => {
    const before = toDealState(await getDealRowForUpdate(db, actor, id))
    const stageId = await settleStage(db, actor, patch, before.stageId)
    const after = applyPatch(before, patch, stageId, now)
    await requireReferences(db, actor, before, after)
    await saveDeal(db, actor, id, before, after, now)
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
    // In one order, so that two of these cannot wait for each other.
    for (const id of [...new Set(ids)].sort((a, b) => a - b)) {
      await updateDeal(db, actor, id, { status: 'deleted' }, now)
    }
  })
}
