import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Actor, requirePermission } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { listCustomFields } from '../fields/fields.ts'
import { refreshFilesOf } from '../files/file-audiences.ts'
import { getProductForUpdate } from '../products/get-product.ts'
import type { Product } from '../products/product.ts'
import { searchDocumentOf } from '../products/search-document.ts'
import { findUserSummary } from '../users/users.ts'
import { holdFollowsReveal } from '../visibility/ownership.ts'
import { type Follower, toFollower } from './list-followers.ts'
import { listRevealedTo } from './list-revealed-to.ts'

/**
 * Lets a user follow a product; one who does already keeps the relation (http-v1 section 7.11).
 *
 * Throws `product_not_found`, `forbidden` where the actor may not edit products and names somebody
 * else, and `user_not_found` for one who is no active user of the company.
 */
export async function followProduct(
  db: Db,
  actor: Actor,
  productId: number,
  userId: number,
  now: Date,
): Promise<{ follower: Follower; isNew: boolean }> {
  return db.transaction(async (db) => {
    const product = await getProductForUpdate(db, actor, productId)
    requireFollowing(actor, userId)
    const user = await findUserSummary(db, actor.companyId, userId)
    if (!user?.isActive) throw new Problem('user_not_found')
    const existing = await relations(db, actor, productId)
      .where('user_id', '=', userId)
      .executeTakeFirst()
    if (existing) return { follower: toFollower(existing), isNew: false }

    const row = {
      company_id: actor.companyId,
      product_id: productId,
      user_id: userId,
      created_at: now.getTime(),
    }
    const [id = 0] = await db.insert('product_follower', [row])
    await followersChanged(db, actor, product, 1)
    const after = { followerId: id, userId }
    const change = { name: 'product.follower_added' as const, itemId: productId, after }
    await appendEvents(db, actor, [change], now)
    return { follower: toFollower({ ...row, id }), isNew: true }
  })
}

/**
 * Ends a follow relation, named by its own number.
 *
 * Throws `product_not_found`, `follower_not_found`, and `forbidden` as {@link followProduct} does.
 */
export async function unfollowProduct(
  db: Db,
  actor: Actor,
  productId: number,
  followerId: number,
  now: Date,
): Promise<void> {
  await db.transaction(async (db) => {
    const product = await getProductForUpdate(db, actor, productId)
    const relation = await relations(db, actor, productId)
      .where('id', '=', followerId)
      .executeTakeFirst()
    if (!relation) throw new Problem('follower_not_found')
    requireFollowing(actor, relation.user_id)
    await db.sql
      .deleteFrom('product_follower')
      .where('company_id', '=', actor.companyId)
      .where('id', '=', followerId)
      .execute()
    await followersChanged(db, actor, product, -1)
    const before = { followerId, userId: relation.user_id }
    const change = { name: 'product.follower_removed' as const, itemId: productId, before }
    await appendEvents(db, actor, [change], now)
  })
}

/** Who follows what is each user's own affair; for others it is editing. */
function requireFollowing(actor: Actor, userId: number): void {
  if (userId !== actor.userId) requirePermission(actor, 'edit-products')
}

function relations(db: Db, actor: Actor, productId: number) {
  return db.sql
    .selectFrom('product_follower')
    .selectAll()
    .where('company_id', '=', actor.companyId)
    .where('product_id', '=', productId)
}

/** Keeps the count, and lets the search know who may find a private product and its files now. */
async function followersChanged(db: Db, actor: Actor, product: Product, by: 1 | -1): Promise<void> {
  const { companyId } = actor
  await db.sql
    .updateTable('product')
    .set((eb) => ({ followers_count: eb('followers_count', '+', by) }))
    .where('company_id', '=', companyId)
    .where('id', '=', product.id)
    .execute()
  if (product.visibility !== 1 || !(await holdFollowsReveal(db, companyId))) return
  await refreshFilesOf(db, companyId, 'product', product.id)
  const fields = await listCustomFields(db, companyId)
  const followers = await listRevealedTo(db, companyId, product)
  const document = searchDocumentOf(companyId, product.id, product, fields, followers)
  if (!document) return
  await db.search.remove('product', companyId, [product.id])
  await db.search.add([document])
}
