import { Problem } from '@merx/contract'
import { type Db, statement } from '@merx/store'
import { type Permission, readPermissions, toPermissionsText } from '../access/permissions.ts'
import { type Actor, requireAdmin } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { differences } from '../events/differences.ts'
import { type Company, type CompanyRow, toCompany } from './companies.ts'

export interface CompanyPatch {
  /** What regular users may do from now on, beside what they may already. */
  allow?: readonly Permission[]
  /** What they may not do any more. */
  deny?: readonly Permission[]
}

/**
 * Changes the settings of the actor's company; they hold from each user's next request on.
 *
 * What stays the same writes nothing. Throws `forbidden` unless an admin acts.
 */
export async function updateCompany(
  db: Db,
  actor: Actor,
  { allow = [], deny = [] }: CompanyPatch,
  now: Date,
): Promise<Company> {
  requireAdmin(actor)
  return db.transaction(async (db) => {
    const before = await getCompanyForUpdate(db, actor.companyId)
    const denied = new Set(deny)
    const granted = [...before.userPermissions, ...allow].filter((name) => !denied.has(name))
    const text = toPermissionsText(new Set(granted))
    const after: Company = { ...before, userPermissions: [...readPermissions(text)] }
    const change = differences(before, after)
    if (!change) return before

    await db.sql
      .updateTable('company')
      .set({ user_permissions: text })
      .where('id', '=', before.id)
      .execute()
    await appendEvents(db, actor, [{ name: 'company.updated', itemId: before.id, ...change }], now)
    return after
  })
}

const lockedCompany = statement<{ id: number }, CompanyRow>((sql, parameter, { lock }) =>
  sql.selectFrom('company').selectAll().where('id', '=', parameter('id')).modifyEnd(lock),
)

async function getCompanyForUpdate(db: Db, id: number): Promise<Company> {
  const [row] = await db.all(lockedCompany, { id })
  if (!row) throw new Problem('company_not_found')
  return toCompany(row)
}
