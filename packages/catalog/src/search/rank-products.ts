import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { listCustomFields } from '../fields/fields.ts'
import { hasStaleDocuments } from '../fields/refresh-search.ts'
import { loadVisibleProducts } from '../products/load-products.ts'
import { searchTextsOf } from '../products/search-document.ts'
import { rankByTexts } from './rank-by-texts.ts'
import { type Ranked, type Ranking, rankItems, type SearchedItem } from './rank-items.ts'
import type { Tiers } from './tiers.ts'

/** How products are ranked: documents may have values of a deleted field, or audiences of before. */
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

/** The live and visible ones among products that the index found for the actor. */
async function readProductTexts(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<SearchedItem[]> {
  const products = await loadVisibleProducts(db, actor, ids)
  const fields = await listCustomFields(db, actor.companyId)
  return products.flatMap((product) =>
    product.deletedAt === null ? [{ id: product.id, texts: searchTextsOf(product, fields) }] : [],
  )
}
