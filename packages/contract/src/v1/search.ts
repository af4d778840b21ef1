import * as Type from 'typebox'
import { nullable, oneOf, queryList, raises, withDefault } from '../schema.ts'
import { Pagination, paging } from './envelope.ts'
import { Price } from './prices.ts'

export const SearchField = oneOf(['code', 'custom_fields', 'name'])
export type SearchField = Type.Static<typeof SearchField>

export const SearchQuery = Type.Object({
  term: Type.String({
    description: 'At least 2 characters, 1 with `exact_match`.',
    ...raises('term_too_short'),
  }),
  fields: Type.Optional(queryList(SearchField, { description: 'Default: all of them.' })),
  exact_match: withDefault(
    Type.Boolean({ description: 'Whole value, in either case.', lenient: true }),
    false,
  ),
  include_fields: Type.Optional(queryList(oneOf(['product.price']))),
  ...paging(500),
})
export type SearchQuery = Type.Static<typeof SearchQuery>

export const SearchItem = Type.Object({
  result_score: Type.Number(),
  item: Type.Object({
    id: Type.Integer(),
    type: Type.Literal('product'),
    name: Type.String(),
    code: nullable('string'),
    visible_to: Type.Integer(),
    owner: Type.Object({ id: Type.Integer() }),
    custom_fields: Type.Array(Type.String(), { description: 'The values that matched.' }),
    prices: Type.Optional(Type.Array(Price)),
  }),
})
export type SearchItem = Type.Static<typeof SearchItem>

export const SearchPage = Type.Object({
  success: Type.Literal(true),
  data: Type.Object({ items: Type.Array(SearchItem) }),
  additional_data: Type.Object({ pagination: Pagination }),
})

export const FindQuery = Type.Object({
  term: Type.String({
    description: 'At least 3 characters.',
    ...raises('term_too_short'),
  }),
  currency: Type.Optional(Type.String({ description: 'Default: the currency of the user.' })),
  ...paging(500),
})
export type FindQuery = Type.Static<typeof FindQuery>

/** A product, or one of its variations, as the deprecated find shows it. */
export const FoundProduct = Type.Object({
  id: Type.Integer(),
  variation_id: nullable('integer'),
  name: Type.String(),
  title: Type.String(),
  variation_name: nullable('string'),
  price: Type.Number(),
  price_formatted: Type.String(),
})
export type FoundProduct = Type.Static<typeof FoundProduct>
