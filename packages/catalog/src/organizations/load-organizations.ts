import type { Db } from '@merx/store'
import type { Organization } from './organization.ts'

/** Loads organizations of a company by number, deleted ones too. */
export async function loadOrganizations(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<Map<number, Organization>> {
  const rows = await db.sql
    .selectFrom('organization as o')
    .selectAll('o')
    .select((eb) =>
      eb
        .selectFrom('person as p')
        .select(eb.fn.countAll<number>().as('count'))
        .whereRef('p.company_id', '=', 'o.company_id')
        .whereRef('p.organization_id', '=', 'o.id')
        .where('p.deleted_at', 'is', null)
        .as('people_count'),
    )
    .where('o.company_id', '=', companyId)
    .where('o.id', 'in', [0, ...new Set(ids)])
    .execute()
  return new Map(
    rows.map((row): [number, Organization] => {
      const { id, name, address, owner_id: ownerId } = row
      const peopleCount = Number(row.people_count ?? 0)
      return [id, { id, name, address, ownerId, peopleCount, isActive: row.deleted_at === null }]
    }),
  )
}
