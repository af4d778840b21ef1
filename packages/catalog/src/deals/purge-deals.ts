import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import { listCompanies, systemActor } from '../companies/companies.ts'
import { appendEvents, type Change } from '../events/append-events.ts'
import { keepDeletedMs } from './deal-rows.ts'

const batchSize = 200

/**
 * Removes deals deleted more than 30 days ago, for good, with the products attached to them.
 *
 * Files that hang on nothing else become deleted ones. Gives how many deals were removed; can be
 * repeated and run beside itself.
 */
export async function purgeDeals(db: Db, now: Date): Promise<number> {
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

const dueDeals = statement<{ companyId: number; deletedBefore: number }, { id: number }>(
  // Locked, so that nobody restores one while it is being removed.
  (sql, parameter, { lock }) =>
    sql
      .selectFrom('deal')
      .select('id')
      .where('company_id', '=', parameter('companyId'))
      .where('deleted_at', '<=', parameter('deletedBefore'))
      .orderBy('deleted_at')
      .limit(batchSize)
      .modifyEnd(lock),
)

async function purgeBatch(db: Db, actor: Actor, now: Date): Promise<number> {
  return db.transaction(async (db) => {
    const { companyId } = actor
    const deletedBefore = now.getTime() - keepDeletedMs
    const rows = await db.all(dueDeals, { companyId, deletedBefore })
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) return 0
    const fileIds = await detachFiles(db, companyId, ids, now)
    for (const [table, column] of [
      ['deal_product', 'deal_id'],
      ['deal', 'id'],
    ] as const) {
      await db.sql
        .deleteFrom(table)
        .where('company_id', '=', companyId)
        .where(column, 'in', ids)
        .execute()
    }
    const after = { deletedAt: now }
    const changes = [
      ...fileIds.map((itemId): Change => ({ name: 'file.deleted', itemId, after })),
      ...ids.map((itemId): Change => ({ name: 'deal.purged', itemId })),
    ]
    await appendEvents(db, actor, changes, now)
    return ids.length
  })
}

/** Gives the files that became deleted ones. */
async function detachFiles(db: Db, companyId: number, ids: number[], now: Date): Promise<number[]> {
  const rows = await db.sql
    .selectFrom('file')
    .select('id')
    .where('company_id', '=', companyId)
    .where('deal_id', 'in', ids)
    .where('product_id', 'is', null)
    .where('deleted_at', 'is', null)
    .execute()
  const fileIds = rows.map(({ id }) => id)
  await db.sql
    .updateTable('file')
    .set({ deal_id: null })
    .where('company_id', '=', companyId)
    .where('deal_id', 'in', ids)
    .execute()
  if (fileIds.length === 0) return []
  const time = now.getTime()
  await db.sql
    .updateTable('file')
    .set({ deleted_at: time, updated_at: time })
    .where('company_id', '=', companyId)
    .where('id', 'in', fileIds)
    .execute()
  await db.search.remove('file', companyId, fileIds)
  return fileIds
}
