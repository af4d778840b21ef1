import {
  AddFilterRequest,
  FiltersApi,
  ProductFieldsApi,
  type ProductsApi,
  UpdateFilterRequest,
} from 'pipedrive-12'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { condition, conditions } from './filter-conditions.ts'
import { expectNotFound, expectRefusal, productsApi } from './pipedrive-12-client.ts'
import { aCompany, type Company, runningMerx } from './running-merx.ts'

const unknownId = 987_654_321

describe.each(databases)('pipedrive 12.0.3, filters, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let products: ProductsApi
  let filters: FiltersApi
  let ids: Readonly<Record<string, number>>

  beforeAll(async () => {
    company = await aCompany(merx.server)
    products = productsApi(merx.server.url, company.admin.apiToken)
    filters = new FiltersApi(products.apiClient)
    const fields = await new ProductFieldsApi(products.apiClient).getProductFields({ limit: 500 })
    ids = Object.fromEntries((fields.data ?? []).map(({ id, key }) => [key, id ?? 0]))
    const price = (amount: number) => [{ currency: 'EUR', price: amount }]
    await products.addProduct({ name: 'Garden Bench', code: 'GB-12', prices: price(149.5) })
    await products.addProduct({ name: 'Bench Press', code: 'BP-1', prices: price(99), tax: 20 })
    await products.addProduct({ name: 'Chair', tax: 20 })
  })

  it('a filter is added, read, listed, changed and deleted', async () => {
    const tree = conditions([condition(ids.name, "LIKE '%$%'", 'bench')])
    const added = await filters.addFilter({ name: 'Benches', type: 'products', conditions: tree })
    const { id } = added.data
    const read = await filters.getFilter(id)
    const listed = await filters.getFilters({ type: 'products' })

    expect(added.success).toBe(true)
    expect(added.data).toMatchObject({ name: 'Benches', user_id: company.admin.id, visible_to: 1 })
    expect(read.data).toMatchObject({
      id,
      conditions: {
        glue: 'and',
        conditions: [
          { glue: 'and', conditions: [{ field_id: String(ids.name), value: 'bench' }] },
          { glue: 'or', conditions: [] },
        ],
      },
    })
    expect(listed.data).toMatchObject([
      { id, name: 'Benches', type: 'products', active_flag: true },
    ])
    expect((await filters.getFilters({ type: 'deals' })).data).toEqual([])

    const taxed = conditions([condition(ids.tax, '>', '5')])
    const request = UpdateFilterRequest.constructFromObject({ name: 'Taxed', conditions: taxed })
    const updated = await filters.updateFilter(id, { updateFilterRequest: request })

    expect(updated.data).toMatchObject({ id, name: 'Taxed' })
    expect((await filters.deleteFilter(id)).data).toEqual({ id })
    await expectNotFound(filters.getFilter(id), 'Filter not found')
  })

  it('products are listed by it', async () => {
    const request = AddFilterRequest.constructFromObject({
      name: 'Cheap or taxed',
      type: 'products',
      conditions: conditions(
        [condition(ids.name, 'IS NOT NULL')],
        [condition(ids.prices, '>', '100', 'EUR'), condition(ids.tax, '=', 20)],
      ),
    })
    const { data } = await filters.addFilter({ addFilterRequest: request })

    // This client cannot ask for it itself.
    const query = `filter_id=${data.id}&get_summary=1&limit=2&api_token=${company.admin.apiToken}`
    const answer = await fetch(`${merx.server.url}/v1/products?${query}`)
    const page = (await answer.json()) as Awaited<ReturnType<ProductsApi['getProducts']>>

    expect(page.data?.map(({ name }) => name)).toEqual(['Garden Bench', 'Bench Press'])
    expect(page.additional_data).toMatchObject({
      pagination: { more_items_in_collection: true, next_start: 2 },
      summary: { total_count: '3' },
    })
    const several = await filters.deleteFilters(`${data.id}`)
    expect(several.data).toEqual({ id: [data.id] })
  })

  it('the helpers name the operators', async () => {
    const { data } = await filters.getFilterHelpers()

    expect(data.operators.varchar).toMatchObject({ "LIKE '%$%'": 'contains' })
  })

  it('what cannot be is refused by name', async () => {
    const wrong = conditions([condition(ids.tax, "LIKE '%$%'", '2')])

    await expectRefusal(
      filters.addFilter({ name: 'x', type: 'products', conditions: wrong }),
      `conditions.conditions[0].conditions[0]: operator "LIKE '%$%'" is not for fields of type double`,
    )
    await expectRefusal(filters.addFilter({ name: 'x', type: 'products' }), /^conditions must be/)
    await expectNotFound(filters.deleteFilters(`${unknownId}`), 'Filter not found')
    await expectNotFound(filters.deleteFilter(unknownId), 'Filter not found')
    const update = { conditions: conditions([]) }
    await expectNotFound(filters.updateFilter(unknownId, update), 'Filter not found')
  })
})
