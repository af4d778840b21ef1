import { type ProductsApi, RecentsApi } from 'pipedrive-12'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { expectRefusal, productsApi } from './pipedrive-12-client.ts'
import { aSampleCompany, runningMerx } from './running-merx.ts'

const longAgo = '2000-01-01 00:00:00'

describe.each(databases)('pipedrive 12.0.3, recents, on $name', (database) => {
  const merx = runningMerx(database)
  let products: ProductsApi
  let recents: RecentsApi

  beforeAll(async () => {
    const { admin } = await aSampleCompany(merx.server)
    products = productsApi(merx.server.url, admin.apiToken)
    recents = new RecentsApi(products.apiClient)
  })

  it('tells of every kind of item of a sample catalogue', async () => {
    const kinds = new Set<string>()
    for (let start = 0; ; start += 500) {
      const { data, additional_data } = await recents.getRecents(longAgo, { start, limit: 500 })
      for (const { item, id, data: state } of data ?? []) {
        expect(state.id).toBe(id)
        kinds.add(item)
      }
      if (!additional_data.pagination.more_items_in_collection) break
    }

    expect([...kinds].sort()).toEqual(
      ['deal', 'file', 'organization', 'person', 'pipeline', 'product', 'stage', 'user'].sort(),
    )
  })

  it('goes on from the last time and sees what came since', async () => {
    const before = await recents.getRecents('2030-01-01 00:00:00', { items: 'product' })
    expect([before.data, before.additional_data.last_timestamp_on_page]).toEqual([
      null,
      '2030-01-01 00:00:00',
    ])
    const { data: product } = await products.addProduct({ name: 'Garden Bench' })
    const { data: changed } = await products.updateProduct(product.id, { code: 'GB-12' })

    const since = String(changed.update_time)
    const { data } = await recents.getRecents(since, { items: 'product', limit: 500 })

    const change = data?.find(({ id }) => id === product.id)
    expect(change).toMatchObject({ item: 'product', data: { code: 'GB-12', prices: {} } })
  })

  it('refuses what is no time', async () => {
    await expectRefusal(recents.getRecents('yesterday'), /^since_timestamp "yesterday" must be/)
  })
})
