import type { Db } from '@merx/store'
import type { Person } from './person.ts'

/** Loads persons of a company by number, deleted ones too. */
export async function loadPersons(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<Map<number, Person>> {
  const rows = await db.sql
    .selectFrom('person')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', 'in', [0, ...new Set(ids)])
    .execute()
  return new Map(
    rows.map((row): [number, Person] => {
      const { id, name, email, phone, owner_id: ownerId } = row
      return [id, { id, name, email, phone, ownerId, isActive: row.deleted_at === null }]
    }),
  )
}
