import type { Tables } from '@merx/store'
import { type Expression, type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'

type Sorted = Tables & { d: Tables['deal'] }

/** Columns of their own by which a list of deals can be ordered. */
const columns = [
  'id',
  'title',
  'creator_id',
  'owner_id',
  'stage_id',
  'status',
  'value',
  'currency',
  'probability',
  'labels',
  'expected_close_date',
  'lost_reason',
  'visibility',
  'origin_id',
  'channel',
  'channel_id',
  'created_at',
  'updated_at',
  'stage_changed_at',
  'won_at',
  'first_won_at',
  'lost_at',
  'closed_at',
  'archived_at',
  'deleted_at',
  'annual_revenue',
  'monthly_revenue',
  'first_year_value',
] as const

/** What a deal refers to, and where in its pipeline it is. */
const names = {
  owner_name: ['user', 'owner_id', 'name'],
  person_id: ['person', 'person_id', 'id'],
  person_name: ['person', 'person_id', 'name'],
  organization_id: ['organization', 'organization_id', 'id'],
  organization_name: ['organization', 'organization_id', 'name'],
  stage_sort_order: ['stage', 'stage_id', 'sort_order'],
  pipeline_id: ['stage', 'stage_id', 'pipeline_id'],
} as const

export interface DealOrder {
  by: (typeof columns)[number] | keyof typeof names
  isDescending: boolean
}

type Page = SelectQueryBuilder<Sorted, 'd', { id: number }>

/** Those who may be told of a contact: everybody for admins, else an audience beside `all`. */
type Reader = { readonly isAdmin: boolean; readonly ownAudience: string }

/** Orders a page of deals; ties by number. Contacts the reader may not see order nothing. */
export function orderBy(page: Page, order: readonly DealOrder[], reader: Reader): Page {
  let ordered = page
  for (const { by, isDescending } of order) {
    // The two databases disagree about where NULL goes, so it is said.
    ordered = ordered.orderBy(
      (eb) => sortedBy(eb, by, reader),
      (value) => (isDescending ? value.desc().nullsLast() : value.asc().nullsFirst()),
    )
  }
  return ordered.orderBy('d.id')
}

function sortedBy(
  eb: ExpressionBuilder<Sorted, 'd'>,
  by: DealOrder['by'],
  { isAdmin, ownAudience }: Reader,
): Expression<unknown> {
  const column = columns.find((name) => name === by)
  if (column) return eb.ref(`d.${column}`)
  // What is no column is one of the names.
  const [table, reference, name] = names[by as keyof typeof names]
  const isContact = table === 'person' || table === 'organization'
  const isSeen =
    isAdmin || !isContact ? sql`` : sql`and o.audience in ('all', ${sql.val(ownAudience)})`
  return sql`(select ${sql.ref(`o.${name}`)} from ${sql.table(table)} as o
    where o.company_id = d.company_id and o.id = ${sql.ref(`d.${reference}`)} ${isSeen})`
}
