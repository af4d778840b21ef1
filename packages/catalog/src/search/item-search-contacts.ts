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
export interface FoundOrganization {
  readonly kind: 'organization'
  readonly id: number
  readonly name: string
  readonly address: string | null
  readonly visibility: number
  readonly ownerId: number
}

export interface NamedOrganization extends Named {
  readonly address: string | null
}

/** An organization that another row refers to, if it does. */
interface OrganizationColumns {
  organization_id: number | null
  organization_name: string | null
  organization_address: string | null
}

interface PersonRow extends OrganizationColumns {
  id: number
  name: string
  email: string | null
  phone: string | null
  owner_id: number
}

const personRows = statement<ByNumber, PersonRow>((sql, parameter, { numbers }) =>
  sql
    .selectFrom('person as p')
    .leftJoin('organization as o', (join) =>
      join.onRef('o.company_id', '=', 'p.company_id').onRef('o.id', '=', 'p.organization_id'),
    )
    .select(['p.id', 'p.name', 'p.email', 'p.phone', 'p.owner_id', 'o.id as organization_id'])
    .select(['o.name as organization_name', 'o.address as organization_address'])
    .where('p.company_id', '=', parameter('companyId'))
    .where('p.id', 'in', numbers(parameter('ids')))
    .where('p.deleted_at', 'is', null)
    .orderBy('p.id'),
)

/** Reads the live persons among these that the actor may see, by number. */
export async function readFoundPersons(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<FoundPerson[]> {
  const rows = await readByNumber(db, actor, personRows, ids)
  return rows.map((row) => ({
    kind: 'person',
    id: row.id,
    name: row.name,
    emails: row.email === null ? [] : [row.email],
    phones: row.phone === null ? [] : [row.phone],
    visibility: defaultVisibility,
    ownerId: row.owner_id,
    organization: toNamedOrganization(row),
  }))
}

interface OrganizationRow {
  id: number
  name: string
  address: string | null
  owner_id: number
}

const organizationRows = statement<ByNumber, OrganizationRow>((sql, parameter, { numbers }) =>
  sql
    .selectFrom('organization')
    .select(['id', 'name', 'address', 'owner_id'])
    .where('company_id', '=', parameter('companyId'))
    .where('id', 'in', numbers(parameter('ids')))
    .where('deleted_at', 'is', null)
    .orderBy('id'),
)

/** Reads the live organizations among these that the actor may see, by number. */
export async function readFoundOrganizations(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<FoundOrganization[]> {
  const rows = await readByNumber(db, actor, organizationRows, ids)
  return rows.map(({ id, name, address, owner_id: ownerId }) => {
    return { kind: 'organization', id, name, address, visibility: defaultVisibility, ownerId }
  })
}

/** What a row refers to; null when it refers to nothing. */
export function toNamed(id: number | null, name: string | null): Named | null {
  return id === null || name === null ? null : { id, name }
}

/** The organization a row refers to; null when it refers to none. */
export function toNamedOrganization(row: OrganizationColumns): NamedOrganization | null {
  const named = toNamed(row.organization_id, row.organization_name)
  return named && { ...named, address: row.organization_address }
}
