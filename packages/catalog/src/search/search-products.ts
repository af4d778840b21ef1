import { Problem } from '@merx/contract'
import type { Db, SearchedField, SearchPattern } from '@merx/store'
import type { Actor } from '../actor.ts'
import { searchText } from '../fields/field.ts'
import { listCustomFields } from '../fields/fields.ts'
import { loadProducts } from '../products/load-products.ts'
import type { Product } from '../products/product.ts'
import { audiencesOf } from '../visibility/visibility.ts'
import { anywhere, fold, indexedText, valuePrefix, wordPrefix } from './text.ts'

export interface ProductSearch {
  term: string
  /** Default: all of them. */
  fields?: readonly SearchedField[] | undefined
  /** The whole value must equal the term, in either case. */
  isExact: boolean
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

/** One kind of match; kinds are asked in order until the page is full. */
interface Tier {
  readonly score: number
  readonly patterns: readonly SearchPattern[]
}

const allFields: readonly SearchedField[] = ['name', 'code', 'custom']
const maxTermLength = 500

/**
 * Finds live products the actor may see, best matches first, then by number.
 *
 * Order: exact code, exact name, start of code or name, start of a word, inside a word, all words
 * in any order. Throws `term_too_short` below two characters, or one when exact.
 */
export async function searchProducts(
  db: Db,
  actor: Actor,
  search: ProductSearch,
): Promise<{ hits: ProductHit[]; hasMore: boolean }> {
  const tiers = tiersOf(search)
  const ranked = await rank(db, actor, tiers, search.start + search.limit + 1)
  const page = ranked.slice(search.start, search.start + search.limit)
  const products = await loadProducts(
    db,
    actor.companyId,
    page.map(({ id }) => id),
  )
  const byId = new Map(products.map((product) => [product.id, product]))
  const matched = await valueMatcher(db, actor, search)
  const hits = page.flatMap(({ id, score }) => {
    const product = byId.get(id)
    return product ? [{ product, score, matchedValues: matched(product) }] : []
  })
  return { hits, hasMore: ranked.length > search.start + search.limit }
}

/** Numbers of the products whose name contains the term, best first. */
export async function rankByName(
  db: Db,
  actor: Actor,
  term: string,
  limit: number,
): Promise<number[]> {
  const tiers = tiersOf({ term, fields: ['name'], isExact: false })
  return (await rank(db, actor, tiers, limit)).map(({ id }) => id)
}

/**
 * Asks tier after tier. Later tiers contain the earlier ones, all of which have been seen when the
 * next is asked, so asking each for as many as are needed in all is always enough.
 */
async function rank(db: Db, actor: Actor, tiers: readonly Tier[], needed: number) {
  const scores = new Map<number, number>()
  const audiences = audiencesOf(actor)
  for (const { score, patterns } of tiers) {
    if (scores.size >= needed) break
    const request = { companyId: actor.companyId, audiences, patterns, limit: needed }
    const ids = await db.search.match(request)
    for (const id of ids) if (!scores.has(id)) scores.set(id, score)
  }
  return [...scores].slice(0, needed).map(([id, score]) => ({ id, score }))
}

function tiersOf(search: Pick<ProductSearch, 'term' | 'fields' | 'isExact'>): Tier[] {
  const term = requireTerm(search)
  const fields = search.fields ?? allFields
  return search.isExact ? exactTiers(term, fields) : rankedTiers(term, fields)
}

function exactTiers(term: string, fields: readonly SearchedField[]): Tier[] {
  const scores = { code: 1, name: 0.9, custom: 0.6 }
  return (['code', 'name', 'custom'] as const).flatMap((field) =>
    tier(scores[field], [indexedText(term)], fields, [field]),
  )
}

function rankedTiers(term: string, fields: readonly SearchedField[]): Tier[] {
  const words = term.split(' ')
  return [
    ...tier(1, [indexedText(term)], fields, ['code']),
    ...tier(0.9, [indexedText(term)], fields, ['name']),
    ...tier(0.75, [valuePrefix(term)], fields, ['code', 'name']),
    ...tier(0.6, [wordPrefix(term)], fields),
    ...tier(0.4, [anywhere(term)], fields),
    ...(words.length > 1 ? tier(0.2, [...new Set(words.map(wordFragment))], fields) : []),
  ]
}

/** A word of one letter counts where a word begins with it; a lone sign says nothing. */
function wordFragment(word: string): string | undefined {
  return [...word].length > 1 ? anywhere(word) : wordPrefix(word)
}

function tier(
  score: number,
  texts: readonly (string | undefined)[],
  asked: readonly SearchedField[],
  only: readonly SearchedField[] = allFields,
): Tier[] {
  const fields = asked.filter((field) => only.includes(field))
  const patterns = texts.flatMap((text) =>
    text !== undefined && [...text].length > 1 ? [{ text, fields }] : [],
  )
  return fields.length > 0 && patterns.length > 0 ? [{ score, patterns }] : []
}

function requireTerm({ term, isExact }: Pick<ProductSearch, 'term' | 'isExact'>): string {
  const minimum = isExact ? 1 : 2
  const length = [...term.trim()].length
  if (length < minimum) {
    throw new Problem('term_too_short', {
      detail: `term must have at least ${minimum} character${minimum === 1 ? '' : 's'}`,
    })
  }
  if (length > maxTermLength) {
    throw new Problem('invalid_value', {
      detail: `term must have at most ${maxTermLength} characters`,
    })
  }
  return fold(term)
}

async function valueMatcher(db: Db, actor: Actor, search: ProductSearch) {
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
