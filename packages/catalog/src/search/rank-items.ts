import type { Db, SearchedField, SearchKind } from '@merx/store'
import type { Actor } from '../actor.ts'
import { audiencesOf } from '../visibility/visibility.ts'
import type { Tier, Tiers } from './tiers.ts'

/** An item found, and how well it fits. */
export interface Ranked {
  readonly id: number
  /** Falls with the order. */
  readonly score: number
}

/** A live item and the texts in which the search looks. */
export interface SearchedItem {
  readonly id: number
  readonly texts: Readonly<Partial<Record<SearchedField, string>>>
}

/** Reads items as the search sees them; those that are gone or hidden are left out. */
export type ReadTexts = (
  db: Db,
  actor: Actor,
  ids: readonly number[],
) => Promise<readonly SearchedItem[]>

export interface Ranking {
  readonly kind: SearchKind
  readonly tiers: Tiers
  readonly readTexts: ReadTexts
  /** Whether documents may still hold texts that their items have no more. */
  readonly isStale?: (db: Db, actor: Actor) => Promise<boolean>
}

/** Up to here all hits are looked at one by one. */
const maxFew = 200

/** The best `needed` items of a kind for the tiers, best first, then by number. */
export async function rankItems(
  db: Db,
  actor: Actor,
  ranking: Ranking,
  needed: number,
): Promise<Ranked[]> {
  return (await rankFew(db, actor, ranking, needed)) ?? rankMany(db, actor, ranking, needed)
}

/**
 * Ranks a selective search: all candidates are fetched at once and sorted by their own texts, since
 * asking the index tier by tier for what hardly any item has costs a walk each time.
 *
 * Undefined when there are too many, or the search has no fragment that all tiers share.
 */
async function rankFew(
  db: Db,
  actor: Actor,
  { kind, tiers: { all, widest }, readTexts }: Ranking,
  needed: number,
) {
  if (widest.length === 0) return undefined
  const { companyId } = actor
  const audiences = audiencesOf(actor)
  const request = { kind, companyId, audiences, patterns: widest, limit: maxFew }
  const ids = await db.search.candidates(request)
  if (ids.length >= maxFew) return undefined
  const ranked = (await readTexts(db, actor, ids)).flatMap(({ id, texts }): Ranked[] => {
    const tier = all.find((candidate) => fits(texts, candidate))
    return tier ? [{ id, score: tier.score }] : []
  })
  return ranked.sort((a, b) => b.score - a.score || a.id - b.id).slice(0, needed)
}

function fits(texts: SearchedItem['texts'], { patterns }: Tier): boolean {
  return patterns.every(({ text, fields }) => fields.some((field) => texts[field]?.includes(text)))
}

/**
 * Ranks a search that many items fit, tier after tier until there are enough.
 *
 * Each tier is asked for as many as are needed in all: those it shares with earlier tiers, which
 * have been asked completely by then, are at most that many fewer.
 */
async function rankMany(db: Db, actor: Actor, ranking: Ranking, needed: number): Promise<Ranked[]> {
  const scores = new Map<number, number>()
  const match = (await ranking.isStale?.(db, actor)) ? matchTexts : matchDocuments
  for (const tier of ranking.tiers.all) {
    if (scores.size >= needed) break
    const ids = await match(db, actor, ranking, tier, needed)
    for (const id of ids) if (!scores.has(id)) scores.set(id, tier.score)
  }
  return [...scores].slice(0, needed).map(([id, score]) => ({ id, score }))
}

/** The first items whose documents fit, by number. */
async function matchDocuments(
  db: Db,
  actor: Actor,
  { kind }: Ranking,
  { patterns }: Tier,
  limit: number,
): Promise<number[]> {
  const { companyId } = actor
  return db.search.match({ kind, companyId, audiences: audiencesOf(actor), patterns, limit })
}

/** Items loaded at once to look at their texts. */
const lookSize = 200

/**
 * The same while documents may be stale: items count whose own texts fit. It asks for more until
 * there are enough, however many fit by texts alone that are gone.
 */
async function matchTexts(
  db: Db,
  actor: Actor,
  ranking: Ranking,
  tier: Tier,
  needed: number,
): Promise<number[]> {
  const looked = new Set<number>()
  const fitting: number[] = []
  for (let limit = needed; ; limit *= 4) {
    const ids = await matchDocuments(db, actor, ranking, tier, limit)
    const fresh = ids.filter((id) => !looked.has(id))
    for (let at = 0; at < fresh.length && fitting.length < needed; at += lookSize) {
      const some = fresh.slice(at, at + lookSize)
      for (const id of some) looked.add(id)
      const items = await ranking.readTexts(db, actor, some)
      fitting.push(...items.filter(({ texts }) => fits(texts, tier)).map(({ id }) => id))
    }
    if (fitting.length >= needed || ids.length < limit) return fitting.slice(0, needed)
  }
}
