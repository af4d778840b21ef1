import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import { listCompanies, systemActor } from '../companies/companies.ts'
import { appendEvents } from '../events/append-events.ts'
import { detachFiles } from '../files/purge-files.ts'

/** How long a deleted product can be restored. */
const keepMs = 30 * 24 * 60 * 60 * 1000
const batchSize = 200

/**
 * Removes products deleted more than 30 days ago, for good, with their prices and followers.
 *
 * What was attached stays: deals keep the line without its product; files that hang on nothing
 * else become deleted ones.
 * Gives how many were removed; can be repeated and run beside itself.
 */
export async function purgeProducts(db: Db, now: Date): Promise<number> {
  let purged = 0
  for (const company of await listCompanies(db)) {
    const actor = systemActor(company)
    let count: number
    do {
      count = await purgeBatch(db, actor, now)
      purged += count
    } while (count === batchSize)
  }
  return purged
}

const dueProducts = statement<{ companyId: number; deletedBefore: number }, { id: number }>(
  // Locked, so that nobody restores one while it is being removed.
  (sql, parameter, { lock }) =>
    sql
      .selectFrom('product')
      .select('id')
      .where('company_id', '=', parameter('companyId'))
      .where('deleted_at', '<=', parameter('deletedBefore'))
      .orderBy('deleted_at')
      .limit(batchSize)
      .modifyEnd(lock),
)

async function purgeBatch(db: Db, actor: Actor, now: Date): Promise<number> {
  return db.transaction(async (db) => {
    const deletedBefore = now.getTime() - keepMs
    const rows = await db.all(dueProducts, { companyId: actor.companyId, deletedBefore })
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) return 0
    await detach(db, actor.companyId, ids)
    await detachFiles(db, actor, 'product', ids, now)
    const { numDeletedRows } = await db.sql
      .deleteFrom('product')
      .where('company_id', '=', actor.companyId)
      .where('id', 'in', ids)
      .executeTakeFirstOrThrow()
    const changes = ids.map((itemId) => ({ name: 'product.purged' as const, itemId }))
    await appendEvents(db, actor, changes, now)
    return Number(numDeletedRows)
  })
}

async function detach(db: Db, companyId: number, ids: number[]): Promise<void> {
  await db.sql
    .updateTable('deal_product')
    .set({ product_id: null, variation_id: null })
    .where('company_id', '=', companyId)
    .where('product_id', 'in', ids)
    .execute()
}
