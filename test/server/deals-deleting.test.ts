import { purgeDeals, purgeProducts } from '@merx/catalog'
import { describe, expect, onTestFinished, test } from 'vitest'
import { databases } from '../databases.ts'
import {
  addDeal,
  addLine,
  aMarket,
  getDeal,
  listDeals,
  listLines,
  recorded,
  updateDeal,
} from './deals.ts'
import { addFile } from './files-and-deals.ts'
import { aClock, openMerx, runningMerx } from './merx.ts'
import { upload } from './multipart.ts'

describe.each(databases)('deleting deals on $name', (database) => {
  const sharedClock = aClock()
  const shared = runningMerx(database, { clock: sharedClock.now })
  const sharing = async () => ({ clock: sharedClock, ...(await aMarket(shared)) })

  /** A market on a server of its own, since a purge reaches every company. */
  const opened = async () => {
    const clock = aClock()
    const merx = await openMerx(database, { clock: clock.now })
    onTestFinished(() => merx.stop())
    return { clock, ...(await aMarket(merx)) }
  }

  test('a deleted deal is gone from lists, yet read and restored until it is purged', async () => {
    const market = await sharing()
    const { admin, clock, merx } = market
    const kept = await addDeal(admin)
    const gone = await addDeal(admin, { title: 'Gone', status: 'won' })
    const before = await merx.state()
    clock.advance({ seconds: 5 })

    const events = await recorded(market, async () => {
      const answer = await admin.ask('DELETE', `/v1/deals/${gone.id}`)
      expect(answer.body).toEqual({ success: true, data: { id: gone.id } })
      expect((await admin.ask('DELETE', `/v1/deals/${gone.id}`)).status).toBe(200)
    })

    expect(events).toEqual([['deal.deleted', gone.id]])
    expect(await listDeals(admin)).toEqual([kept.id])
    expect(await listDeals(admin, 'status=deleted')).toEqual([gone.id])
    expect(await getDeal(admin, gone.id)).toMatchObject({
      status: 'deleted',
      deleted: true,
      active: false,
    })
    const restoring = await recorded(market, () => updateDeal(admin, gone.id, { status: 'won' }))
    expect(restoring).toEqual([['deal.restored', gone.id]])
    expect(await getDeal(admin, gone.id)).toMatchObject({ status: 'won', deleted: false })
    expect((await merx.state()).deal_search).toEqual(before.deal_search)
  })

  test('several are deleted at once, or none', async () => {
    const market = await sharing()
    const { admin } = market
    const [a, b, c] = [await addDeal(admin), await addDeal(admin), await addDeal(admin)]

    const refused = await recorded(market, async () => {
      const answer = await admin.ask('DELETE', `/v1/deals?ids=${a.id},987654`)
      expect([answer.status, answer.body]).toMatchObject([404, { error: 'Deal not found' }])
      for (const query of ['', '?ids=', '?ids=,', '?ids=0', '?ids=x', `?ids=${a.id},-1`]) {
        expect((await admin.ask('DELETE', `/v1/deals${query}`)).status, query).toBe(400)
      }
    })
    const events = await recorded(market, async () => {
      const answer = await admin.ask('DELETE', `/v1/deals?ids=${c.id},${a.id}&ids=${a.id}`)
      expect(answer.body).toEqual({ success: true, data: { id: [c.id, a.id] } })
    })

    expect(refused).toEqual([])
    expect(events).toEqual([
      ['deal.deleted', a.id],
      ['deal.deleted', c.id],
    ])
    expect(await listDeals(admin)).toEqual([b.id])
  })

  test('bulk deletions and changes of the same deals do not stop each other', async () => {
    const { admin } = await sharing()
    const ids: number[] = []
    for (let count = 0; count < 10; count++) ids.push((await addDeal(admin)).id)

    const answers = await Promise.all([
      admin.ask('DELETE', `/v1/deals?ids=${ids}`),
      admin.ask('DELETE', `/v1/deals?ids=${[...ids].reverse()}`),
      ...ids.map((id) => admin.ask('PUT', `/v1/deals/${id}`, { body: { title: `Deal ${id}` } })),
    ])

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await listDeals(admin)).toEqual([])
  })

  test('after 30 days a deal is purged with its lines; its files become deleted ones', async () => {
    const market = await opened()
    const { admin, clock, merx, company } = market
    const { db } = merx.store
    const product = await admin.addProduct()
    const gone = await addDeal(admin)
    const kept = await addDeal(admin)
    await addLine(admin, gone.id, { product_id: product.id })
    await addLine(admin, kept.id, { product_id: product.id })
    const fileIds = [
      await addFile(merx, company, product.id, 'of the deal alone.pdf'),
      await addFile(merx, company, product.id, 'of the product too.pdf'),
    ]
    await hangOnDeal(fileIds[0], gone.id, null)
    await hangOnDeal(fileIds[1], gone.id, product.id)
    await updateDeal(admin, gone.id, { status: 'deleted' })
    clock.advance({ days: 29 })

    expect(await purgeDeals(db, clock.now())).toBe(0)
    clock.advance({ days: 2 })
    const events = await recorded(market, async () => {
      expect(await purgeDeals(db, clock.now())).toBe(1)
      expect(await purgeDeals(db, clock.now())).toBe(0)
    })

    expect(events).toEqual([
      ['file.deleted', fileIds[0]],
      ['deal.purged', gone.id],
    ])
    expect((await admin.ask('GET', `/v1/deals/${gone.id}`)).status).toBe(404)
    expect((await admin.ask('PUT', `/v1/deals/${gone.id}`, { body: {} })).status).toBe(404)
    expect((await listLines(admin, kept.id)).data).toHaveLength(1)
    const { deal, deal_product, file } = await merx.state()
    expect([deal?.length, deal_product?.length]).toEqual([1, 1])
    const files = file?.map((row) => JSON.parse(row))
    expect(files?.map(({ deal_id, deleted_at }) => [deal_id, deleted_at !== null])).toEqual([
      [null, true],
      [null, false],
    ])

    async function hangOnDeal(id = 0, deal_id = 0, product_id: number | null = null) {
      await db.transaction((db) =>
        db.sql.updateTable('file').set({ deal_id, product_id }).where('id', '=', id).execute(),
      )
    }
  })

  test('a deleted deal can be changed and attached to, and comes back with all of it', async () => {
    const { admin } = await sharing()
    const product = await admin.addProduct()
    const { id } = await addDeal(admin)
    await admin.ask('DELETE', `/v1/deals/${id}`)

    const changed = await updateDeal(admin, id, { title: 'Late order' })
    const line = await addLine(admin, id, { product_id: product.id })
    const file = await upload(admin, { deal_id: id })

    expect(changed).toMatchObject({ title: 'Late order', status: 'deleted' })
    expect(file.deal_id).toBe(id)
    expect(await listDeals(admin)).toEqual([])
    await updateDeal(admin, id, { status: 'open' })
    const back = { title: 'Late order', value: 1495, products_count: 1, files_count: 1 }
    expect(await getDeal(admin, id)).toMatchObject({ ...back, status: 'open' })
    expect((await listLines(admin, id)).data).toMatchObject([{ id: line.id }])
  })

  test('a purged product leaves its line, which still counts', async () => {
    const { admin, clock, merx } = await opened()
    const product = await admin.addProduct({ name: 'Bench' })
    const { id } = await addDeal(admin)
    const line = await addLine(admin, id, { product_id: product.id })
    await admin.deleteProduct(product.id)
    clock.advance({ days: 31 })

    expect(await purgeProducts(merx.store.db, clock.now())).toBe(1)

    const { data, additional_data } = await listLines(admin, id, 'include_product_data=1')
    expect(data).toMatchObject([{ id: line.id, product_id: null, name: 'Bench', product: null }])
    expect(additional_data.products_sum_total).toBe(1495)
    expect(await getDeal(admin, id)).toMatchObject({ value: 1495, products_count: 1 })
  })
})
