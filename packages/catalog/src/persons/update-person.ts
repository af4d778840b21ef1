import { isDeepStrictEqual } from 'node:util'
import { type EventName, Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { requireColleague } from '../companies/require-colleague.ts'
import { deletionOf } from '../contacts/contact.ts'
import { audienceAfter, refreshFilesOfContact } from '../contacts/contact-audience.ts'
import { settleContactDetails } from '../contacts/contact-details.ts'
import { appendEvents } from '../events/append-events.ts'
import { differences } from '../events/differences.ts'
import { requireOrganization } from '../organizations/require-organization.ts'
import { firstCharOf } from '../products/product.ts'
import { getPersonForUpdate } from './get-person.ts'
import type { Person, PersonPatch, PersonState } from './person.ts'
import { personColumns } from './person-rows.ts'
import { refreshSearch } from './search-documents.ts'

/**
 * Changes only what the patch names.
 *
 * A patch that changes nothing writes nothing. Throws `person_not_found` when the actor may not see
 * it, `name_missing`, `invalid_value`.
 */
export async function updatePerson(
  db: Db,
  actor: Actor,
  id: number,
  patch: PersonPatch,
  now: Date,
): Promise<Person> {
  const { companyId } = actor
  return db.transaction(async (db) => {
    const before = await getPersonForUpdate(db, actor, id)
    const state = applyPatch(before, patch, now)
    const owner = await requireColleague(db, actor, 'owner_id', state.ownerId)
    await requireOrganization(db, actor, patch.organizationId, before.organizationId)
    if (isDeepStrictEqual(stateOf(before), state)) return before

    const audience = await audienceAfter(db, companyId, before, state)
    const firstChar = firstCharOf(state.name)
    const after = { ...before, ...state, owner, audience, firstChar, updatedAt: now }
    await db.sql
      .updateTable('person')
      .set({ ...personColumns({ ...state, audience }), updated_at: now.getTime() })
      .where('company_id', '=', companyId)
      .where('id', '=', id)
      .execute()
    await refreshSearch(db, companyId, before, after)
    await refreshFilesOfContact(db, companyId, 'person', before, after)
    await appendEvents(db, actor, [toChange(before, after)], now)
    return after
  })
}

function stateOf(person: Person): PersonState {
  const { name, ownerId, visibility, labelIds, deletedAt } = person
  const { emails, phones, organizationId, marketingStatus } = person
  return {
    name,
    ownerId,
    visibility,
    labelIds,
    deletedAt,
    emails,
    phones,
    organizationId,
    marketingStatus,
  }
}

function applyPatch(before: Person, patch: PersonPatch, now: Date): PersonState {
  const { emails, phones, isActive, ...named } = patch
  const given = Object.entries(named).filter(([, value]) => value !== undefined)
  const state = {
    ...stateOf(before),
    ...Object.fromEntries(given),
    ...(emails && { emails: settleContactDetails('email', emails) }),
    ...(phones && { phones: settleContactDetails('phone', phones) }),
    deletedAt: deletionOf(before.deletedAt, isActive, now),
  }
  if (state.name.trim() === '') throw new Problem('name_missing')
  return state
}

/** The event of a change. */
export function toChange(before: Person, after: Person) {
  const { owner: _before, audience: _old, ...old } = before
  const { owner: _after, audience: _new, ...current } = after
  return { name: nameOf(before, after), itemId: after.id, ...differences(old, current) }
}

function nameOf(before: Person, after: Person): EventName {
  if (before.deletedAt === null && after.deletedAt !== null) return 'person.deleted'
  if (before.deletedAt !== null && after.deletedAt === null) return 'person.restored'
  return 'person.updated'
}
