import { Configuration, FiltersApi, ProductFieldsApi, type ProductsApi } from 'pipedrive-31/v1'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { condition, conditions } from './filter-conditions.ts'
import {
  asAnswered,
  expectErrorBody,
  type Page,
  type Product,
  productsApi,
} from './pipedrive-31-client.ts'
import { aCompany, type Colleague, type Company, runningMerx } from './running-merx.ts'

const unknownId = 987_654_321

describe.each(databases)('pipedrive 31.2.1, filters, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let colleague: Colleague
  let products: ProductsApi
  let filters: FiltersApi
  let theirs: FiltersApi
  let ids: Readonly<Record<string, number>>

  const filtersApi = (apiKey: string) =>
    new FiltersApi(new Configuration({ basePath: `${merx.server.url}/v1`, apiKey }))

  beforeAll(async () => {
    company = await aCompany(merx.server)
    colleague = await company.addUser()
    products = productsApi(merx.server.url, company.admin.apiToken)
    filters = filtersApi(company.admin.apiToken)
    theirs = filtersApi(colleague.apiToken)
    const { apiToken: apiKey } = company.admin
    const configuration = new Configuration({ basePath: `${merx.server.url}/v1`, apiKey })
    const fields = await new ProductFieldsApi(configuration).getProductFields({ limit: 500 })
    ids = Object.fromEntries((fields.data ?? []).map(({ id, key }) => [key, id ?? 0]))
    const add = (fields: { name: string; [key: string]: unknown }) =>
      products.addProduct({ AddProductRequest: fields })
    await add({ name: 'Garden Bench', code: 'GB-12', tax: 20 })
    await add({ name: 'Bench Press', tax: 5 })
    await add({ name: 'Chair', owner_id: colleague.id })
  })

  const list = async (filter_id: number) => {
    const { data } = asAnswered<Page<Product>>(await products.getProducts({ filter_id }))
    return data?.map(({ name }) => name)
  }

  it('a filter is added, read, listed, changed and deleted', async () => {
    const tree = conditions([condition(ids.code, "LIKE '$%'", 'gb')])
    const request = { name: 'Coded', type: 'products', conditions: tree } as const
    const added = await filters.addFilter({ AddFilterRequest: request })
    const filter = asAnswered<{ id: number; conditions: object }>(added.data)
    const { id } = filter
    const { conditions: answered, ...summary } = filter

    expect(added).toMatchObject({ success: true, data: { name: 'Coded', visible_to: '1' } })
    expect(await filters.getFilter({ id })).toEqual(added)
    expect(answered).toMatchObject({
      glue: 'and',
      conditions: [{ conditions: [{ operator: "LIKE '$%'", json_value_flag: false }] }, {}],
    })
    expect(await filters.getFilters({ type: 'products' })).toEqual({
      success: true,
      data: [summary],
    })
    expect(await theirs.getFilters()).toEqual({ success: true, data: [] })
    await expectErrorBody(theirs.getFilter({ id }), 'Filter not found')
    expect(await list(id)).toEqual(['Garden Bench'])

    const owned = conditions([], [condition(ids.owner_id, '=', String(colleague.id))])
    const update = { id, UpdateFilterRequest: { name: 'Theirs', conditions: owned } }
    const updated = await filters.updateFilter(update)

    expect(updated).toMatchObject({ success: true, data: { id, name: 'Theirs' } })
    expect(await list(id)).toEqual(['Chair'])
    expect(await filters.deleteFilter({ id })).toEqual({ success: true, data: { id } })
    await expectErrorBody(products.getProducts({ filter_id: id }), 'Filter not found')
  })

  it('several are deleted at once, or none', async () => {
    const request = { name: 'All', type: 'products', conditions: conditions([]) } as const
    const made: number[] = []
    for (let count = 0; count < 2; count++) {
      const { data } = await filters.addFilter({ AddFilterRequest: request })
      made.push(asAnswered<{ id: number }>(data).id)
    }

    await expectErrorBody(
      filters.deleteFilters({ ids: [...made, unknownId].join() }),
      'Filter not found',
    )
    expect(await list(made[0] ?? 0)).toHaveLength(3)
    const deleted = await filters.deleteFilters({ ids: made.join() })
    expect(deleted).toEqual({ success: true, data: { id: made } })
  })

  it('the helpers name operators and relative dates', async () => {
    expect(await filters.getFilterHelpers()).toMatchObject({
      success: true,
      data: {
        operators: { enum: expect.any(Array), daterange: { includes: 'includes' } },
        relative_dates: { 'Relative dates': { today: 'today' } },
      },
    })
  })

  it('what cannot be is refused by name', async () => {
    const add = (type: 'products' | 'deals', tree: object) =>
      filters.addFilter({ AddFilterRequest: { name: 'x', type, conditions: tree } })
    const dated = conditions([], [condition(ids.add_time, '>', 'soon')])

    await expectErrorBody(
      add('products', dated),
      /^conditions\.conditions\[1\]\.conditions\[0\]: value "soon" must be a date/,
    )
    await expectErrorBody(add('deals', conditions([])), /Merx keeps filters of products only$/)
    await expectErrorBody(add('products', { glue: 'or' }), 'conditions.glue "or" must be and')
  })
})
