import { Configuration, type ProductsApi, RecentsApi } from 'pipedrive-31/v1'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { asAnswered, expectErrorBody, type Pagination, productsApi } from './pipedrive-31-client.ts'
import { aSampleCompany, runningMerx } from './running-merx.ts'

/** What the client's declarations leave out: the items themselves. */
interface Recents {
  readonly data: { item: string; id: number; data: Record<string, unknown> }[] | null
  readonly additional_data: { last_timestamp_on_page: string; pagination: Pagination }
}

const longAgo = '2000-01-01 00:00:00'

describe.each(databases)('pipedrive 31.2.1, recents, on $name', (database) => {
  const merx = runningMerx(database)
  let products: ProductsApi
  let api: RecentsApi

  beforeAll(async () => {
    const { apiToken: apiKey } = (await aSampleCompany(merx.server)).admin
    products = productsApi(merx.server.url, apiKey)
    api = new RecentsApi(new Configuration({ basePath: `${merx.server.url}/v1`, apiKey }))
  })

  const recents = async (request: Parameters<RecentsApi['getRecents']>[0]) =>
    asAnswered<Recents>(await api.getRecents(request))

  it('by the last time on each page sees every product', async () => {
    const seen = new Set<number>()
    let since = longAgo
    for (;;) {
      const page = await recents({ since_timestamp: since, items: 'product', limit: 100 })
      for (const { id } of page.data ?? []) seen.add(id)
      const { pagination, last_timestamp_on_page: last } = page.additional_data
      if (!pagination.more_items_in_collection) break
      since = last
    }

    const listed = await products.getProducts({ limit: 500 })
    const ids = asAnswered<{ data: { id: number }[] }>(listed).data.map(({ id }) => id)
    expect(ids.filter((id) => !seen.has(id))).toEqual([])
  })

  it('tells of a deletion', async () => {
    const { data } = await products.addProduct({ AddProductRequest: { name: 'Garden Bench' } })
    const { id, add_time } = asAnswered<{ id: number; add_time: string }>(data)
    await products.deleteProduct({ id })

    const page = await recents({ since_timestamp: add_time, items: 'product', limit: 500 })

    expect(page.data?.find((change) => change.id === id)).toMatchObject({
      item: 'product',
      data: { active_flag: false },
    })
  })

  it('refuses what is no time', async () => {
    await expectErrorBody(
      recents({ since_timestamp: 'yesterday' }),
      /^since_timestamp "yesterday" must be/,
    )
  })
})
