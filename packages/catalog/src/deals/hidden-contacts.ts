import type { Actor } from '../actor.ts'

/**
 * Whether a reader may not see whom a deal is with: what is private is its owner's and the admins'.
 *
 * Contacts that state no visibility are everybody's.
 */
export function isHiddenFrom(
  actor: Actor,
  contact: { readonly ownerId: number; readonly visibility?: number },
): boolean {
  return contact.visibility === 1 && !actor.isAdmin && contact.ownerId !== actor.userId
}
