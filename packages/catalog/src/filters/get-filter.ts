import { Problem } from '@merx/contract'
import type { Tables } from '@merx/store'
import { type Db, statement } from '@merx/store'
import type { Selectable } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Conditions, Filter, FilterType } from './filter.ts'

type FilterRow = Selectable<Tables['filter']>

const liveFilter = statement<{ companyId: number; id: number }, FilterRow>((sql, parameter) =>
  sql
    .selectFrom('filter')
    .selectAll()
    .where('company_id', '=', parameter('companyId'))
    .where('id', '=', parameter('id'))
    .where('deleted_at', 'is', null),
)

const lockedFilter = statement<{ companyId: number; id: number }, FilterRow>(
  (sql, parameter, { lock }) =>
    sql
      .selectFrom('filter')
      .selectAll()
      .where('company_id', '=', parameter('companyId'))
      .where('id', '=', parameter('id'))
      .where('deleted_at', 'is', null)
      .modifyEnd(lock),
)

/**
 * Gets a filter: a user's own, for admins any of the company.
 *
 * Throws `filter_not_found`, the same for one that is absent, deleted, or somebody else's.
 */
export async function getFilter(db: Db, actor: Actor, id: number): Promise<Filter> {
  const [row] = await db.all(liveFilter, { companyId: actor.companyId, id })
  return requireOwn(actor, row)
}

/** As {@link getFilter}, and nobody else changes it until the transaction is over. */
export async function getFilterForUpdate(db: Db, actor: Actor, id: number): Promise<Filter> {
  const [row] = await db.all(lockedFilter, { companyId: actor.companyId, id })
  return requireOwn(actor, row)
}

function requireOwn(actor: Actor, row: FilterRow | undefined): Filter {
  if (!row || !isOwn(actor, row)) throw new Problem('filter_not_found')
  return toFilter(row)
}

/** Lists the filters of a user, for admins those of the company, in the order they were made. */
export async function listFilters(db: Db, actor: Actor): Promise<Filter[]> {
  let query = db.sql
    .selectFrom('filter')
    .selectAll()
    .where('company_id', '=', actor.companyId)
    .where('deleted_at', 'is', null)
    .orderBy('id')
  if (!actor.isAdmin) query = query.where('user_id', '=', actor.userId ?? 0)
  return (await query.execute()).map(toFilter)
}

const filterRows = statement<{ companyId: number; ids: string }, FilterRow>(
  (sql, parameter, { numbers }) =>
    sql
      .selectFrom('filter')
      .selectAll()
      .where('company_id', '=', parameter('companyId'))
      .where('id', 'in', numbers(parameter('ids'))),
)

/** Loads those of the filters that the actor may see, deleted ones too. */
export async function loadVisibleFilters(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<Filter[]> {
  const rows = await db.all(filterRows, { companyId: actor.companyId, ids: JSON.stringify(ids) })
  return rows.filter((row) => isOwn(actor, row)).map(toFilter)
}

function isOwn(actor: Actor, row: FilterRow): boolean {
  return actor.isAdmin || row.user_id === actor.userId
}

function toFilter(row: FilterRow): Filter {
  return {
    id: row.id,
    userId: row.user_id,
    // These columns hold what was checked when the filter was saved.
    type: row.type as FilterType,
    name: row.name,
    conditions: JSON.parse(row.conditions) as Conditions,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    deletedAt: row.deleted_at === null ? null : new Date(row.deleted_at),
  }
}
