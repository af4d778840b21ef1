import type { EventName } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { differences } from '../events/differences.ts'
import { refreshFilesOf } from '../files/file-audiences.ts'
import { dealDocument } from '../search/item-documents.ts'
import { settleAudience } from '../visibility/ownership.ts'
import type { DealState } from './deal.ts'
import { updateDealRow } from './deal-rows.ts'

/**
 * Writes what a deal has become: its row, its search document and an event. Gives whether there was
 * anything to write.
 */
export async function saveDeal(
  db: Db,
  actor: Actor,
  id: number,
  before: DealState,
  after: DealState,
  now: Date,
): Promise<boolean> {
  const change = differences(before, after)
  if (!change) return false
  const { companyId } = actor
  const audience = isMoved(before, after) ? await settleAudience(db, companyId, after) : undefined
  await updateDealRow(db, companyId, id, after, audience, now)
  await refreshSearch(db, companyId, id, before, after)
  if (audience) await refreshFilesOf(db, companyId, 'deal', id)
  await appendEvents(db, actor, [{ name: nameOf(before, after), itemId: id, ...change }], now)
  return true
}

/** Only then is it asked whom the deal lets in now: other changes wait for no regrouping. */
function isMoved(before: DealState, after: DealState): boolean {
  return before.visibility !== after.visibility || before.ownerId !== after.ownerId
}

async function refreshSearch(
  db: Db,
  companyId: number,
  id: number,
  before: DealState,
  after: DealState,
): Promise<void> {
  const isSame = before.title === after.title && !isMoved(before, after)
  if (isSame && (before.deletedAt === null) === (after.deletedAt === null)) return
  if (before.deletedAt === null) await db.search.remove('deal', companyId, [id])
  if (after.deletedAt !== null) return
  const { audience } = await db.sql
    .selectFrom('deal')
    .select('audience')
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await db.search.add([dealDocument(companyId, { id, audience, title: after.title })])
}

function nameOf(before: DealState, after: DealState): EventName {
  if (before.deletedAt === null && after.deletedAt !== null) return 'deal.deleted'
  if (before.deletedAt !== null && after.deletedAt === null) return 'deal.restored'
  return 'deal.updated'
}
