import { type Db, statement } from '@merx/store'

const staleOfCompany = statement<{ companyId: number }, { owner_id: number }>((sql, parameter) =>
  sql
    .selectFrom('stale_audience')
    .select('owner_id')
    .where('company_id', '=', parameter('companyId'))
    .where('kind', '=', 'product')
    .limit(1),
)

/** Whether the search may not know yet of some product whom it lets in. */
export async function hasStaleAudiences(db: Db, companyId: number): Promise<boolean> {
  return (await db.all(staleOfCompany, { companyId })).length > 0
}
