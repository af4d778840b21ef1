import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { lockContacts } from '../contacts/contact-rows.ts'
import { loadVisibleOrganizations } from './load-organizations.ts'
import type { Organization } from './organization.ts'

/**
 * Gets an organization the actor may see, also a deleted one.
 *
 * Throws `organization_not_found`, the same for one that is absent, hidden or another company's.
 */
export async function getOrganization(db: Db, actor: Actor, id: number): Promise<Organization> {
  const organization = (await loadVisibleOrganizations(db, actor, [id])).get(id)
  if (!organization) throw new Problem('organization_not_found')
  return organization
}

/** As {@link getOrganization}, and nobody else changes it until the transaction is over. */
export async function getOrganizationForUpdate(
  db: Db,
  actor: Actor,
  id: number,
): Promise<Organization> {
  await lockContacts(db, 'organization', actor.companyId, [id])
  return getOrganization(db, actor, id)
}
