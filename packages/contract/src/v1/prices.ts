import * as Type from 'typebox'
import { Id, nullable, raises } from '../schema.ts'

export const Price = Type.Object({
  id: Type.Integer(),
  product_id: Type.Integer(),
  price: Type.Number(),
  currency: Type.String({ examples: ['EUR'] }),
  cost: Type.Number(),
  overhead_cost: nullable('number'),
  notes: Type.String(),
})
export type Price = Type.Static<typeof Price>

/** One price of a request; a second one in the same currency replaces the first. */
export const PriceInput = Type.Object(
  {
    currency: Type.String({ description: 'ISO 4217 code, in either case.', examples: ['EUR'] }),
    price: Type.Number({ minimum: 0, ...raises('price_missing') }),
    cost: Type.Optional(nullable('number', { minimum: 0 })),
    overhead_cost: Type.Optional(nullable('number', { minimum: 0 })),
    notes: Type.Optional(nullable('string', { maxLength: 1000 })),
  },
  raises('prices_not_array'),
)
export type PriceInput = Type.Static<typeof PriceInput>

export const VariationPrice = Type.Object({
  id: Type.Integer(),
  product_id: Type.Integer(),
  product_variation_id: Id,
  price: Type.Number(),
  currency: Type.String(),
  cost: Type.Number(),
  overhead_cost: nullable('number'),
  comment: Type.String(),
})
export type VariationPrice = Type.Static<typeof VariationPrice>

export const Variation = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  product_id: Type.Integer(),
  prices: Type.Array(VariationPrice),
})
export type Variation = Type.Static<typeof Variation>
