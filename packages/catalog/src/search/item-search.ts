import type { Db, SearchedField, SearchKind } from '@merx/store'
import type { Actor } from '../actor.ts'
import { loadVisibleProducts } from '../products/load-products.ts'
import type { Product } from '../products/product.ts'
import { dealTexts, fileTexts, organizationTexts, personTexts } from './item-documents.ts'
import {
  type FoundOrganization,
  type FoundPerson,
  readFoundOrganizations,
  readFoundPersons,
} from './item-search-contacts.ts'
import { type FoundDeal, readFoundDeals } from './item-search-deals.ts'
import { type FoundFile, readFoundFiles } from './item-search-files.ts'
import { listRelatedItems } from './item-search-related.ts'
import { type Ranked, type Ranking, type ReadTexts, rankItems } from './rank-items.ts'
import { productRanking } from './rank-products.ts'
import { valueMatcher } from './search-products.ts'
import { requireTerm, type SearchTerm, tiersOf } from './tiers.ts'

/** A product as the search over all kinds shows it. */
interface FoundProductItem {
  readonly kind: 'product'
  readonly id: number
  readonly product: Product
  /** Values of custom fields in which the term was found. */
  readonly matchedValues: readonly string[]
}

export type FoundItem = FoundDeal | FoundPerson | FoundOrganization | FoundProductItem | FoundFile

export interface ItemHit {
  readonly item: FoundItem
  /** Falls with the order of the hits. */
  readonly score: number
}

export interface ItemSearch extends SearchTerm {
  /** Default: all. */
  kinds?: readonly SearchKind[] | undefined
  /** Also gives what hangs on the persons and organizations of the page. */
  withRelated: boolean
  start: number
  limit: number
}

/** In this order come hits that fit equally well. */
const kindOrder: readonly SearchKind[] = ['deal', 'person', 'organization', 'product', 'file']

/**
 * Finds live items of all kinds that the actor may see: best matches first, then by kind and number.
 *
 * The kinds of match and what it throws: {@link tiersOf}.
 */
export async function searchItems(
  db: Db,
  actor: Actor,
  search: ItemSearch,
): Promise<{ hits: ItemHit[]; related: FoundItem[]; hasMore: boolean }> {
  requireTerm(search)
  const end = search.start + search.limit
  const ranked = await rankAll(db, actor, search, end + 1)
  const page = ranked.slice(search.start, end)
  const items = await readItems(db, actor, search, page)
  const hits = page.flatMap(({ kind, id, score }): ItemHit[] => {
    const item = items.get(`${kind} ${id}`)
    // Deleted or hidden since the index was asked: it is not found any more.
    return item ? [{ item, score }] : []
  })
  const found = hits.map(({ item }) => item)
  const related = search.withRelated ? await listRelatedItems(db, actor, found) : []
  return { hits, related, hasMore: ranked.length > end }
}

interface RankedItem extends Ranked {
  readonly kind: SearchKind
}

/** The best of each kind, merged; each gives enough to fill the page alone. */
async function rankAll(
  db: Db,
  actor: Actor,
  search: ItemSearch,
  needed: number,
): Promise<RankedItem[]> {
  const kinds = kindOrder.filter((kind) => search.kinds?.includes(kind) ?? true)
  const rankings = kinds.map(async (kind): Promise<RankedItem[]> => {
    const ranked = await rankItems(db, actor, rankingOf(kind, search), needed)
    return ranked.map(({ id, score }) => ({ kind, id, score }))
  })
  const all = (await Promise.all(rankings)).flat()
  // Sorting keeps the order of what is equal, and that is by kind and number.
  return all.sort((a, b) => b.score - a.score).slice(0, needed)
}

function rankingOf(kind: SearchKind, search: ItemSearch): Ranking {
  const tiers = tiersOf(kind, search)
  if (kind === 'product') return productRanking(tiers)
  return { kind, tiers, readTexts: textReaders[kind] }
}

type Texts = Partial<Record<SearchedField, string>>

/** Reads the texts of found items as their documents hold them. */
function textsThrough<T extends { id: number }>(
  read: (db: Db, actor: Actor, ids: readonly number[]) => Promise<T[]>,
  textsOf: (item: T) => Texts,
): ReadTexts {
  return async (db, actor, ids) =>
    (await read(db, actor, ids)).map((item) => ({ id: item.id, texts: textsOf(item) }))
}

const textReaders: Record<Exclude<SearchKind, 'product'>, ReadTexts> = {
  deal: textsThrough(readFoundDeals, dealTexts),
  person: textsThrough(readFoundPersons, personTexts),
  organization: textsThrough(readFoundOrganizations, organizationTexts),
  file: textsThrough(readFoundFiles, fileTexts),
}

/** Reads the items of a page, by kind and number. */
async function readItems(
  db: Db,
  actor: Actor,
  search: ItemSearch,
  page: readonly RankedItem[],
): Promise<Map<string, FoundItem>> {
  const idsOf = (kind: SearchKind) => page.filter((hit) => hit.kind === kind).map(({ id }) => id)
  const items = await Promise.all([
    readFoundDeals(db, actor, idsOf('deal')),
    readFoundPersons(db, actor, idsOf('person')),
    readFoundOrganizations(db, actor, idsOf('organization')),
    readFoundProducts(db, actor, search, idsOf('product')),
    readFoundFiles(db, actor, idsOf('file')),
  ])
  return new Map(items.flat().map((item) => [`${item.kind} ${item.id}`, item]))
}

async function readFoundProducts(
  db: Db,
  actor: Actor,
  search: ItemSearch,
  ids: readonly number[],
): Promise<FoundProductItem[]> {
  if (ids.length === 0) return []
  const products = await loadVisibleProducts(db, actor, ids)
  const matched = await valueMatcher(db, actor, search)
  return products
    .filter(({ deletedAt }) => deletedAt === null)
    .map((product) => {
      return { kind: 'product', id: product.id, product, matchedValues: matched(product) }
    })
}
