import { isDeepStrictEqual } from 'node:util'
import type { EventName } from '@merx/contract'
import type { Db, SearchDocument } from '@merx/store'
import type { Actor } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { differences } from '../events/differences.ts'
import { refreshFilesOf } from '../files/file-audiences.ts'
import { dealDocument } from '../search/item-documents.ts'
import { audienceOf } from '../visibility/visibility.ts'
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
  await updateDealRow(db, actor.companyId, id, after, now)
  await refreshSearch(db, actor.companyId, id, before, after)
  const audiences = [before, after].map((deal) => audienceOf(deal.visibility, deal.ownerId))
  if (audiences[0] !== audiences[1]) await refreshFilesOf(db, actor.companyId, 'deal', id)
  await appendEvents(db, actor, [{ name: nameOf(before, after), itemId: id, ...change }], now)
  return true
}

/** What the search keeps of a deal; undefined for a deleted one, which is never found. */
export function documentOf(
  companyId: number,
  id: number,
  { title, visibility, ownerId, deletedAt }: DealState,
): SearchDocument<'deal'> | undefined {
  return deletedAt === null
    ? dealDocument(companyId, { id, title, visibility, ownerId })
    : undefined
}

async function refreshSearch(
  db: Db,
  companyId: number,
  id: number,
  before: DealState,
  after: DealState,
): Promise<void> {
  const old = documentOf(companyId, id, before)
  const document = documentOf(companyId, id, after)
  if (isDeepStrictEqual(old, document)) return
  if (old) await db.search.remove('deal', companyId, [id])
  if (document) await db.search.add([document])
}

function nameOf(before: DealState, after: DealState): EventName {
  if (before.deletedAt === null && after.deletedAt !== null) return 'deal.deleted'
  if (before.deletedAt !== null && after.deletedAt === null) return 'deal.restored'
  return 'deal.updated'
}
