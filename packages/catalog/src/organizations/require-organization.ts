import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { loadVisibleOrganizations } from './load-organizations.ts'

/**
 * Makes sure that the actor may name an organization, a deleted one only where it is the current
 * one.
 *
 * Throws `invalid_value`, the same for one that is absent, hidden or another company's.
 */
export async function requireOrganization(
  db: Db,
  actor: Actor,
  id: number | null | undefined,
  current?: number | null,
): Promise<void> {
  if (id === null || id === undefined) return
  const organization = (await loadVisibleOrganizations(db, actor, [id])).get(id)
  if (organization && (organization.deletedAt === null || id === current)) return
  throw new Problem('invalid_value', { detail: `org_id ${id} is not an organization` })
}
