import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import { listCompanies, systemActor } from '../companies/companies.ts'
import { appendEvents } from '../events/append-events.ts'
import { keepDeletedMs } from './keep-deleted.ts'

const batchSize = 200

type Table = 'product' | 'deal'

/** Takes off what hangs on rows that are about to be removed, in the same transaction. */
type Detach = (db: Db, actor: Actor, ids: readonly number[], now: Date) => Promise<void>

/**
 * Removes rows deleted more than 30 days ago, for good, in every company.
 *
 * Gives how many were removed; can be repeated and run beside itself.
 */
export async function purgeRows(db: Db, table: Table, detach: Detach, now: Date): Promise<number> {
  let purged = 0
  for (const company of await listCompanies(db)) {
    const actor = systemActor(company)
    let count: number
    do {
      count = await db.transaction((db) => purgeBatch(db, actor, table, detach, now))
      purged += count
    } while (count === batchSize)
  }
  return purged
}

function dueStatement(table: Table) {
  return statement<{ companyId: number; deletedBefore: number }, { id: number }>(
    // Locked, so that nobody restores one while it is being removed.
    (sql, parameter, { lock }) =>
      sql
        .selectFrom(table)
        .select('id')
        .where('company_id', '=', parameter('companyId'))
        .where('deleted_at', '<=', parameter('deletedBefore'))
        .orderBy('deleted_at')
        .limit(batchSize)
        .modifyEnd(lock),
  )
}

const due = { product: dueStatement('product'), deal: dueStatement('deal') }

async function purgeBatch(
  db: Db,
  actor: Actor,
  table: Table,
  detach: Detach,
  now: Date,
): Promise<number> {
  const { companyId } = actor
  const rows = await db.all(due[table], { companyId, deletedBefore: now.getTime() - keepDeletedMs })
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  await detach(db, actor, ids, now)
  await db.sql
    .deleteFrom(table)
    .where('company_id', '=', companyId)
    .where('id', 'in', ids)
    .execute()
  const changes = ids.map((itemId) => ({ name: `${table}.purged` as const, itemId }))
  await appendEvents(db, actor, changes, now)
  return ids.length
}
