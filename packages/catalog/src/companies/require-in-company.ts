import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { lockStages } from '../pipelines/load-pipelines.ts'

/** Tables that deals, and what belongs to them, refer to by number. */
type Referred = 'user' | 'organization' | 'person' | 'stage'

/** Throws `invalid_value` unless the number names a row of the actor's company. */
export async function requireInCompany(
  db: Db,
  actor: Actor,
  table: Referred,
  id: number,
): Promise<void> {
  const absent = new Problem('invalid_value', { detail: `there is no ${table} ${id}` })
  if (table === 'stage') {
    // Not one that is deleted, nor one that somebody deletes meanwhile.
    if ((await lockStages(db, actor.companyId, [id])).length === 0) throw absent
    return
  }
  const row = await db.sql
    .selectFrom(table)
    .select('id')
    .where('company_id', '=', actor.companyId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw absent
}
