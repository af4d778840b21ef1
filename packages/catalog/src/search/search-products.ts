import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { searchText } from '../fields/field.ts'
import { listCustomFields } from '../fields/fields.ts'
import { loadVisibleProducts } from '../products/load-products.ts'
import type { Product } from '../products/product.ts'
import { rankProducts } from './rank-products.ts'
import { fold } from './text.ts'
import { type SearchTerm, tiersOf } from './tiers.ts'

export interface ProductSearch extends SearchTerm {
  start: number
  limit: number
}

export interface ProductHit {
  readonly product: Product
  /** Falls with the order of the hits; equal for hits of the same kind. */
  readonly score: number
  /** Values of custom fields in which the term was found. */
  readonly matchedValues: readonly string[]
}

/**
 * Finds live products the actor may see, best matches first, then by number.
 *
 * The kinds of match and what it throws: {@link tiersOf}.
 */
export async function searchProducts(
  db: Db,
  actor: Actor,
  search: ProductSearch,
): Promise<{ hits: ProductHit[]; hasMore: boolean }> {
  const end = search.start + search.limit
  const ranked = await rankProducts(db, actor, tiersOf('product', search), end + 1)
  const page = ranked.slice(search.start, end)
  const products = await loadVisibleProducts(
    db,
    actor,
    page.map(({ id }) => id),
  )
  const byId = new Map(products.map((product) => [product.id, product]))
  const matched = await valueMatcher(db, actor, search)
  const hits = page.flatMap(({ id, score }) => {
    const product = byId.get(id)
    // Deleted or hidden since the index was asked: it is not found any more.
    if (!product || product.deletedAt !== null) return []
    return [{ product, score, matchedValues: matched(product) }]
  })
  return { hits, hasMore: ranked.length > end }
}

/** Gives the custom values of a product in which the term was found. */
export async function valueMatcher(db: Db, actor: Actor, search: SearchTerm) {
  if (search.fields && !search.fields.includes('custom')) return () => []
  const fields = await listCustomFields(db, actor.companyId)
  const term = fold(search.term)
  const words = term.split(' ')
  const isMatch = (value: string) =>
    search.isExact ? value === term : words.some((word) => value.includes(word))
  return ({ customValues }: Product) =>
    fields.flatMap(({ key, type }) => {
      const value = customValues[key]
      const text = value === undefined ? undefined : searchText(type, value)
      return text !== undefined && isMatch(fold(text)) ? [text] : []
    })
}
