import { Problem } from '@merx/contract'
import { type Db, statement, type Tables } from '@merx/store'
import type { Selectable } from 'kysely'
import type { Actor } from '../actor.ts'
import type { TaxMethod } from '../deal-products/amounts.ts'
import { belongsTo } from '../visibility/reader.ts'
import type { Audience } from '../visibility/visibility.ts'
import type { DealState, DealStatus } from './deal.ts'

export type DealRow = Selectable<Tables['deal']>

/** Reads what a deal is off its row. */
export function toDealState(row: DealRow): DealState {
  return {
    title: row.title,
    creatorId: row.creator_id,
    ownerId: row.owner_id,
    personId: row.person_id,
    organizationId: row.organization_id,
    stageId: row.stage_id,
    // These columns and the JSON hold what the operations of this package checked and wrote.
    status: row.status as DealStatus,
    taxMethod: row.tax_method as TaxMethod,
    labels: JSON.parse(row.labels ?? '[]') as number[],
    stageTimes: JSON.parse(row.stage_times) as Record<string, number>,
    value: row.value,
    currency: row.currency,
    probability: row.probability,
    expectedCloseDate: row.expected_close_date,
    lostReason: row.lost_reason,
    visibility: row.visibility,
    originId: row.origin_id,
    channel: row.channel,
    channelId: row.channel_id,
    createdAt: new Date(row.created_at),
    stageChangedAt: toDate(row.stage_changed_at),
    wonAt: toDate(row.won_at),
    firstWonAt: toDate(row.first_won_at),
    lostAt: toDate(row.lost_at),
    closedAt: toDate(row.closed_at),
    archivedAt: toDate(row.archived_at),
    deletedAt: toDate(row.deleted_at),
    annualRevenue: row.annual_revenue,
    monthlyRevenue: row.monthly_revenue,
    firstYearValue: row.first_year_value,
  }
}

/** The columns that say what a deal is and that can change, but for whom it lets in. */
export function stateColumns(state: DealState) {
  return {
    title: state.title,
    owner_id: state.ownerId,
    person_id: state.personId,
    organization_id: state.organizationId,
    stage_id: state.stageId,
    status: state.status,
    value: state.value,
    currency: state.currency,
    probability: state.probability,
    labels: state.labels.length === 0 ? null : JSON.stringify(state.labels),
    expected_close_date: state.expectedCloseDate,
    lost_reason: state.lostReason,
    visibility: state.visibility,
    origin_id: state.originId,
    channel: state.channel,
    channel_id: state.channelId,
    stage_changed_at: toTime(state.stageChangedAt),
    stage_times: JSON.stringify(state.stageTimes),
    won_at: toTime(state.wonAt),
    first_won_at: toTime(state.firstWonAt),
    lost_at: toTime(state.lostAt),
    closed_at: toTime(state.closedAt),
    archived_at: toTime(state.archivedAt),
    deleted_at: toTime(state.deletedAt),
    tax_method: state.taxMethod,
    annual_revenue: state.annualRevenue,
    monthly_revenue: state.monthlyRevenue,
    first_year_value: state.firstYearValue,
  }
}

function toDate(time: number | null): Date | null {
  return time === null ? null : new Date(time)
}

function toTime(date: Date | null): number | null {
  return date === null ? null : date.getTime()
}

type OneDeal = { companyId: number; id: number }

const dealRow = statement<OneDeal, DealRow>((sql, parameter) =>
  sql
    .selectFrom('deal')
    .selectAll()
    .where('company_id', '=', parameter('companyId'))
    .where('id', '=', parameter('id')),
)

const lockedDeal = statement<OneDeal, DealRow>((sql, parameter, { lock }) =>
  sql
    .selectFrom('deal')
    .selectAll()
    .where('company_id', '=', parameter('companyId'))
    .where('id', '=', parameter('id'))
    .modifyEnd(lock),
)

/**
 * Gets the row of a deal the actor may see, also a deleted one until it is purged.
 *
 * Throws `deal_not_found`, the same for one that is absent, hidden or another company's.
 */
export async function getDealRow(db: Db, actor: Actor, id: number): Promise<DealRow> {
  const [row] = await db.all(dealRow, { companyId: actor.companyId, id })
  return requireVisible(actor, row)
}

/** As {@link getDealRow}, and nobody else changes it until the transaction is over. */
export async function getDealRowForUpdate(db: Db, actor: Actor, id: number): Promise<DealRow> {
  const [row] = await db.all(lockedDeal, { companyId: actor.companyId, id })
  return requireVisible(actor, row)
}

function requireVisible(actor: Actor, row: DealRow | undefined): DealRow {
  if (!row || !belongsTo(actor, row.audience)) throw new Problem('deal_not_found')
  return row
}

/** Writes what a deal has become; an audience where that may have changed. */
export async function updateDealRow(
  db: Db,
  companyId: number,
  id: number,
  state: DealState,
  audience: Audience | undefined,
  now: Date,
): Promise<void> {
  await db.sql
    .updateTable('deal')
    .set({ ...stateColumns(state), ...(audience && { audience }), updated_at: now.getTime() })
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .execute()
}

/** Notes that something of a deal has changed that stands beside its row. */
export async function touchDeal(db: Db, companyId: number, id: number, now: Date): Promise<void> {
  await db.sql
    .updateTable('deal')
    .set({ updated_at: now.getTime() })
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .execute()
}
