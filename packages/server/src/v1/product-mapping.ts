import type { Field, Price, Product, ProductPatch, Variation, Visibility } from '@merx/catalog'
import type { v1 } from '@merx/contract'
import { type customFieldWriter, toFieldPatches } from './custom-fields.ts'
import { toV1Time } from './time.ts'
import { toV1UserReference } from './user-mapping.ts'

/** Under this stand the flat custom fields of a product, as members of JSON text. */
export const customFields = Symbol('custom fields')

/** A product as v1 shows it, its custom fields already written. */
export type WrittenProduct = v1.Product & { readonly [customFields]: string }

/** A product as v1 shows it; the writer is made of the custom fields of its company. */
export function toV1Product(
  product: Product,
  writeFields: ReturnType<typeof customFieldWriter>,
): WrittenProduct {
  return {
    id: product.id,
    name: product.name,
    code: product.code,
    description: product.description,
    unit: product.unit,
    tax: product.tax,
    category: product.categoryId === null ? null : String(product.categoryId),
    active_flag: product.deletedAt === null,
    selectable: product.isLinkable,
    first_char: product.firstChar,
    visible_to: toV1VisibleTo(product.visibility),
    owner_id: toV1UserReference(product.owner),
    files_count: product.filesCount,
    followers_count: product.followersCount,
    add_time: toV1Time(product.createdAt),
    update_time: toV1Time(product.updatedAt),
    billing_frequency: product.billingFrequency,
    billing_frequency_cycles: product.billingFrequencyCycles,
    prices: product.prices.map((price) => toV1Price(product.id, price)),
    product_variations: product.variations.map((variation) => toV1Variation(product.id, variation)),
    [customFields]: writeFields(product.customValues),
  }
}

export function toV1Price(productId: number, price: Price): v1.Price {
  return {
    id: price.id,
    product_id: productId,
    price: price.amount,
    currency: price.currency,
    cost: price.cost,
    overhead_cost: price.overheadCost,
    notes: price.notes,
  }
}

/** Prices by currency, for the clients whose models expect them so. */
export function toV1PricesByCurrency(prices: readonly v1.Price[]): Record<string, v1.Price> {
  return Object.fromEntries(prices.map((price) => [price.currency, price]))
}

function toV1Variation(productId: number, { id, name, prices }: Variation): v1.Variation {
  return {
    id,
    name,
    product_id: productId,
    prices: prices.map((price) => ({
      id: price.id,
      product_id: productId,
      product_variation_id: id,
      price: price.amount,
      currency: price.currency,
      cost: price.cost,
      overhead_cost: price.overheadCost,
      comment: price.notes,
    })),
  }
}

function toV1VisibleTo(visibility: Visibility): v1.VisibleTo {
  return `${visibility}`
}

/** The catalogue's words for the body of a write; flat custom fields become one patch per field. */
export function toProductPatch(body: v1.ProductUpdate, fields: readonly Field[]): ProductPatch {
  return {
    name: body.name,
    code: body.code,
    description: body.description,
    unit: body.unit,
    tax: body.tax,
    categoryId: body.category,
    isActive: body.active_flag,
    isLinkable: body.selectable,
    // The contract lets only these four through.
    visibility: body.visible_to && (Number(body.visible_to) as Visibility),
    ownerId: body.owner_id,
    billingFrequency: body.billing_frequency,
    billingFrequencyCycles: body.billing_frequency_cycles,
    customValues: toFieldPatches(fields, body),
    prices: body.prices?.map((price) => ({
      currency: price.currency,
      amount: price.price,
      cost: price.cost,
      overheadCost: price.overhead_cost,
      notes: price.notes,
    })),
  }
}
