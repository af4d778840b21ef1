import {
  AddProductFollowerRequest,
  type BaseProduct,
  type Deal,
  NumberBoolean,
  type ProductsApi,
} from 'pipedrive-12'
import { beforeAll, describe, expect, it } from 'vitest'
import { withReader } from '../crash/reader.ts'
import { databases } from '../databases.ts'
import { expectNotFound, expectRefusal, productsApi } from './pipedrive-12-client.ts'
import {
  aCompany,
  aSampleCompany,
  type Colleague,
  type Company,
  runningMerx,
} from './running-merx.ts'

const unknownId = 987_654_321

describe.each(databases)('pipedrive 12.0.3, what belongs to a product, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let colleague: Colleague
  let second: Colleague
  let products: ProductsApi

  beforeAll(async () => {
    company = await aCompany(merx.server)
    colleague = await company.addUser()
    second = await company.addUser({ admin: true })
    products = productsApi(merx.server.url, company.admin.apiToken)
  })

  async function aProduct() {
    return (await products.addProduct({ name: 'Garden Bench' })).data
  }

  describe('followers', () => {
    it('following makes a relation with an id of its own; following again answers the same', async () => {
      const { id } = await aProduct()
      const user_id = colleague.id
      const statuses: number[] = []
      const watched = productsApi(merx.server.url, company.admin.apiToken)
      watched.apiClient.plugins = [
        (request) => request.on('response', ({ status }) => statuses.push(status)),
      ]

      const first = await watched.addProductFollower(id, { user_id })
      const again = await watched.addProductFollower(id, {
        addProductFollowerRequest: new AddProductFollowerRequest(user_id),
      })

      expect(first).toMatchObject({ success: true, data: { user_id, product_id: id } })
      expect(first.data.id).toBeGreaterThan(0)
      expect(first.data.add_time).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
      expect(again.data).toEqual(first.data)
      expect(statuses).toEqual([201, 200])
    })

    it('are listed in pages and removed by relation', async () => {
      const { id } = await aProduct()
      const relations = []
      for (const user of [company.admin, colleague, second]) {
        relations.push((await products.addProductFollower(id, { user_id: user.id })).data)
      }
      const all = await products.getProductFollowers(id)
      const page = await products.getProductFollowers(id, { start: 1, limit: 1 })

      expect(all.data).toEqual(relations)
      expect(page.data).toEqual([relations[1]])
      expect(page.additional_data.pagination).toEqual({
        start: 1,
        limit: 1,
        more_items_in_collection: true,
        next_start: 2,
      })

      for (const relation of relations) {
        const removed = await products.deleteProductFollower(id, relation.id)
        expect(removed).toEqual({ success: true, data: { id: relation.id } })
      }

      expect((await products.getProductFollowers(id)).data).toBeNull()
    })

    it('a user who cannot follow, and a relation nobody has, are refused', async () => {
      const { id } = await aProduct()
      const other = await aProduct()
      const elsewhere = productsApi(merx.server.url, merx.server.apiToken)
      const { data: foreign } = await elsewhere.addProduct({ name: 'Not yours' })
      const [foreigner] = (await elsewhere.getProductUsers(foreign.id)).data
      const { data } = await products.addProductFollower(id, { user_id: company.admin.id })
      const noUser = 'User not found or not accessible.'

      await expectRefusal(products.addProductFollower(id), 'User id must be given.')
      await expectNotFound(products.addProductFollower(id, { user_id: unknownId }), noUser)
      await expectNotFound(products.addProductFollower(id, { user_id: foreigner ?? 0 }), noUser)
      await expectNotFound(products.addProductFollower(unknownId, { user_id: company.admin.id }))
      await expectNotFound(products.deleteProductFollower(id, unknownId), /not found$/)
      await expectNotFound(products.deleteProductFollower(other.id, data.id), /not found$/)
      expect((await products.getProductFollowers(id)).data).toEqual([data])
    })
  })

  describe('permitted users', () => {
    it('of a product the whole company sees are all its users', async () => {
      const { data } = await products.addProduct({ name: 'Open', visible_to: '3' })

      expect(await products.getProductUsers(data.id)).toEqual({
        success: true,
        data: [company.admin.id, colleague.id, second.id],
      })
    })
  })

  describe('deals and files of the sample catalogue', () => {
    let sample: ProductsApi
    let catalogue: BaseProduct[]
    let withDeals: { id: number; deals: Deal[] }
    let withFiles: BaseProduct

    beforeAll(async () => {
      const { admin } = await aSampleCompany(merx.server)
      sample = productsApi(merx.server.url, admin.apiToken)
      catalogue = (await sample.getProducts({ limit: 500 })).data ?? []
      withDeals = await aProductInSeveralDeals()
      const [first] = [...catalogue].sort((a, b) => (b.files_count ?? 0) - (a.files_count ?? 0))
      if (!first?.files_count) throw new Error('no sample product has files')
      withFiles = first
    })

    async function aProductInSeveralDeals() {
      for (const { id } of catalogue) {
        const deals = (await sample.getProductDeals(id)).data ?? []
        if (deals.length > 1) return { id, deals }
      }
      throw new Error('no sample product is in several deals')
    }

    it('a deal comes with its users, contacts, stage and pipeline', async () => {
      const { success, data, related_objects } = await sample.getProductDeals(withDeals.id)

      expect(success).toBe(true)
      for (const deal of data ?? []) {
        expect(related_objects).toHaveProperty(['user', `${deal.user_id.value}`, 'name'])
        expect(related_objects).toHaveProperty(['stage', `${deal.stage_id}`, 'name'])
        expect(related_objects).toHaveProperty(['pipeline', `${deal.pipeline_id}`, 'name'])
        if (deal.org_id) {
          expect(related_objects).toHaveProperty(['organization', `${deal.org_id.value}`, 'name'])
        }
        if (deal.person_id) {
          expect(related_objects).toHaveProperty(['person', `${deal.person_id.value}`, 'name'])
        }
        expect(deal).toMatchObject({
          title: expect.any(String),
          value: expect.any(Number),
          deleted: false,
          currency: expect.stringMatching(/^[A-Z]{3}$/),
          active: deal.status === 'open',
        })
        expect(deal.products_count).toBeGreaterThan(0)
      }
    })

    it('deals come by status and in pages', async () => {
      const { id, deals } = withDeals
      const byStatus = async (status: string) =>
        (await sample.getProductDeals(id, { status })).data ?? []
      const collected: Deal[] = []

      for (const status of ['open', 'won', 'lost']) {
        const some = await byStatus(status)
        expect(some.filter((deal) => deal.status !== status)).toEqual([])
        collected.push(...some)
      }

      expect(collected).toHaveLength(deals.length)
      expect(collected).toEqual(expect.arrayContaining(deals))
      expect(await byStatus('all_not_deleted')).toEqual(deals)
      const first = await sample.getProductDeals(id, { start: 0, limit: 1 })
      const next = first.additional_data.pagination.next_start ?? 0
      const second = await sample.getProductDeals(id, { start: next, limit: 1 })
      expect([...(first.data ?? []), ...(second.data ?? [])]).toEqual(deals.slice(0, 2))
    })

    it('an unknown status is refused', async () => {
      await expectRefusal(sample.getProductDeals(withDeals.id, { status: 'pending' }), /status/)
    })

    it('files are complete file objects, as many as the product says', async () => {
      const { success, data, additional_data } = await sample.getProductFiles(withFiles.id)

      expect(success).toBe(true)
      expect(data).toHaveLength(withFiles.files_count ?? 0)
      expect(additional_data.pagination.limit).toBe(100)
      for (const file of data ?? []) {
        expect(file).toMatchObject({
          product_id: withFiles.id,
          product_name: withFiles.name,
          active_flag: true,
          inline_flag: false,
          deal_id: null,
          name: expect.stringMatching(/\.\w+$/),
          file_type: expect.any(String),
          remote_location: expect.any(String),
        })
        expect(Number(file.file_size)).toBeGreaterThan(0)
        expect(file.url).toMatch(new RegExp(`^http.*/v1/files/${file.id}/download$`))
      }
    })

    it('files come sorted and in pages', async () => {
      const ids = async (options: Parameters<ProductsApi['getProductFiles']>[1]) =>
        (await sample.getProductFiles(withFiles.id, options)).data?.map(({ id }) => id) ?? null
      const all = (await ids({})) ?? []
      const ascending = [...all].sort((a, b) => a - b)

      expect(await ids({ sort: 'id ASC' })).toEqual(ascending)
      expect(await ids({ sort: 'id DESC' })).toEqual([...ascending].reverse())
      expect(await ids({ sort: 'product_id ASC, id DESC' })).toEqual([...ascending].reverse())
      expect(await ids({ sort: 'id ASC', start: 0, limit: 1 })).toEqual(ascending.slice(0, 1))
      expect(await ids({ sort: 'id DESC', start: 0, limit: 1 })).toEqual(ascending.slice(-1))
      expect(await ids({ start: all.length })).toBeNull()
    })

    it.each([
      'user_id',
      'deal_id',
      'person_id',
      'org_id',
      'product_id',
      'add_time',
      'update_time',
      'file_name',
      'file_type',
      'file_size',
      'comment',
    ])('files can be sorted by %s', async (field) => {
      const plain = await sample.getProductFiles(withFiles.id)

      const sorted = await sample.getProductFiles(withFiles.id, { sort: `${field} DESC` })

      expect(sorted.data).toHaveLength(plain.data?.length ?? 0)
      expect(sorted.data).toEqual(expect.arrayContaining(plain.data ?? []))
    })

    /** Deletes past the server: no operation of this API deletes files or deals. */
    async function markDeleted(table: 'file' | 'deal', id: number) {
      const url = merx.server.env.MERX_DATABASE_URL ?? ''
      const statement = `update ${table} set deleted_at = ${Date.now()} where id = ${id}`
      await withReader(url, ({ all }) => all(statement))
    }

    it('a deleted file shows with includeDeletedFiles 1, not with the NumberBoolean of the sample page', async () => {
      const { id = 0 } = catalogue.find((one) => one.files_count && one.id !== withFiles.id) ?? {}
      const files = async (includeDeletedFiles?: 0 | 1 | NumberBoolean) =>
        (await sample.getProductFiles(id, { includeDeletedFiles })).data ?? []
      const [file, ...others] = await files()

      await markDeleted('file', file?.id ?? 0)

      expect(await files()).toEqual(others)
      expect(await files(0)).toEqual(others)
      expect(await files(new NumberBoolean())).toEqual(others)
      expect(await files(1)).toEqual([{ ...file, active_flag: false }, ...others])
    })

    async function aDealOfAnotherProduct() {
      const taken = new Set(withDeals.deals.map(({ id }) => id))
      for (const { id } of [...catalogue].reverse()) {
        const deals = (await sample.getProductDeals(id)).data ?? []
        const deal = deals.find((one) => !taken.has(one.id))
        if (deal) return { id, deal }
      }
      throw new Error('all sample deals belong to one product')
    }

    it('a deleted deal shows with the status deleted, and only then', async () => {
      const { id, deal } = await aDealOfAnotherProduct()
      const shown = async (status?: string) =>
        (await sample.getProductDeals(id, { status })).data?.find((one) => one.id === deal.id)
      expect(await shown('deleted')).toBeUndefined()

      await markDeleted('deal', deal.id)

      expect(await shown('deleted')).toMatchObject({ status: 'deleted', deleted: true })
      expect(await shown(deal.status)).toBeUndefined()
      expect(await shown('all_not_deleted')).toBeUndefined()
      expect(await shown()).toBeUndefined()
    })

    it('deals and files of an id nobody has are not found', async () => {
      await expectNotFound(sample.getProductDeals(unknownId))
      await expectNotFound(sample.getProductFiles(unknownId))
    })
  })
})
