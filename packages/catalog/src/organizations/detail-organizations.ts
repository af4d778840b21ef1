import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { countDeals, type DealCounts, noDeals } from '../contacts/count-deals.ts'
import { countFiles } from '../files/count-files.ts'
import type { Organization } from './organization.ts'

/** An organization with what is counted for it. */
export interface DetailedOrganization extends Organization {
  readonly dealCounts: DealCounts
  readonly filesCount: number
}

/** Looks up what belongs to organizations. */
export async function detailOrganizations(
  db: Db,
  actor: Actor,
  organizations: readonly Organization[],
): Promise<DetailedOrganization[]> {
  const ids = organizations.map(({ id }) => id)
  const counts = await countDeals(db, actor.companyId, 'organization_id', ids)
  const files = await countFiles(db, actor.companyId, 'organization_id', ids)
  return organizations.map((organization) => ({
    ...organization,
    dealCounts: counts.get(organization.id) ?? noDeals,
    filesCount: files.get(organization.id) ?? 0,
  }))
}
