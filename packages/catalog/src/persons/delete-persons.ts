import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { deleteContacts } from '../contacts/delete-contacts.ts'
import { loadVisiblePersons } from './load-persons.ts'
import { toChange } from './update-person.ts'

const kind = { table: 'person', loadVisible: loadVisiblePersons, toChange } as const

/** Deletes persons as {@link deleteContacts} says. Throws `person_not_found`. */
export async function deletePersons(
  db: Db,
  actor: Actor,
  ids: readonly number[],
  now: Date,
): Promise<number[]> {
  return deleteContacts(db, actor, kind, ids, now)
}
