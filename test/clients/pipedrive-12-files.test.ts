import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FilesApi, type ProductsApi } from 'pipedrive-12'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { expectNotFound, expectRefusal, productsApi } from './pipedrive-12-client.ts'
import { aSampleCompany, rejection, runningMerx } from './running-merx.ts'

const unknownId = 987_654_321
const bytes = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 256))

describe.each(databases)('pipedrive 12.0.3, files, on $name', (database) => {
  const merx = runningMerx(database)
  let folder: string
  let path: string
  let products: ProductsApi
  let files: FilesApi

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'merx-upload-'))
    path = join(folder, 'Bänk 1.pdf')
    await writeFile(path, bytes)
    const { admin } = await aSampleCompany(merx.server)
    products = productsApi(merx.server.url, admin.apiToken)
    files = new FilesApi(products.apiClient)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const aProduct = async () => (await products.addProduct({ name: 'Garden Bench' })).data
  const filesOf = async (id: number) => (await products.getProductFiles(id)).data

  /** The client takes whatever a download answers for bytes, its refusals too. */
  async function expectNoBytes(id: number) {
    const exception = await rejection(files.downloadFile(id))
    expect(exception).toMatchObject({ success: false, errorCode: 404, message: 'Not found' })
  }

  it('a stream of the disk is attached to a product and comes back exactly', async () => {
    const { id } = await aProduct()

    const { success, data } = await files.addFile(createReadStream(path), { productId: id })

    expect(success).toBe(true)
    expect(data).toMatchObject({
      product_id: id,
      product_name: 'Garden Bench',
      name: 'Bänk 1.pdf',
      file_type: 'pdf',
      file_size: '1000',
      active_flag: true,
      deal_id: null,
      lead_id: null,
      remote_location: 's3',
    })
    expect(await files.downloadFile(data.id)).toEqual(bytes)
    expect((await files.getFile(data.id)).data).toEqual(data)
    expect((await products.getProduct(id)).data.files_count).toBe(1)
    expect(await filesOf(id)).toMatchObject([{ id: data.id, name: 'Bänk 1.pdf' }])
  })

  it('a text is the path of a file for this client', async () => {
    const { data } = await files.addFile(path)

    expect(data).toMatchObject({ name: 'Bänk 1.pdf', file_size: '1000' })
  })

  it('a buffer has no name of its own; name and description are given later', async () => {
    const { data } = await files.addFile(Buffer.from('oak'))

    const named = await files.updateFile(data.id, { name: 'oak & ash.txt', description: 'wood' })

    expect(data).toMatchObject({ name: 'file', file_size: '3' })
    expect(named.data).toMatchObject({ name: 'oak & ash.txt', description: 'wood' })
    expect((await files.updateFile(data.id, {})).data).toEqual(named.data)
  })

  it('a deleted file is out of lists and counters, unless asked for', async () => {
    const { id } = await aProduct()
    const { data } = await files.addFile(Buffer.from('oak'), { productId: id })

    expect(await files.deleteFile(data.id)).toEqual({ success: true, data: { id: data.id } })

    const newest = { sort: 'id DESC', limit: 1 }
    expect((await files.getFiles(newest)).data).not.toMatchObject([{ id: data.id }])
    const all = await files.getFiles({ ...newest, includeDeletedFiles: 1 })
    expect(all.data).toMatchObject([{ id: data.id, active_flag: false }])
    expect((await products.getProduct(id)).data.files_count).toBe(0)
    expect(await filesOf(id)).toBeNull()
    await expectNoBytes(data.id)
  })

  it('lists come sorted and in pages', async () => {
    const ids = async (options: Parameters<FilesApi['getFiles']>[0]) =>
      (await files.getFiles(options)).data?.map(({ id }) => id) ?? []
    const first = await files.getFiles({ limit: 2 })
    const all = await ids({})

    expect(first.data).toHaveLength(2)
    expect(first.additional_data.pagination).toEqual({
      start: 0,
      limit: 2,
      more_items_in_collection: true,
      next_start: 2,
    })
    expect(all).toEqual([...all].sort((a, b) => a - b))
    expect(await ids({ start: 2, limit: 3 })).toEqual(all.slice(2, 5))
    expect(await ids({ sort: 'file_size DESC, id DESC', limit: 1 })).toHaveLength(1)
    expect((await files.getFiles({ start: unknownId })).data).toBeNull()
  })

  it('remote files are noted for persons, organizations and deals of the company', async () => {
    const { data: deal } = await aDeal()
    const person = deal.person_id?.value ?? 0

    const made = await files.addFileAndLinkIt('gsheet', 'Prices', 'deal', deal.id, 'googledrive')
    const linked = await files.linkFileToItem('person', person, '1aBcD', 'googledrive')

    expect(made.data).toMatchObject({
      deal_id: deal.id,
      deal_name: deal.title,
      name: 'Prices',
      file_type: 'gsheet',
      file_size: '0',
      remote_location: 'googledocs',
    })
    expect(linked.data).toMatchObject({ person_id: person, remote_id: '1aBcD' })
    await expectNoBytes(made.data.id)
    const { data } = await files.addFile(Buffer.from('x'), { dealId: deal.id, personId: person })
    expect(data).toMatchObject({ deal_id: deal.id, person_id: person })
  })

  async function aDeal() {
    for (const { id } of (await products.getProducts({ limit: 500 })).data ?? []) {
      const deals = (await products.getProductDeals(id)).data ?? []
      const data = deals.find((deal) => deal.person_id !== null)
      if (data) return { data }
    }
    throw new Error('the sample has no deal with a person')
  }

  it('what cannot be is refused as the client expects', async () => {
    const oak = Buffer.from('oak')
    await expectNotFound(files.addFile(oak, { productId: unknownId }))
    await expectNotFound(files.addFile(oak, { dealId: unknownId }), 'Deal not found')
    await expectRefusal(files.addFile(oak, { activityId: 1 }), /^activity_id cannot be used/)
    await expectNotFound(files.getFile(unknownId), 'File not found')
    await expectNotFound(files.updateFile(unknownId, { name: 'x' }), 'File not found')
    await expectNotFound(files.deleteFile(unknownId), 'File not found')
    await expectRefusal(files.addFileAndLinkIt('doc', 'x', 'deal', 1, 'googledrive'), /file_type/)
    await expectRefusal(files.linkFileToItem('deal', 1, 'x', 'dropbox'), /remote_location/)
  })
})
