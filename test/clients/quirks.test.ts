import type { ProductsApi as Products12 } from 'pipedrive-12'
import { Configuration, ProductsApi as Products31 } from 'pipedrive-31/v1'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { productsApi } from './pipedrive-12-client.ts'
import { runningMerx } from './running-merx.ts'

describe.each(databases)('what client generations expect differently, on $name', (database) => {
  const merx = runningMerx(database)
  let products12: Products12
  let products31: Products31

  beforeAll(() => {
    const { url, apiToken } = merx.server
    products12 = productsApi(url, apiToken)
    products31 = new Products31(new Configuration({ basePath: `${url}/v1`, apiKey: apiToken }))
  })

  async function aPricedProduct() {
    const prices = [{ currency: 'EUR', price: 25 }]
    return (await products12.addProduct({ name: 'Bird House', prices })).data
  }

  it('12.0.3 gets the prices of an update by currency, 31.2.1 as a list, of the same product', async () => {
    const { id } = await aPricedProduct()
    const prices = [{ currency: 'USD', price: 33 }]

    const by12 = await products12.updateProduct(id, { prices })
    const by31 = await products31.updateProduct({ id, UpdateProductRequest: { prices } })

    expect(by12.data.prices).toMatchObject({ EUR: { price: 25 }, USD: { price: 33 } })
    expect(by31.data.prices).toEqual(Object.values(by12.data.prices))
  })

  it.each([
    ['Pipedrive-SDK-Javascript-11.0.0', 'list'],
    ['Pipedrive-SDK-Javascript-12.0.0', 'by currency'],
    ['Pipedrive-SDK-Javascript-13.2.9', 'by currency'],
    ['Pipedrive-SDK-Javascript-22.6.1', 'by currency'],
    ['Pipedrive-SDK-Javascript-22.7.0', 'list'],
    ['Pipedrive-SDK-Javascript-22.10.0', 'list'],
    ['Pipedrive-SDK-Javascript-31.2.1', 'list'],
    ['Pipedrive-SDK-Javascript-', 'list'],
    ['Mozilla/5.0', 'list'],
  ])('"User-Agent: %s" gets the prices of an update as %s', async (userAgent, form) => {
    const { id } = await aPricedProduct()
    const disguised = productsApi(merx.server.url, merx.server.apiToken)
    disguised.apiClient.defaultHeaders = { 'User-Agent': userAgent }

    const updated = await disguised.updateProduct(id, { prices: [{ currency: 'USD', price: 33 }] })

    expect(Array.isArray(updated.data.prices) ? 'list' : 'by currency').toBe(form)
    expect(Object.values(updated.data.prices)).toMatchObject([
      { currency: 'EUR', price: 25 },
      { currency: 'USD', price: 33 },
    ])
  })

  it('every other answer has a list, also for 12.0.3', async () => {
    const added = await aPricedProduct()

    const one = await products12.getProduct(added.id)
    const list = await products12.getProducts({ ids: [added.id] })

    const shapes = [added, one.data, list.data?.[0]].map((product) =>
      Array.isArray(product?.prices),
    )
    expect(shapes).toEqual([true, true, true])
  })

  it('ids come as a comma list from 12.0.3 and as repeated keys from 31.2.1', async () => {
    const wanted = [(await aPricedProduct()).id, (await aPricedProduct()).id]

    const by12 = await products12.getProducts({ ids: wanted })
    const by31 = await products31.getProducts({ ids: wanted })

    expect(by12.data?.map(({ id }) => id)).toEqual(wanted)
    expect(by31.data).toEqual(by12.data)
  })
})
