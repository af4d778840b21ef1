import { type Db, statement, type Tables } from '@merx/store'
import type { Selectable } from 'kysely'
import type { BillingFrequency } from '../products/product.ts'
import type { DiscountType } from './amounts.ts'
import type { DealProductState, DurationUnit, StoredDealProduct } from './deal-product.ts'

type Row = Omit<Selectable<Tables['deal_product']>, 'company_id'>

const linesOfDeal = statement<{ companyId: number; dealId: number }, Row>((sql, parameter) =>
  sql
    .selectFrom('deal_product')
    .selectAll()
    .where('company_id', '=', parameter('companyId'))
    .where('deal_id', '=', parameter('dealId'))
    .orderBy('sort_order')
    .orderBy('id'),
)

/** Loads all products attached to a deal, in their order. */
export async function loadDealProducts(
  db: Db,
  companyId: number,
  dealId: number,
): Promise<StoredDealProduct[]> {
  const rows = await db.all(linesOfDeal, { companyId, dealId })
  return rows.map(toDealProduct)
}

function toDealProduct(row: Row): StoredDealProduct {
  return {
    id: row.id,
    dealId: row.deal_id,
    sortOrder: row.sort_order,
    productId: row.product_id,
    variationId: row.variation_id,
    name: row.name,
    itemPrice: row.item_price,
    quantity: row.quantity,
    discount: row.discount,
    // These columns hold what the operations of this folder checked and wrote.
    discountType: row.discount_type as DiscountType,
    durationUnit: row.duration_unit as DurationUnit | null,
    billingFrequency: row.billing_frequency as BillingFrequency,
    duration: row.duration,
    tax: row.tax,
    comments: row.comments,
    isEnabled: row.is_enabled === 1,
    billingFrequencyCycles: row.billing_frequency_cycles,
    billingStartDate: row.billing_start_date,
    createdAt: new Date(row.created_at),
    updatedAt: row.updated_at === null ? null : new Date(row.updated_at),
  }
}

function stateColumns(state: DealProductState) {
  return {
    product_id: state.productId,
    variation_id: state.variationId,
    name: state.name,
    item_price: state.itemPrice,
    quantity: state.quantity,
    discount: state.discount,
    discount_type: state.discountType,
    duration: state.duration,
    duration_unit: state.durationUnit,
    tax: state.tax,
    comments: state.comments,
    is_enabled: state.isEnabled ? 1 : 0,
    billing_frequency: state.billingFrequency,
    billing_frequency_cycles: state.billingFrequencyCycles,
    billing_start_date: state.billingStartDate,
  }
}

/** Writes new lines of a deal behind those it has, in order. */
export async function insertDealProducts(
  db: Db,
  companyId: number,
  dealId: number,
  existing: readonly StoredDealProduct[],
  states: readonly DealProductState[],
  now: Date,
): Promise<StoredDealProduct[]> {
  const last = existing.reduce((most, { sortOrder }) => Math.max(most, sortOrder), 0)
  const time = now.getTime()
  const ids = await db.insert(
    'deal_product',
    states.map((state, index) => ({
      company_id: companyId,
      deal_id: dealId,
      sort_order: last + index + 1,
      ...stateColumns(state),
      created_at: time,
      updated_at: time,
    })),
  )
  return states.map((state, index) => ({
    ...state,
    id: ids[index] ?? 0,
    dealId,
    sortOrder: last + index + 1,
    createdAt: now,
    updatedAt: now,
  }))
}

export async function updateDealProductRow(
  db: Db,
  companyId: number,
  id: number,
  state: DealProductState,
  now: Date,
): Promise<void> {
  await db.sql
    .updateTable('deal_product')
    .set({ ...stateColumns(state), updated_at: now.getTime() })
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .execute()
}

export async function deleteDealProductRow(db: Db, companyId: number, id: number): Promise<void> {
  await db.sql
    .deleteFrom('deal_product')
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .execute()
}
