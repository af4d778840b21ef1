import { type Db, statement } from '@merx/store'

/** How many live deals somebody has, of each status. */
export interface DealCounts {
  readonly open: number
  readonly won: number
  readonly lost: number
}

export const noDeals: DealCounts = { open: 0, won: 0, lost: 0 }

type Column = 'person_id' | 'organization_id'

interface Count {
  id: number
  status: keyof DealCounts
  count: number | string
}

function countStatement(column: Column) {
  return statement<{ companyId: number; ids: string }, Count>((sql, parameter, { numbers }) =>
    sql
      .selectFrom('deal')
      .select([`${column} as id`, 'status', (eb) => eb.fn.countAll<number>().as('count')])
      .where('company_id', '=', parameter('companyId'))
      .where(column, 'in', numbers(parameter('ids')))
      .where('deleted_at', 'is', null)
      .groupBy([column, 'status'])
      // The column holds the statuses deals are written with, and the condition leaves no null.
      .$castTo<Count>(),
  )
}

const counts = {
  person_id: countStatement('person_id'),
  organization_id: countStatement('organization_id'),
}

/** Counts the live deals that name each of these; those with none are left out. */
export async function countDeals(
  db: Db,
  companyId: number,
  column: Column,
  ids: readonly number[],
): Promise<Map<number, DealCounts>> {
  const found = new Map<number, DealCounts>()
  if (ids.length === 0) return found
  for (const row of await db.all(counts[column], { companyId, ids: JSON.stringify(ids) })) {
    const known = found.get(row.id) ?? noDeals
    found.set(row.id, { ...known, [row.status]: Number(row.count) })
  }
  return found
}
