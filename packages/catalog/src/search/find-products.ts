import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { formatAmount, requireCurrency } from '../prices/currency.ts'
import type { Price } from '../prices/price.ts'
import { loadVisibleProducts } from '../products/load-products.ts'
import type { Product, Variation } from '../products/product.ts'
import { rankProducts } from './rank-products.ts'
import { tiersOf } from './tiers.ts'

/** A product, or one of its variations, with its price in one currency. */
export interface FoundProduct {
  readonly product: Product
  readonly variation: Variation | undefined
  /** 0 when there is none in the currency. */
  readonly amount: number
  readonly formattedAmount: string
}

export interface ProductFind {
  term: string
  /** Default: the currency of the user. */
  currency?: string | undefined
  start: number
  limit: number
}

/**
 * Finds products by name: a row for each product and one for each of its variations.
 *
 * `start` and `limit` count rows. Throws `term_too_short` below three characters.
 */
export async function findProducts(
  db: Db,
  actor: Actor,
  find: ProductFind,
): Promise<{ rows: FoundProduct[]; hasMore: boolean }> {
  if ([...find.term.trim()].length < 3) {
    throw new Problem('term_too_short', { detail: 'term must have at least 3 characters' })
  }
  const currency = requireCurrency(find.currency ?? actor.defaultCurrency, 'currency')
  // Every product makes at least one row, so this many are enough to fill the page.
  const end = find.start + find.limit
  const tiers = tiersOf('product', { term: find.term, fields: ['name'], isExact: false })
  const ids = (await rankProducts(db, actor, tiers, end + 1)).map(({ id }) => id)
  const products = await loadVisibleProducts(db, actor, ids)
  const byId = new Map(products.map((product) => [product.id, product]))
  const rows = ids.flatMap((id) => {
    const product = byId.get(id)
    return product ? toRows(product, currency, actor.locale) : []
  })
  return { rows: rows.slice(find.start, end), hasMore: rows.length > end }
}

function toRows(product: Product, currency: string, locale: string): FoundProduct[] {
  const row = (prices: readonly Price[], variation: Variation | undefined): FoundProduct => {
    const amount = prices.find((price) => price.currency === currency)?.amount ?? 0
    return { product, variation, amount, formattedAmount: formatAmount(amount, currency, locale) }
  }
  return [
    row(product.prices, undefined),
    ...product.variations.map((variation) => row(variation.prices, variation)),
  ]
}
