import { isDeepStrictEqual } from 'node:util'
import type { Db, SearchDocument } from '@merx/store'
import { organizationDocument } from '../search/item-documents.ts'
import type { Organization } from './organization.ts'

/** What the search keeps of a live organization; nothing of a deleted one. */
export function searchDocumentsOf(
  companyId: number,
  organization: Organization,
): SearchDocument<'organization'>[] {
  if (organization.deletedAt !== null) return []
  return [organizationDocument(companyId, organization)]
}

/** Brings the search up to date with a change of an organization. */
export async function refreshSearch(
  db: Db,
  companyId: number,
  before: Organization,
  after: Organization,
): Promise<void> {
  const old = searchDocumentsOf(companyId, before)
  const documents = searchDocumentsOf(companyId, after)
  if (isDeepStrictEqual(old, documents)) return
  if (old.length > 0) await db.search.remove('organization', companyId, [after.id])
  await db.search.add(documents)
}
