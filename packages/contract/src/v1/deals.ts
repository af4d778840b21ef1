import * as Type from 'typebox'
import { customFieldPattern, nullable, oneOf, orNull, withDefault } from '../schema.ts'
import { paging, RelatedUsers, Time, UserReference } from './envelope.ts'

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

/** A deal in its list form (http-v1-neighbours section 3.2). */
export const Deal = Type.Object(
  {
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
    label: text(),
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
  },
  { patternProperties: { [customFieldPattern]: Type.Unknown() }, additionalProperties: false },
)
export type Deal = Type.Static<typeof Deal>

export const ProductDealsQuery = Type.Object({
  ...paging(500),
  status: withDefault(
    oneOf(['open', 'won', 'lost', 'deleted', 'all_not_deleted'], {
      description: '`deleted`: those deleted in the last 30 days.',
    }),
    'all_not_deleted',
  ),
})
export type ProductDealsQuery = Type.Static<typeof ProductDealsQuery>
