import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { listFollowerIds } from '../followers/list-followers.ts'
import { getProduct } from '../products/get-product.ts'
import { audienceOf } from './visibility.ts'

/** Numbers of the active users who may see a product, ascending. Throws `product_not_found`. */
export async function listReaders(db: Db, actor: Actor, productId: number): Promise<number[]> {
  const product = await getProduct(db, actor, productId)
  const users = await db.sql
    .selectFrom('user')
    .select(['id', 'is_admin'])
    .where('company_id', '=', actor.companyId)
    .where('is_active', '=', 1)
    .orderBy('id')
    .execute()
  if (audienceOf(product.visibility, product.ownerId) === 'all') return users.map(({ id }) => id)
  const followers = new Set(await listFollowerIds(db, actor.companyId, productId))
  const mayRead = (user: { id: number; is_admin: number }) =>
    user.is_admin === 1 || user.id === product.ownerId || followers.has(user.id)
  return users.filter(mayRead).map(({ id }) => id)
}
