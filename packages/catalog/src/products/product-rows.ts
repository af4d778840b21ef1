import type { Tables } from '@merx/store'
import { type Db, type Phrases, statement } from '@merx/store'
import type { Kysely } from 'kysely'

/** A product's row with its owner's. */
export interface ProductRow {
  id: number
  name: string
  code: string | null
  description: string | null
  unit: string | null
  tax: number
  category_id: number | null
  first_char: string
  is_linkable: number
  visibility: number
  audience: string
  owner_id: number
  files_count: number | null
  followers_count: number
  variations_count: number
  billing_frequency: string
  billing_frequency_cycles: number | null
  custom_values: string
  created_at: number
  updated_at: number
  deleted_at: number | null
  owner_name: string
  owner_email: string
  owner_is_active: number
}

export interface PriceRow {
  id: number
  product_id: number
  variation_id: number | null
  currency: string
  amount: number
  cost: number
  overhead_cost: number | null
  notes: string
}

export interface VariationRow {
  id: number
  product_id: number
  name: string
}

const productColumns = [
  'p.id',
  'p.name',
  'p.code',
  'p.description',
  'p.unit',
  'p.tax',
  'p.category_id',
  'p.first_char',
  'p.is_linkable',
  'p.visibility',
  'p.audience',
  'p.owner_id',
  'p.files_count',
  'p.followers_count',
  'p.variations_count',
  'p.billing_frequency',
  'p.billing_frequency_cycles',
  'p.custom_values',
  'p.created_at',
  'p.updated_at',
  'p.deleted_at',
] as const

function selectProducts(sql: Kysely<Tables>) {
  return sql
    .selectFrom('product as p')
    .innerJoin('user as u', (join) =>
      join.onRef('u.company_id', '=', 'p.company_id').onRef('u.id', '=', 'p.owner_id'),
    )
    .select(productColumns)
    .select(['u.name as owner_name', 'u.email as owner_email', 'u.is_active as owner_is_active'])
}

type OneProduct = { companyId: number; id: number }
/** `ids` as JSON text. */
type ManyProducts = { companyId: number; ids: string }

export const productRow = statement<OneProduct, ProductRow>((sql, parameter) =>
  selectProducts(sql)
    .where('p.company_id', '=', parameter('companyId'))
    .where('p.id', '=', parameter('id')),
)

export const productRows = statement<ManyProducts, ProductRow>((sql, parameter, { numbers }) =>
  selectProducts(sql)
    .where('p.company_id', '=', parameter('companyId'))
    .where('p.id', 'in', numbers(parameter('ids')))
    .orderBy('p.id'),
)

const lockedProduct = statement<OneProduct, { id: number }>((sql, parameter, { lock }) =>
  sql
    .selectFrom('product')
    .select('id')
    .where('company_id', '=', parameter('companyId'))
    .where('id', '=', parameter('id'))
    .modifyEnd(lock),
)

/** Keeps other transactions from changing the product until this one is over. */
export async function lockProduct(db: Db, companyId: number, id: number): Promise<void> {
  await db.all(lockedProduct, { companyId, id })
}

function selectPrices(sql: Kysely<Tables>) {
  return sql
    .selectFrom('product_price')
    .select([
      'id',
      'product_id',
      'variation_id',
      'currency',
      'amount',
      'cost',
      'overhead_cost',
      'notes',
    ])
    .orderBy('id')
}

export const priceRows = statement<OneProduct, PriceRow>((sql, parameter) =>
  selectPrices(sql)
    .where('company_id', '=', parameter('companyId'))
    .where('product_id', '=', parameter('id')),
)

export const manyPriceRows = statement<ManyProducts, PriceRow>((sql, parameter, { numbers }) =>
  selectPrices(sql)
    .where('company_id', '=', parameter('companyId'))
    .where('product_id', 'in', numbers(parameter('ids'))),
)

export const variationRows = statement<ManyProducts, VariationRow>(
  (sql, parameter, { numbers }: Phrases) =>
    sql
      .selectFrom('product_variation')
      .select(['id', 'product_id', 'name'])
      .where('company_id', '=', parameter('companyId'))
      .where('product_id', 'in', numbers(parameter('ids')))
      .orderBy('id'),
)
