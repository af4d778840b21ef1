import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import type { Field } from '../fields/field.ts'
import { listCustomFields } from '../fields/fields.ts'
import { hasStaleDocuments } from '../fields/refresh-search.ts'
import { loadProducts, toProduct } from '../products/load-products.ts'
import { productRows } from '../products/product-rows.ts'
import { type SearchTexts, searchTextsOf } from '../products/search-document.ts'
import { audiencesOf } from '../visibility/visibility.ts'
import type { Tier, Tiers } from './tiers.ts'

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
  return (await rankFew(db, actor, tiers, needed)) ?? rankMany(db, actor, tiers, needed)
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

function fits(texts: SearchTexts, { patterns }: Tier): boolean {
  return patterns.every(({ text, fields }) => fields.some((field) => texts[field].includes(text)))
}

/**
 * Ranks a search that many products fit, tier after tier until there are enough.
 *
 * Each tier is asked for as many as are needed in all: those it shares with earlier tiers, which
 * have been asked completely by then, are at most that many fewer.
 */
async function rankMany(db: Db, actor: Actor, { all }: Tiers, needed: number): Promise<Ranked[]> {
  const { companyId } = actor
  const scores = new Map<number, number>()
  const match = (await hasStaleDocuments(db, companyId)) ? matchTexts : matchDocuments
  for (const tier of all) {
    if (scores.size >= needed) break
    const ids = await match(db, actor, tier, needed)
    for (const id of ids) if (!scores.has(id)) scores.set(id, tier.score)
  }
  return [...scores].slice(0, needed).map(([id, score]) => ({ id, score }))
}

/** The first products whose documents fit, by number. */
async function matchDocuments(db: Db, actor: Actor, { patterns }: Tier, limit: number) {
  const { companyId } = actor
  const audiences = audiencesOf(actor)
  return db.search.match({ kind: 'product', companyId, audiences, patterns, limit })
}

/** Products loaded at once to look at their texts. */
const lookSize = 200

/**
 * The same while documents may still hold values of a deleted field: products count whose own texts
 * fit. It asks for more until there are enough, however many fit by such values alone.
 */
async function matchTexts(db: Db, actor: Actor, tier: Tier, needed: number): Promise<number[]> {
  const fields = await listCustomFields(db, actor.companyId)
  const looked = new Set<number>()
  const fitting: number[] = []
  for (let limit = needed; ; limit *= 4) {
    const ids = await matchDocuments(db, actor, tier, limit)
    const fresh = ids.filter((id) => !looked.has(id))
    for (let at = 0; at < fresh.length && fitting.length < needed; at += lookSize) {
      const some = fresh.slice(at, at + lookSize)
      for (const id of some) looked.add(id)
      fitting.push(...(await filterFitting(db, actor.companyId, some, tier, fields)))
    }
    if (fitting.length >= needed || ids.length < limit) return fitting.slice(0, needed)
  }
}

async function filterFitting(
  db: Db,
  companyId: number,
  ids: readonly number[],
  tier: Tier,
  fields: readonly Field[],
): Promise<number[]> {
  // There may be very many of them: off the event loop.
  const rows = await db.scanAll(productRows, { companyId, ids: JSON.stringify(ids) })
  const products = rows.map(toProduct)
  return products
    .filter((product) => product.deletedAt === null && fits(searchTextsOf(product, fields), tier))
    .map(({ id }) => id)
}
