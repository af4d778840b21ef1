import { type Deal, formatAmount, listProductDeals } from '@merx/catalog'
import type { v1 } from '@merx/contract'
import type { Handler } from '../implement.ts'
import { relatedToDeals, toV1Organization, toV1Person } from './deal-relations.ts'
import { toV1Page } from './envelope.ts'
import { toV1Time, toV1TimeOrNull } from './time.ts'
import { toV1UserReference } from './users.ts'

export const productDeals: Handler<(typeof v1.products)['getProductDeals']> = async (
  { params, query },
  { db, actor, now },
) => {
  const { deals, hasMore } = await listProductDeals(db, actor, params.id, query, now)
  const page = toV1Page(
    deals.map((deal) => toV1Deal(deal, actor.locale)),
    query,
    hasMore,
  )
  return deals.length === 0 ? page : { ...page, related_objects: relatedToDeals(deals, actor) }
}

/** A deal in its list form; amounts are also written as people of the reader's locale do. */
function toV1Deal(deal: Deal, locale: string): v1.Deal {
  return {
    id: deal.id,
    creator_user_id: toV1UserReference(deal.creator),
    user_id: toV1UserReference(deal.owner),
    person_id: deal.person && { ...toV1Person(deal.person), value: deal.person.id },
    org_id: deal.organization && {
      ...toV1Organization(deal.organization),
      value: deal.organization.id,
    },
    title: deal.title,
    lost_reason: deal.lostReason,
    visible_to: String(deal.visibility),
    expected_close_date: deal.expectedCloseDate,
    label: null,
    person_name: deal.person?.name ?? null,
    org_name: deal.organization?.name ?? null,
    owner_name: deal.owner.name,
    cc_email: null,
    org_hidden: false,
    person_hidden: false,
    is_archived: false,
    origin: 'API',
    origin_id: null,
    channel: null,
    channel_id: null,
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
    close_time: toV1TimeOrNull(deal.wonAt ?? deal.lostAt),
    won_time: toV1TimeOrNull(deal.wonAt),
    first_won_time: toV1TimeOrNull(deal.wonAt),
    lost_time: toV1TimeOrNull(deal.lostAt),
    rotten_time: null,
  }
}

/** The value counts in full until somebody states a probability. */
function amounts({ value, currency, probability }: Deal, locale: string) {
  const weighted = (value * (probability ?? 100)) / 100
  return {
    value,
    currency,
    formatted_value: formatAmount(value, currency, locale),
    weighted_value: weighted,
    formatted_weighted_value: formatAmount(weighted, currency, locale),
    weighted_value_currency: currency,
    arr: null,
    mrr: null,
    acv: null,
    arr_currency: null,
    mrr_currency: null,
    acv_currency: null,
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
    participants_count: deal.person ? 1 : 0,
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
