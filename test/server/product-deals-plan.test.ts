import { listProductDeals } from '@merx/catalog'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addDeal, addLine, aMarket, type Market } from './deals.ts'
import { runningMerx } from './merx.ts'
import { watched } from './plans.ts'

const count = 3000

describe.each(databases)('a product in many deals on $name', (database) => {
  const merx = runningMerx(database)
  let market: Market
  let productId: number
  let firstId: number
  beforeAll(async () => {
    market = await aMarket(merx)
    productId = (await market.admin.addProduct()).id
    firstId = (await addDeal(market.admin)).id
    await addLine(market.admin, firstId, { product_id: productId })
    await multiply(firstId)
    await merx.store.optimize()
  })

  /** Copies the deal and its line, which the copies have twice. */
  async function multiply(id: number): Promise<void> {
    await merx.store.db.transaction(async (db) => {
      const [deal] = await db.sql.selectFrom('deal').selectAll().where('id', '=', id).execute()
      const lines = db.sql.selectFrom('deal_product').selectAll().where('deal_id', '=', id)
      const [line] = await lines.execute()
      if (!deal || !line) throw new Error('there is nothing to copy')
      const [{ id: _deal, ...columns }, { id: _line, ...lineColumns }] = [deal, line]
      for (let made = 0; made < count; made += 100) {
        const ids = await db.insert('deal', Array(100).fill(columns))
        const copies = [...ids, ...ids].map((deal_id) => ({ ...lineColumns, deal_id }))
        await db.insert('deal_product', copies)
      }
    })
  }

  test.each([true, false])(
    'its first page is the start of an index, admin: %s',
    async (isAdmin) => {
      const plans: string[] = []
      const db = watched(merx.store.db, database.name, plans)
      const actor = { ...market.company.system, userId: market.clerk.id, isAdmin, seesAll: isAdmin }
      const list = { status: 'all_not_deleted', start: 0, limit: 2 } as const

      const { deals, hasMore } = await listProductDeals(db, actor, productId, list, merx.now())

      expect(deals.map(({ id }) => id - firstId)).toEqual([0, 1])
      expect(hasMore).toBe(true)
      expect(plans).toHaveLength(1)
      expect(plans[0]).toMatch(/\bdeal_product_product\b/)
      expect(plans[0]).not.toMatch(/TEMP B-TREE|Sort|Hash|Seq Scan|SCAN/)
    },
  )
})
