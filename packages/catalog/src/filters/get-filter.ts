import { Problem } from '@merx/contract'
import type { Tables } from '@merx/store'
import { type Db, statement } from '@merx/store'
import type { Selectable } from 'kysely'
import type { Actor } from '../actor.ts'
import { belongsTo } from '../visibility/reader.ts'
import type { Visibility } from '../visibility/visibility.ts'
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
 * Gets a filter: a user's own or one that is shared with them, for admins any of the company.
 *
 * Throws `filter_not_found`, the same for one that is absent, deleted, or hidden.
 */
export async function getFilter(db: Db, actor: Actor, id: number): Promise<Filter> {
  const [row] = await db.all(liveFilter, { companyId: actor.companyId, id })
  return requireVisible(actor, row)
}

/**
 * Gets a filter that the actor may change, and nobody else changes it until the transaction is over.
 *
 * Throws `filter_not_found`, and `forbidden` for one that is only shared with them.
 */
export async function getFilterForUpdate(db: Db, actor: Actor, id: number): Promise<Filter> {
  const [row] = await db.all(lockedFilter, { companyId: actor.companyId, id })
  const filter = requireVisible(actor, row)
  if (!mayChangeFilter(actor, filter)) throw new Problem('forbidden')
  return filter
}

/** Whether it is the actor's own; others may use at most what is shared, admins may change all. */
export function mayChangeFilter(actor: Actor, { userId }: Pick<Filter, 'userId'>): boolean {
  return actor.isAdmin || userId === actor.userId
}

function requireVisible(actor: Actor, row: FilterRow | undefined): Filter {
  if (!row || !isVisible(actor, row)) throw new Problem('filter_not_found')
  return toFilter(row)
}

/** To see all items of a company is not to see what its users keep for themselves. */
function isVisible(actor: Actor, row: FilterRow): boolean {
  if (mayChangeFilter(actor, { userId: row.user_id })) return true
  return row.visibility !== 1 && belongsTo(actor, row.audience)
}

/** Lists the filters the actor may use, in the order they were made. */
export async function listFilters(db: Db, actor: Actor): Promise<Filter[]> {
  let query = db.sql
    .selectFrom('filter')
    .selectAll()
    .where('company_id', '=', actor.companyId)
    .where('deleted_at', 'is', null)
    .orderBy('id')
  if (!actor.isAdmin) {
    query = query.where((eb) =>
      eb.or([eb('user_id', '=', actor.userId ?? 0), eb('visibility', '<>', 1)]),
    )
  }
  const rows = await query.execute()
  return rows.filter((row) => isVisible(actor, row)).map(toFilter)
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
  return rows.filter((row) => isVisible(actor, row)).map(toFilter)
}

function toFilter(row: FilterRow): Filter {
  return {
    id: row.id,
    userId: row.user_id,
    // This and the columns below hold what was checked when the filter was saved.
    type: row.type as FilterType,
    name: row.name,
    conditions: JSON.parse(row.conditions) as Conditions,
    visibility: row.visibility as Visibility,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    deletedAt: row.deleted_at === null ? null : new Date(row.deleted_at),
  }
}
