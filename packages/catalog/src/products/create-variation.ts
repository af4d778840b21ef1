import type { Db } from '@merx/store'
import { type Actor, requirePermission } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { mergePrices, type NewPrice } from '../prices/price.ts'
import { priceColumns } from '../prices/price-rows.ts'
import { getProductForUpdate } from './get-product.ts'
import type { Variation } from './product.ts'

/**
 * Adds a variation with prices of its own to a product.
 *
 * Throws `product_not_found`, `forbidden`, and `invalid_value` for a price that is not one.
 */
export async function createVariation(
  db: Db,
  actor: Actor,
  productId: number,
  input: { name: string; prices: readonly NewPrice[] },
  now: Date,
): Promise<Variation> {
  const { companyId } = actor
  return db.transaction(async (db) => {
    const product = await getProductForUpdate(db, actor, productId)
    requirePermission(actor, 'edit-products')
    const states = mergePrices([], input.prices)
    const row = { company_id: companyId, product_id: productId, name: input.name }
    const [id = 0] = await db.insert('product_variation', [row])
    const priceIds = await db.insert(
      'product_price',
      states.map((price) => ({ ...priceColumns(companyId, productId, price), variation_id: id })),
    )
    const prices = states.map((price, index) => ({ ...price, id: priceIds[index] ?? 0 }))
    const variation = { id, name: input.name, prices }
    await touchProduct(db, companyId, productId, now)
    const before = { variations: product.variations }
    const after = { variations: [...product.variations, variation] }
    await appendEvents(
      db,
      actor,
      [{ name: 'product.updated', itemId: productId, before, after }],
      now,
    )
    return variation
  })
}

async function touchProduct(
  db: Db,
  companyId: number,
  productId: number,
  now: Date,
): Promise<void> {
  await db.sql
    .updateTable('product')
    .set({ updated_at: now.getTime() })
    .where('company_id', '=', companyId)
    .where('id', '=', productId)
    .execute()
}
