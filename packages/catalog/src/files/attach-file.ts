import { randomBytes } from 'node:crypto'
import { extname } from 'node:path'
import type { Db } from '@merx/store'
import { type Actor, requireUser } from '../actor.ts'
import { requireInCompany } from '../companies/require-in-company.ts'
import { appendEvents } from '../events/append-events.ts'
import { listFollowerIds } from '../followers/list-followers.ts'
import { getProductForUpdate } from '../products/get-product.ts'
import { fileDocument } from '../search/item-documents.ts'
import { audienceOf, searchAudiences } from '../visibility/visibility.ts'
import type { StoredBlob } from './blobs.ts'
import type { ProductFile } from './list-product-files.ts'

export interface NewProductFile {
  productId: number
  /** The visible name, with its extension. */
  name: string
  /** Stored before, so that no transaction waits for bytes. */
  content: StoredBlob
  description?: string | null
  /** Default: the user who acts. */
  userId?: number
}

/**
 * Attaches a file, whose bytes are stored already, to a product and counts it there.
 *
 * Throws `product_not_found`, and `invalid_value` for a user the company does not have.
 */
export async function attachFile(
  db: Db,
  actor: Actor,
  input: NewProductFile,
  now: Date,
): Promise<ProductFile> {
  const { productId, name, content, description = null } = input
  const userId = input.userId ?? requireUser(actor)
  const storedName = toStoredName(name)
  return db.transaction(async (db) => {
    const product = await getProductForUpdate(db, actor, productId)
    await requireInCompany(db, actor, 'user', userId)
    const type = extname(name).slice(1).toLowerCase()
    const [id = 0] = await db.insert('file', [
      {
        company_id: actor.companyId,
        user_id: userId,
        product_id: productId,
        deal_id: null,
        name,
        stored_name: storedName,
        type,
        size_bytes: content.sizeBytes,
        content_hash: content.hash,
        description,
        created_at: now.getTime(),
        updated_at: now.getTime(),
        deleted_at: null,
      },
    ])
    const audience = audienceOf(product.visibility, product.ownerId)
    const followerIds = await listFollowerIds(db, actor.companyId, productId)
    const audiences = searchAudiences(audience, followerIds)
    await db.search.add([fileDocument(actor.companyId, { id, name }, audiences)])
    await countFile(db, actor.companyId, productId)
    const { sizeBytes, hash } = content
    const after = { productId, userId, name, storedName, type, sizeBytes, hash, description }
    await appendEvents(db, actor, [{ name: 'file.created', itemId: id, after }], now)
    const file = { id, userId, productId, dealId: null, productName: product.name, name }
    const times = { createdAt: now, updatedAt: now, deletedAt: null }
    return { ...file, storedName, type, sizeBytes, description, ...times }
  })
}

/** The count of a product without files is null until its first one (http-v1 section 8). */
async function countFile(db: Db, companyId: number, productId: number): Promise<void> {
  await db.sql
    .updateTable('product')
    .set((eb) => ({ files_count: eb(eb.fn.coalesce('files_count', eb.val(0)), '+', 1) }))
    .where('company_id', '=', companyId)
    .where('id', '=', productId)
    .execute()
}

/** `bench.pdf` is stored as `bench_1f2e3d4c5b6a.pdf`: several may have one name. */
function toStoredName(name: string): string {
  const extension = extname(name)
  const base = name.slice(0, name.length - extension.length)
  return `${base}_${randomBytes(6).toString('hex')}${extension}`
}
