import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { belongsTo, followsReveal } from './reader.ts'

/** Those of some products that the actor may see, by their audience or by following them. */
export async function keepVisibleProducts<R extends { id: number; audience: string }>(
  db: Db,
  actor: Actor,
  rows: readonly R[],
): Promise<R[]> {
  const isOpen = ({ audience }: R) => belongsTo(actor, audience)
  const closed = rows.filter((row) => !isOpen(row)).map(({ id }) => id)
  if (closed.length === 0) return [...rows]
  const followed = new Set(await listFollowed(db, actor, closed))
  return rows.filter((row) => isOpen(row) || followed.has(row.id))
}

async function listFollowed(db: Db, actor: Actor, ids: readonly number[]): Promise<number[]> {
  if (actor.userId === undefined || !followsReveal(actor)) return []
  const rows = await db.sql
    .selectFrom('product_follower')
    .select('product_id')
    .where('company_id', '=', actor.companyId)
    .where('user_id', '=', actor.userId)
    .where('product_id', 'in', [...ids])
    .execute()
  return rows.map((row) => row.product_id)
}
