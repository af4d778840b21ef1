import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { detachFiles } from '../files/purge-files.ts'
import { purgeRows } from '../purge/purge-rows.ts'

/**
 * Removes deals deleted more than 30 days ago, for good, with the products attached to them.
 *
 * Files that hang on nothing else become deleted ones. Gives how many deals were removed; can be
 * repeated and run beside itself.
 */
export function purgeDeals(db: Db, now: Date): Promise<number> {
  return purgeRows(db, 'deal', detach, now)
}

async function detach(db: Db, actor: Actor, ids: readonly number[], now: Date): Promise<void> {
  await detachFiles(db, actor, 'deal', ids, now)
  await db.sql
    .deleteFrom('deal_product')
    .where('company_id', '=', actor.companyId)
    .where('deal_id', 'in', ids)
    .execute()
}
