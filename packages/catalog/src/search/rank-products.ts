import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { listCustomFields } from '../fields/fields.ts'
import { hasStaleDocuments } from '../fields/refresh-search.ts'
import { loadProducts } from '../products/load-products.ts'
import { searchTextsOf } from '../products/search-document.ts'
import { audiencesOf } from '../visibility/visibility.ts'
import { rankByTexts } from './rank-by-texts.ts'
import { fits, type Tiers } from './tiers.ts'

/** A product found, and how well it fits. */
export interface Ranked {
  readonly id: number
  /** Falls with the order. */
  readonly score: number
}

/** Up to here all hits are looked at one by one. */
const maxFew = 200

/** The best `needed` products for the tiers, best first, then by number. */
export async function rankProducts(
  db: Db,
  actor: Actor,
  tiers: Tiers,
  needed: number,
): Promise<Ranked[]> {
  const few = await rankFew(db, actor, tiers, needed)
  if (few) return few
  const isStale = await hasStaleDocuments(db, actor.companyId)
  return (isStale ? rankByTexts : rankMany)(db, actor, tiers, needed)
}

/**
 * Ranks a selective search: all candidates are fetched at once and sorted by their own texts, since
 * asking the index tier by tier for what hardly any product has costs a walk each time.
 *
 * Undefined when there are too many, or the search has no fragment that all tiers share.
 */
async function rankFew(db: Db, actor: Actor, { all, widest }: Tiers, needed: number) {
  if (widest.length === 0) return undefined
  const { companyId } = actor
  const audiences = audiencesOf(actor)
  const request = {
    kind: 'product' as const,
    companyId,
    audiences,
    patterns: widest,
    limit: maxFew,
  }
  const ids = await db.search.candidates(request)
  if (ids.length >= maxFew) return undefined
  const products = await loadProducts(db, companyId, ids)
  const fields = await listCustomFields(db, companyId)
  const ranked = products.flatMap((product): Ranked[] => {
    if (product.deletedAt !== null) return []
    const texts = searchTextsOf(product, fields)
    const tier = all.find((candidate) => fits(texts, candidate))
    return tier ? [{ id: product.id, score: tier.score }] : []
  })
  return ranked.sort((a, b) => b.score - a.score || a.id - b.id).slice(0, needed)
}

/**
 * Ranks a search that many products fit, tier after tier until there are enough.
 *
 * Each tier is asked for as many as are needed in all: those it shares with earlier tiers, which
 * have been asked completely by then, are at most that many fewer.
 */
async function rankMany(db: Db, actor: Actor, { all }: Tiers, needed: number): Promise<Ranked[]> {
  const scores = new Map<number, number>()
  const audiences = audiencesOf(actor)
  for (const { score, patterns } of all) {
    if (scores.size >= needed) break
    const { companyId } = actor
    const request = { kind: 'product' as const, companyId, audiences, patterns, limit: needed }
    const ids = await db.search.match(request)
    for (const id of ids) if (!scores.has(id)) scores.set(id, score)
  }
  return [...scores].slice(0, needed).map(([id, score]) => ({ id, score }))
}
