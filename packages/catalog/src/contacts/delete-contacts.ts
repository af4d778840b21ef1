import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { appendEvents, type Change } from '../events/append-events.ts'
import type { Contact } from './contact.ts'
import { type ContactTable, lockContacts } from './contact-rows.ts'

/** What tells persons and organizations apart when they are deleted. */
interface ContactKind<Kept extends Contact> {
  readonly table: ContactTable
  loadVisible(db: Db, actor: Actor, ids: readonly number[]): Promise<Map<number, Kept>>
  toChange(before: Kept, after: Kept): Change
}

/**
 * Deletes persons or organizations softly; deals that name them keep doing so. A second time
 * changes nothing.
 *
 * Gives the numbers of those the actor may see. Throws `person_not_found` or
 * `organization_not_found` when there are none.
 */
export async function deleteContacts<Kept extends Contact>(
  db: Db,
  actor: Actor,
  { table, loadVisible, toChange }: ContactKind<Kept>,
  ids: readonly number[],
  now: Date,
): Promise<number[]> {
  const { companyId } = actor
  return db.transaction(async (db) => {
    await lockContacts(db, table, companyId, ids)
    const contacts = await loadVisible(db, actor, ids)
    if (contacts.size === 0) throw new Problem(`${table}_not_found`)
    const live = [...contacts.values()].filter(({ deletedAt }) => deletedAt === null)
    const liveIds = live.map(({ id }) => id)
    if (live.length === 0) return [...contacts.keys()]

    await db.sql
      .updateTable(table)
      .set({ deleted_at: now.getTime(), updated_at: now.getTime() })
      .where('company_id', '=', companyId)
      .where('id', 'in', liveIds)
      .execute()
    await db.search.remove(table, companyId, liveIds)
    const changes = live.map((contact) =>
      toChange(contact, { ...contact, deletedAt: now, updatedAt: now }),
    )
    await appendEvents(db, actor, changes, now)
    return [...contacts.keys()]
  })
}
