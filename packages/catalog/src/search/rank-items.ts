import type { Db, SearchedField, SearchKind } from '@merx/store'
import type { Actor } from '../actor.ts'
import { audiencesOf } from '../visibility/reader.ts'
import { fits, type Tiers } from './tiers.ts'

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
  /**
   * Ranks what many fit, while documents may hold texts that their items have no more; undefined
   * when none does.
   */
  readonly rankStale?: (
    db: Db,
    actor: Actor,
    tiers: Tiers,
    needed: number,
  ) => Promise<Ranked[] | undefined>
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

/**
 * Ranks a search that many items fit, tier after tier until there are enough.
 *
 * Each tier is asked for as many as are needed in all: those it shares with earlier tiers, which
 * have been asked completely by then, are at most that many fewer.
 */
async function rankMany(
  db: Db,
  actor: Actor,
  { kind, tiers, rankStale }: Ranking,
  needed: number,
): Promise<Ranked[]> {
  const stale = await rankStale?.(db, actor, tiers, needed)
  if (stale) return stale
  const scores = new Map<number, number>()
  const audiences = audiencesOf(actor)
  for (const { score, patterns } of tiers.all) {
    if (scores.size >= needed) break
    const { companyId } = actor
    const ids = await db.search.match({ kind, companyId, audiences, patterns, limit: needed })
    for (const id of ids) if (!scores.has(id)) scores.set(id, score)
  }
  return [...scores].slice(0, needed).map(([id, score]) => ({ id, score }))
}
