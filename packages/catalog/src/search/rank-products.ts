import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { listCustomFields } from '../fields/fields.ts'
import { hasStaleDocuments } from '../fields/refresh-search.ts'
import { loadProducts } from '../products/load-products.ts'
import { searchTextsOf } from '../products/search-document.ts'
import { rankByTexts } from './rank-by-texts.ts'
import { type Ranked, type Ranking, rankItems, type SearchedItem } from './rank-items.ts'
import type { Tiers } from './tiers.ts'

/** How products are ranked: fields may have been deleted whose values are still in documents. */
export function productRanking(tiers: Tiers): Ranking {
  return {
    kind: 'product',
    tiers,
    readTexts: readProductTexts,
    async rankStale(db, actor, tiers, needed) {
      if (!(await hasStaleDocuments(db, actor.companyId))) return undefined
      return rankByTexts(db, actor, tiers, needed)
    },
  }
}

/** The best `needed` products for the tiers, best first, then by number. */
export async function rankProducts(
  db: Db,
  actor: Actor,
  tiers: Tiers,
  needed: number,
): Promise<Ranked[]> {
  return rankItems(db, actor, productRanking(tiers), needed)
}

/** The live ones among products that the index found for the actor. */
async function readProductTexts(
  db: Db,
  { companyId }: Actor,
  ids: readonly number[],
): Promise<SearchedItem[]> {
  const products = await loadProducts(db, companyId, ids)
  const fields = await listCustomFields(db, companyId)
  return products.flatMap((product) =>
    product.deletedAt === null ? [{ id: product.id, texts: searchTextsOf(product, fields) }] : [],
  )
}
