import { deleteProduct } from '@merx/catalog'
import type { Output, v1 } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addContacts, addDeal, addFile, addPipeline } from './files-and-deals.ts'
import { aClock, type Company, runningMerx, type User } from './merx.ts'

type Files = Output<typeof v1.products.getProductFiles>
type Deals = Output<typeof v1.products.getProductDeals>

describe.each(databases)('what hangs on a product, on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, { clock: clock.now })
  let company: Company
  let admin: User
  let clerk: User
  beforeAll(async () => {
    company = await merx.company()
    admin = company.admin
    clerk = await company.addUser()
  })

  test('files are counted, and listed with every documented key', async () => {
    const { id, files_count } = await admin.addProduct({ name: 'Bench' })
    const path = `/v1/products/${id}/files`
    expect(files_count).toBeNull()
    expect((await admin.ask('GET', path)).body).toMatchObject({ success: true, data: null })

    const file = await addFile(merx, company, id, 'Bench.PDF')
    await addFile(merx, company, id, 'plan.png')

    expect(await admin.getProduct(id)).toMatchObject({ files_count: 2 })
    const { body } = await admin.ask<Files>('GET', path)
    expect(body.data).toHaveLength(2)
    expect(body.data?.[0]).toMatchObject({
      id: file,
      product_id: id,
      product_name: 'Bench',
      name: 'Bench.PDF',
      file_name: expect.stringMatching(/^Bench_[0-9a-f]{12}\.PDF$/),
      file_type: 'pdf',
      file_size: 20_480,
      active_flag: true,
      inline_flag: false,
      user_id: admin.id,
      deal_id: null,
      url: expect.stringMatching(new RegExp(`/api/v1/files/${file}/download$`)),
      description: null,
      add_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    })
  })

  test('files are sorted as asked, ties by number', async () => {
    const { id } = await admin.addProduct()
    const b = await addFile(merx, company, id, 'b.txt')
    clock.advance({ seconds: 1 })
    const a = await addFile(merx, company, id, 'a.txt')
    clock.advance({ seconds: 1 })
    const c = await addFile(merx, company, id, 'c.pdf')
    const sorted = async (sort: string) => {
      const path = `/v1/products/${id}/files?sort=${encodeURIComponent(sort)}`
      const { body } = await admin.ask<Files>('GET', path)
      return body.data?.map((file) => file.id)
    }

    expect(await sorted('')).toEqual([b, a, c])
    expect(await sorted('id DESC')).toEqual([c, a, b])
    expect(await sorted('id')).toEqual([b, a, c])
    expect(await sorted('file_name ASC')).toEqual([a, b, c])
    expect(await sorted('file_name desc')).toEqual([c, b, a])
    expect(await sorted('file_type ASC, file_name DESC')).toEqual([c, b, a])
    expect(await sorted('update_time DESC')).toEqual([c, a, b])
    for (const same of ['person_id', 'org_id', 'deal_id DESC', 'user_id', 'comment', 'file_size']) {
      expect(await sorted(same)).toEqual([b, a, c])
    }
  })

  test('what `new NumberBoolean()` sends as include_deleted_files counts as absent', async () => {
    const { id } = await admin.addProduct()
    const file = await addFile(merx, company, id)
    const listed = async (value: string) => {
      const path = `/v1/products/${id}/files?include_deleted_files=${encodeURIComponent(value)}`
      const { status, body } = await admin.ask<Files>('GET', path)
      return [status, body.data?.map((item) => item.id)]
    }

    for (const value of ['{"0":0,"1":1}', '', '0', '1', 'true', 'maybe']) {
      expect(await listed(value)).toEqual([200, [file]])
    }
  })

  test('a deal shows whom and what it refers to, in full and in related_objects', async () => {
    const stage = await addPipeline(merx, company)
    const { id } = await admin.addProduct()
    const { personId, organizationId } = await addContacts(merx, company)
    const deal = await addDeal(merx, company, stage, id, { personId, organizationId })

    const { body } = await admin.ask<Deals>('GET', `/v1/products/${id}/deals`)

    expect(body.data).toMatchObject([
      {
        id: deal,
        title: 'Park order',
        status: 'open',
        active: true,
        deleted: false,
        value: 1495,
        currency: 'EUR',
        formatted_value: '€1,495',
        products_count: 1,
        stage_id: stage,
        creator_user_id: { id: admin.id, value: admin.id, name: admin.name },
        user_id: { id: admin.id },
        person_id: { value: personId, email: [{ value: 'otto@park.example', primary: true }] },
        org_id: { value: organizationId, name: 'City Park', people_count: 1 },
      },
    ])
    expect(Object.keys(body.related_objects ?? {}).sort()).toEqual([
      'organization',
      'person',
      'pipeline',
      'stage',
      'user',
    ])
    expect(body.related_objects).toMatchObject({
      user: { [admin.id]: { id: admin.id } },
      person: { [personId]: { id: personId } },
      organization: { [organizationId]: { id: organizationId } },
      stage: { [stage]: { id: stage, name: 'Offer' } },
    })
  })

  test('deals are chosen by status; deleted ones for 30 days', async () => {
    const stage = await addPipeline(merx, company)
    const { id } = await admin.addProduct()
    const deals = {
      open: await addDeal(merx, company, stage, id),
      won: await addDeal(merx, company, stage, id, { status: 'won' }),
      lost: await addDeal(merx, company, stage, id, { status: 'lost' }),
      deleted: await addDeal(merx, company, stage, id, { isActive: false }),
    }
    const listed = async (query: string) => {
      const { body } = await admin.ask<Deals>('GET', `/v1/products/${id}/deals?${query}`)
      return (body.data ?? []).map((deal) => [deal.id, deal.status])
    }

    const live = [
      [deals.open, 'open'],
      [deals.won, 'won'],
      [deals.lost, 'lost'],
    ]
    expect(await listed('')).toEqual(live)
    expect(await listed('status=all_not_deleted')).toEqual(live)
    expect(await listed('status=')).toEqual(live)
    expect(await listed('status=open')).toEqual(live.slice(0, 1))
    expect(await listed('status=won')).toEqual(live.slice(1, 2))
    expect(await listed('status=lost')).toEqual(live.slice(2))
    expect(await listed('status=deleted')).toEqual([[deals.deleted, 'deleted']])
    expect(await listed('start=1&limit=1')).toEqual(live.slice(1, 2))
    clock.advance({ days: 31 })
    expect(await listed('status=deleted')).toEqual([])
  })

  test('a deal private to its owner is listed for the owner and admins alone', async () => {
    const stage = await addPipeline(merx, company)
    const { id } = await admin.addProduct()
    const mine = await addDeal(merx, company, stage, id, { ownerId: clerk.id, visibility: 1 })
    const theirs = await addDeal(merx, company, stage, id, { visibility: 1 })
    const listed = async (user: User) => {
      const { body } = await user.ask<Deals>('GET', `/v1/products/${id}/deals`)
      return (body.data ?? []).map((deal) => deal.id)
    }

    expect(await listed(admin)).toEqual([mine, theirs])
    expect(await listed(clerk)).toEqual([mine])
  })

  test('a deal with the product on two lines is listed once', async () => {
    const stage = await addPipeline(merx, company)
    const { id } = await admin.addProduct()
    const line = { productId: id, itemPrice: 5, quantity: 1 }
    const deal = await addDeal(merx, company, stage, id, { products: [line, line] })

    const { body } = await admin.ask<Deals>('GET', `/v1/products/${id}/deals`)

    expect(body.data).toMatchObject([{ id: deal, products_count: 2 }])
  })

  test('files and deals of a deleted product are still listed', async () => {
    const stage = await addPipeline(merx, company)
    const { id } = await admin.addProduct()
    const file = await addFile(merx, company, id)
    const deal = await addDeal(merx, company, stage, id)

    await deleteProduct(merx.store.db, company.system, id, clock.now())

    const files = await admin.ask('GET', `/v1/products/${id}/files`)
    expect(files.body).toMatchObject({ data: [{ id: file }] })
    const deals = await admin.ask('GET', `/v1/products/${id}/deals`)
    expect(deals.body).toMatchObject({ data: [{ id: deal }] })
  })
})
