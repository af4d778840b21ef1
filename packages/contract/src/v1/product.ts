import * as Type from 'typebox'
import { customFieldPattern, Id, nullable, oneOf, raises } from '../schema.ts'
import { Time, UserReference } from './envelope.ts'
import { Price, PriceInput, Variation } from './prices.ts'

export const VisibleTo = oneOf(['1', '3', '5', '7'], {
  description:
    '1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company.',
})
export type VisibleTo = Type.Static<typeof VisibleTo>

export const BillingFrequency = oneOf([
  'one-time',
  'annually',
  'semi-annually',
  'quarterly',
  'monthly',
  'weekly',
])

/** Flat custom fields: every key that looks like one passes, every other unknown key does not. */
const customFields = {
  patternProperties: { [customFieldPattern]: Type.Unknown() },
  additionalProperties: false,
}

const productProperties = {
  id: Type.Integer(),
  name: Type.String(),
  code: nullable('string'),
  description: nullable('string'),
  unit: nullable('string'),
  tax: Type.Number({ description: 'Percent.' }),
  category: nullable('string', { description: 'Id of an option of the category field.' }),
  active_flag: Type.Boolean({ description: 'False when deleted.' }),
  selectable: Type.Boolean({ description: 'May be added to deals.' }),
  first_char: Type.String(),
  visible_to: VisibleTo,
  owner_id: UserReference,
  files_count: nullable('integer'),
  followers_count: Type.Integer(),
  add_time: Time,
  update_time: Time,
  billing_frequency: BillingFrequency,
  billing_frequency_cycles: nullable('integer'),
}

/** A product as v1 shows it; custom fields stand beside the named keys. */
export const Product = Type.Object(
  {
    ...productProperties,
    prices: Type.Array(Price),
    product_variations: Type.Array(Variation),
  },
  { title: 'Product', ...customFields },
)
export type Product = Type.Static<typeof Product>

/** The answer of PUT: as {@link Product}, with `prices` by currency for the clients that need it. */
export const UpdatedProduct = Type.Object(
  {
    ...productProperties,
    prices: Type.Unsafe<Price[] | Record<string, Price>>({
      type: ['array', 'object'],
      items: Price,
      additionalProperties: Price,
    }),
    product_variations: Type.Array(Variation),
  },
  { title: 'Product', ...customFields },
)
export type UpdatedProduct = Type.Static<typeof UpdatedProduct>

const writable = {
  code: Type.Optional(nullable('string', { maxLength: 255 })),
  description: Type.Optional(nullable('string', { maxLength: 65_535 })),
  unit: Type.Optional(nullable('string', { maxLength: 255 })),
  tax: Type.Optional(Type.Number({ minimum: 0, maximum: 1_000_000 })),
  category: Type.Optional(nullable('integer', { minimum: 1 })),
  active_flag: Type.Optional(Type.Boolean({ description: 'False deletes, true restores.' })),
  selectable: Type.Optional(Type.Boolean()),
  visible_to: Type.Optional(VisibleTo),
  owner_id: Type.Optional(Id),
  prices: Type.Optional(Type.Array(PriceInput, { maxItems: 500, ...raises('prices_not_array') })),
  billing_frequency: Type.Optional(BillingFrequency),
  billing_frequency_cycles: Type.Optional(nullable('integer', { minimum: 1, maximum: 208 })),
}

const Name = Type.String({ minLength: 1, maxLength: 255, ...raises('name_missing') })

/** Body of POST; keys that are neither named here nor custom fields are ignored. */
export const ProductCreation = Type.Object(
  {
    id: Type.Optional(Type.Never(raises('id_not_allowed'))),
    name: Name,
    ...writable,
  },
  customFields,
)
export type ProductCreation = Type.Static<typeof ProductCreation>

/** Body of PUT: only the keys that are given change; prices are merged by currency. */
export const ProductUpdate = Type.Object({ name: Type.Optional(Name), ...writable }, customFields)
export type ProductUpdate = Type.Static<typeof ProductUpdate>
