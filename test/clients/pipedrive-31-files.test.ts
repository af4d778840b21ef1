import { Configuration, FilesApi } from 'pipedrive-31/v1'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import {
  asAnswered,
  expectErrorBody,
  type Page,
  type Product,
  productsApi,
} from './pipedrive-31-client.ts'
import { aSampleCompany, runningMerx } from './running-merx.ts'

const unknownId = 987_654_321
const bytes = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 256))

/** What the client's declarations say of a file, and leave half open. */
interface OneFile {
  readonly data: { readonly id: number; readonly [key: string]: unknown }
}

interface Deal {
  readonly id: number
  readonly title: string
  readonly org_id: { value: number } | null
}

describe.each(databases)('pipedrive 31.2.1, files, on $name', (database) => {
  const merx = runningMerx(database)
  let products: ReturnType<typeof productsApi>
  let files: FilesApi

  beforeAll(async () => {
    const { admin } = await aSampleCompany(merx.server)
    products = productsApi(merx.server.url, admin.apiToken)
    const basePath = `${merx.server.url}/api/v1`
    files = new FilesApi(new Configuration({ basePath, apiKey: admin.apiToken }))
  })

  const aProduct = async () => {
    const body = { AddProductRequest: { name: 'Garden Bench' } }
    return asAnswered<{ data: Product }>(await products.addProduct(body)).data
  }
  const add = async (request: Parameters<FilesApi['addFile']>[0]) =>
    asAnswered<OneFile>(await files.addFile(request)).data
  const download = async (id: number) =>
    Buffer.from(asAnswered<Buffer>(await files.downloadFile({ id })))

  it('a file is attached to a product and comes back exactly', async () => {
    const { id } = await aProduct()
    const file = new File([bytes], 'Bänk "1" 😀.pdf')

    const data = await add({ file, product_id: id })

    expect(data).toMatchObject({
      product_id: id,
      product_name: 'Garden Bench',
      name: 'Bänk "1" 😀.pdf',
      file_type: 'pdf',
      file_size: 1000,
      active_flag: true,
      project_id: null,
      remote_location: 's3',
    })
    expect(await download(data.id)).toEqual(bytes)
    expect(await files.getFile({ id: data.id })).toEqual({ success: true, data })
    const list = asAnswered<Page<object>>(await products.getProductFiles({ id }))
    expect(list.data).toEqual([data])
  })

  it('a file of no bytes is a file', async () => {
    const data = await add({ file: new File([], 'empty') })

    expect(data).toMatchObject({ name: 'empty', file_size: 0, file_type: '' })
    expect(await download(data.id)).toHaveLength(0)
  })

  it('a buffer, of which it makes damaged text, is refused in so many words', async () => {
    // Its declarations know files alone; it takes what a form does.
    const file = bytes as unknown as File

    await expectErrorBody(files.addFile({ file }), /^File must be given: .* has no file name$/)
    const blob = new Blob([bytes]) as File
    expect(await download((await add({ file: blob })).id)).toEqual(bytes)
  })

  it('is renamed, described and deleted', async () => {
    const { id } = await add({ file: new File(['oak'], 'oak.txt') })

    const named = await files.updateFile({ id, name: 'ash & oak.txt' })
    const described = await files.updateFile({ id, description: 'wood' })

    expect(asAnswered<OneFile>(named).data).toMatchObject({ name: 'ash & oak.txt' })
    expect(asAnswered<OneFile>(described).data).toMatchObject({
      name: 'ash & oak.txt',
      description: 'wood',
    })
    expect(await files.deleteFile({ id })).toEqual({ success: true, data: { id } })
    const gone = asAnswered<OneFile>(await files.getFile({ id }))
    expect(gone.data.active_flag).toBe(false)
  })

  it('lists come sorted and in pages of at most 100', async () => {
    const listed = async (request: Parameters<FilesApi['getFiles']>[0]) =>
      asAnswered<Page<{ id: number; update_time: string }>>(await files.getFiles(request))
    const all = (await listed({})).data ?? []
    const page = await listed({ start: 1, limit: 2, sort: 'id DESC' })

    expect(all.length).toBeGreaterThan(2)
    expect(page.additional_data.pagination).toMatchObject({ start: 1, limit: 2, next_start: 3 })
    const times = ((await listed({ sort: 'update_time DESC' })).data ?? []).map(
      ({ update_time }) => update_time,
    )
    expect(times).toEqual([...times].sort().reverse())
    expect((await listed({ limit: 1000 })).additional_data.pagination.limit).toBe(100)
    expect((await listed({ start: unknownId })).data).toBeNull()
  })

  it('remote files are noted for deals and organizations', async () => {
    const deal = await aDealWithOrganization()
    const link = { remote_location: 'googledrive' } as const

    const made = await files.addFileAndLinkIt({
      ...{ ...link, file_type: 'gdoc', title: 'Offer' },
      ...{ item_type: 'deal', item_id: deal.id },
    })
    const linked = await files.linkFileToItem({
      ...{ ...link, remote_id: '1aBcD' },
      ...{ item_type: 'organization', item_id: deal.org_id?.value ?? 0 },
    })

    const { data } = asAnswered<OneFile>(made)
    expect(data).toMatchObject({
      deal_name: deal.title,
      name: 'Offer',
      file_type: 'gdoc',
      file_size: 0,
      remote_location: 'googledocs',
    })
    expect(asAnswered<OneFile>(linked).data).toMatchObject({
      org_id: deal.org_id?.value,
      remote_id: '1aBcD',
    })
    const both = { deal_id: deal.id, org_id: deal.org_id?.value ?? 0 }
    expect(await add({ file: new File(['x'], 'x'), ...both })).toMatchObject(both)
  })

  async function aDealWithOrganization(): Promise<Deal> {
    const page = asAnswered<Page<Product>>(await products.getProducts({ limit: 500 }))
    for (const { id } of page.data ?? []) {
      const deals = asAnswered<Page<Deal>>(await products.getProductDeals({ id }))
      const deal = deals.data?.find(({ org_id }) => org_id !== null)
      if (deal) return deal
    }
    throw new Error('the sample has no deal with an organization')
  }

  it('what cannot be is refused with the general body', async () => {
    const file = new File(['oak'], 'oak.txt')
    const link = {
      item_type: 'person',
      item_id: unknownId,
      remote_location: 'googledrive',
    } as const

    await expectErrorBody(files.addFile({ file, product_id: unknownId }), 'Product not found')
    await expectErrorBody(files.addFile({ file, person_id: unknownId }), 'Person not found')
    await expectErrorBody(files.addFile({ file, lead_id: 'x' }), /^lead_id cannot be used/)
    await expectErrorBody(files.getFile({ id: unknownId }), 'File not found')
    await expectErrorBody(files.updateFile({ id: unknownId, name: 'x' }), 'File not found')
    await expectErrorBody(files.deleteFile({ id: unknownId }), 'File not found')
    await expectErrorBody(files.linkFileToItem({ ...link, remote_id: 'x' }), 'Person not found')
    const { data } = asAnswered<Page<{ id: number }>>(await files.getFiles({ limit: 1 }))
    await expectErrorBody(
      files.updateFile({ id: data?.[0]?.id ?? 0, name: '' }),
      'Name must be given.',
    )
  })
})
