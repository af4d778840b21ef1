import { attachFile, changeVisibilityPlan, followProduct } from '@merx/catalog'
import type { Db } from '@merx/store'
import { Client } from 'pg'
import { describe, expect, test, vi } from 'vitest'
import { databases } from '../databases.ts'
import { listed } from './contacts.ts'
import { addItem, aHouse, type House } from './house.ts'
import { runningMerx } from './merx.ts'

describe.each(databases)('files while the plan changes, on $name', (database) => {
  const merx = runningMerx(database)

  /** Changes the plan beside a transaction that has done its work, and until then is open. */
  async function changePlanBeside(
    { company }: House,
    work: (db: Db) => Promise<unknown>,
  ): Promise<void> {
    const { db } = merx.store
    let change: Promise<void> | undefined
    await db.transaction(async (db) => {
      await work(db)
      change ??= changeVisibilityPlan(merx.store.db, company.system, 'simple', merx.now())
      // Where all writes wait for each other nothing has to be waited for.
      if (database.name === 'postgres') await vi.waitFor(expectWaiting, 5000)
    })
    await change
  }

  /** Fails until somebody waits for a lock in this database. */
  async function expectWaiting(): Promise<void> {
    // Outside of the transaction, which would be told the same each time.
    const client = new Client({ connectionString: merx.databaseUrl })
    await client.connect()
    try {
      const { rowCount } = await client.query(`select pid from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`)
      expect(rowCount).toBeGreaterThan(0)
    } finally {
      await client.end()
    }
  }

  const content = { hash: 'a'.repeat(64), sizeBytes: 3 }

  test('one that is attached meanwhile is listed and found by those whom the plan reveals it to', async () => {
    const house = await aHouse(merx, 'groups')
    const { company, users } = house
    const productId = await addItem(house, 'product', 1)
    await company.admin.follow(productId, users.follower.id)
    const input = { productId, name: 'bench.pdf', content, userId: users.owner.id }
    let id = 0

    await changePlanBeside(house, async (db) => {
      id = (await attachFile(db, company.system, input, merx.now())).id
    })

    expect(await listed(users.owner, '/files')).toEqual([id])
    expect(await listed(users.follower, '/files')).toEqual([id])
    expect(await listed(users.peer, '/files')).toEqual([])
    const path = '/v1/itemSearch?term=bench&item_types=file'
    type Found = { data: { items: { item: { id: number } }[] } }
    const { body } = await users.follower.ask<Found>('GET', path)
    expect(body.data.items.map(({ item }) => item.id)).toEqual([id])
  })

  test('who begins to follow meanwhile is told of the files there are', async () => {
    const house = await aHouse(merx, 'groups')
    const { company, users } = house
    const productId = await addItem(house, 'product', 1)
    const input = { productId, name: 'bench.pdf', content, userId: users.owner.id }
    const { id } = await attachFile(merx.store.db, company.system, input, merx.now())

    await changePlanBeside(house, async (db) => {
      await followProduct(db, company.system, productId, users.follower.id, merx.now())
    })

    expect(await listed(users.follower, '/files')).toEqual([id])
  })
})
