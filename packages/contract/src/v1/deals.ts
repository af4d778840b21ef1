import * as Type from 'typebox'
import { defineRoutes } from '../route.ts'
import {
  customFieldPattern,
  Id,
  maxId,
  nullable,
  oneOf,
  orNull,
  queryList,
  raises,
  withDefault,
} from '../schema.ts'
import {
  bare,
  DeletedId,
  IdParams,
  pageWith,
  paging,
  RelatedUsers,
  Time,
  UserReference,
} from './envelope.ts'
import { VisibleTo } from './product.ts'

const text = () => nullable('string')
const integer = () => nullable('integer')
const count = () => Type.Integer({ minimum: 0 })

const ContactDetail = Type.Object({
  label: Type.String(),
  value: Type.String(),
  primary: Type.Boolean(),
})

const personProperties = {
  active_flag: Type.Boolean(),
  name: Type.String(),
  email: Type.Array(ContactDetail),
  phone: Type.Array(ContactDetail),
  owner_id: Type.Integer(),
}

const organizationProperties = {
  name: Type.String(),
  people_count: count(),
  owner_id: Type.Integer(),
  address: text(),
  active_flag: Type.Boolean(),
  cc_email: text(),
}

export const RelatedPerson = Type.Object({ id: Type.Integer(), ...personProperties })
export const RelatedOrganization = Type.Object({ id: Type.Integer(), ...organizationProperties })

export const RelatedStage = Type.Object({
  id: Type.Integer(),
  company_id: Type.Integer(),
  order_nr: Type.Integer(),
  name: Type.String(),
  active_flag: Type.Boolean(),
  deal_probability: Type.Integer(),
  pipeline_id: Type.Integer(),
  rotten_flag: Type.Boolean(),
  rotten_days: integer(),
  add_time: Time,
  update_time: Time,
  pipeline_name: Type.String(),
  pipeline_deal_probability: Type.Boolean(),
})

export const RelatedPipeline = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  url_title: Type.String(),
  order_nr: Type.Integer(),
  active: Type.Boolean(),
  deal_probability: Type.Boolean(),
  add_time: Time,
  update_time: Time,
})

/** What the deals of a page refer to, each by decimal id; empty groups are left out. */
export const RelatedToDeals = Type.Object({
  user: Type.Optional(RelatedUsers),
  organization: Type.Optional(Type.Record(Type.String(), RelatedOrganization)),
  person: Type.Optional(Type.Record(Type.String(), RelatedPerson)),
  stage: Type.Optional(Type.Record(Type.String(), RelatedStage)),
  pipeline: Type.Optional(Type.Record(Type.String(), RelatedPipeline)),
})
export type RelatedToDeals = Type.Static<typeof RelatedToDeals>

/** Flat custom fields: every key that looks like one passes, every other unknown key does not. */
const customFields = {
  patternProperties: { [customFieldPattern]: Type.Unknown() },
  additionalProperties: false,
}

