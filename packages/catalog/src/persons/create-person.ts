import type { Db } from '@merx/store'
import { type Actor, requireUser } from '../actor.ts'
import { requireInCompany } from '../companies/require-in-company.ts'
import { appendEvents } from '../events/append-events.ts'
import { personDocument } from '../search/item-documents.ts'
import { defaultVisibility } from '../visibility/visibility.ts'
import type { Person } from './person.ts'

export interface NewPerson {
  name: string
  email?: string | null
  phone?: string | null
  organizationId?: number | null
  /** Default: the user who acts. */
  ownerId?: number
}

/**
 * Adds a person, alone or in an organization.
 *
 * Throws `invalid_value` for an owner or organization the company does not have.
 */
export async function createPerson(
  db: Db,
  actor: Actor,
  input: NewPerson,
  now: Date,
): Promise<Person> {
  const { name, email = null, phone = null, organizationId = null } = input
  const ownerId = input.ownerId ?? requireUser(actor)
  return db.transaction(async (db) => {
    await requireInCompany(db, actor, 'user', ownerId)
    if (organizationId !== null) await requireInCompany(db, actor, 'organization', organizationId)
    const [id = 0] = await db.insert('person', [
      {
        company_id: actor.companyId,
        name,
        email,
        phone,
        organization_id: organizationId,
        owner_id: ownerId,
        created_at: now.getTime(),
        updated_at: now.getTime(),
        deleted_at: null,
      },
    ])
    const person = { id, name, email, phone, ownerId, isActive: true }
    const emails = email === null ? [] : [email]
    const phones = phone === null ? [] : [phone]
    const document = { id, name, emails, phones, ownerId, visibility: defaultVisibility }
    await db.search.add([personDocument(actor.companyId, document)])
    const after = { ...person, organizationId }
    await appendEvents(db, actor, [{ name: 'person.created', itemId: id, after }], now)
    return person
  })
}
