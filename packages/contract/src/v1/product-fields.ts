import * as Type from 'typebox'
import { defineRoutes } from '../route.ts'
import { Id, nullable, oneOf, queryList, raises } from '../schema.ts'
import { bare, DeletedId, IdParams, page, paging, Time } from './envelope.ts'

const readFields = ['products:read', 'products:full', 'product-fields:full'] as const
const writeFields = ['products:full', 'product-fields:full'] as const

/** The types a field may be created with (http-v1-neighbours section 1.1). */
export const FieldType = oneOf(
  [
    'varchar',
    'varchar_auto',
    'text',
    'double',
    'monetary',
    'date',
    'daterange',
    'time',
    'timerange',
    'enum',
    'set',
    'user',
    'org',
    'people',
    'phone',
    'address',
  ],
  raises('field_type_missing'),
)
export type FieldType = Type.Static<typeof FieldType>

export const FieldOption = Type.Object({
  id: Type.Unsafe<number | string>({ type: ['integer', 'string'] }),
  label: Type.String(),
})
export type FieldOption = Type.Static<typeof FieldOption>

const flags = {
  active_flag: Type.Boolean(),
  edit_flag: Type.Boolean({ description: 'True for custom fields.' }),
  index_visible_flag: Type.Boolean(),
  details_visible_flag: Type.Boolean(),
  add_visible_flag: Type.Boolean(),
  important_flag: Type.Boolean(),
  bulk_edit_allowed: Type.Boolean(),
  searchable_flag: Type.Boolean(),
  filtering_allowed: Type.Boolean(),
  sortable_flag: Type.Boolean(),
  mandatory_flag: Type.Boolean(),
}

const fieldProperties = {
  id: nullable('integer', { description: 'Null for sub-fields.' }),
  key: Type.String(),
  name: Type.String(),
  order_nr: Type.Integer(),
  field_type: Type.String(),
  json_column_flag: Type.Boolean(),
  group_id: nullable('integer'),
  add_time: Time,
  update_time: Time,
  last_updated_by_user_id: nullable('integer'),
  created_by_user_id: nullable('integer'),
  ...flags,
  picklist_data: Type.Null(),
  description: nullable('string'),
  restriction_settings: Type.Null(),
  user_restrictions: Type.Null(),
}

/** A part of a value that has a key of its own, such as the currency of money. */
export const ProductSubField = Type.Object({
  ...fieldProperties,
  is_subfield: Type.Literal(true),
  parent_id: Type.Integer(),
  id_suffix: Type.String({ description: 'What the key has behind that of the field.' }),
})
export type ProductSubField = Type.Static<typeof ProductSubField>

/** A field of products; in lists its sub-fields stand behind it as rows of their own. */
export const ProductField = Type.Object({
  ...fieldProperties,
  options: Type.Optional(Type.Array(FieldOption)),
  options_deleted: Type.Optional(Type.Array(FieldOption)),
  subfields: Type.Optional(Type.Array(ProductSubField)),
  is_subfield: Type.Optional(Type.Literal(true)),
  parent_id: Type.Optional(Type.Integer()),
  id_suffix: Type.Optional(Type.String()),
})
export type ProductField = Type.Static<typeof ProductField>

const Name = Type.String({ minLength: 1, maxLength: 255, ...raises('name_missing') })

/** Objects with a `label`, of which those with an `id` are kept; plain texts are labels. */
function options(description: string) {
  return Type.Optional(Type.Array(Type.Unknown(), { maxItems: 10_000, description }))
}

export const ProductFieldCreation = Type.Object({
  name: Name,
  field_type: FieldType,
  options: options('For enum and set: `[{"label":"red"}]`, or `["red"]`.'),
})
export type ProductFieldCreation = Type.Static<typeof ProductFieldCreation>

export const ProductFieldUpdate = Type.Object({
  name: Type.Optional(Name),
  field_type: Type.Optional(Type.String({ description: 'Cannot change.' })),
  options: options('All that shall remain: `[{"id":9,"label":"red"}]`; without `id` new.'),
})
export type ProductFieldUpdate = Type.Static<typeof ProductFieldUpdate>

/** The six operations on product fields (http-v1-neighbours section 1). */
export const productFields = defineRoutes({
  getProductFields: {
    method: 'GET',
    path: '/productFields',
    summary: 'List product fields',
    scopes: readFields,
    cost: 20,
    query: Type.Object(paging(500)),
    returns: page(ProductField),
    errors: ['invalid_value'],
  },
  addProductField: {
    method: 'POST',
    path: '/productFields',
    summary: 'Add a product field',
    scopes: writeFields,
    cost: 10,
    body: ProductFieldCreation,
    status: 201,
    returns: bare(ProductField),
    errors: ['invalid_value', 'name_missing', 'field_type_missing', 'forbidden'],
  },
  deleteProductFields: {
    method: 'DELETE',
    path: '/productFields',
    summary: 'Delete product fields, all or none',
    scopes: writeFields,
    cost: 10,
    query: Type.Object({ ids: queryList(Id, { maxItems: 1000 }) }),
    returns: bare(Type.Object({ id: Type.Array(Type.Integer()) })),
    errors: ['invalid_value', 'forbidden', 'field_not_found'],
  },
  getProductField: {
    method: 'GET',
    path: '/productFields/:id',
    summary: 'Get one product field',
    scopes: readFields,
    cost: 2,
    params: IdParams,
    returns: bare(ProductField),
    errors: ['invalid_value', 'field_not_found'],
  },
  updateProductField: {
    method: 'PUT',
    path: '/productFields/:id',
    summary: 'Update a product field',
    scopes: writeFields,
    cost: 10,
    params: IdParams,
    body: ProductFieldUpdate,
    returns: bare(ProductField),
    errors: ['invalid_value', 'name_missing', 'forbidden', 'field_not_found'],
  },
  deleteProductField: {
    method: 'DELETE',
    path: '/productFields/:id',
    summary: 'Delete a product field',
    scopes: writeFields,
    cost: 6,
    params: IdParams,
    returns: DeletedId,
    errors: ['invalid_value', 'forbidden', 'field_not_found'],
  },
})
