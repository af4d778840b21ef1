import * as Type from 'typebox'
import { nullable, withDefault } from '../schema.ts'
import { paging, Time } from './envelope.ts'

const id = () => nullable('integer')
const text = () => nullable('string')

/** A file as both client generations read it: the keys of the later one are a subset. */
export const File = Type.Object({
  id: Type.Integer(),
  user_id: id(),
  deal_id: id(),
  person_id: id(),
  org_id: id(),
  product_id: id(),
  activity_id: id(),
  lead_id: text(),
  log_id: id(),
  add_time: Time,
  update_time: Time,
  file_name: Type.String(),
  file_type: Type.String(),
  file_size: Type.Integer({ description: 'Bytes.' }),
  active_flag: Type.Boolean(),
  inline_flag: Type.Boolean(),
  remote_location: text(),
  remote_id: text(),
  cid: text(),
  s3_bucket: text(),
  mail_message_id: text(),
  mail_template_id: text(),
  deal_name: text(),
  person_name: text(),
  org_name: text(),
  product_name: text(),
  lead_name: text(),
  url: Type.String(),
  name: Type.String(),
  description: text(),
})
export type File = Type.Static<typeof File>

export const fileSortFields = [
  'id',
  'user_id',
  'deal_id',
  'person_id',
  'org_id',
  'product_id',
  'add_time',
  'update_time',
  'file_name',
  'file_type',
  'file_size',
  'comment',
] as const

export const FilesQuery = Type.Object({
  ...paging(100),
  include_deleted_files: withDefault(Type.Boolean({ lenient: true }), false),
  sort: Type.Optional(
    Type.String({
      description: `Comma list of \`<field> ASC|DESC\`: ${fileSortFields.join(', ')}.`,
    }),
  ),
})
export type FilesQuery = Type.Static<typeof FilesQuery>
