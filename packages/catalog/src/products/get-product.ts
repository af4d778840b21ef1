import { Problem } from '@merx/contract'
import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import { belongsTo, followsReveal } from '../visibility/reader.ts'
import { loadProduct } from './load-products.ts'
import type { Product } from './product.ts'
import { lockProduct } from './product-rows.ts'

/**
 * Gets a product the actor may see, also a deleted one until it is purged.
 *
 * Throws `product_not_found`, the same for one that is absent, hidden or another company's.
 */
export async function getProduct(db: Db, actor: Actor, id: number): Promise<Product> {
  const product = await loadProduct(db, actor.companyId, id)
  if (product && (await isVisible(db, actor, product))) return product
  throw new Problem('product_not_found')
}

/** As {@link getProduct}, and nobody else changes it until the transaction is over. */
export async function getProductForUpdate(db: Db, actor: Actor, id: number): Promise<Product> {
  await lockProduct(db, actor.companyId, id)
  return getProduct(db, actor, id)
}

async function isVisible(db: Db, actor: Actor, { id, audience }: Product): Promise<boolean> {
  if (belongsTo(actor, audience)) return true
  return followsReveal(actor) && isFollower(db, actor, id)
}

const followOf = statement<
  { companyId: number; userId: number; productId: number },
  { id: number }
>((sql, parameter) =>
  sql
    .selectFrom('product_follower')
    .select('id')
    .where('company_id', '=', parameter('companyId'))
    .where('user_id', '=', parameter('userId'))
    .where('product_id', '=', parameter('productId')),
)

async function isFollower(db: Db, actor: Actor, productId: number): Promise<boolean> {
  if (actor.userId === undefined) return false
  const { companyId, userId } = actor
  return (await db.all(followOf, { companyId, userId, productId })).length > 0
}
