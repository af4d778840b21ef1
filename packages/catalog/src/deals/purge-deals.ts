import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import { listCompanies, systemActor } from '../companies/companies.ts'
import { appendEvents } from '../events/append-events.ts'
import { detachFiles } from '../files/purge-files.ts'
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
    await detachFiles(db, actor, 'deal', ids, now)
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
    const changes = ids.map((itemId) => ({ name: 'deal.purged' as const, itemId }))
    await appendEvents(db, actor, changes, now)
    return ids.length
  })
}
