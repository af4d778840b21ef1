import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { loadVisibleOrganizations } from '../organizations/load-organizations.ts'
import { loadVisiblePersons } from '../persons/load-persons.ts'
import type { Named } from './item-search-rows.ts'

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

/** Reads the live persons among these that the actor may see, by number. */
export async function readFoundPersons(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<FoundPerson[]> {
  const persons = inOrder(await loadVisiblePersons(db, actor, ids))
  const organizationIds = persons.map(({ organizationId }) => organizationId)
  const organizations = await readNamedOrganizations(db, actor, organizationIds)
  return persons.map(({ id, name, emails, phones, visibility, ownerId, organizationId }) => ({
    kind: 'person',
    id,
    name,
    emails: emails.map(({ value }) => value),
    phones: phones.map(({ value }) => value),
    visibility,
    ownerId,
    organization: organizations.get(organizationId) ?? null,
  }))
}

/** Reads the live organizations among these that the actor may see, by number. */
export async function readFoundOrganizations(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<FoundOrganization[]> {
  const organizations = inOrder(await loadVisibleOrganizations(db, actor, ids))
  return organizations.map(({ id, name, address, visibility, ownerId }) => {
    return { kind: 'organization', id, name, address, visibility, ownerId }
  })
}

/** Reads whom items refer to, deleted ones too, as far as the actor may see them. */
export async function readNamedPersons(
  db: Db,
  actor: Actor,
  ids: readonly (number | null)[],
): Promise<Map<number | null, Named>> {
  const persons = await loadVisiblePersons(db, actor, present(ids))
  return new Map([...persons.values()].map(({ id, name }) => [id, { id, name }]))
}

/** The same for organizations. */
export async function readNamedOrganizations(
  db: Db,
  actor: Actor,
  ids: readonly (number | null)[],
): Promise<Map<number | null, NamedOrganization>> {
  const organizations = await loadVisibleOrganizations(db, actor, present(ids))
  return new Map(
    [...organizations.values()].map(({ id, name, address }) => [id, { id, name, address }]),
  )
}

/** The live ones by number. */
function inOrder<T extends { id: number; deletedAt: Date | null }>(items: Map<number, T>): T[] {
  return [...items.values()]
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => a.id - b.id)
}

function present(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids)].filter((id) => id !== null)
}
