import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { listPipelines } from '../pipelines/load-pipelines.ts'
import type { Deal } from './deal.ts'
import { type DealProgress, progressOf } from './deal-progress.ts'
import { getDealRow } from './deal-rows.ts'
import { loadDeals } from './load-deals.ts'

/**
 * Gets a deal the actor may see, also a deleted one until it is purged, with how far it has come.
 *
 * Throws `deal_not_found`.
 */
export async function getDeal(
  db: Db,
  actor: Actor,
  id: number,
  now: Date,
): Promise<{ deal: Deal; progress: DealProgress }> {
  await getDealRow(db, actor, id)
  const [deal] = await loadDeals(db, actor, [id])
  if (!deal) throw new Problem('deal_not_found')
  const { stages } = await listPipelines(db, actor.companyId)
  return { deal, progress: progressOf(deal, stages, now) }
}
