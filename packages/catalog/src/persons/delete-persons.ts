import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { lockContacts } from '../contacts/contact-rows.ts'
import { appendEvents } from '../events/append-events.ts'
import { loadVisiblePersons } from './load-persons.ts'
import { toChange } from './update-person.ts'

/**
 * Deletes persons softly; deals that name them keep doing so. A second time changes nothing.
 *
 * Gives the numbers of those the actor may see. Throws `person_not_found` when there are none.
 */
export async function deletePersons(
  db: Db,
  actor: Actor,
  ids: readonly number[],
  now: Date,
): Promise<number[]> {
  const { companyId } = actor
  return db.transaction(async (db) => {
    await lockContacts(db, 'person', companyId, ids)
    const persons = await loadVisiblePersons(db, actor, ids)
    if (persons.size === 0) throw new Problem('person_not_found')
    const live = [...persons.values()].filter(({ deletedAt }) => deletedAt === null)
    const liveIds = live.map(({ id }) => id)
    if (live.length === 0) return [...persons.keys()]

    await db.sql
      .updateTable('person')
      .set({ deleted_at: now.getTime(), updated_at: now.getTime() })
      .where('company_id', '=', companyId)
      .where('id', 'in', liveIds)
      .execute()
    await db.search.remove('person', companyId, liveIds)
    const changes = live.map((person) =>
      toChange(person, { ...person, deletedAt: now, updatedAt: now }),
    )
    await appendEvents(db, actor, changes, now)
    return [...persons.keys()]
  })
}
