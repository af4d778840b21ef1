import type { Db, Tables } from '@merx/store'
import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely'
import type { Actor } from '../actor.ts'
import { type Audience, audiencesOf } from '../visibility/visibility.ts'
import { loadProducts } from './load-products.ts'
import type { Product } from './product.ts'

export interface ProductList {
  /** Only this user's. */
  ownerId?: number | undefined
  /** Only these. */
  ids?: readonly number[] | undefined
  /** First character of the name, in either case. */
  firstChar?: string | undefined
}

export interface Page {
  start: number
  limit: number
}

/** Lists live products the actor may see, by number. */
export async function listProducts(
  db: Db,
  actor: Actor,
  list: ProductList,
  page: Page,
): Promise<{ products: Product[]; hasMore: boolean }> {
  const ids = await pageOfIds(db, actor, list, page)
  const products = await loadProducts(db, actor.companyId, ids.slice(0, page.limit))
  return { products, hasMore: ids.length > page.limit }
}

/** Counts the live products the actor may see; visits them all. */
export async function countProducts(db: Db, actor: Actor, list: ProductList): Promise<number> {
  let total = 0
  for (const range of rangesOf(db.scan, actor, list)) {
    const { count } = await range
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    total += Number(count)
  }
  return total
}

/**
 * The page's numbers and one more if there is one.
 *
 * Each range is read in the order of an index up to what the page can need, then they are merged:
 * as one condition with OR a reader who may see little would wait for a walk through everything.
 */
async function pageOfIds(db: Db, actor: Actor, list: ProductList, page: Page): Promise<number[]> {
  const needed = page.start + page.limit + 1
  // A deep start reads all before it, so it keeps off the event loop.
  const sql = page.start > maxStartOnLoop ? db.scan : db.sql
  const ranges = rangesOf(sql, actor, list)
  const [only] = ranges
  if (ranges.length === 1 && only) {
    const query = only
      .select('p.id')
      .orderBy('p.id')
      .limit(page.limit + 1)
      .offset(page.start)
    return (await query.execute()).map(({ id }) => id)
  }
  const found: number[] = []
  for (const range of ranges) {
    const rows = await range.select('p.id').orderBy('p.id').limit(needed).execute()
    for (const { id } of rows) found.push(id)
  }
  return found.sort((a, b) => a - b).slice(page.start, needed)
}

const maxStartOnLoop = 1000

/** The disjoint index ranges that together hold what the actor may see. */
function rangesOf(sql: Kysely<Tables>, actor: Actor, list: ProductList) {
  const audiences = audiencesOf(actor) ?? ownedAudiences(list)
  const live = () =>
    sql
      .selectFrom('product as p')
      .where('p.company_id', '=', actor.companyId)
      .where('p.deleted_at', 'is', null)
      .where((eb) => conditions(eb, list))
  if (!audiences) return [live()]
  const ranges = audiences.map((audience) => live().where('p.audience', '=', audience))
  if (actor.isAdmin) return ranges
  const follows = live()
    .innerJoin('product_follower as f', (join) =>
      join.onRef('f.company_id', '=', 'p.company_id').onRef('f.product_id', '=', 'p.id'),
    )
    .where('f.company_id', '=', actor.companyId)
    .where('f.user_id', '=', actor.userId ?? 0)
    .where('p.audience', 'not in', audiences)
  return [...ranges, follows]
}

/** An admin sees all, yet one owner's products lie in two ranges: everybody's and the owner's. */
function ownedAudiences({ ownerId }: ProductList): Audience[] | undefined {
  return ownerId === undefined ? undefined : ['all', `user:${ownerId}`]
}

function conditions(
  eb: ExpressionBuilder<Tables & { p: Tables['product'] }, 'p'>,
  { ownerId, ids, firstChar }: ProductList,
): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = []
  if (ownerId !== undefined) all.push(eb('p.owner_id', '=', ownerId))
  if (ids !== undefined) all.push(eb('p.id', 'in', ids.length > 0 ? [...ids] : [0]))
  if (firstChar !== undefined) all.push(eb('p.first_char', '=', firstChar))
  return eb.and(all)
}
