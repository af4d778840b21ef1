import type { Db } from '@merx/store'
import { listCompanies, systemActor } from '../companies/companies.ts'
import { endGrants } from './grants.ts'

/** Used codes are known for a while after they have expired, so that a second use is noticed. */
const keepCodesMs = 24 * 60 * 60 * 1000

/** Removes codes and tokens that have expired, and ends the grants on which nothing is left. */
export async function purgeGrants(db: Db, now: Date): Promise<void> {
  const time = now.getTime()
  await db.transaction(async (db) => {
    await deleteExpired(db, 'authorization_code', time - keepCodesMs)
    await deleteExpired(db, 'access_token', time)
    await deleteExpired(db, 'refresh_token', time)
  })
  for (const company of await listCompanies(db)) {
    await db.transaction(async (db) => {
      const ids = await listEmptyGrants(db, company.id)
      await endGrants(db, systemActor(company), ids, 'expired', now)
    })
  }
}

async function deleteExpired(
  db: Db,
  table: 'authorization_code' | 'access_token' | 'refresh_token',
  expiredBy: number,
): Promise<void> {
  await db.sql.deleteFrom(table).where('expires_at', '<=', expiredBy).execute()
}

async function listEmptyGrants(db: Db, companyId: number): Promise<number[]> {
  const rows = await db.sql
    .selectFrom('app_grant as g')
    .select('g.id')
    .where('g.company_id', '=', companyId)
    .where('g.revoked_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('authorization_code as c')
            .select('c.id')
            .whereRef('c.company_id', '=', 'g.company_id')
            .whereRef('c.grant_id', '=', 'g.id'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('refresh_token as t')
            .select('t.id')
            .whereRef('t.company_id', '=', 'g.company_id')
            .whereRef('t.grant_id', '=', 'g.id'),
        ),
      ),
    )
    .execute()
  return rows.map(({ id }) => id)
}
