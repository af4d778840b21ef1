import { isDeepStrictEqual } from 'node:util'
import { Problem } from '@merx/contract'
import type { Db, SearchDocument } from '@merx/store'
import type { Actor } from '../actor.ts'
import { loadVisibleOrganizations } from '../organizations/load-organizations.ts'
import { personDocument } from '../search/item-documents.ts'
import type { Person } from './person.ts'

/**
 * Makes sure that the actor may put a person into an organization, a deleted one only where the
 * person is already.
 *
 * Throws `invalid_value`, the same for one that is absent, hidden or another company's.
 */
export async function requireOrganization(
  db: Db,
  actor: Actor,
  id: number | null | undefined,
  current: number | null,
): Promise<void> {
  if (id === null || id === undefined) return
  const organization = (await loadVisibleOrganizations(db, actor, [id])).get(id)
  if (organization && (organization.deletedAt === null || id === current)) return
  throw new Problem('invalid_value', { detail: `org_id ${id} is not an organization` })
}

/** What the search keeps of a live person; nothing of a deleted one. */
export function searchDocumentsOf(companyId: number, person: Person): SearchDocument<'person'>[] {
  if (person.deletedAt !== null) return []
  const valuesOf = (details: Person['emails']) => details.map(({ value }) => value)
  const emails = valuesOf(person.emails)
  return [personDocument(companyId, { ...person, emails, phones: valuesOf(person.phones) })]
}

/** Brings the search up to date with a change of a person. */
export async function refreshSearch(
  db: Db,
  companyId: number,
  before: Person,
  after: Person,
): Promise<void> {
  const old = searchDocumentsOf(companyId, before)
  const documents = searchDocumentsOf(companyId, after)
  if (isDeepStrictEqual(old, documents)) return
  if (old.length > 0) await db.search.remove('person', companyId, [after.id])
  await db.search.add(documents)
}
