import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import type { FieldValues } from '../fields/field.ts'
import type { Price } from '../prices/price.ts'
import { keepVisibleProducts } from '../visibility/keep-visible.ts'
import type { Audience, Visibility } from '../visibility/visibility.ts'
import type { BillingFrequency, Product, Variation } from './product.ts'
import { type PriceTuple, type ProductRow, productRow, productRows } from './product-rows.ts'

/** Loads one product, deleted or not; whether the reader may see it is for the caller to ask. */
export async function loadProduct(
  db: Db,
  companyId: number,
  id: number,
): Promise<Product | undefined> {
  const [row] = await db.all(productRow, { companyId, id })
  return row && toProduct(row)
}

/** Loads products by their numbers, in the order of these; those that are gone are left out. */
export async function loadProducts(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<Product[]> {
  if (ids.length === 0) return []
  const rows = await db.all(productRows, { companyId, ids: JSON.stringify(ids) })
  return rows.map(toProduct)
}

/** Reads a product off its row. */
export function toProduct(row: ProductRow): Product {
  // The statement builds this JSON from the columns the tuple names.
  const prices = JSON.parse(row.prices) as PriceTuple[]
  if (prices.length > 1) prices.sort(byId)
  return {
    id: row.id,
    name: row.name,
    code: row.code,
    description: row.description,
    unit: row.unit,
    tax: row.tax,
    categoryId: row.category_id,
    firstChar: row.first_char,
    isLinkable: row.is_linkable === 1,
    // These columns and the JSON hold what the operations of this package checked and wrote.
    visibility: row.visibility as Visibility,
    audience: row.audience as Audience,
    billingFrequency: row.billing_frequency as BillingFrequency,
    customValues: JSON.parse(row.custom_values) as FieldValues,
    ownerId: row.owner_id,
    owner: {
      id: row.owner_id,
      name: row.owner_name,
      email: row.owner_email,
      isActive: row.owner_is_active === 1,
    },
    filesCount: row.files_count,
    followersCount: row.followers_count,
    billingFrequencyCycles: row.billing_frequency_cycles,
    prices: pricesOf(prices, null),
    variations: row.variations === '[]' ? [] : toVariations(row.variations, prices),
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    deletedAt: row.deleted_at === null ? null : new Date(row.deleted_at),
  }
}

/** Databases give the rows of an aggregate in no promised order. */
function byId(a: readonly [id: number, ...unknown[]], b: readonly [id: number, ...unknown[]]) {
  return a[0] - b[0]
}

function toVariations(json: string, prices: readonly PriceTuple[]): Variation[] {
  // As above: pairs of id and name.
  const variations = JSON.parse(json) as [id: number, name: string][]
  variations.sort(byId)
  return variations.map(([id, name]) => ({ id, name, prices: pricesOf(prices, id) }))
}

function pricesOf(tuples: readonly PriceTuple[], variationId: number | null): Price[] {
  const prices: Price[] = []
  for (const [id, ofVariation, currency, amount, cost, overheadCost, notes] of tuples) {
    if (ofVariation === variationId) {
      prices.push({ id, currency, amount, cost, overheadCost, notes })
    }
  }
  return prices
}

/** As {@link loadProducts}, of those the actor may see; deleted ones too. */
export async function loadVisibleProducts(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<Product[]> {
  if (ids.length === 0) return []
  const rows = await db.all(productRows, {
    companyId: actor.companyId,
    ids: JSON.stringify(ids),
  })
  return (await keepVisibleProducts(db, actor, rows)).map(toProduct)
}
