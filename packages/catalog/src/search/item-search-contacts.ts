import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import { defaultVisibility } from '../visibility/visibility.ts'
import { type ByNumber, type Named, readByNumber } from './item-search-rows.ts'

/** A person as the search over all kinds shows it. */
export interface FoundPerson {
  readonly kind: 'person'
  readonly id: number
  readonly name: string
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly visibility: number
  readonly ownerId: number
  readonly organization: NamedOrganization | null
}

/** An organization as the search over all kinds shows it. */
export interface FoundOrganization extends NamedOrganization {
  readonly kind: 'organization'
  readonly visibility: number
  readonly ownerId: number
}

/** An organization as other items refer to it. */
export interface NamedOrganization extends Named {
  readonly address: string | null
}

interface PersonRow extends Named {
  email: string | null
  phone: string | null
  owner_id: number
  organization_id: number | null
  deleted_at: number | null
}

const personRows = statement<ByNumber, PersonRow>((sql, parameter, { numbers }) =>
  sql
    .selectFrom('person')
    .select(['id', 'name', 'email', 'phone', 'owner_id', 'organization_id', 'deleted_at'])
    .where('company_id', '=', parameter('companyId'))
    .where('id', 'in', numbers(parameter('ids')))
    .orderBy('id'),
)

/** Reads the live persons among these that the actor may see, by number. */
export async function readFoundPersons(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<FoundPerson[]> {
  const rows = (await readByNumber(db, actor, personRows, ids)).filter(isLive)
  const organizationIds = rows.map((row) => row.organization_id)
  const organizations = await readNamedOrganizations(db, actor, organizationIds)
  return rows.map((row) => ({
    kind: 'person',
    id: row.id,
    name: row.name,
    emails: row.email === null ? [] : [row.email],
    phones: row.phone === null ? [] : [row.phone],
    visibility: defaultVisibility,
    ownerId: row.owner_id,
    organization: organizations.get(row.organization_id) ?? null,
  }))
}

interface OrganizationRow extends NamedOrganization {
  owner_id: number
  deleted_at: number | null
}

const organizationRows = statement<ByNumber, OrganizationRow>((sql, parameter, { numbers }) =>
  sql
    .selectFrom('organization')
    .select(['id', 'name', 'address', 'owner_id', 'deleted_at'])
    .where('company_id', '=', parameter('companyId'))
    .where('id', 'in', numbers(parameter('ids')))
    .orderBy('id'),
)

/** Reads the live organizations among these that the actor may see, by number. */
export async function readFoundOrganizations(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<FoundOrganization[]> {
  const rows = await readByNumber(db, actor, organizationRows, ids)
  return rows.filter(isLive).map(({ id, name, address, owner_id: ownerId }) => {
    return { kind: 'organization', id, name, address, visibility: defaultVisibility, ownerId }
  })
}

/** Reads whom items refer to, deleted ones too, as far as the actor may see them. */
export async function readNamedPersons(
  db: Db,
  actor: Actor,
  ids: readonly (number | null)[],
): Promise<Map<number | null, Named>> {
  const rows = await readByNumber(db, actor, personRows, present(ids))
  return new Map(rows.map(({ id, name }) => [id, { id, name }]))
}

/** The same for organizations. */
export async function readNamedOrganizations(
  db: Db,
  actor: Actor,
  ids: readonly (number | null)[],
): Promise<Map<number | null, NamedOrganization>> {
  const rows = await readByNumber(db, actor, organizationRows, present(ids))
  return new Map(rows.map(({ id, name, address }) => [id, { id, name, address }]))
}

function isLive(row: { deleted_at: number | null }): boolean {
  return row.deleted_at === null
}

function present(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids)].filter((id) => id !== null)
}