const dealProperties = {
  id: Type.Integer(),
  creator_user_id: UserReference,
  user_id: UserReference,
  person_id: orNull(Type.Object({ ...personProperties, value: Type.Integer() })),
  org_id: orNull(Type.Object({ ...organizationProperties, value: Type.Integer() })),
  stage_id: Type.Integer(),
  title: Type.String(),
  value: Type.Number(),
  currency: Type.String(),
  add_time: Time,
  update_time: Time,
  stage_change_time: text(),
  active: Type.Boolean(),
  deleted: Type.Boolean(),
  is_archived: Type.Boolean(),
  status: oneOf(['open', 'won', 'lost', 'deleted']),
  probability: nullable('number'),
  next_activity_date: text(),
  next_activity_time: text(),
  next_activity_id: integer(),
  last_activity_id: integer(),
  last_activity_date: text(),
  lost_reason: text(),
  visible_to: Type.String(),
  close_time: text(),
  pipeline_id: Type.Integer(),
  won_time: text(),
  first_won_time: text(),
  lost_time: text(),
  products_count: count(),
  files_count: count(),
  notes_count: count(),
  followers_count: count(),
  email_messages_count: count(),
  activities_count: count(),
  done_activities_count: count(),
  undone_activities_count: count(),
  participants_count: count(),
  expected_close_date: text(),
  last_incoming_mail_time: text(),
  last_outgoing_mail_time: text(),
  label: nullable('string', { description: 'Option ids, with commas between them.' }),
  stage_order_nr: Type.Integer(),
  person_name: text(),
  org_name: text(),
  next_activity_subject: text(),
  next_activity_type: text(),
  next_activity_duration: text(),
  next_activity_note: text(),
  formatted_value: Type.String(),
  weighted_value: Type.Number(),
  formatted_weighted_value: Type.String(),
  weighted_value_currency: Type.String(),
  rotten_time: text(),
  owner_name: Type.String(),
  cc_email: text(),
  org_hidden: Type.Boolean(),
  person_hidden: Type.Boolean(),
  origin: Type.String(),
  origin_id: text(),
  channel: integer(),
  channel_id: text(),
  arr: nullable('number'),
  mrr: nullable('number'),
  acv: nullable('number'),
  arr_currency: text(),
  mrr_currency: text(),
  acv_currency: text(),
}

/** A deal in its list form (http-v1-neighbours section 3.2). */
export const Deal = Type.Object(dealProperties, customFields)
export type Deal = Type.Static<typeof Deal>

/** A length of time in parts of the calendar, as well as in seconds. */
const Span = Type.Object({
  y: Type.Integer(),
  m: Type.Integer(),
  d: Type.Integer(),
  h: Type.Integer(),
  i: Type.Integer(),
  s: Type.Integer(),
  total_seconds: Type.Integer(),
})

/** A deal as it is shown alone (http-v1-neighbours section 3.3). */
export const DealDetails = Type.Object(
  {
    ...dealProperties,
    average_time_to_won: Span,
    average_stage_progress: Type.Number(),
    age: Span,
    stay_in_pipeline_stages: Type.Object({
      times_in_stages: Type.Record(Type.String(), Type.Integer(), {
        description: 'Seconds by stage.',
      }),
      order_of_stages: Type.Array(Type.Integer()),
    }),
    last_activity: Type.Null(),
    next_activity: Type.Null(),
  },
  customFields,
)
export type DealDetails = Type.Static<typeof DealDetails>

const status = withDefault(
  oneOf(['open', 'won', 'lost', 'deleted', 'all_not_deleted'], {
    description: '`deleted`: those deleted in the last 30 days.',
  }),
  'all_not_deleted',
)

export const ProductDealsQuery = Type.Object({ ...paging(500), status })
export type ProductDealsQuery = Type.Static<typeof ProductDealsQuery>

/** Keys of a deal by which a list can be ordered; those Merx keeps nothing for order nothing. */
export const dealSortFields: readonly string[] = Object.keys(dealProperties)

const DealsQuery = Type.Object({
  user_id: Type.Optional(Type.Integer({ minimum: 1, maximum: maxId, description: 'Owner.' })),
  filter_id: Type.Optional(
    Type.Integer({ minimum: 1, maximum: maxId, description: 'Wins over the owner.' }),
  ),
  stage_id: Type.Optional(Id),
  owned_by_you: withDefault(
    Type.Boolean({ lenient: true, description: 'Wins over `user_id`.' }),
    false,
  ),
  sort: Type.Optional(Type.String({ examples: ['update_time DESC, id ASC'] })),
  status,
  ...paging(500),
})

const GivenTime = Type.Optional(
  Type.String({ maxLength: 40, description: '`YYYY-MM-DD HH:MM:SS`, UTC.' }),
)
const reference = () => Type.Optional(nullable('integer', { minimum: 1, maximum: maxId }))
const shortText = () => Type.Optional(nullable('string', { maxLength: 255 }))

