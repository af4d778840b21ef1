import type { Db } from '@merx/store'
import { permissionsOf } from '../access/permissions.ts'
import type { Actor } from '../actor.ts'
import { listFollowerIds } from '../followers/list-followers.ts'
import { getProduct } from '../products/get-product.ts'
import { belongsTo, followsReveal, toReader } from './reader.ts'

/** Numbers of the active users who may see a product, ascending. Throws `product_not_found`. */
export async function listReaders(db: Db, actor: Actor, productId: number): Promise<number[]> {
  const { audience } = await getProduct(db, actor, productId)
  const users = await db.sql
    .selectFrom('user as u')
    .innerJoin('company as c', 'c.id', 'u.company_id')
    .select(['u.id', 'u.is_admin', 'u.group_audiences', 'c.user_permissions'])
    .where('u.company_id', '=', actor.companyId)
    .where('u.is_active', '=', 1)
    .orderBy('u.id')
    .execute()
  if (audience === 'all') return users.map(({ id }) => id)
  const followers = new Set(await listFollowerIds(db, actor.companyId, productId))
  return users
    .filter((user) => {
      const reader = toReader(user, permissionsOf(user).has('see-all'))
      return belongsTo(reader, audience) || (followsReveal(reader) && followers.has(user.id))
    })
    .map(({ id }) => id)
}
