import { Problem } from '@merx/contract'
import { type Db, statement } from '@merx/store'

const maxApps = 100

const lockedCompany = statement<{ companyId: number }, { id: number }>((sql, parameter, { lock }) =>
  sql.selectFrom('company').select('id').where('id', '=', parameter('companyId')).modifyEnd(lock),
)

/**
 * Makes sure that a company may have one app more, and keeps others from being added until the
 * transaction is over. Throws `invalid_value`.
 */
export async function requireRoomForApp(db: Db, companyId: number): Promise<void> {
  await db.all(lockedCompany, { companyId })
  const { count } = await db.sql
    .selectFrom('app')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('company_id', '=', companyId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(count) < maxApps) return
  throw new Problem('invalid_value', { detail: `there are ${maxApps} apps already` })
}
