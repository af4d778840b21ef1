import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { belongsTo } from '../visibility/reader.ts'
import type { Organization } from './organization.ts'
import { organizationRows, toOrganization } from './organization-rows.ts'

/** Loads organizations of a company by number, deleted and hidden ones too. */
export async function loadOrganizations(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<Map<number, Organization>> {
  if (ids.length === 0) return new Map()
  const unique = JSON.stringify([...new Set(ids)])
  const rows = await db.all(organizationRows, { companyId, ids: unique })
  return new Map(rows.map((row): [number, Organization] => [row.id, toOrganization(row)]))
}

/** The same without those the actor may not see. */
export async function loadVisibleOrganizations(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<Map<number, Organization>> {
  const organizations = await loadOrganizations(db, actor.companyId, ids)
  return new Map([...organizations].filter(([, { audience }]) => belongsTo(actor, audience)))
}
