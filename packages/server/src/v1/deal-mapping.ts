import {
  type Deal,
  type DealOrder,
  type DealPatch,
  type DealProgress,
  formatAmount,
  type TimeSpan,
  type Visibility,
} from '@merx/catalog'
import { v1 } from '@merx/contract'
import { toFieldPatches } from './custom-fields.ts'
import { toV1OrganizationReference } from './organizations.ts'
import { toV1PersonReference } from './persons.ts'
import { parseSort } from './sort.ts'
import { parseOptionalV1Time, parseV1Date, toV1Time, toV1TimeOrNull } from './time.ts'
import { toV1UserReference } from './user-mapping.ts'

/** A deal in its list form; amounts are also written as people of the reader's locale do. */
export function toV1Deal(deal: Deal, locale: string): v1.Deal {
  return {
    id: deal.id,
    creator_user_id: toV1UserReference(deal.creator),
    user_id: toV1UserReference(deal.owner),
    person_id: deal.person && { ...toV1PersonReference(deal.person), value: deal.person.id },
    org_id: deal.organization && {
      ...toV1OrganizationReference(deal.organization),
      value: deal.organization.id,
    },
    title: deal.title,
    lost_reason: deal.lostReason,
    visible_to: String(deal.visibility),
    expected_close_date: deal.expectedCloseDate,
    label: deal.labels.length === 0 ? null : deal.labels.join(','),
    person_name: deal.person?.name ?? null,
    org_name: deal.organization?.name ?? null,
    owner_name: deal.owner.name,
    cc_email: null,
    org_hidden: deal.isOrganizationHidden,
    person_hidden: deal.isPersonHidden,
    is_archived: deal.archivedAt !== null,
    origin: 'API',
    origin_id: deal.originId,
    channel: deal.channel,
    channel_id: deal.channelId,
    ...progress(deal),
    ...amounts(deal, locale),
    ...counters(deal),
    ...activities,
  }
}

function progress(deal: Deal) {
  const isDeleted = deal.deletedAt !== null
  return {
    stage_id: deal.stage.id,
    stage_order_nr: deal.stage.sortOrder,
    pipeline_id: deal.pipeline.id,
    status: isDeleted ? ('deleted' as const) : deal.status,
    active: deal.status === 'open' && !isDeleted,
    deleted: isDeleted,
    probability: deal.probability,
    add_time: toV1Time(deal.createdAt),
    update_time: toV1Time(deal.updatedAt),
    stage_change_time: toV1TimeOrNull(deal.stageChangedAt),
    close_time: toV1TimeOrNull(deal.closedAt),
    won_time: toV1TimeOrNull(deal.wonAt),
    first_won_time: toV1TimeOrNull(deal.firstWonAt),
    lost_time: toV1TimeOrNull(deal.lostAt),
    rotten_time: null,
  }
}

function amounts(deal: Deal, locale: string) {
  const { value, currency, weightedValue } = deal
  const ofRevenue = deal.annualRevenue === null ? null : currency
  return {
    value,
    currency,
    formatted_value: formatAmount(value, currency, locale),
    weighted_value: weightedValue,
    formatted_weighted_value: formatAmount(weightedValue, currency, locale),
    weighted_value_currency: currency,
    arr: deal.annualRevenue,
    mrr: deal.monthlyRevenue,
    acv: deal.firstYearValue,
    arr_currency: ofRevenue,
    mrr_currency: ofRevenue,
    acv_currency: ofRevenue,
  }
}

function counters(deal: Deal) {
  return {
    products_count: deal.productsCount,
    files_count: deal.filesCount,
    notes_count: 0,
    followers_count: 0,
    email_messages_count: 0,
    activities_count: 0,
    done_activities_count: 0,
    undone_activities_count: 0,
    participants_count: deal.personId === null ? 0 : 1,
  }
}

/** Merx keeps no activities and no mail. */
const activities = {
  next_activity_date: null,
  next_activity_time: null,
  next_activity_id: null,
  next_activity_subject: null,
  next_activity_type: null,
  next_activity_duration: null,
  next_activity_note: null,
  last_activity_id: null,
  last_activity_date: null,
  last_incoming_mail_time: null,
  last_outgoing_mail_time: null,
}

