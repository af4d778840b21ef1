import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { lockContacts } from '../contacts/contact-rows.ts'
import { loadVisiblePersons } from './load-persons.ts'
import type { Person } from './person.ts'

/**
 * Gets a person the actor may see, also a deleted one.
 *
 * Throws `person_not_found`, the same for one that is absent, hidden or another company's.
 */
export async function getPerson(db: Db, actor: Actor, id: number): Promise<Person> {
  const person = (await loadVisiblePersons(db, actor, [id])).get(id)
  if (!person) throw new Problem('person_not_found')
  return person
}

/** As {@link getPerson}, and nobody else changes it until the transaction is over. */
export async function getPersonForUpdate(db: Db, actor: Actor, id: number): Promise<Person> {
  await lockContacts(db, 'person', actor.companyId, [id])
  return getPerson(db, actor, id)
}
