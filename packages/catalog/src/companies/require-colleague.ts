import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'

/** Throws `invalid_value`, naming `key`, unless the number is that of a user of the actor's company. */
export async function requireColleague(
  db: Db,
  actor: Actor,
  key: string,
  id: number,
): Promise<void> {
  const row = await db.sql
    .selectFrom('user')
    .select('id')
    .where('company_id', '=', actor.companyId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('invalid_value', { detail: `${key} ${id} is not a user` })
}
