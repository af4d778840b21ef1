import * as Type from 'typebox'
import { defineRoutes } from '../route.ts'
import { maxId, nullable, oneOf, orNull, PathId, raises, withDefault } from '../schema.ts'
import { bare, IdParams, Pagination, pageWith, paging, Time, UsersOnly } from './envelope.ts'
import { BillingFrequency, UpdatedProduct } from './product.ts'

const DiscountType = oneOf(['percentage', 'amount'])
const TaxMethod = oneOf(['exclusive', 'inclusive', 'none'], {
  description: 'Counts for all products of the deal.',
})
const DurationUnit = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'] as const

/** What both generations of clients know of a product attached to a deal. */
const attachment = {
  id: Type.Integer({ description: 'Of the attachment, not of the product.' }),
  deal_id: Type.Integer(),
  order_nr: Type.Integer(),
  product_id: nullable('integer', {
    description: 'Null once the product has been purged, or when it is hidden from the reader.',
  }),
  product_variation_id: nullable('integer'),
  item_price: Type.Number(),
  discount: Type.Number(),
  discount_type: DiscountType,
  discount_percentage: nullable('number'),
  duration: Type.Number(),
  duration_unit: nullable('string'),
  sum_no_discount: Type.Number(),
  sum: Type.Number(),
  currency: Type.String(),
  enabled_flag: Type.Boolean(),
  add_time: Time,
  last_edit: nullable('string'),
  comments: Type.String(),
  active_flag: Type.Boolean(),
  tax: Type.Number({ description: 'Percent.' }),
  tax_method: TaxMethod,
  name: Type.String({ description: 'Empty when the product is hidden from the reader.' }),
  sum_formatted: Type.String(),
  quantity_formatted: Type.String(),
  quantity: Type.Number(),
  billing_frequency: BillingFrequency,
  billing_frequency_cycles: nullable('integer'),
  billing_start_date: nullable('string'),
}

/** A product attached to a deal, in a list (http-v1-neighbours section 4.2). */
export const DealProduct = Type.Object({ ...attachment, product: orNull(UpdatedProduct) })
export type DealProduct = Type.Static<typeof DealProduct>

const company = { company_id: Type.Integer() }
const UpdatedDealProduct = Type.Object({ ...attachment, ...company })
const AddedDealProduct = Type.Object({
  ...attachment,
  ...company,
  product_attachment_id: Type.Integer({ description: 'The same as `id`.' }),
})

const given = {
  product_id: Type.Integer({ minimum: 1, maximum: maxId, ...raises('product_id_missing') }),
  item_price: Type.Number({ minimum: 0, ...raises('item_price_missing') }),
  quantity: Type.Number({ exclusiveMinimum: 0, ...raises('quantity_missing') }),
}

const writable = {
  discount: Type.Optional(Type.Number({ minimum: 0 })),
  discount_type: Type.Optional(DiscountType),
  discount_percentage: Type.Optional(
    Type.Number({ minimum: 0, maximum: 100, description: 'Not looked at beside `discount`.' }),
  ),
  duration: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
  duration_unit: Type.Optional(
    Type.Unsafe<(typeof DurationUnit)[number] | null>({
      type: ['string', 'null'],
      enum: [...DurationUnit],
    }),
  ),
  product_variation_id: Type.Optional(nullable('integer', { minimum: 1, maximum: maxId })),
  comments: Type.Optional(nullable('string', { maxLength: 65_535 })),
  tax: Type.Optional(Type.Number({ minimum: 0, maximum: 1_000_000 })),
  tax_method: Type.Optional(TaxMethod),
  enabled_flag: Type.Optional(Type.Boolean()),
  billing_frequency: Type.Optional(BillingFrequency),
  billing_frequency_cycles: Type.Optional(nullable('integer', { minimum: 1, maximum: 208 })),
  billing_start_date: Type.Optional(
    nullable('string', { maxLength: 40, description: '`YYYY-MM-DD`, within 10 years of today.' }),
  ),
}

const DealProductCreation = Type.Object({ ...given, ...writable })

export const DealProductUpdate = Type.Object({
  product_id: Type.Optional(given.product_id),
  item_price: Type.Optional(given.item_price),
  quantity: Type.Optional(given.quantity),
  ...writable,
})
export type DealProductUpdate = Type.Static<typeof DealProductUpdate>

const AttachmentParams = Type.Object({ id: PathId, product_attachment_id: PathId })

const DealProductsPage = Type.Object({
  ...pageWith(DealProduct, UsersOnly).properties,
  additional_data: Type.Object({
    products_quantity_total: Type.Number(),
    products_sum_total: Type.Number({ description: 'Of enabled products, with exclusive taxes.' }),
    products_quantity_total_formatted: Type.String(),
    products_sum_total_formatted: Type.String(),
    variations_enabled: Type.Boolean(),
    pagination: Pagination,
  }),
})

/** The products attached to a deal (http-v1-neighbours section 4). */
export const dealProducts = defineRoutes({
  getDealProducts: {
    method: 'GET',
    path: '/deals/:id/products',
    summary: 'List the products attached to a deal',
    scopes: ['products:read', 'products:full'],
    cost: 20,
    params: IdParams,
    query: Type.Object({
      ...paging(500),
      include_product_data: withDefault(Type.Boolean({ lenient: true }), false),
    }),
    returns: DealProductsPage,
    errors: ['invalid_value', 'deal_not_found'],
  },
  addDealProduct: {
    method: 'POST',
    path: '/deals/:id/products',
    summary: 'Attach a product to a deal',
    scopes: ['deals:full', 'products:full'],
    cost: 10,
    params: IdParams,
    body: DealProductCreation,
    returns: bare(AddedDealProduct),
    errors: [
      'invalid_value',
      'product_id_missing',
      'item_price_missing',
      'quantity_missing',
      'deal_not_found',
      'product_not_found',
    ],
  },
  updateDealProduct: {
    method: 'PUT',
    path: '/deals/:id/products/:product_attachment_id',
    summary: 'Update a product attached to a deal',
    scopes: ['deals:full'],
    cost: 10,
    params: AttachmentParams,
    body: DealProductUpdate,
    returns: bare(UpdatedDealProduct),
    errors: [
      'invalid_value',
      'product_id_missing',
      'item_price_missing',
      'quantity_missing',
      'deal_not_found',
      'deal_product_not_found',
      'product_not_found',
    ],
  },
  deleteDealProduct: {
    method: 'DELETE',
    path: '/deals/:id/products/:product_attachment_id',
    summary: 'Detach a product from a deal',
    scopes: ['deals:full', 'products:full'],
    cost: 6,
    params: AttachmentParams,
    returns: bare(Type.Object({ id: Type.Integer(), product_attachment_id: Type.Integer() })),
    errors: ['invalid_value', 'deal_not_found', 'deal_product_not_found'],
  },
})
