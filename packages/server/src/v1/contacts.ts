import {
  type Actor,
  type ContactOrder,
  type ContactPatch,
  type DetailedOrganization,
  type DetailedPerson,
  firstCharOf,
  type Visibility,
} from '@merx/catalog'
import { Problem, v1 } from '@merx/contract'
import { toFieldPatches } from './custom-fields.ts'
import { parseSort } from './sort.ts'
import { toV1Time } from './time.ts'
import { toV1UserReference } from './user-mapping.ts'

const columns: Record<(typeof v1.contactSortFields)[number], ContactOrder['by']> = {
  id: 'id',
  name: 'name',
  owner_id: 'owner_id',
  add_time: 'created_at',
  update_time: 'updated_at',
}

/** The catalogue's words for a list of persons or organizations. */
export function toContactList(query: v1.ContactsQuery) {
  // Only products have saved filters, so no number names one here; a filter wins over the owner.
  if (query.filter_id !== undefined) throw new Problem('filter_not_found')
  return {
    ownerId: query.user_id,
    firstChar: query.first_char ? firstCharOf(query.first_char) : undefined,
    order: parseSort(query.sort, v1.contactSortFields, 2).map(({ field, isDescending }) => {
      return { by: columns[field], isDescending }
    }),
    start: query.start,
    limit: query.limit,
  }
}

/** The catalogue's words for what a body says of persons as of organizations. */
export function toContactPatch(body: v1.OrganizationUpdate): ContactPatch {
  // Neither kind has custom fields: a key that looks like one is refused.
  toFieldPatches([], body)
  return {
    name: body.name,
    ownerId: body.owner_id,
    // The contract lets only these four through.
    visibility: body.visible_to && (Number(body.visible_to) as Visibility),
    labelIds: toLabelIds(body),
    isActive: body.active_flag,
  }
}

function toLabelIds({ label, label_ids }: v1.OrganizationUpdate): number[] | undefined {
  if (label_ids !== undefined) return [...new Set(label_ids)]
  if (label === undefined) return undefined
  return label === null ? [] : [label]
}

/** What persons and organizations show alike. */
export function toV1Contact(contact: DetailedPerson | DetailedOrganization, actor: Actor) {
  const { dealCounts: deals } = contact
  const visibleTo: v1.VisibleTo = `${contact.visibility}`
  return {
    id: contact.id,
    company_id: actor.companyId,
    owner_id: toV1UserReference(contact.owner),
    name: contact.name,
    active_flag: contact.deletedAt === null,
    first_char: contact.firstChar,
    add_time: toV1Time(contact.createdAt),
    update_time: toV1Time(contact.updatedAt),
    visible_to: visibleTo,
    picture_id: null,
    label: contact.labelIds[0] ?? null,
    label_ids: [...contact.labelIds],
    owner_name: contact.owner.name,
    cc_email: null,
    open_deals_count: deals.open,
    closed_deals_count: deals.won + deals.lost,
    won_deals_count: deals.won,
    lost_deals_count: deals.lost,
    files_count: contact.filesCount,
    ...notKept,
  }
}

/** Merx keeps no activities, mail, notes and followers of these, and no participants of deals. */
const notKept = {
  related_open_deals_count: 0,
  related_closed_deals_count: 0,
  related_won_deals_count: 0,
  related_lost_deals_count: 0,
  email_messages_count: 0,
  activities_count: 0,
  done_activities_count: 0,
  undone_activities_count: 0,
  notes_count: 0,
  followers_count: 0,
  next_activity_date: null,
  next_activity_time: null,
  next_activity_id: null,
  last_activity_id: null,
  last_activity_date: null,
}
