import type { Actor } from '../actor.ts'

/**
 * Who may see a product: 1 its owner and followers, 3, 5 and 7 the whole company.
 *
 * 5 and 7 are kept as given; they mean the company until there are visibility groups.
 */
export type Visibility = 1 | 3 | 5 | 7

export const defaultVisibility: Visibility = 3

/** Those whom a product's own row lets in: everybody, or its owner. */
export type Audience = 'all' | `user:${number}`

/** The audience stored on a product, so that reads are index ranges. */
export function audienceOf(visibility: number, ownerId: number): Audience {
  return visibility === 1 ? `user:${ownerId}` : 'all'
}

/** The audiences an actor belongs to; undefined for those who see all. */
export function audiencesOf(actor: Actor): Audience[] | undefined {
  if (actor.seesAll) return undefined
  return ['all', `user:${actor.userId ?? 0}`]
}

/** The audiences of a product's search document: followers find what they follow. */
export function searchAudiences(audience: Audience, followerIds: readonly number[]): Audience[] {
  if (audience === 'all') return ['all']
  return [audience, ...followerIds.map((id): Audience => `user:${id}`)]
}

/** Whether an actor belongs to an audience that a row lets in. */
export function belongsTo(actor: Actor, audience: string): boolean {
  const audiences: readonly string[] | undefined = audiencesOf(actor)
  return audiences === undefined || audiences.includes(audience)
}
