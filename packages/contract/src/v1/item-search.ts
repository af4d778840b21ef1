import * as Type from 'typebox'
import { defineRoutes } from '../route.ts'
import {
  customFieldPattern,
  nullable,
  oneOf,
  orNull,
  queryList,
  raises,
  withDefault,
} from '../schema.ts'
import { bare, Pagination, paging } from './envelope.ts'
import { Price } from './prices.ts'

const Term = Type.String({
  description: 'At least 2 characters, 1 with `exact_match`.',
  ...raises('term_too_short'),
})

const flag = (description: string) =>
  withDefault(Type.Boolean({ description, lenient: true }), false)

const ItemType = oneOf([
  'deal',
  'person',
  'organization',
  'product',
  'lead',
  'file',
  'mail_attachment',
  'project',
])

/** Where to look; each kind of item has some of them. Two are of leads alone, in early clients. */
const ItemField = oneOf([
  'address',
  'code',
  'custom_fields',
  'email',
  'name',
  'notes',
  'phone',
  'title',
  'description',
  'organization_name',
  'person_name',
])
export type ItemField = Type.Static<typeof ItemField>

const ItemSearchQuery = Type.Object({
  term: Term,
  item_types: Type.Optional(queryList(ItemType, { description: 'Default: all of them.' })),
  fields: Type.Optional(queryList(ItemField, { description: 'Default: all of them.' })),
  search_for_related_items: flag('Adds what belongs to found persons and organizations.'),
  exact_match: flag('Whole value, in either case.'),
  include_fields: Type.Optional(
    queryList(oneOf(['deal.cc_email', 'person.picture', 'product.price'])),
  ),
  ...paging(500),
})

const Named = Type.Object({ id: Type.Integer(), name: Type.String() })
const NamedOrganization = Type.Object({ ...Named.properties, address: nullable('string') })

/** An item of any kind: which keys it has beside these two depends on its type. */
export const FoundItem = Type.Object({
  id: Type.Integer(),
  type: oneOf(['deal', 'person', 'organization', 'product', 'file']),
  title: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  code: Type.Optional(nullable('string')),
  value: Type.Optional(Type.Number()),
  currency: Type.Optional(Type.String()),
  status: Type.Optional(Type.String()),
  phones: Type.Optional(Type.Array(Type.String())),
  emails: Type.Optional(Type.Array(Type.String())),
  address: Type.Optional(nullable('string')),
  url: Type.Optional(Type.String()),
  visible_to: Type.Optional(Type.Integer()),
  owner: Type.Optional(Type.Object({ id: Type.Integer() })),
  stage: Type.Optional(Named),
  deal: Type.Optional(orNull(Type.Object({ id: Type.Integer(), title: Type.String() }))),
  person: Type.Optional(orNull(Named)),
  organization: Type.Optional(orNull(NamedOrganization)),
  product: Type.Optional(orNull(Named)),
  custom_fields: Type.Optional(
    Type.Array(Type.String(), { description: 'The values that matched.' }),
  ),
  notes: Type.Optional(Type.Array(Type.String())),
  is_archived: Type.Optional(Type.Boolean()),
  cc_email: Type.Optional(nullable('string')),
  picture: Type.Optional(Type.Null()),
  prices: Type.Optional(Type.Array(Price)),
})
export type FoundItem = Type.Static<typeof FoundItem>

const ItemHit = Type.Object({
  result_score: Type.Number({ description: '0 for related items.' }),
  item: FoundItem,
})

const SearchedFieldType = oneOf([
  'dealField',
  'leadField',
  'personField',
  'organizationField',
  'productField',
  'projectField',
])
export type SearchedFieldType = Type.Static<typeof SearchedFieldType>

const FieldSearchQuery = Type.Object({
  term: Term,
  field_type: SearchedFieldType,
  field_key: Type.String({ description: 'Key of a field that holds text or numbers.' }),
  exact_match: flag('Whole value, case and accents as given.'),
  return_item_ids: flag('A row for each item instead of one for each value.'),
  ...paging(500),
})

/** A value under the key of its field, and the item that has it where items are asked for. */
const FieldValue = Type.Object(
  {
    id: Type.Optional(Type.Integer()),
    name: Type.Optional(Type.String()),
    code: Type.Optional(Type.String()),
    description: Type.Optional(Type.String()),
    unit: Type.Optional(Type.String()),
    title: Type.Optional(Type.String()),
    email: Type.Optional(Type.String()),
    phone: Type.Optional(Type.String()),
    address: Type.Optional(Type.String()),
  },
  { patternProperties: { [customFieldPattern]: Type.Unknown() }, additionalProperties: false },
)
export type FieldValue = Type.Static<typeof FieldValue>

const search = { scopes: ['search:read'], cost: 40, burst: 'search' } as const

/** The search over all kinds of items (http-v1-neighbours section 8). */
export const itemSearch = defineRoutes({
  searchItem: {
    method: 'GET',
    path: '/itemSearch',
    summary: 'Search deals, persons, organizations, products and files',
    ...search,
    query: ItemSearchQuery,
    returns: Type.Object({
      ...bare(Type.Object({ items: Type.Array(ItemHit), related_items: Type.Array(ItemHit) }))
        .properties,
      additional_data: Type.Object({ pagination: Pagination }),
    }),
    errors: ['invalid_value', 'term_too_short'],
  },
  searchItemByField: {
    method: 'GET',
    path: '/itemSearch/field',
    summary: 'Search the values of one field',
    ...search,
    query: FieldSearchQuery,
    returns: Type.Object({
      ...bare(Type.Array(FieldValue)).properties,
      additional_data: Type.Object({ pagination: Pagination }),
    }),
    errors: ['invalid_value', 'term_too_short'],
  },
})
