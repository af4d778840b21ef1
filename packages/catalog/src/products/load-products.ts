import type { Db } from '@merx/store'
import type { FieldValues } from '../fields/field.ts'
import type { Price } from '../prices/price.ts'
import type { Visibility } from '../visibility/visibility.ts'
import type { BillingFrequency, Product, Variation } from './product.ts'
import {
  manyPriceRows,
  type PriceRow,
  type ProductRow,
  priceRows,
  productRow,
  productRows,
  type VariationRow,
  variationRows,
} from './product-rows.ts'

/** A product and the audience its row lets in, which decides who may read it. */
export interface LoadedProduct {
  readonly product: Product
  readonly audience: string
}

/** Loads one product, deleted or not; whether the reader may see it is for the caller to ask. */
export async function loadProduct(
  db: Db,
  companyId: number,
  id: number,
): Promise<LoadedProduct | undefined> {
  const [row] = await db.all(productRow, { companyId, id })
  if (!row) return undefined
  const prices = await db.all(priceRows, { companyId, id })
  const variations = await loadVariations(db, companyId, [row])
  return { product: toProduct(row, prices, variations), audience: row.audience }
}

/** Loads products by their numbers, in the order of these; those that are gone are left out. */
export async function loadProducts(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<Product[]> {
  if (ids.length === 0) return []
  const parameters = { companyId, ids: JSON.stringify(ids) }
  const rows = await db.all(productRows, parameters)
  const prices = groupByProduct(await db.all(manyPriceRows, parameters))
  const variations = groupByProduct(await loadVariations(db, companyId, rows))
  return rows.map((row) => toProduct(row, prices.get(row.id) ?? [], variations.get(row.id) ?? []))
}

async function loadVariations(
  db: Db,
  companyId: number,
  rows: readonly ProductRow[],
): Promise<VariationRow[]> {
  const ids = rows.filter((row) => row.variations_count > 0).map(({ id }) => id)
  return ids.length === 0 ? [] : db.all(variationRows, { companyId, ids: JSON.stringify(ids) })
}

function groupByProduct<T extends { product_id: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const group = groups.get(row.product_id)
    if (group) group.push(row)
    else groups.set(row.product_id, [row])
  }
  return groups
}

function toProduct(
  row: ProductRow,
  prices: readonly PriceRow[],
  variations: readonly VariationRow[],
): Product {
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
    prices: prices.filter((price) => price.variation_id === null).map(toPrice),
    variations: variations.map((variation) => toVariation(variation, prices)),
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    deletedAt: row.deleted_at === null ? null : new Date(row.deleted_at),
  }
}

function toVariation({ id, name }: VariationRow, prices: readonly PriceRow[]): Variation {
  return { id, name, prices: prices.filter((price) => price.variation_id === id).map(toPrice) }
}

function toPrice(row: PriceRow): Price {
  const { id, currency, amount, cost, overhead_cost: overheadCost, notes } = row
  return { id, currency, amount, cost, overheadCost, notes }
}
