import { randomInt } from 'node:crypto'
import type { Db } from '@merx/store'
import { type RawBuilder, sql } from 'kysely'
import { refreshFilesAfterMove } from '../files/refresh-moved-files.ts'

/** What somebody owns and what has an audience. */
const ownedKinds = ['product', 'deal', 'person', 'organization'] as const
export type OwnedKind = (typeof ownedKinds)[number]

/**
 * Writes anew whom rows let in after their owner has come into another group, or all owners into
 * another plan, and notes that the search does not know yet.
 *
 * Reads follow at once; the search when {@link refreshAudiences} has done its work. Until then rows
 * decide about what the index finds. Costs a pass through all rows of the owner, or of the company.
 */
export async function rewriteAudiences(
  db: Db,
  companyId: number,
  ownerId: number | undefined,
): Promise<void> {
  for (const kind of ownedKinds) {
    // Apart, since the indexes by owner hold live rows only.
    await rewriteRows(db, companyId, kind, ownerId, sql`deleted_at is null`)
    await rewriteRows(db, companyId, kind, ownerId, sql`deleted_at is not null`)
  }
  await rewriteRows(db, companyId, 'filter', ownerId, sql`deleted_at is null`)
  await refreshFilesAfterMove(db, companyId, ownerId)
  for (const kind of ownedKinds) await noteStale(db, companyId, kind, ownerId)
}

/** Only 3 and 5 ask for a group; the owner's row says which, and whether it means anything. */
async function rewriteRows(
  db: Db,
  companyId: number,
  kind: OwnedKind | 'filter',
  ownerId: number | undefined,
  isConcerned: RawBuilder<unknown>,
): Promise<void> {
  const table = sql.table(kind)
  const owner = sql.ref(kind === 'filter' ? 'user_id' : 'owner_id')
  const isOwned = ownerId === undefined ? sql`` : sql`and ${owner} = ${ownerId}`
  await sql`update ${table} set audience = (
      select case when u.group_audiences is null then 'all'
        else case when ${table}.visibility = 3 then 'group:' else 'tree:' end
          || coalesce(u.visibility_group_id, 0) end
      from ${sql.table('user')} as u
      where u.company_id = ${table}.company_id and u.id = ${table}.${owner})
    where company_id = ${companyId} ${isOwned} and visibility in (3, 5) and ${isConcerned}`.execute(
    db.sql,
  )
}

async function noteStale(
  db: Db,
  companyId: number,
  kind: OwnedKind,
  ownerId: number | undefined,
): Promise<void> {
  // Each time another number before all: who is in the middle of it sees that it begins anew.
  const after_id = -randomInt(1, 2 ** 47)
  await db.sql
    .insertInto('stale_audience')
    .values({ company_id: companyId, kind, owner_id: ownerId ?? 0, after_id })
    .onConflict((conflict) =>
      conflict.columns(['company_id', 'kind', 'owner_id']).doUpdateSet({ after_id }),
    )
    .execute()
}
