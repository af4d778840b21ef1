import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Actor, requireUser } from '../actor.ts'
import { requireColleague } from '../companies/require-colleague.ts'
import { appendEvents } from '../events/append-events.ts'
import { firstCharOf } from '../products/product.ts'
import { settleAudience } from '../visibility/ownership.ts'
import { defaultVisibility } from '../visibility/visibility.ts'
import type { NewOrganization, Organization } from './organization.ts'
import { organizationColumns } from './organization-rows.ts'
import { searchDocumentsOf } from './search-documents.ts'

/**
 * Adds an organization; the actor owns it unless `ownerId` says otherwise.
 *
 * Throws `name_missing`, and `invalid_value` for an owner the company does not have.
 */
export async function createOrganization(
  db: Db,
  actor: Actor,
  input: NewOrganization,
  now: Date,
): Promise<Organization> {
  if (input.name.trim() === '') throw new Problem('name_missing')
  const ownerId = input.ownerId ?? requireUser(actor)
  const { companyId } = actor
  return db.transaction(async (db) => {
    const owner = await requireColleague(db, actor, 'owner_id', ownerId)
    const state = {
      name: input.name,
      ownerId,
      visibility: input.visibility ?? defaultVisibility,
      labelIds: input.labelIds ?? [],
      deletedAt: (input.isActive ?? true) ? null : now,
      address: input.address ?? null,
    }
    const audience = await settleAudience(db, companyId, state)
    const { createdAt = now } = input
    const times = { created_at: createdAt.getTime(), updated_at: now.getTime() }
    const row = { company_id: companyId, ...organizationColumns({ ...state, audience }), ...times }
    const [id = 0] = await db.insert('organization', [row])
    const after = { id, firstChar: firstCharOf(state.name), ...state, createdAt, updatedAt: now }
    const organization: Organization = { ...after, owner, audience, peopleCount: 0 }
    await db.search.add(searchDocumentsOf(companyId, organization))
    await appendEvents(db, actor, [{ name: 'organization.created', itemId: id, after }], now)
    return organization
  })
}
