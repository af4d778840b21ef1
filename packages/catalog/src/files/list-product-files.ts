import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { getProduct } from '../products/get-product.ts'
import type { Page } from '../products/list-products.ts'

export interface ProductFile {
  readonly id: number
  readonly userId: number
  readonly productId: number
  readonly dealId: number | null
  readonly productName: string
  readonly name: string
  readonly storedName: string
  readonly type: string
  readonly sizeBytes: number
  readonly description: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly deletedAt: Date | null
}

/** Columns by which a list of files can be ordered. */
export type FileOrder = {
  by:
    | 'id'
    | 'user_id'
    | 'deal_id'
    | 'product_id'
    | 'created_at'
    | 'updated_at'
    | 'stored_name'
    | 'type'
    | 'size_bytes'
    | 'description'
  isDescending: boolean
}

export interface FileList extends Page {
  order: readonly FileOrder[]
  withDeleted: boolean
}

/** Lists the files of a product; ties by number. Throws `product_not_found`. */
export async function listProductFiles(
  db: Db,
  actor: Actor,
  productId: number,
  list: FileList,
): Promise<{ files: ProductFile[]; hasMore: boolean }> {
  const product = await getProduct(db, actor, productId)
  let query = db.sql
    .selectFrom('file')
    .selectAll()
    .where('company_id', '=', actor.companyId)
    .where('product_id', '=', productId)
  if (!list.withDeleted) query = query.where('deleted_at', 'is', null)
  for (const { by, isDescending } of list.order) {
    // The two databases disagree about where NULL goes, so it is said.
    query = query.orderBy(by, (column) =>
      isDescending ? column.desc().nullsLast() : column.asc().nullsFirst(),
    )
  }
  const rows = await query
    .orderBy('id')
    .limit(list.limit + 1)
    .offset(list.start)
    .execute()
  const files = rows.slice(0, list.limit).map((row) => ({
    id: row.id,
    userId: row.user_id,
    productId,
    dealId: row.deal_id,
    productName: product.name,
    name: row.name,
    storedName: row.stored_name,
    type: row.type,
    sizeBytes: row.size_bytes,
    description: row.description,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    deletedAt: row.deleted_at === null ? null : new Date(row.deleted_at),
  }))
  return { files, hasMore: rows.length > list.limit }
}
