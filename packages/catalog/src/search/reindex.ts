import { type Db, type SearchKind, type Store, statement } from '@merx/store'
import { indexers } from './item-indexers.ts'

/** How far the indexes of one kind are. */
export interface IndexProgress {
  readonly kind: SearchKind
  /** Items written by this run. */
  readonly done: number
}

/** One transaction each: short enough for those who wait to write. */
const batchSize = 500

/** From so many on, what was written in small pieces is slower to search than what is tidied. */
const tidiedFrom = 5000

/**
 * Completes the indexes of a database after a migration, and tidies them when much was written: until
 * then a search walks along many pieces, and the planner knows nothing of the new tables.
 */
export async function completeStore(
  store: Store,
  onProgress?: (progress: IndexProgress) => void,
): Promise<number> {
  const written = await completeIndexes(store.db, onProgress)
  if (written >= tidiedFrom) await store.optimize()
  return written
}

/**
 * Writes search documents and filter keys of whatever was stored before there was a place for them.
 *
 * Goes on where an earlier run was interrupted, beside others that do the same, and beside writers:
 * each item is locked, taken out and written again as it is now. Gives how many items were written.
 */
export async function completeIndexes(
  db: Db,
  onProgress: (progress: IndexProgress) => void = () => {},
): Promise<number> {
  const pending = await db.sql.selectFrom('pending_index').select('kind').orderBy('kind').execute()
  let total = 0
  for (const row of pending) {
    // The rows name the kinds there are.
    const kind = row.kind as SearchKind
    let done = 0
    let batch = await db.transaction((db) => completeBatch(db, kind))
    while (batch !== undefined) {
      done += batch
      if (batch > 0) onProgress({ kind, done })
      batch = await db.transaction((db) => completeBatch(db, kind))
    }
    total += done
  }
  return total
}

interface Position {
  company_id: number
  after_id: number
}

const positionOf = statement<{ kind: string }, Position>((sql, parameter, { lock }) =>
  sql
    .selectFrom('pending_index')
    .select(['company_id', 'after_id'])
    .where('kind', '=', parameter('kind'))
    .modifyEnd(lock),
)

/** Writes the next items of a kind and gives how many; undefined when all are written. */
async function completeBatch(db: Db, kind: SearchKind): Promise<number | undefined> {
  // Locked, so that another process waits and then continues after these.
  const [position] = await db.all(positionOf, { kind })
  if (!position) return undefined
  const { company_id: companyId, after_id: afterId } = position
  const items = await db.all(nextItems[kind], { companyId, afterId })
  const ids = items.map(({ id }) => id)
  if (ids.length > 0) await indexers[kind](db, companyId, ids)
  if (ids.length === batchSize) {
    await moveTo(db, kind, { company_id: companyId, after_id: ids.at(-1) ?? afterId })
  } else {
    const next = await nextCompany(db, companyId)
    await moveTo(db, kind, next === undefined ? undefined : { company_id: next, after_id: 0 })
  }
  return ids.length
}

function nextOf(kind: SearchKind) {
  return statement<{ companyId: number; afterId: number }, { id: number }>(
    // Locked, so that nobody deletes one while its document is written.
    (sql, parameter, { lock }) =>
      sql
        // All kinds have these columns.
        .selectFrom(kind as 'product')
        .select('id')
        .where('company_id', '=', parameter('companyId'))
        .where('id', '>', parameter('afterId'))
        .where('deleted_at', 'is', null)
        .orderBy('id')
        .limit(batchSize)
        .modifyEnd(lock),
  )
}

const nextItems = {
  product: nextOf('product'),
  deal: nextOf('deal'),
  person: nextOf('person'),
  organization: nextOf('organization'),
  file: nextOf('file'),
}

async function nextCompany(db: Db, after: number): Promise<number | undefined> {
  const row = await db.sql
    .selectFrom('company')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

async function moveTo(db: Db, kind: string, position: Position | undefined): Promise<void> {
  if (position) {
    await db.sql.updateTable('pending_index').set(position).where('kind', '=', kind).execute()
  } else {
    await db.sql.deleteFrom('pending_index').where('kind', '=', kind).execute()
  }
}
