import { Problem } from '@merx/contract'
import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import { audiencesOf } from '../visibility/visibility.ts'
import { type LoadedProduct, loadProduct } from './load-products.ts'
import type { Product } from './product.ts'
import { lockProduct } from './product-rows.ts'

/**
 * Gets a product the actor may see, also a deleted one until it is purged.
 *
 * Throws `product_not_found`, the same for one that is absent, hidden or another company's.
 */
export async function getProduct(db: Db, actor: Actor, id: number): Promise<Product> {
  const loaded = await loadProduct(db, actor.companyId, id)
  return requireVisible(db, actor, loaded)
}

/** As {@link getProduct}, and nobody else changes it until the transaction is over. */
export async function getProductForUpdate(db: Db, actor: Actor, id: number): Promise<Product> {
  await lockProduct(db, actor.companyId, id)
  return getProduct(db, actor, id)
}

async function requireVisible(
  db: Db,
  actor: Actor,
  loaded: LoadedProduct | undefined,
): Promise<Product> {
  if (!loaded) throw new Problem('product_not_found')
  const { product, audience } = loaded
  const audiences: readonly string[] | undefined = audiencesOf(actor)
  if (!audiences || audiences.includes(audience)) return product
  if (await isFollower(db, actor, product.id)) return product
  throw new Problem('product_not_found')
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
