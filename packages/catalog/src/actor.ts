import { Problem } from '@merx/contract'
import type { Permission } from './access/permissions.ts'
import type { Reader } from './visibility/reader.ts'

/** Where a change comes from; recorded with each event. */
export type Source = 'v1' | 'oauth' | 'web' | 'cli' | 'system'

/** On whose behalf something is done. Every read and write is confined to `companyId`. */
export interface Actor extends Reader {
  readonly companyId: number
  readonly isAdmin: boolean
  /** For admins all of them. */
  readonly permissions: ReadonlySet<Permission>
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