const writable = {
  value: Type.Optional(
    nullable('number', { description: 'Not looked at while the deal has enabled products.' }),
  ),
  label: Type.Optional(
    orNull(Type.Array(Id, { maxItems: 100, separator: ',', description: 'Option ids.' })),
  ),
  currency: Type.Optional(Type.String({ examples: ['EUR'] })),
  user_id: Type.Optional(Id),
  person_id: reference(),
  org_id: reference(),
  pipeline_id: Type.Optional(Id),
  stage_id: Type.Optional(Id),
  is_archived: Type.Optional(Type.Boolean()),
  archive_time: GivenTime,
  status: Type.Optional(oneOf(['open', 'won', 'lost', 'deleted'])),
  origin_id: shortText(),
  channel: Type.Optional(nullable('integer')),
  channel_id: shortText(),
  won_time: GivenTime,
  lost_time: GivenTime,
  close_time: GivenTime,
  expected_close_date: Type.Optional(
    nullable('string', { maxLength: 40, description: '`YYYY-MM-DD`.' }),
  ),
  probability: Type.Optional(nullable('number', { minimum: 0, maximum: 100 })),
  lost_reason: Type.Optional(nullable('string', { maxLength: 1000 })),
  visible_to: Type.Optional(VisibleTo),
}

const Title = Type.String({ minLength: 1, maxLength: 255, ...raises('title_missing') })

export const DealCreation = Type.Object(
  {
    id: Type.Optional(Type.Never(raises('id_not_allowed'))),
    title: Title,
    add_time: GivenTime,
    ...writable,
  },
  customFields,
)
export type DealCreation = Type.Static<typeof DealCreation>

export const DealUpdate = Type.Object({ title: Type.Optional(Title), ...writable }, customFields)
export type DealUpdate = Type.Static<typeof DealUpdate>

function oneDeal<T extends Type.TSchema>(deal: T) {
  return Type.Object({ ...bare(deal).properties, related_objects: RelatedToDeals })
}

const readDeals = ['deals:read', 'deals:full'] as const
const writeDeals = ['deals:full'] as const

/** Deals (http-v1-neighbours section 3). */
export const deals = defineRoutes({
  getDeals: {
    method: 'GET',
    path: '/deals',
    summary: 'List deals',
    scopes: readDeals,
    cost: 20,
    query: DealsQuery,
    returns: pageWith(Deal, RelatedToDeals),
    errors: ['invalid_value', 'filter_not_found'],
  },
  addDeal: {
    method: 'POST',
    path: '/deals',
    summary: 'Add a deal',
    scopes: writeDeals,
    cost: 10,
    body: DealCreation,
    status: 201,
    returns: oneDeal(Deal),
    errors: ['invalid_value', 'id_not_allowed', 'title_missing', 'unknown_custom_field'],
  },
  deleteDeals: {
    method: 'DELETE',
    path: '/deals',
    summary: 'Delete several deals',
    deprecated: true,
    scopes: writeDeals,
    cost: 10,
    query: Type.Object({ ids: queryList(Id, { minItems: 1, maxItems: 1000 }) }),
    returns: bare(Type.Object({ id: Type.Array(Type.Integer()) })),
    errors: ['invalid_value', 'deal_not_found'],
  },
  getDeal: {
    method: 'GET',
    path: '/deals/:id',
    summary: 'Get one deal',
    scopes: readDeals,
    cost: 2,
    params: IdParams,
    returns: Type.Object({
      ...oneDeal(DealDetails).properties,
      additional_data: Type.Object({ dropbox_email: text() }),
    }),
    errors: ['invalid_value', 'deal_not_found'],
  },
  updateDeal: {
    method: 'PUT',
    path: '/deals/:id',
    summary: 'Update a deal',
    scopes: writeDeals,
    cost: 10,
    params: IdParams,
    body: DealUpdate,
    returns: oneDeal(Deal),
    errors: ['invalid_value', 'title_missing', 'unknown_custom_field', 'deal_not_found'],
  },
  deleteDeal: {
    method: 'DELETE',
    path: '/deals/:id',
    summary: 'Delete a deal',
    scopes: writeDeals,
    cost: 6,
    params: IdParams,
    returns: DeletedId,
    errors: ['invalid_value', 'deal_not_found'],
  },
})
