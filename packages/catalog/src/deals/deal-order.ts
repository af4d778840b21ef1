import type { Tables } from '@merx/store'
import { type Expression, type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'

type Sorted = Tables & { d: Tables['deal'] }

/** Columns by which a list of deals can be ordered. */
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

/** What is told from a deal's row and from what belongs to it. */
const facts = {
  is_active: sql`case when d.status = 'open' and d.deleted_at is null then 1 else 0 end`,
  is_deleted: sql`case when d.deleted_at is null then 0 else 1 end`,
  is_archived: sql`case when d.archived_at is null then 0 else 1 end`,
  has_person: sql`case when d.person_id is null then 0 else 1 end`,
  revenue_currency: sql`case when d.annual_revenue is null then null else d.currency end`,
  // As near as the databases count. One of them fails where a product leaves the range of numbers.
  weighted_value: sql`case when d.probability is null then d.value
    when abs(d.value) < 1e-100 or d.probability < 1e-100 then 0
    when abs(d.value) > 1e100 then d.value / 100 * d.probability
    else d.value * d.probability / 100 end`,
  products_count: sql`(select count(*) from deal_product as a
    where a.company_id = d.company_id and a.deal_id = d.id)`,
  files_count: sql`(select count(*) from file as f
    where f.company_id = d.company_id and f.deal_id = d.id and f.deleted_at is null)`,
} as const

/** Whether there is a contact that the reader is not told of. */
const hidden = {
  is_person_hidden: 'person_id',
  is_organization_hidden: 'organization_id',
} as const

export interface DealOrder {
  by: (typeof columns)[number] | keyof typeof names | keyof typeof facts | keyof typeof hidden
  isDescending: boolean
}

type Audiences = readonly string[] | undefined
type Page = SelectQueryBuilder<Sorted, 'd', { id: number }>

/**
 * Orders a page of deals; ties by number. Contacts that let in none of the audiences order nothing;
 * undefined: the reader sees all.
 */
export function orderBy(page: Page, order: readonly DealOrder[], audiences: Audiences): Page {
  let ordered = page
  for (const { by, isDescending } of order) {
    // The two databases disagree about where NULL goes, so it is said.
    ordered = ordered.orderBy(
      (eb) => sortedBy(eb, by, audiences),
      (value) => (isDescending ? value.desc().nullsLast() : value.asc().nullsFirst()),
    )
  }
  return ordered.orderBy('d.id')
}

function sortedBy(
  eb: ExpressionBuilder<Sorted, 'd'>,
  by: DealOrder['by'],
  audiences: Audiences,
): Expression<unknown> {
  if (isOneOf(facts, by)) return facts[by]
  if (isOneOf(names, by)) return nameOf(by, audiences)
  if (!isOneOf(hidden, by)) return eb.ref(`d.${by}`)
  const contact = hidden[by]
  return sql`case when d.${sql.ref(contact)} is null or ${nameOf(contact, audiences)} is not null
    then 0 else 1 end`
}

function isOneOf<T extends object>(group: T, by: PropertyKey): by is keyof T {
  return by in group
}

function nameOf(by: keyof typeof names, audiences: Audiences): Expression<unknown> {
  const [table, reference, name] = names[by]
  const isContact = table === 'person' || table === 'organization'
  const isSeen = audiences && isContact ? sql`and o.audience in (${sql.join(audiences)})` : sql``
  return sql`(select ${sql.ref(`o.${name}`)} from ${sql.table(table)} as o
    where o.company_id = d.company_id and o.id = ${sql.ref(`d.${reference}`)} ${isSeen})`
}
