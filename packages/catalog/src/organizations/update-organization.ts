import { isDeepStrictEqual } from 'node:util'
import { type EventName, Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { requireColleague } from '../companies/require-colleague.ts'
import { deletionOf } from '../contacts/contact.ts'
import { audienceAfter, refreshFilesOfContact } from '../contacts/contact-audience.ts'
import { appendEvents } from '../events/append-events.ts'
import { differences } from '../events/differences.ts'
import { firstCharOf } from '../products/product.ts'
import { getOrganizationForUpdate } from './get-organization.ts'
import type { Organization, OrganizationPatch, OrganizationState } from './organization.ts'
import { organizationColumns } from './organization-rows.ts'
import { refreshSearch } from './search-documents.ts'

/**
 * Changes only what the patch names.
 *
 * A patch that changes nothing writes nothing. Throws `organization_not_found` when the actor may
 * not see it, `name_missing`, `invalid_value`.
 */
export async function updateOrganization(
  db: Db,
  actor: Actor,
  id: number,
  patch: OrganizationPatch,
  now: Date,
): Promise<Organization> {
  const { companyId } = actor
  return db.transaction(async (db) => {
    const before = await getOrganizationForUpdate(db, actor, id)
    const state = applyPatch(before, patch, now)
    const owner = await requireColleague(db, actor, 'owner_id', state.ownerId)
    if (isDeepStrictEqual(stateOf(before), state)) return before

    const audience = await audienceAfter(db, companyId, before, state)
    const firstChar = firstCharOf(state.name)
    const after = { ...before, ...state, owner, audience, firstChar, updatedAt: now }
    await db.sql
      .updateTable('organization')
      .set({ ...organizationColumns({ ...state, audience }), updated_at: now.getTime() })
      .where('company_id', '=', companyId)
      .where('id', '=', id)
      .execute()
    await refreshSearch(db, companyId, before, after)
    await refreshFilesOfContact(db, companyId, 'organization', before, after)
    await appendEvents(db, actor, [toChange(before, after)], now)
    return after
  })
}

function stateOf(organization: Organization): OrganizationState {
  const { name, ownerId, visibility, labelIds, deletedAt, address } = organization
  return { name, ownerId, visibility, labelIds, deletedAt, address }
}

function applyPatch(before: Organization, patch: OrganizationPatch, now: Date): OrganizationState {
  const { isActive, ...named } = patch
  const given = Object.entries(named).filter(([, value]) => value !== undefined)
  const state = {
    ...stateOf(before),
    ...Object.fromEntries(given),
    deletedAt: deletionOf(before.deletedAt, isActive, now),
  }
  if (state.name.trim() === '') throw new Problem('name_missing')
  return state
}

/** The event of a change; who is in an organization is not of its own. */
export function toChange(before: Organization, after: Organization) {
  const { owner: _before, audience: _old, peopleCount: _peopleBefore, ...old } = before
  const { owner: _after, audience: _new, peopleCount: _peopleAfter, ...current } = after
  return { name: nameOf(before, after), itemId: after.id, ...differences(old, current) }
}

function nameOf(before: Organization, after: Organization): EventName {
  if (before.deletedAt === null && after.deletedAt !== null) return 'organization.deleted'
  if (before.deletedAt !== null && after.deletedAt === null) return 'organization.restored'
  return 'organization.updated'
}
