import type { Db } from '@merx/store'
import { type Actor, requireUser } from '../actor.ts'
import { requireInCompany } from '../companies/require-in-company.ts'
import { appendEvents } from '../events/append-events.ts'
import { organizationDocument } from '../search/item-documents.ts'
import { defaultVisibility } from '../visibility/visibility.ts'
import type { Organization } from './organization.ts'

export interface NewOrganization {
  name: string
  address?: string | null
  /** Default: the user who acts. */
  ownerId?: number
}

/** Adds an organization. Throws `invalid_value` for an owner the company does not have. */
export async function createOrganization(
  db: Db,
  actor: Actor,
  input: NewOrganization,
  now: Date,
): Promise<Organization> {
  const { name, address = null, ownerId = requireUser(actor) } = input
  return db.transaction(async (db) => {
    await requireInCompany(db, actor, 'user', ownerId)
    const [id = 0] = await db.insert('organization', [
      {
        company_id: actor.companyId,
        name,
        address,
        owner_id: ownerId,
        created_at: now.getTime(),
        updated_at: now.getTime(),
        deleted_at: null,
      },
    ])
    const organization = { id, name, address, ownerId, peopleCount: 0, isActive: true }
    const document = { id, name, address, ownerId, visibility: defaultVisibility }
    await db.search.add([organizationDocument(actor.companyId, document)])
    const change = { name: 'organization.created' as const, itemId: id, after: organization }
    await appendEvents(db, actor, [change], now)
    return organization
  })
}
