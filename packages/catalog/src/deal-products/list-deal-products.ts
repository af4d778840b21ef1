import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { getDealRow, toDealState } from '../deals/deal-rows.ts'
import type { Page } from '../products/list-products.ts'
import { loadVisibleProducts } from '../products/load-products.ts'
import type { Product } from '../products/product.ts'
import { findUserSummary, type UserSummary } from '../users/users.ts'
import { dealTotals } from './amounts.ts'
import { withAmounts } from './change-deal-products.ts'
import type { DealProduct } from './deal-product.ts'
import { loadDealProducts } from './deal-product-rows.ts'
import { hideProducts } from './hide-products.ts'

export interface DealProductList {
  readonly lines: readonly DealProduct[]
  readonly hasMore: boolean
  /** Of all enabled lines, also those on other pages. */
  readonly quantityTotal: number
  readonly sumTotal: number
  readonly currency: string
  readonly dealOwner: UserSummary | undefined
  /** The products of the page that the actor may see, when asked for. */
  readonly products: ReadonlyMap<number, Product>
}

/**
 * Lists the products attached to a deal, in their order; a line of one the actor may not see does not
 * say which it is. Throws `deal_not_found`.
 */
export async function listDealProducts(
  db: Db,
  actor: Actor,
  dealId: number,
  { start, limit, withProducts }: Page & { withProducts: boolean },
): Promise<DealProductList> {
  const { companyId } = actor
  const deal = toDealState(await getDealRow(db, actor, dealId))
  // All of them, for the totals: a deal has as many as people put on an offer.
  const all = await loadDealProducts(db, companyId, dealId)
  const totals = dealTotals(all, deal.taxMethod)
  const page = await hideProducts(db, actor, all.slice(start, start + limit))
  const ids = withProducts ? page.flatMap(({ productId }) => productId ?? []) : []
  const products = await loadVisibleProducts(db, actor, ids)
  return {
    lines: page.map((line) => withAmounts(line, deal)),
    hasMore: all.length > start + limit,
    quantityTotal: totals?.quantity ?? 0,
    sumTotal: totals?.value ?? 0,
    currency: deal.currency,
    dealOwner: await findUserSummary(db, companyId, deal.ownerId),
    products: new Map(products.map((product) => [product.id, product])),
  }
}
