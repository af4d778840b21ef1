import { type Db, statement } from '@merx/store'

const lockedFields = statement<{ companyId: number; ids: string }, { id: number }>(
  (sql, parameter, { lock, numbers }) =>
    sql
      .selectFrom('field')
      .select('id')
      .where('company_id', '=', parameter('companyId'))
      .where('id', 'in', numbers(parameter('ids')))
      // The order in which product writes hold them, so that neither waits for the other for ever.
      .orderBy('sort_order')
      .orderBy('id')
      .modifyEnd(lock),
)

/**
 * Keeps other transactions from changing fields until this one is over, and waits for those that are
 * storing values of them.
 */
export async function lockFields(db: Db, companyId: number, ids: readonly number[]): Promise<void> {
  await db.all(lockedFields, { companyId, ids: JSON.stringify(ids) })
}
