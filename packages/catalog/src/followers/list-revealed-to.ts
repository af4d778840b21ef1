import type { Db } from '@merx/store'
import { holdFollowsReveal } from '../visibility/ownership.ts'
import { listFollowerIds, listFollowerIdsOf } from './list-followers.ts'

interface Followed {
  readonly id: number
  readonly audience: string
}

/** The users to whom a product is visible because they follow it; only inside a transaction. */
export async function listRevealedTo(
  db: Db,
  companyId: number,
  product: Followed,
): Promise<number[]> {
  if (!isPrivate(product)) return []
  const followers = await listFollowerIds(db, companyId, product.id)
  return followers.length > 0 && (await holdFollowsReveal(db, companyId)) ? followers : []
}

/** The same for many, by product. */
export async function listRevealedToOf(
  db: Db,
  companyId: number,
  products: readonly Followed[],
): Promise<Map<number, number[]>> {
  const closed = products.filter(isPrivate).map(({ id }) => id)
  const followers = await listFollowerIdsOf(db, companyId, closed)
  return followers.size > 0 && (await holdFollowsReveal(db, companyId)) ? followers : new Map()
}

/** Visible to its owner alone but for followers. */
function isPrivate({ audience }: Followed): boolean {
  return audience.startsWith('user:')
}