/** A deal as it is shown alone. */
export function toV1DealDetails(
  deal: Deal,
  { age, timeToWon, averageStageProgress, secondsInStages, stageOrder }: DealProgress,
  locale: string,
): v1.DealDetails {
  return {
    ...toV1Deal(deal, locale),
    average_time_to_won: toV1Span(timeToWon),
    average_stage_progress: averageStageProgress,
    age: toV1Span(age),
    stay_in_pipeline_stages: {
      times_in_stages: secondsInStages,
      order_of_stages: [...stageOrder],
    },
    last_activity: null,
    next_activity: null,
  }
}

function toV1Span(span: TimeSpan) {
  const { years, months, days, hours, minutes, seconds, totalSeconds } = span
  return {
    y: years,
    m: months,
    d: days,
    h: hours,
    i: minutes,
    s: seconds,
    total_seconds: totalSeconds,
  }
}

/**
 * The catalogue's words for the body of a write.
 *
 * Throws `unknown_custom_field` for any key that looks like one, since deals have none, and
 * `invalid_value` for a time that is none.
 */
export function toDealPatch(body: v1.DealUpdate): DealPatch {
  toFieldPatches([], body)
  return {
    title: body.title,
    value: body.value === null ? 0 : body.value,
    // Empty, it says nothing, as null does.
    currency: body.currency || undefined,
    labels: body.label === null ? [] : body.label,
    ownerId: body.user_id,
    personId: body.person_id,
    organizationId: body.org_id,
    pipelineId: body.pipeline_id,
    stageId: body.stage_id,
    isArchived: body.is_archived,
    archivedAt: parseOptionalV1Time(body.archive_time, 'archive_time'),
    status: body.status,
    originId: body.origin_id,
    channel: body.channel,
    channelId: body.channel_id,
    wonAt: parseOptionalV1Time(body.won_time, 'won_time'),
    lostAt: parseOptionalV1Time(body.lost_time, 'lost_time'),
    closedAt: parseOptionalV1Time(body.close_time, 'close_time'),
    expectedCloseDate: parseV1Date(body.expected_close_date),
    probability: body.probability,
    lostReason: body.lost_reason,
    // The contract lets only these four through.
    visibility: body.visible_to && (Number(body.visible_to) as Visibility),
  }
}

/** Keys in `sort` → what deals are ordered by; the others of a deal are the same for all. */
const orders: Readonly<Record<string, DealOrder['by']>> = {
  id: 'id',
  title: 'title',
  creator_user_id: 'creator_id',
  user_id: 'owner_id',
  person_id: 'person_id',
  org_id: 'organization_id',
  stage_id: 'stage_id',
  pipeline_id: 'pipeline_id',
  stage_order_nr: 'stage_sort_order',
  owner_name: 'owner_name',
  person_name: 'person_name',
  org_name: 'organization_name',
  status: 'status',
  active: 'is_active',
  deleted: 'is_deleted',
  value: 'value',
  formatted_value: 'value',
  weighted_value: 'weighted_value',
  formatted_weighted_value: 'weighted_value',
  weighted_value_currency: 'currency',
  currency: 'currency',
  probability: 'probability',
  label: 'labels',
  expected_close_date: 'expected_close_date',
  lost_reason: 'lost_reason',
  visible_to: 'visibility',
  origin_id: 'origin_id',
  channel: 'channel',
  channel_id: 'channel_id',
  add_time: 'created_at',
  update_time: 'updated_at',
  stage_change_time: 'stage_changed_at',
  won_time: 'won_at',
  first_won_time: 'first_won_at',
  lost_time: 'lost_at',
  close_time: 'closed_at',
  is_archived: 'is_archived',
  arr: 'annual_revenue',
  mrr: 'monthly_revenue',
  acv: 'first_year_value',
  arr_currency: 'revenue_currency',
  mrr_currency: 'revenue_currency',
  acv_currency: 'revenue_currency',
  products_count: 'products_count',
  files_count: 'files_count',
  participants_count: 'has_person',
  person_hidden: 'is_person_hidden',
  org_hidden: 'is_organization_hidden',
}

/** Each order of two is one more statement the server keeps. */
const maxTerms = 2

/** Reads `<field> ASC|DESC, …`. Throws `invalid_value` for a field it does not know. */
export function toDealOrder(sort: string | undefined): DealOrder[] {
  return parseSort(sort, v1.dealSortFields, maxTerms).flatMap(({ field, isDescending }) => {
    const by = orders[field]
    return by ? [{ by, isDescending }] : []
  })
}
