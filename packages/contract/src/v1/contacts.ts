import * as Type from 'typebox'
import { customFieldPattern, Id, maxId, nullable, queryList, raises } from '../schema.ts'
import { bare, paging, Time, UserReference } from './envelope.ts'
import { VisibleTo } from './product.ts'

/** Scopes that let a client read persons and organizations, and write them. */
export const readContacts = ['contacts:read', 'contacts:full'] as const
export const writeContacts = ['contacts:full'] as const

const count = () => Type.Integer({ minimum: 0 })

/** Counters of persons and organizations; Merx keeps no activities, mail, notes and followers. */
const contactCounts = {
  open_deals_count: count(),
  related_open_deals_count: count(),
  closed_deals_count: count(),
  related_closed_deals_count: count(),
  won_deals_count: count(),
  related_won_deals_count: count(),
  lost_deals_count: count(),
  related_lost_deals_count: count(),
  email_messages_count: count(),
  activities_count: count(),
  done_activities_count: count(),
  undone_activities_count: count(),
  files_count: count(),
  notes_count: count(),
  followers_count: count(),
  next_activity_date: nullable('string'),
  next_activity_time: nullable('string'),
  next_activity_id: nullable('integer'),
  last_activity_id: nullable('integer'),
  last_activity_date: nullable('string'),
}

/** What persons and organizations show alike. */
export const contactProperties = {
  id: Type.Integer(),
  company_id: Type.Integer(),
  owner_id: UserReference,
  name: Type.String(),
  active_flag: Type.Boolean({ description: 'False when deleted.' }),
  first_char: Type.String(),
  add_time: Time,
  update_time: Time,
  visible_to: VisibleTo,
  picture_id: Type.Null(),
  label: nullable('integer', { description: 'The first one of `label_ids`.' }),
  label_ids: Type.Array(Type.Integer()),
  owner_name: Type.String(),
  cc_email: nullable('string'),
  ...contactCounts,
}

export const ContactName = Type.String({
  minLength: 1,
  maxLength: 255,
  ...raises('name_missing'),
})

/** What a write may say of either. */
export const contactWritable = {
  owner_id: Type.Optional(Id),
  visible_to: Type.Optional(VisibleTo),
  label: Type.Optional(nullable('integer', { minimum: 1, maximum: maxId })),
  label_ids: Type.Optional(
    Type.Array(Id, { maxItems: 100, description: 'Wins over `label`, which is one of them.' }),
  ),
  active_flag: Type.Optional(Type.Boolean({ description: 'False deletes, true restores.' })),
}

export const AddTime = Type.Optional(
  Type.String({ description: '`YYYY-MM-DD HH:MM:SS`, UTC; default now.' }),
)

/** Keys that look like custom fields get as far as the refusal that names them. */
export const contactBody = {
  patternProperties: { [customFieldPattern]: Type.Unknown() },
  additionalProperties: false,
}

export const contactSortFields = ['id', 'name', 'owner_id', 'add_time', 'update_time'] as const

export const ContactsQuery = Type.Object({
  user_id: Type.Optional(Type.Integer({ minimum: 1, maximum: maxId, description: 'Owner.' })),
  filter_id: Type.Optional(
    Type.Integer({ minimum: 1, maximum: maxId, description: 'Wins over `user_id`.' }),
  ),
  first_char: Type.Optional(Type.String({ description: 'First letter of the name, either case.' })),
  ...paging(500),
  sort: Type.Optional(
    Type.String({
      description: `At most two \`<field> ASC|DESC\`: ${contactSortFields.join(', ')}.`,
    }),
  ),
})
export type ContactsQuery = Type.Static<typeof ContactsQuery>

/** Which ones a bulk deletion is about. */
export const IdsQuery = Type.Object({ ids: queryList(Id, { minItems: 1, maxItems: 500 }) })

/** The numbers of those a bulk deletion was about and that there are. */
export const DeletedIds = bare(Type.Object({ id: Type.Array(Type.Integer()) }))
