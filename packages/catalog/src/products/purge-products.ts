import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { detachFiles } from '../files/purge-files.ts'
import { purgeRows } from '../purge/purge-rows.ts'

/**
 * Removes products deleted more than 30 days ago, for good, with their prices and followers.
 *
 * What was attached stays: deals keep the line without its product; files that hang on nothing
 * else become deleted ones. Gives how many were removed; can be repeated and run beside itself.
 */
export function purgeProducts(db: Db, now: Date): Promise<number> {
  return purgeRows(db, 'product', detach, now)
}

async function detach(db: Db, actor: Actor, ids: readonly number[], now: Date): Promise<void> {
  await db.sql
    .updateTable('deal_product')
    .set({ product_id: null, variation_id: null })
    .where('company_id', '=', actor.companyId)
    .where('product_id', 'in', ids)
    .execute()
  await detachFiles(db, actor, 'product', ids, now)
}
