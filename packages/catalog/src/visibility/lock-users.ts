import { type Db, statement } from '@merx/store'

const lockedUsers = statement<{ companyId: number }, { id: number }>((sql, parameter, { lock }) =>
  sql
    .selectFrom('user')
    .select('id')
    .where('company_id', '=', parameter('companyId'))
    .orderBy('id')
    .modifyEnd(lock),
)

/**
 * Keeps the groups of all users, and what they mean, from changing until the transaction is over.
 *
 * It waits for those who write something for an owner and hold that user: what they write is there
 * to be changed too. Whoever adds a user or changes groups or plan begins with it.
 */
export async function lockUsers(db: Db, companyId: number): Promise<void> {
  await db.all(lockedUsers, { companyId })
}
