import type { UserSummary } from '../users/users.ts'
import type { Audience, Visibility } from '../visibility/visibility.ts'

/** What is written of a person as of an organization. */
export interface ContactState {
  readonly name: string
  readonly ownerId: number
  readonly visibility: Visibility
  readonly labelIds: readonly number[]
  /** Null while it is live. */
  readonly deletedAt: Date | null
}

/** What persons and organizations have in common. */
export interface Contact extends ContactState {
  readonly id: number
  /** First character of the name, lower case. */
  readonly firstChar: string
  readonly owner: UserSummary
  /** Those whom its row lets in. */
  readonly audience: Audience
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** What a write may say of either; members left out keep their value, or get their default. */
export interface ContactPatch {
  name?: string | undefined
  ownerId?: number | undefined
  visibility?: Visibility | undefined
  labelIds?: readonly number[] | undefined
  /** False deletes, true restores. */
  isActive?: boolean | undefined
}

/** When a contact is deleted after a patch has said whether it shall be active. */
export function deletionOf(
  before: Date | null,
  isActive: boolean | undefined,
  now: Date,
): Date | null {
  if (isActive === undefined) return before
  return isActive ? null : (before ?? now)
}
