import { createProducts, purgeProducts } from '@merx/catalog'
import type { Output, v1 } from '@merx/contract'
import { describe, expect, onTestFinished, test } from 'vitest'
import { databases } from '../databases.ts'
import { addDeal, addFile, addPipeline } from './files-and-deals.ts'
import { aClock, type Merx, openMerx, runningMerx } from './merx.ts'

type List = Output<typeof v1.products.getProducts>

describe.each(databases)('deleting products on $name', (database) => {
  const sharedClock = aClock()
  const shared = runningMerx(database, { clock: sharedClock.now })

  /** A company on a server that tests share. */
  const founded = async (merx: Merx = shared, clock = sharedClock) => {
    const company = await merx.company()
    const names = async () => (await merx.events(company.id)).map(({ name }) => name)
    const listed = async () => {
      const { body } = await company.admin.ask<List>('GET', '/v1/products?get_summary=1')
      const ids = (body.data ?? []).map(({ id }) => id)
      expect(body.additional_data.summary?.total_count).toBe(`${ids.length}`)
      return ids
    }
    return { clock, merx, company, names, listed, ...company }
  }

  /** A company on a server of its own, since a purge reaches every company. */
  const opened = async () => {
    const clock = aClock()
    const merx = await openMerx(database, { clock: clock.now })
    onTestFinished(() => merx.stop())
    return founded(merx, clock)
  }

  test('a deleted product is gone from lists, counts and searches, yet still read', async () => {
    const { clock, admin, names, listed } = await founded()
    const kept = await admin.addProduct({ name: 'Bench one' })
    const gone = await admin.addProduct({
      name: 'Bench two',
      prices: [{ currency: 'EUR', price: 5 }],
    })
    clock.advance({ seconds: 10 })

    const answer = await admin.ask('DELETE', `/v1/products/${gone.id}`)

    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ success: true, data: { id: gone.id } })
    expect(await listed()).toEqual([kept.id])
    const { body } = await admin.ask<List>('GET', `/v1/products?ids=${gone.id}`)
    expect(body.data).toBeNull()
    expect(await admin.search('bench')).toEqual([kept.id])
    expect(await admin.search('bench two', '&exact_match=1')).toEqual([])
    expect(await admin.getProduct(gone.id)).toEqual({
      ...gone,
      active_flag: false,
      update_time: clock.now().toISOString().slice(0, 19).replace('T', ' '),
    })
    expect((await names()).slice(-1)).toEqual(['product.deleted'])
  })

  test('deleting again is 200 and changes nothing', async () => {
    const { merx, clock, admin } = await founded()
    const { id } = await admin.addProduct()
    await admin.deleteProduct(id)
    const before = await merx.state()
    clock.advance({ days: 3 })

    await admin.deleteProduct(id)
    await admin.updateProduct(id, { active_flag: 0 })

    expect(await merx.state()).toEqual(before)
  })

  test('PUT with active_flag deletes and restores like DELETE', async () => {
    const { admin, names, listed } = await founded()
    const { id } = await admin.addProduct({
      name: 'Bench',
      prices: [{ currency: 'EUR', price: 5 }],
    })
    const { length } = await names()

    expect(await admin.updateProduct(id, { active_flag: 0 })).toMatchObject({ active_flag: false })
    expect(await listed()).toEqual([])
    const patch = { active_flag: true, name: 'Old Bench' }
    expect(await admin.updateProduct(id, patch)).toMatchObject({
      ...patch,
      prices: [{ currency: 'EUR', price: 5 }],
    })

    expect(await listed()).toEqual([id])
    expect(await admin.search('old')).toEqual([id])
    expect((await names()).slice(length)).toEqual(['product.deleted', 'product.restored'])
  })

  test('a deleted product can be changed, followed and unfollowed, and stays deleted', async () => {
    const { admin, listed } = await founded()
    const { id } = await admin.addProduct()
    await admin.deleteProduct(id)

    expect(await admin.updateProduct(id, { name: 'Renamed' })).toMatchObject({ active_flag: false })
    const follower = await admin.follow(id, admin.id)
    await admin.ask('DELETE', `/v1/products/${id}/followers/${follower.id}`)

    expect(await listed()).toEqual([])
    expect(await admin.search('renamed')).toEqual([])
  })

  test('POST with active_flag false makes a deleted product without prices', async () => {
    const { merx, admin, names, listed, clock } = await opened()
    const body = { name: 'Ghost', active_flag: 0, prices: [{ currency: 'EUR', price: 5 }] }

    const { id, ...product } = await admin.addProduct(body)

    expect(product).toMatchObject({ active_flag: false, prices: [] })
    expect(await listed()).toEqual([])
    expect(await admin.search('ghost')).toEqual([])
    expect((await names()).at(-1)).toBe('product.created')
    await admin.updateProduct(id, { active_flag: 1 })
    expect(await listed()).toEqual([id])
    await admin.deleteProduct(id)
    clock.advance({ days: 31 })
    expect(await purgeProducts(merx.store.db, clock.now())).toBe(1)
  })

  test('29 days after it is deleted a product is restorable, after 31 it is purged', async () => {
    const { merx, clock, admin, names, company } = await opened()
    const { id } = await admin.addProduct({ prices: [{ currency: 'EUR', price: 5 }] })
    const live = await admin.addProduct({ name: 'Live' })
    await admin.follow(id, admin.id)
    await admin.deleteProduct(id)
    clock.advance({ days: 29 })

    expect(await purgeProducts(merx.store.db, clock.now())).toBe(0)
    expect(await admin.getProduct(id)).toMatchObject({ active_flag: false })
    clock.advance({ days: 2 })
    expect(await purgeProducts(merx.store.db, clock.now())).toBe(1)
    expect(await purgeProducts(merx.store.db, clock.now())).toBe(0)

    for (const part of ['', '/followers', '/files', '/deals', '/permittedUsers']) {
      expect((await admin.ask('GET', `/v1/products/${id}${part}`)).status).toBe(404)
    }
    const put = await admin.ask('PUT', `/v1/products/${id}`, { body: { active_flag: 1 } })
    expect(put.body).toMatchObject({ success: false, error: 'Product not found' })
    expect((await admin.ask('DELETE', `/v1/products/${id}`)).status).toBe(404)
    const { product, product_price, product_follower } = await merx.state()
    expect([product?.length, product_price?.length, product_follower?.length]).toEqual([1, 0, 0])
    expect(await admin.getProduct(live.id)).toEqual(live)
    expect((await names()).slice(-2)).toEqual(['product.deleted', 'product.purged'])
    expect((await merx.events(company.id)).at(-1)).toMatchObject({ itemId: id, userId: null })
  })

  test('restoring starts the 30 days anew', async () => {
    const { merx, clock, admin } = await opened()
    const { id } = await admin.addProduct()
    await admin.deleteProduct(id)
    clock.advance({ days: 29 })
    await admin.updateProduct(id, { active_flag: 1 })
    await admin.deleteProduct(id)
    clock.advance({ days: 29 })

    expect(await purgeProducts(merx.store.db, clock.now())).toBe(0)

    expect(await admin.getProduct(id)).toMatchObject({ active_flag: false })
  })

  test('a purge keeps deals, whose lines lose the product, and marks files deleted', async () => {
    const { merx, clock, company, admin } = await opened()
    const stage = await addPipeline(merx, company)
    const gone = await admin.addProduct({ name: 'Gone' })
    const kept = await admin.addProduct({ name: 'Kept' })
    const lines = [gone, kept].map(({ id }) => ({ productId: id, itemPrice: 5, quantity: 2 }))
    await addDeal(merx, company, stage, gone.id, { products: lines })
    await addFile(merx, company, gone.id)
    await addFile(merx, company, kept.id)
    await admin.deleteProduct(gone.id)
    const whileDeleted = await admin.ask('GET', `/v1/products/${gone.id}/deals`)
    expect(whileDeleted.body).toMatchObject({ data: [{ title: 'Park order' }] })
    clock.advance({ days: 31 })

    expect(await purgeProducts(merx.store.db, clock.now())).toBe(1)

    const state = await merx.state()
    const rows = (table: string) => (state[table] ?? []).map((row) => JSON.parse(row))
    expect(rows('deal')).toHaveLength(1)
    const deals = await admin.ask('GET', `/v1/products/${kept.id}/deals`)
    expect(deals.body).toMatchObject({ data: [{ title: 'Park order', products_count: 2 }] })
    const attached = rows('deal_product').map(({ product_id, name }) => [product_id, name])
    expect(attached.sort()).toEqual(
      [
        [kept.id, 'Kept'],
        [null, 'Gone'],
      ].sort(),
    )
    const files = rows('file').map(({ product_id, deleted_at }) => [product_id, deleted_at])
    expect(files.sort()).toEqual(
      [
        [kept.id, null],
        [null, clock.now().getTime()],
      ].sort(),
    )
  })

  test('a purge of more than a batch reaches all, in every company', async () => {
    const { merx, clock, admin, system } = await opened()
    const other = await merx.company()
    const foreign = await other.admin.addProduct({ active_flag: 0 })
    const deleted = { name: 'Chair', isActive: false, ownerId: admin.id }
    await createProducts(merx.store.db, system, Array(205).fill(deleted), clock.now())
    clock.advance({ days: 31 })

    const purges = [
      purgeProducts(merx.store.db, clock.now()),
      purgeProducts(merx.store.db, clock.now()),
    ]
    const [first = 0, second = 0] = await Promise.all(purges)

    expect(first + second).toBe(206)
    expect((await other.admin.ask('GET', `/v1/products/${foreign.id}`)).status).toBe(404)
  })
})
