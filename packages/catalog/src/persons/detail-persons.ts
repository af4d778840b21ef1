import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { countDeals, type DealCounts, noDeals } from '../contacts/count-deals.ts'
import { countFiles } from '../files/count-files.ts'
import { loadVisibleOrganizations } from '../organizations/load-organizations.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Person } from './person.ts'

/** A person with what belongs to it. */
export interface DetailedPerson extends Person {
  /** Null also when the reader may not see it. */
  readonly organization: Organization | null
  readonly dealCounts: DealCounts
  readonly filesCount: number
}

/** Looks up what belongs to persons, for a reader. */
export async function detailPersons(
  db: Db,
  actor: Actor,
  persons: readonly Person[],
): Promise<DetailedPerson[]> {
  const ids = persons.map(({ id }) => id)
  const organizationIds = persons.flatMap(({ organizationId }) => organizationId ?? [])
  const organizations = await loadVisibleOrganizations(db, actor, organizationIds)
  const counts = await countDeals(db, actor.companyId, 'person_id', ids)
  const files = await countFiles(db, actor.companyId, 'person_id', ids)
  return persons.map((person) => ({
    ...person,
    organization: organizations.get(person.organizationId ?? 0) ?? null,
    dealCounts: counts.get(person.id) ?? noDeals,
    filesCount: files.get(person.id) ?? 0,
  }))
}
