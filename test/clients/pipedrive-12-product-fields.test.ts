import { ApiClient, ProductFieldsApi, type ProductsApi } from 'pipedrive-12'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { productsApi } from './pipedrive-12-client.ts'
import { aCompany, rejection, runningMerx } from './running-merx.ts'

const types = [
  ...['varchar', 'varchar_auto', 'text', 'double', 'monetary', 'date', 'daterange', 'time'],
  ...['timerange', 'enum', 'set', 'user', 'org', 'people', 'phone', 'address'],
]

describe.each(databases)('pipedrive 12.0.3, product fields, on $name', (database) => {
  const merx = runningMerx(database)
  let fields: ProductFieldsApi
  let products: ProductsApi

  beforeAll(async () => {
    const { admin } = await aCompany(merx.server)
    const client = new ApiClient()
    client.basePath = `${merx.server.url}/v1`
    client.authentications.api_key.apiKey = admin.apiToken
    fields = new ProductFieldsApi(client)
    products = productsApi(merx.server.url, admin.apiToken)
  })

  async function add(name: string, field_type: string, options?: (string | { label: string })[]) {
    const { data } = await fields.addProductField({ name, field_type, ...(options && { options }) })
    return { ...data, id: Number(data.id) }
  }

  async function expectRefused(promise: Promise<unknown>, status: number, error: string | RegExp) {
    const exception = (await rejection(promise)) as object
    expect(exception.constructor.name).toBe('FailResponseException')
    const text = typeof error === 'string' ? error : expect.stringMatching(error)
    expect(exception).toMatchObject({ errorCode: status, context: { body: { error: text } } })
  }

  it('makes a field of every type and reads it back', async () => {
    for (const type of types) {
      const hasOptions = type === 'enum' || type === 'set'
      const field = await add(
        `A ${type}`,
        type,
        hasOptions ? [{ label: 'red' }, 'blue'] : undefined,
      )

      expect(field).toMatchObject({ name: `A ${type}`, field_type: type, edit_flag: true })
      expect(field.options?.map(({ label }) => label)).toEqual(
        hasOptions ? ['red', 'blue'] : undefined,
      )
      expect((await fields.getProductField(field.id)).data).toEqual(field)
    }
  })

  it('takes the body under the name of its model', async () => {
    const newProductField = { name: 'Nested', field_type: 'set', options: [{ label: 'x' }] }
    const { data } = await fields.addProductField({ newProductField })
    const basicProductField = { name: 'Renamed' }
    const updated = await fields.updateProductField(Number(data.id), { basicProductField })

    expect(data).toMatchObject({ name: 'Nested', options: [{ label: 'x' }] })
    expect(updated.data).toMatchObject({ name: 'Renamed', options: data.options })
  })

  it('lists system and custom fields page by page, sub-fields behind their field', async () => {
    const deposit = await add('Deposit', 'monetary')
    const keys: string[] = []
    let start: number | undefined = 0
    while (start !== undefined) {
      const page = await fields.getProductFields({ start, limit: 5 })
      keys.push(...(page.data ?? []).map(({ key }) => key))
      start = page.additional_data.pagination.next_start
    }

    expect(keys.slice(0, 3)).toEqual(['id', 'name', 'code'])
    expect(keys.slice(-2)).toEqual([deposit.key, `${deposit.key}_currency`])
    expect(new Set(keys).size).toBe(keys.length)
    const { data } = await fields.getProductFields({ start: keys.length - 1 })
    expect(data).toMatchObject([{ id: null, is_subfield: true, parent_id: deposit.id }])
  })

  it('keeps the options it is given ids for and deletes the others', async () => {
    const { id, options = [] } = await add('Color', 'enum', ['red', 'blue'])
    const [red, blue] = options

    const { data } = await fields.updateProductField(id, {
      options: [{ label: 'tan' }, { id: Number(red?.id), label: 'crimson' }],
    })

    expect(data.options).toEqual([
      { id: expect.any(Number), label: 'tan' },
      { id: red?.id, label: 'crimson' },
    ])
    expect(data.options_deleted).toEqual([blue])
  })

  it('deletes one and many; their keys are gone from products, then refused', async () => {
    const [one, two, three] = [
      await add('One', 'varchar'),
      await add('Two', 'varchar'),
      await add('Three', 'varchar'),
    ]
    const product = await products.addProduct({ name: 'Chair', [one.key]: 'oak' })

    expect((await fields.deleteProductField(one.id)).data).toEqual({ id: one.id })
    const many = await fields.deleteProductFields(`${two.id},${three.id}`)

    expect(many.data).toEqual({ id: [two.id, three.id] })
    const { data } = await products.getProduct(product.data.id)
    expect(Object.keys(data)).not.toContain(one.key)
    const body = { name: 'Chair', [one.key]: 'oak' }
    await expectRefused(products.addProduct(body), 400, 'Bad request')
    for (const { id } of [one, two]) {
      await expectRefused(fields.getProductField(id), 410, 'The field is not found')
      await expectRefused(fields.deleteProductField(id), 410, 'The field is not found')
      await expectRefused(fields.updateProductField(id, { name: 'x' }), 410, /not found$/)
    }
  })

  it('is told what is wrong', async () => {
    const { data } = await fields.getProductFields({ limit: 1 })
    const systemId = Number(data?.[0]?.id)

    await expectRefused(fields.addProductField(), 400, 'Name must be given.')
    await expectRefused(fields.addProductField({ name: 'x' }), 400, 'Field type must be given.')
    await expectRefused(add('x', 'enum'), 400, /^options /)
    await expectRefused(add('x', 'color'), 400, /^field_type "color" must be one of /)
    await expectRefused(fields.deleteProductField(systemId), 403, /^You do not have permissions/)
    await expectRefused(fields.deleteProductFields('abc'), 400, /^ids/)
  })
})
