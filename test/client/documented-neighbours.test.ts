import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AddFilterRequest,
  type ApiClient,
  CurrenciesApi,
  DealsApi,
  FilesApi,
  FiltersApi,
  ItemSearchApi,
  NewDealProduct,
  NewPerson,
  NewProductField,
  OrganizationsApi,
  PersonsApi,
  PipelinesApi,
  ProductFieldsApi,
  ProductsApi,
  RecentsApi,
  StagesApi,
  UserSettingsApi,
  UsersApi,
} from '@merx/client'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCompany, type Company, runningMerx } from '../clients/running-merx.ts'
import { databases } from '../databases.ts'
import { merx as command } from '../merx-process.ts'
import { clientOf } from './documented-api.ts'

const bytes = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 256))

describe.each(databases)('documented neighbours of products on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let client: ApiClient
  let products: ProductsApi

  beforeAll(async () => {
    company = await aCompany(merx.server)
    // A company's deals need a pipeline; the sample brings one.
    await command(['sample', '--company', `${company.id}`, '--products', '3'], merx.server.env)
    client = clientOf(merx.server, company.admin.apiToken)
    products = new ProductsApi(client)
  })

  const aProduct = async (name = 'Garden Bench') => (await products.addProduct({ name })).data

  test('product fields', async () => {
    const fields = new ProductFieldsApi(client)
    const wood = Object.assign(new NewProductField('Wood', 'enum'), { options: ['oak', 'birch'] })

    const { data: added } = await fields.addProductField({ newProductField: wood })
    const { data: other } = await fields.addProductField({ name: 'Notes', field_type: 'text' })
    const { data: third } = await fields.addProductField({ name: 'More', field_type: 'text' })
    const renamed = await fields.updateProductField(added.id ?? 0, { name: 'Timber' })
    const page = await fields.getProductFields({ limit: 500 })

    expect(added.options?.map(({ label }) => label)).toEqual(['oak', 'birch'])
    expect(renamed.data).toMatchObject({ id: added.id, name: 'Timber' })
    expect((await fields.getProductField(added.id ?? 0)).data).toEqual(renamed.data)
    expect(page.data?.map(({ id }) => id)).toContain(added.id)
    expect(page.additional_data.pagination?.more_items_in_collection).toBe(false)
    expect((await fields.deleteProductField(third.id ?? 0)).data.id).toBe(third.id)
    const both = await fields.deleteProductFields(`${added.id},${other.id}`)
    expect(both.data.id.sort()).toEqual([added.id, other.id].sort())
  })

  describe('files', () => {
    const files = () => new FilesApi(client)

    test.each<[string, () => Parameters<FilesApi['addFile']>[0], string]>([
      ['a buffer', () => bytes, 'file'],
      ['bytes', () => new Uint8Array(bytes), 'file'],
      ['an array buffer', () => new Uint8Array(bytes).buffer, 'file'],
      ['a blob', () => new Blob([bytes]), 'file'],
      ['a file', () => new File([bytes], 'Bänk "1".pdf'), 'Bänk "1".pdf'],
      ['a web stream', () => new Blob([bytes]).stream() as never, 'file'],
    ])('%s comes back exactly', async (_, file, name) => {
      const { id } = await aProduct()

      const { data } = await files().addFile(file(), { productId: id })

      expect(data).toMatchObject({ name, product_id: id, file_size: '1000' })
      expect(await files().downloadFile(data.id)).toEqual(bytes)
    })

    test('a stream of the disk keeps its name', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'merx-upload-'))
      const path = join(folder, 'Bänk 1.pdf')
      await writeFile(path, bytes)

      const { data } = await files().addFile(createReadStream(path))

      expect(data).toMatchObject({ name: 'Bänk 1.pdf', file_type: 'pdf', file_size: '1000' })
      expect(await files().downloadFile(data.id)).toEqual(bytes)
      await rm(folder, { recursive: true })
    })

    test.each([
      ['a path', './file.txt', /opens no paths.*openAsBlob/],
      ['a number', 5, /given number/],
    ])('%s is refused at once', (_, file, message) => {
      expect(() => files().addFile(file as never)).toThrow(message)
    })

    test('are read, named, listed and deleted', async () => {
      const { data } = await files().addFile(bytes)

      const named = await files().updateFile(data.id, { name: 'oak & ash.txt', description: 'x' })
      const page = await files().getFiles({ sort: 'id DESC', limit: 1, includeDeletedFiles: 0 })

      expect(named.data).toMatchObject({ id: data.id, name: 'oak & ash.txt', description: 'x' })
      expect((await files().getFile(data.id)).data).toEqual(named.data)
      expect(page.data).toEqual([named.data])
      expect(page.additional_data.pagination.limit).toBe(1)
      expect((await files().deleteFile(data.id)).data).toEqual({ id: data.id })
    })

    test('remote ones are noted and linked', async () => {
      const { data: deal } = await new DealsApi(client).addDeal({ title: 'Park' })

      const made = await files().addFileAndLinkIt(
        'gsheet',
        'Prices',
        'deal',
        deal.id,
        'googledrive',
      )
      const linked = await files().linkFileToItem('deal', deal.id, '1aBcD', 'googledrive')

      expect(made.data).toMatchObject({ deal_id: deal.id, name: 'Prices' })
      expect(linked.data).toMatchObject({ deal_id: deal.id, remote_id: '1aBcD' })
    })
  })

  test('deals and their products', async () => {
    const deals = new DealsApi(client)
    const product = await aProduct()
    const { data: deal } = await deals.addDeal({
      newDeal: { title: 'Park', value: '5', expected_close_date: '2024-04-30' },
    })

    const line = await deals.addDealProduct(deal.id, new NewDealProduct(149.5, 2, product.id))
    const changed = await deals.updateDealProduct(deal.id, line.data.id, { quantity: 3 })
    const lines = await deals.getDealProducts(deal.id, { includeProductData: 1 })
    const updated = await deals.updateDeal(deal.id, { status: 'won' })
    const { data } = await deals.getDeal(deal.id)

    expect(deal.expected_close_date).toEqual(new Date('2024-04-30'))
    expect([line.data.sum, changed.data.sum]).toEqual([299, 448.5])
    expect(lines.data?.[0]?.product).toMatchObject({ id: product.id })
    expect(lines.additional_data.products_sum_total).toBe(448.5)
    expect(Reflect.get(lines.data ?? [], 'extra')).toBe(lines.data)
    expect(updated.data).toMatchObject({ id: deal.id, status: 'won', value: 448.5 })
    expect(data.age.total_seconds).toBeGreaterThanOrEqual(0)
    expect(data.user_id.value).toBe(company.admin.id)
    const detached = await deals.deleteDealProduct(deal.id, line.data.id)
    expect(detached.data).toMatchObject({ product_attachment_id: line.data.id })
    expect((await deals.getDealProducts(deal.id)).data).toBeNull()
    const listed = await deals.getDeals({ status: 'won', sort: 'id DESC', limit: 1 })
    expect(listed.data?.map(({ id }) => id)).toEqual([deal.id])
    expect((await deals.deleteDeal(deal.id)).data).toEqual({ id: deal.id })
    expect((await deals.deleteDeals(`${deal.id}`)).data).toEqual({ id: [deal.id] })
  })

  test('filters', async () => {
    const filters = new FiltersApi(client)
    const { data: field } = await new ProductFieldsApi(client).getProductFields({ limit: 500 })
    const name = field?.find(({ key }) => key === 'name')
    const condition = {
      object: 'product',
      field_id: `${name?.id}`,
      operator: "LIKE '%$%'",
      value: 'zebra',
      extra_value: null,
      json_value_flag: false,
    }
    const conditions = {
      glue: 'and' as const,
      conditions: [
        { glue: 'and' as const, conditions: [condition] },
        { glue: 'or' as const, conditions: [] },
      ],
    }
    const zebra = await aProduct('Zebra')

    const { data } = await filters.addFilter(
      new AddFilterRequest('Striped', conditions, 'products'),
    )
    const found = await products.getProducts({ filterId: data.id })
    const renamed = await filters.updateFilter(data.id, { name: 'Stripes', conditions })

    expect(found.data?.map(({ id }) => id)).toEqual([zebra.id])
    expect(data.visible_to).toBe(1)
    expect((await filters.getFilter(data.id)).data).toEqual(renamed.data)
    expect(await filters.getFilters({ type: 'products' })).toMatchObject({
      data: [{ id: data.id, name: 'Stripes' }],
    })
    expect((await filters.getFilterHelpers()).data.operators).toHaveProperty('varchar')
    expect((await filters.deleteFilter(data.id)).data).toEqual({ id: data.id })
    const { data: again } = await filters.addFilter({ name: 'x', type: 'products', conditions })
    expect((await filters.deleteFilters(`${again.id}`)).data).toEqual({ id: [again.id] })
  })

  test('users, currencies and settings', async () => {
    const users = new UsersApi(client)
    const { data: me } = await users.getCurrentUser()

    expect(me).toMatchObject({ id: company.admin.id, is_you: true, company_id: company.id })
    expect(me.language.language_code).toBe('en')
    expect((await users.getUser(me.id)).data.email).toBe(me.email)
    expect((await users.getUsers()).data.map(({ id }) => id)).toContain(me.id)
    const found = await users.findUsersByName(me.email, { searchByEmail: 1 })
    expect(found.data.map(({ id }) => id)).toEqual([me.id])
    const currencies = await new CurrenciesApi(client).getCurrencies({ term: 'EUR' })
    expect(currencies.data.find(({ code }) => code === 'EUR')?.decimal_points).toBe(2)
    expect((await new UserSettingsApi(client).getUserSettings()).data.list_limit).toBe(100)
  })

  test('the search over all items, and in one field', async () => {
    const search = new ItemSearchApi(client)
    const { id } = await aProduct('Quetzal')

    const { data } = await search.searchItem('quetz', { itemTypes: 'product', fields: ['name'] })
    const field = await search.searchItemByField('Quetz', 'productField', 'name', {
      returnItemIds: true,
    })

    expect(data.items.map(({ item }) => [item.type, item.id])).toEqual([['product', id]])
    expect(data.related_items).toEqual([])
    expect(field.data).toMatchObject([{ id, name: 'Quetzal' }])
    expect(field.additional_data.pagination.start).toBe(0)
  })

  test('recents', async () => {
    const { id } = await aProduct('Newest')

    const recents = await new RecentsApi(client).getRecents('2021-03-01 00:00:00', {
      items: 'product',
      limit: 500,
    })

    expect(recents.data?.at(-1)).toMatchObject({ item: 'product', id, data: { name: 'Newest' } })
    expect(recents.additional_data.last_timestamp_on_page).toMatch(/^\d{4}-/)
    expect(recents.additional_data.pagination.limit).toBe(500)
  })

  test('persons and organizations', async () => {
    const persons = new PersonsApi(client)
    const organizations = new OrganizationsApi(client)

    const { data: mill } = await organizations.addOrganization({ name: 'Sawmill' })
    const { data: otto } = await persons.addPerson({
      newPerson: Object.assign(new NewPerson('Otto Moss'), {
        org_id: mill.id,
        email: ['o@m.example'],
      }),
    })
    const moved = await persons.updatePerson(otto.id, { org_id: null })
    const renamed = await organizations.updateOrganization(mill.id, { name: 'Mill' })

    expect(otto.org_id?.value).toBe(mill.id)
    expect(otto.email).toMatchObject([{ value: 'o@m.example', primary: true }])
    expect(moved.data.org_id).toBeNull()
    expect((await persons.getPerson(otto.id)).data).toEqual(moved.data)
    expect((await persons.getPersons({ firstChar: 'o', limit: 500 })).data).toContainEqual(
      moved.data,
    )
    expect((await organizations.getOrganization(mill.id)).data.name).toBe('Mill')
    expect(renamed.data.owner_id.value).toBe(company.admin.id)
    const listed = await organizations.getOrganizations({ firstChar: 'm', sort: 'id DESC' })
    expect(listed.data?.map(({ id }) => id)).toContain(mill.id)
    expect((await persons.deletePerson(otto.id)).data).toEqual({ id: otto.id })
    expect((await persons.deletePersons({ ids: `${otto.id}` })).success).toBe(true)
    expect((await organizations.deleteOrganization(mill.id)).data).toEqual({ id: mill.id })
    expect((await organizations.deleteOrganizations([mill.id])).success).toBe(true)
  })

  test('pipelines and stages', async () => {
    const pipelines = new PipelinesApi(client)
    const stages = new StagesApi(client)

    const { data: pipeline } = await pipelines.addPipeline({ name: 'Second', deal_probability: 1 })
    const { data: stage } = await stages.addStage({ name: 'Contact', pipeline_id: pipeline.id })
    const { data: other } = await stages.addStage({ name: 'Offer', pipeline_id: pipeline.id })
    const { data: last } = await stages.addStage({ name: 'Last', pipeline_id: pipeline.id })
    const renamed = await stages.updateStage(stage.id, { updateStageRequest: { name: 'Talk' } })
    const changed = await pipelines.updatePipeline(pipeline.id, { pipeline: { name: '2nd' } })

    expect(renamed.data).toMatchObject({ id: stage.id, name: 'Talk' })
    expect(changed.data.name).toBe('2nd')
    expect((await pipelines.getPipelines()).data.map(({ id }) => id)).toContain(pipeline.id)
    expect((await pipelines.getPipeline(pipeline.id)).data.deals_summary.total_count).toBe(0)
    expect((await stages.getStage(stage.id)).data.deals_summary.total_count).toBe(0)
    const listed = await stages.getStages({ pipelineId: pipeline.id })
    expect(listed.data.map(({ id }) => id)).toEqual([stage.id, other.id, last.id])
    expect((await stages.deleteStages(`${stage.id}`)).data).toEqual({ id: [stage.id] })
    expect((await stages.deleteStage(other.id)).data).toEqual({ id: other.id })
    expect((await pipelines.deletePipeline(pipeline.id)).data).toEqual({ id: pipeline.id })
  })
})
