/**
 * Who may see something, as the company's plan says.
 *
 * In plan `simple` 1 means its owner and, of a product, its followers, and 3, 5 and 7 the whole
 * company. In plan `groups` 1 means its owner, 3 the owner's group, 5 that group and those below it,
 * and 7 the whole company (http-v1 section 6). Admins see all.
 */
export type Visibility = 1 | 3 | 5 | 7

export const defaultVisibility: Visibility = 3

export const visibilityPlans = ['simple', 'groups'] as const
export type VisibilityPlan = (typeof visibilityPlans)[number]

/**
 * Those whom a row lets in: everybody, its owner, the members of a group, or those of a group and of
 * the groups below it. Group 0 are the users in no group.
 */
export type Audience = 'all' | `user:${number}` | `group:${number}` | `tree:${number}`

/** The group of users who are in none. */
export const defaultGroup = 0

/** Whose something is, and the group of that user; undefined where groups mean nothing. */
export interface Ownership {
  readonly ownerId: number
  readonly groupId: number | undefined
}

/** The audience stored on a row, so that reads are index ranges. */
export function audienceOf(visibility: number, { ownerId, groupId }: Ownership): Audience {
  if (visibility === 1) return `user:${ownerId}`
  if (visibility === 7 || groupId === undefined) return 'all'
  return visibility === 3 ? `group:${groupId}` : `tree:${groupId}`
}

/** The audiences of a product's search document: followers to whom it is revealed find it. */
export function searchAudiences(audience: Audience, followerIds: readonly number[]): Audience[] {
  if (audience === 'all') return ['all']
  return [...new Set([audience, ...followerIds.map((id): Audience => `user:${id}`)])]
}
