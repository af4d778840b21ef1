import type { Db } from '@merx/store'
import type { Price, PriceState } from './price.ts'

/** The row of a product's own price. */
export function priceColumns(companyId: number, productId: number, price: PriceState) {
  return {
    company_id: companyId,
    product_id: productId,
    variation_id: null,
    currency: price.currency,
    amount: price.amount,
    cost: price.cost,
    overhead_cost: price.overheadCost,
    notes: price.notes,
  }
}

/** Writes the prices that are new or differ and gives all with their numbers. */
export async function savePrices(
  db: Db,
  companyId: number,
  productId: number,
  before: readonly Price[],
  prices: readonly PriceState[],
): Promise<Price[]> {
  const saved: Price[] = []
  for (const price of prices) {
    const old = before.find(({ id }) => id === price.id)
    if (!old || price.id === undefined) {
      const [id = 0] = await db.insert('product_price', [priceColumns(companyId, productId, price)])
      saved.push({ ...price, id })
    } else {
      if (old !== price) await updatePrice(db, companyId, price.id, price)
      saved.push({ ...price, id: price.id })
    }
  }
  return saved
}

async function updatePrice(db: Db, companyId: number, id: number, price: PriceState) {
  await db.sql
    .updateTable('product_price')
    .set({
      amount: price.amount,
      cost: price.cost,
      overhead_cost: price.overheadCost,
      notes: price.notes,
    })
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .execute()
}
