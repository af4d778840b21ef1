import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { deleteContacts } from '../contacts/delete-contacts.ts'
import { loadVisibleOrganizations } from './load-organizations.ts'
import { toChange } from './update-organization.ts'

const kind = { table: 'organization', loadVisible: loadVisibleOrganizations, toChange } as const

/** Deletes organizations as {@link deleteContacts} says. Throws `organization_not_found`. */
export async function deleteOrganizations(
  db: Db,
  actor: Actor,
  ids: readonly number[],
  now: Date,
): Promise<number[]> {
  return deleteContacts(db, actor, kind, ids, now)
}
