import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import { keepVisibleProducts } from '../visibility/keep-visible.ts'
import type { StoredDealProduct } from './deal-product.ts'

/** `ids` as JSON text. */
const audiencesOf = statement<{ companyId: number; ids: string }, { id: number; audience: string }>(
  (sql, parameter, { numbers }) =>
    sql
      .selectFrom('product')
      .select(['id', 'audience'])
      .where('company_id', '=', parameter('companyId'))
      .where('id', 'in', numbers(parameter('ids'))),
)

/**
 * Leaves out of lines which product they are of where the actor may not see it.
 *
 * Their amounts stay: the deal's value, which the actor sees, is made of them.
 */
export async function hideProducts<L extends StoredDealProduct>(
  db: Db,
  actor: Actor,
  lines: readonly L[],
): Promise<L[]> {
  const ids = new Set(lines.flatMap(({ productId }) => productId ?? []))
  if (actor.seesAll || ids.size === 0) return [...lines]
  const { companyId } = actor
  const products = await db.all(audiencesOf, { companyId, ids: JSON.stringify([...ids]) })
  const visible = new Set((await keepVisibleProducts(db, actor, products)).map(({ id }) => id))
  return lines.map((line) =>
    // The line of a purged product is of none that could be hidden.
    line.productId === null || visible.has(line.productId)
      ? line
      : { ...line, productId: null, variationId: null, name: '' },
  )
}
