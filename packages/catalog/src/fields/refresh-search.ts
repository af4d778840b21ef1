import { randomInt } from 'node:crypto'
import { type Db, statement } from '@merx/store'
import { listRevealedToOf } from '../followers/list-revealed-to.ts'
import { loadProducts } from '../products/load-products.ts'
import { lockProducts } from '../products/product-rows.ts'
import { searchDocumentOf } from '../products/search-document.ts'
import { listCustomFields } from './fields.ts'

/** Products whose documents one transaction writes: short enough for those who wait to write. */
const batchSize = 50

const pendingFields = statement<object, { company_id: number; id: number }>((sql) =>
  sql
    .selectFrom('field')
    .select(['company_id', 'id'])
    .where('refreshed_to', 'is not', null)
    .orderBy('company_id')
    .orderBy('id'),
)

/**
 * Writes the search documents of products anew whose fields have been deleted or restored, at most
 * so many batches of 50; it continues where it was stopped, also by a crash, and can run beside
 * itself.
 */
export async function refreshSearch(db: Db, maxBatches: number): Promise<void> {
  let batches = 0
  for (const { company_id, id } of await db.all(pendingFields, {})) {
    while (batches < maxBatches && (await refreshBatch(db, company_id, id))) batches++
  }
}

/** The same for one field, to its end. */
export async function refreshField(db: Db, companyId: number, id: number): Promise<void> {
  while (await refreshBatch(db, companyId, id)) {
    // Until nothing is left; each batch is a transaction of its own.
  }
}

const staleSource = statement<{ companyId: number }, { id: number }>((sql, parameter) =>
  sql
    .selectFrom('field')
    .select('id')
    .where('company_id', '=', parameter('companyId'))
    .where('refreshed_to', 'is not', null)
    .where('deleted_at', 'is not', null)
    .unionAll(
      sql
        .selectFrom('stale_audience')
        .select('owner_id as id')
        .where('company_id', '=', parameter('companyId'))
        .where('kind', '=', 'product'),
    )
    .limit(1),
)

/** Where a field begins that has just been deleted or restored: before every product, each time anew. */
export function beginRefresh(): number {
  return -randomInt(1, 2 ** 47)
}

/** Whether documents of products may have values of a deleted field, or audiences of before. */
export async function hasStaleDocuments(db: Db, companyId: number): Promise<boolean> {
  return (await db.all(staleSource, { companyId })).length > 0
}

/** Whether documents may lack values of a live field, which has been restored a moment ago. */
export async function lacksDocuments(db: Db, companyId: number, id: number): Promise<boolean> {
  return (await db.all(pendingField, { companyId, id })).length > 0
}

const pendingField = statement<
  { companyId: number; id: number },
  { key: string; refreshed_to: number }
>((sql, parameter) =>
  sql
    .selectFrom('field')
    .select(['key', 'refreshed_to'])
    .where('company_id', '=', parameter('companyId'))
    .where('id', '=', parameter('id'))
    .where('refreshed_to', 'is not', null)
    .$narrowType<{ refreshed_to: number }>(),
)

/** Deleted ones too: one that is being restored may have been read before the field was deleted. */
const holders = statement<{ companyId: number; after: number; pattern: string }, { id: number }>(
  (sql, parameter) =>
    sql
      .selectFrom('product')
      .select('id')
      .where('company_id', '=', parameter('companyId'))
      .where('id', '>', parameter('after'))
      .where('custom_values', 'like', parameter('pattern'))
      .orderBy('id')
      .limit(batchSize),
)

/** Gives whether there may be more to do. */
async function refreshBatch(db: Db, companyId: number, id: number): Promise<boolean> {
  const [field] = await db.all(pendingField, { companyId, id })
  if (!field) return false
  const { key, refreshed_to: after } = field
  const rows = await db.walkAll(holders, { companyId, after, pattern: `%"${key}":%` })
  const ids = rows.map((row) => row.id)
  const next = ids.length < batchSize ? null : (ids.at(-1) ?? null)
  await db.transaction(async (db) => {
    // Products before fields, as product writes do it.
    await lockProducts(db, companyId, ids)
    if (await moveOn(db, companyId, id, after, next)) await writeDocuments(db, companyId, ids)
  })
  return true
}

/** Gives false when the field was deleted or restored meanwhile, which begins anew, or it is done. */
async function moveOn(
  db: Db,
  companyId: number,
  id: number,
  after: number,
  next: number | null,
): Promise<boolean> {
  const { numUpdatedRows } = await db.sql
    .updateTable('field')
    .set({ refreshed_to: next })
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .where('refreshed_to', '=', after)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Writes the search documents of live products anew; only inside a transaction that has locked them. */
export async function writeDocuments(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<void> {
  const fields = await listCustomFields(db, companyId)
  const products = await loadProducts(db, companyId, ids)
  const followers = await listRevealedToOf(db, companyId, products)
  const documents = products.flatMap((product) => {
    const followerIds = followers.get(product.id) ?? []
    return searchDocumentOf(companyId, product.id, product, fields, followerIds) ?? []
  })
  await db.search.remove(
    'product',
    companyId,
    documents.map((document) => document.id),
  )
  await db.search.add(documents)
}
