import type { Db } from '@merx/store'
import { refreshFilesOf } from '../files/file-audiences.ts'
import { settleAudience } from '../visibility/ownership.ts'
import type { Audience } from '../visibility/visibility.ts'
import type { Contact, ContactState } from './contact.ts'
import type { ContactTable } from './contact-rows.ts'

/** Whom a contact lets in after a change; it is asked anew only where that can have changed. */
export async function audienceAfter(
  db: Db,
  companyId: number,
  before: Contact,
  after: ContactState,
): Promise<Audience> {
  const isMoved = before.visibility !== after.visibility || before.ownerId !== after.ownerId
  return isMoved ? settleAudience(db, companyId, after) : before.audience
}

/** Lets those who may see a contact now, and nobody else, see what hangs on it. */
export async function refreshFilesOfContact(
  db: Db,
  companyId: number,
  table: ContactTable,
  before: Contact,
  after: Contact,
): Promise<void> {
  if (before.audience !== after.audience) await refreshFilesOf(db, companyId, table, after.id)
}
