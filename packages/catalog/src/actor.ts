import { Problem } from '@merx/contract'
import type { Permission } from './access/permissions.ts'

/** Where a change comes from; recorded with each event. */
export type Source = 'v1' | 'oauth' | 'web' | 'cli' | 'system'

/** On whose behalf something is done. Every read and write is confined to `companyId`. */
export interface Actor {
  readonly companyId: number
  /** Undefined when the installation itself acts. */
  readonly userId: number | undefined
  readonly isAdmin: boolean
  /** For admins all of them. */
  readonly permissions: ReadonlySet<Permission>
  /** Nothing of the company is hidden from them. */
  readonly seesAll: boolean
  readonly source: Source
  readonly defaultCurrency: string
  /** BCP 47. */
  readonly locale: string
  /** IANA name. */
  readonly timeZone: string
}

/** The number of the user who acts. Throws where the installation itself has no user to be. */
export function requireUser(actor: Actor): number {
  if (actor.userId === undefined) throw new Error('this operation needs a user to act')
  return actor.userId
}

/** Throws `forbidden` unless an admin, or the installation itself, acts. */
export function requireAdmin(actor: Actor): void {
  if (!actor.isAdmin) throw new Problem('forbidden')
}

/**
 * Throws `forbidden` unless the actor may do it.
 *
 * Asked after visibility: what somebody may not see is not there, whatever else they may not do.
 */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (!actor.permissions.has(permission)) throw new Problem('forbidden')
}
