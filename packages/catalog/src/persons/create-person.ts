import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Actor, requireUser } from '../actor.ts'
import { requireColleague } from '../companies/require-colleague.ts'
import { settleContactDetails } from '../contacts/contact-details.ts'
import { appendEvents } from '../events/append-events.ts'
import { requireOrganization } from '../organizations/require-organization.ts'
import { firstCharOf } from '../products/product.ts'
import { settleAudience } from '../visibility/ownership.ts'
import { defaultVisibility } from '../visibility/visibility.ts'
import type { NewPerson, Person } from './person.ts'
import { personColumns } from './person-rows.ts'
import { searchDocumentsOf } from './search-documents.ts'

/**
 * Adds a person, alone or in an organization; the actor owns it unless `ownerId` says otherwise.
 *
 * Throws `name_missing`, and `invalid_value` for an owner or organization the company does not have
 * or the actor may not see.
 */
export async function createPerson(
  db: Db,
  actor: Actor,
  input: NewPerson,
  now: Date,
): Promise<Person> {
  if (input.name.trim() === '') throw new Problem('name_missing')
  const ownerId = input.ownerId ?? requireUser(actor)
  const { companyId } = actor
  return db.transaction(async (db) => {
    const owner = await requireColleague(db, actor, 'owner_id', ownerId)
    await requireOrganization(db, actor, input.organizationId, null)
    const state = {
      name: input.name,
      ownerId,
      visibility: input.visibility ?? defaultVisibility,
      labelIds: input.labelIds ?? [],
      deletedAt: (input.isActive ?? true) ? null : now,
      emails: settleContactDetails('email', input.emails ?? []),
      phones: settleContactDetails('phone', input.phones ?? []),
      organizationId: input.organizationId ?? null,
      marketingStatus: input.marketingStatus ?? 'no_consent',
    }
    const audience = await settleAudience(db, companyId, state)
    const { createdAt = now } = input
    const times = { created_at: createdAt.getTime(), updated_at: now.getTime() }
    const row = { company_id: companyId, ...personColumns({ ...state, audience }), ...times }
    const [id = 0] = await db.insert('person', [row])
    const after = { id, firstChar: firstCharOf(state.name), ...state, createdAt, updatedAt: now }
    const person: Person = { ...after, owner, audience }
    await db.search.add(searchDocumentsOf(companyId, person))
    await appendEvents(db, actor, [{ name: 'person.created', itemId: id, after }], now)
    return person
  })
}
