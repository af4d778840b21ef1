import type { Db, Tables } from '@merx/store'
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Actor } from '../actor.ts'
import { getProduct } from '../products/get-product.ts'
import type { Page } from '../products/list-products.ts'
import { keepDeletedMs } from '../purge/keep-deleted.ts'
import type { Deal } from './deal.ts'
import { ownAudience } from './deal-rows.ts'
import { loadDeals } from './load-deals.ts'

export interface ProductDealList extends Page {
  status: 'open' | 'won' | 'lost' | 'deleted' | 'all_not_deleted'
}

/** Lists the deals a product is attached to, by number. Throws `product_not_found`. */
export async function listProductDeals(
  db: Db,
  actor: Actor,
  productId: number,
  list: ProductDealList,
  now: Date,
): Promise<{ deals: Deal[]; hasMore: boolean }> {
  await getProduct(db, actor, productId)
  const rows = await db.sql
    .selectFrom('deal_product as a')
    .innerJoin('deal as d', (join) =>
      join.onRef('d.company_id', '=', 'a.company_id').onRef('d.id', '=', 'a.deal_id'),
    )
    .select('d.id')
    .distinct()
    .where('a.company_id', '=', actor.companyId)
    .where('a.product_id', '=', productId)
    .where((eb) => hasStatus(eb, list.status, now))
    .where((eb) => isVisible(eb, actor))
    .orderBy('d.id')
    .limit(list.limit + 1)
    .offset(list.start)
    .execute()
  const ids = rows.slice(0, list.limit).map(({ id }) => id)
  return { deals: await loadDeals(db, actor, ids), hasMore: rows.length > list.limit }
}

type Deals = ExpressionBuilder<Tables & { d: Tables['deal'] }, 'd'>

function hasStatus(eb: Deals, status: ProductDealList['status'], now: Date): Expression<SqlBool> {
  if (status === 'deleted') return eb('d.deleted_at', '>', now.getTime() - keepDeletedMs)
  const isLive = eb('d.deleted_at', 'is', null)
  return status === 'all_not_deleted' ? isLive : eb.and([isLive, eb('d.status', '=', status)])
}

function isVisible(eb: Deals, actor: Actor): Expression<SqlBool> {
  return actor.isAdmin ? eb.lit(true) : eb('d.audience', 'in', ['all', ownAudience(actor)])
}
