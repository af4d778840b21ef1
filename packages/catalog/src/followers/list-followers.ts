import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import { getProduct } from '../products/get-product.ts'
import type { Page } from '../products/list-products.ts'

/** A follow relation; `id` is its own number, not the user's. */
export interface Follower {
  readonly id: number
  readonly userId: number
  readonly productId: number
  readonly createdAt: Date
}

/** Lists who follows a product, in the order they began. Throws `product_not_found`. */
export async function listFollowers(
  db: Db,
  actor: Actor,
  productId: number,
  page: Page,
): Promise<{ followers: Follower[]; hasMore: boolean }> {
  await getProduct(db, actor, productId)
  const rows = await db.sql
    .selectFrom('product_follower')
    .selectAll()
    .where('company_id', '=', actor.companyId)
    .where('product_id', '=', productId)
    .orderBy('id')
    .limit(page.limit + 1)
    .offset(page.start)
    .execute()
  const followers = rows.slice(0, page.limit).map(toFollower)
  return { followers, hasMore: rows.length > page.limit }
}

const followerIds = statement<{ companyId: number; productId: number }, { user_id: number }>(
  (sql, parameter) =>
    sql
      .selectFrom('product_follower')
      .select('user_id')
      .where('company_id', '=', parameter('companyId'))
      .where('product_id', '=', parameter('productId'))
      .orderBy('id'),
)

/** The users who follow a product, whoever asks. */
export async function listFollowerIds(
  db: Db,
  companyId: number,
  productId: number,
): Promise<number[]> {
  return (await db.all(followerIds, { companyId, productId })).map((row) => row.user_id)
}

/** The users who follow products, by product, whoever asks. */
export async function listFollowerIdsOf(
  db: Db,
  companyId: number,
  productIds: readonly number[],
): Promise<Map<number, number[]>> {
  const followers = new Map<number, number[]>()
  if (productIds.length === 0) return followers
  const rows = await db.sql
    .selectFrom('product_follower')
    .select(['product_id', 'user_id'])
    .where('company_id', '=', companyId)
    .where('product_id', 'in', productIds)
    .orderBy('id')
    .execute()
  for (const { product_id, user_id } of rows) {
    followers.set(product_id, [...(followers.get(product_id) ?? []), user_id])
  }
  return followers
}

export function toFollower(row: {
  id: number
  user_id: number
  product_id: number
  created_at: number
}): Follower {
  const { id, user_id: userId, product_id: productId, created_at } = row
  return { id, userId, productId, createdAt: new Date(created_at) }
}
