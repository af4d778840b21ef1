import { isDeepStrictEqual } from 'node:util'
import type { Db, SearchDocument } from '@merx/store'
import { personDocument } from '../search/item-documents.ts'
import type { Person } from './person.ts'

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
