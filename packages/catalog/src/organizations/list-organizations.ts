import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { type ContactList, listContactIds } from '../contacts/list-contacts.ts'
import { loadVisibleOrganizations } from './load-organizations.ts'
import type { Organization } from './organization.ts'

/** Lists live organizations the actor may see. */
export async function listOrganizations(
  db: Db,
  actor: Actor,
  list: ContactList,
): Promise<{ organizations: Organization[]; hasMore: boolean }> {
  const { ids, hasMore } = await listContactIds(db, 'organization', actor, list)
  const organizations = await loadVisibleOrganizations(db, actor, ids)
  return { organizations: ids.flatMap((id) => organizations.get(id) ?? []), hasMore }
}
