import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { type ContactList, listContactIds } from '../contacts/list-contacts.ts'
import { loadVisiblePersons } from './load-persons.ts'
import type { Person } from './person.ts'

/** Lists live persons the actor may see. */
export async function listPersons(
  db: Db,
  actor: Actor,
  list: ContactList,
): Promise<{ persons: Person[]; hasMore: boolean }> {
  const { ids, hasMore } = await listContactIds(db, 'person', actor, list)
  const persons = await loadVisiblePersons(db, actor, ids)
  return { persons: ids.flatMap((id) => persons.get(id) ?? []), hasMore }
}
