import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import { listCompanies, systemActor } from '../companies/companies.ts'
import { appendEvents } from '../events/append-events.ts'
import { keepDeletedMs } from '../purge/keep-deleted.ts'
import type { BlobStore } from './blobs.ts'
import { refreshFileAudiences, removeFileAudiences } from './file-audiences.ts'
import { freeBlobs } from './free-blobs.ts'

const batchSize = 200

/**
 * Removes files deleted more than 30 days ago, for good, and frees the bytes nobody else points at.
 *
 * Gives how many were removed; can be repeated and run beside itself. Rows go before their bytes: a
 * crash in between leaves bytes without a row, which {@link sweepBlobs} finds.
 */
export async function purgeFiles(db: Db, blobs: BlobStore, now: Date): Promise<number> {
  let purged = 0
  for (const company of await listCompanies(db)) {
    const actor = systemActor(company)
    let hashes: string[]
    do {
      hashes = await purgeBatch(db, actor, now)
      await freeBlobs(db, blobs, hashes, now)
      purged += hashes.length
    } while (hashes.length === batchSize)
  }
  return purged
}

type Due = { id: number; content_hash: string }

const dueFiles = statement<{ companyId: number; deletedBefore: number }, Due>(
  // Locked, so that nobody else removes them too.
  (sql, parameter, { lock }) =>
    sql
      .selectFrom('file')
      .select(['id', 'content_hash'])
      .where('company_id', '=', parameter('companyId'))
      .where('deleted_at', '<=', parameter('deletedBefore'))
      .orderBy('deleted_at')
      .limit(batchSize)
      .modifyEnd(lock),
)

async function purgeBatch(db: Db, actor: Actor, now: Date): Promise<string[]> {
  const { companyId } = actor
  return db.transaction(async (db) => {
    const rows = await db.all(dueFiles, { companyId, deletedBefore: now.getTime() - keepDeletedMs })
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) return []
    await removeFileAudiences(db, companyId, ids)
    await db.sql
      .deleteFrom('file')
      .where('company_id', '=', companyId)
      .where('id', 'in', ids)
      .execute()
    const changes = ids.map((itemId) => ({ name: 'file.purged' as const, itemId }))
    await appendEvents(db, actor, changes, now)
    return rows.map((row) => row.content_hash)
  })
}

/**
 * Takes files off items that are being purged; those that hang on nothing else become deleted.
 *
 * Runs in the transaction that removes the items.
 */
export async function detachFiles(
  db: Db,
  actor: Actor,
  item: 'product' | 'deal',
  itemIds: readonly number[],
  now: Date,
): Promise<void> {
  const { companyId } = actor
  const files = await db.all(filesOf[item], { companyId, ids: JSON.stringify(itemIds) })
  if (files.length === 0) return
  await db.sql
    .updateTable('file')
    .set({ [`${item}_id`]: null })
    .where('company_id', '=', companyId)
    .where(`${item}_id`, 'in', [...itemIds])
    .execute()
  const orphans = files
    .filter((file) => linkCount(file) === 1 && file.deleted_at === null)
    .map(({ id }) => id)
  await markDeleted(db, actor, orphans, now)
  const ids = files.map(({ id }) => id)
  await refreshFileAudiences(db, companyId, ids)
}

interface AttachedRow {
  id: number
  product_id: number | null
  deal_id: number | null
  person_id: number | null
  organization_id: number | null
  deleted_at: number | null
}

function linkCount({ product_id, deal_id, person_id, organization_id }: AttachedRow): number {
  return [product_id, deal_id, person_id, organization_id].filter((id) => id !== null).length
}

const filesOf = { product: filesStatement('product_id'), deal: filesStatement('deal_id') }

/** `ids` as JSON text. */
function filesStatement(column: 'product_id' | 'deal_id') {
  return statement<{ companyId: number; ids: string }, AttachedRow>(
    (sql, parameter, { lock, numbers }) =>
      sql
        .selectFrom('file')
        .select(['id', 'product_id', 'deal_id', 'person_id', 'organization_id', 'deleted_at'])
        .where('company_id', '=', parameter('companyId'))
        .where(column, 'in', numbers(parameter('ids')))
        .orderBy('id')
        .modifyEnd(lock),
  )
}

const markedAtOnce = 500

async function markDeleted(db: Db, actor: Actor, ids: readonly number[], now: Date): Promise<void> {
  for (let start = 0; start < ids.length; start += markedAtOnce) {
    await db.sql
      .updateTable('file')
      .set({ deleted_at: now.getTime(), updated_at: now.getTime() })
      .where('company_id', '=', actor.companyId)
      .where('id', 'in', ids.slice(start, start + markedAtOnce))
      .execute()
  }
  const change = { before: { deletedAt: null }, after: { deletedAt: now } }
  const changes = ids.map((itemId) => ({ name: 'file.deleted' as const, itemId, ...change }))
  await appendEvents(db, actor, changes, now)
}
