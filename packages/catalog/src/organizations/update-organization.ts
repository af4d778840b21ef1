import { isDeepStrictEqual } from 'node:util'
import { type EventName, Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { requireColleague } from '../companies/require-colleague.ts'
import { deletionOf } from '../contacts/contact.ts'
import { refreshFilesOfContact } from '../contacts/contact-files.ts'
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

    const after = { ...before, ...state, owner, firstChar: firstCharOf(state.name), updatedAt: now }
    await db.sql
      .updateTable('organization')
      .set({ ...organizationColumns(state), updated_at: now.getTime() })
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
  const { owner: _before, peopleCount: _peopleBefore, ...old } = before
  const { owner: _after, peopleCount: _peopleAfter, ...current } = after
  return { name: nameOf(before, after), itemId: after.id, ...differences(old, current) }
}

function nameOf(before: Organization, after: Organization): EventName {
  if (before.deletedAt === null && after.deletedAt !== null) return 'organization.deleted'
  if (before.deletedAt !== null && after.deletedAt === null) return 'organization.restored'
  return 'organization.updated'
}
