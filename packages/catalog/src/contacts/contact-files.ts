import type { Db } from '@merx/store'
import { refreshFilesOf } from '../files/file-audiences.ts'
import { audienceOf } from '../visibility/visibility.ts'
import type { Contact } from './contact.ts'
import type { ContactTable } from './contact-rows.ts'

/** Lets those who may see a contact now, and nobody else, see what hangs on it. */
export async function refreshFilesOfContact(
  db: Db,
  companyId: number,
  table: ContactTable,
  before: Contact,
  after: Contact,
): Promise<void> {
  const [old, current] = [before, after].map(({ visibility, ownerId }) =>
    audienceOf(visibility, ownerId),
  )
  if (old !== current) await refreshFilesOf(db, companyId, table, after.id)
}
