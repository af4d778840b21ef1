import * as Type from 'typebox'
import { defineRoutes } from '../route.ts'
import { Id, nullable, oneOf, raises, withDefault } from '../schema.ts'
import { bare, DeletedId, IdParams, page, paging, Time } from './envelope.ts'

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
  project_id: id(),
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
  project_name: text(),
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

/** What stands beside the bytes of an upload: the items it hangs on. */
export const FileUpload = Type.Object({
  product_id: Type.Optional(Id),
  deal_id: Type.Optional(Id),
  person_id: Type.Optional(Id),
  org_id: Type.Optional(Id),
  activity_id: Type.Optional(Type.String({ description: 'Not kept: refused.' })),
  lead_id: Type.Optional(Type.String({ description: 'Not kept: refused.' })),
  project_id: Type.Optional(Type.String({ description: 'Not kept: refused.' })),
})
export type FileUpload = Type.Static<typeof FileUpload>

const FileUpdate = Type.Object({
  name: Type.Optional(Type.String({ maxLength: 255, ...raises('name_missing') })),
  description: Type.Optional(nullable('string', { maxLength: 65_535 })),
})

/** Where a remote file hangs and where it is. */
const remoteLink = {
  item_type: oneOf(['deal', 'organization', 'person']),
  item_id: Id,
  remote_location: oneOf(['googledrive']),
}

const RemoteFile = Type.Object({
  file_type: oneOf(['gdoc', 'gslides', 'gsheet', 'gform', 'gdraw']),
  title: Type.String({ minLength: 1, maxLength: 255, ...raises('title_missing') }),
  ...remoteLink,
})

const RemoteFileLink = Type.Object({
  ...remoteLink,
  remote_id: Type.String({ minLength: 1, maxLength: 255 }),
})

const readFiles = [
  'deals:read',
  'deals:full',
  'activities:read',
  'activities:full',
  'contacts:read',
  'contacts:full',
] as const
const writeFiles = ['deals:full', 'activities:full', 'contacts:full'] as const

const linkErrors = ['deal_not_found', 'person_not_found', 'organization_not_found'] as const

/** The operations of files (http-v1-neighbours section 2). */
export const files = defineRoutes({
  getFiles: {
    method: 'GET',
    path: '/files',
    summary: 'List files',
    scopes: readFiles,
    cost: 20,
    query: FilesQuery,
    returns: page(File),
    errors: ['invalid_value'],
  },
  addFile: {
    method: 'POST',
    path: '/files',
    summary: 'Upload a file and attach it',
    scopes: writeFiles,
    cost: 10,
    body: FileUpload,
    bytes: 'upload',
    returns: bare(File),
    errors: [
      'invalid_value',
      'file_missing',
      'file_too_large',
      'forbidden',
      'product_not_found',
      ...linkErrors,
    ],
  },
  addFileAndLinkIt: {
    method: 'POST',
    path: '/files/remote',
    summary: 'Note a new remote file and link it to an item',
    scopes: writeFiles,
    cost: 10,
    body: RemoteFile,
    returns: bare(File),
    errors: ['invalid_value', 'title_missing', ...linkErrors],
  },
  linkFileToItem: {
    method: 'POST',
    path: '/files/remoteLink',
    summary: 'Link an existing remote file to an item',
    scopes: writeFiles,
    cost: 10,
    body: RemoteFileLink,
    returns: bare(File),
    errors: ['invalid_value', ...linkErrors],
  },
  getFile: {
    method: 'GET',
    path: '/files/:id',
    summary: 'Get one file',
    scopes: readFiles,
    cost: 2,
    params: IdParams,
    returns: bare(File),
    errors: ['invalid_value', 'file_not_found'],
  },
  updateFile: {
    method: 'PUT',
    path: '/files/:id',
    summary: 'Rename or describe a file',
    scopes: writeFiles,
    cost: 10,
    params: IdParams,
    body: FileUpdate,
    returns: bare(File),
    errors: ['invalid_value', 'name_missing', 'forbidden', 'file_not_found'],
  },
  deleteFile: {
    method: 'DELETE',
    path: '/files/:id',
    summary: 'Delete a file',
    scopes: writeFiles,
    cost: 6,
    params: IdParams,
    returns: DeletedId,
    errors: ['invalid_value', 'forbidden', 'file_not_found'],
  },
  downloadFile: {
    method: 'GET',
    path: '/files/:id/download',
    summary: 'Download the content of a file',
    scopes: readFiles,
    cost: 2,
    params: IdParams,
    bytes: 'download',
    returns: Type.String({ format: 'binary' }),
    errors: ['invalid_value', 'file_not_found', 'range_not_satisfiable'],
  },
})
