import { type Db, statement } from '@merx/store'

type Column = 'deal_id' | 'person_id' | 'organization_id'

interface Count {
  id: number
  count: number | string
}

function countStatement(column: Column) {
  return statement<{ companyId: number; ids: string }, Count>((sql, parameter, { numbers }) =>
    sql
      .selectFrom('file')
      .select([`${column} as id`, (eb) => eb.fn.countAll<number>().as('count')])
      .where('company_id', '=', parameter('companyId'))
      .where(column, 'in', numbers(parameter('ids')))
      .where('deleted_at', 'is', null)
      .groupBy(column)
      // The condition leaves no null.
      .$castTo<Count>(),
  )
}

const counts = {
  deal_id: countStatement('deal_id'),
  person_id: countStatement('person_id'),
  organization_id: countStatement('organization_id'),
}

/** Counts the live files that hang on each of these items; those with none are left out. */
export async function countFiles(
  db: Db,
  companyId: number,
  column: Column,
  ids: readonly number[],
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db.all(counts[column], { companyId, ids: JSON.stringify(ids) })
  return new Map(rows.map(({ id, count }) => [id, Number(count)]))
}
