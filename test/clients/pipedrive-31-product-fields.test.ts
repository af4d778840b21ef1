import {
  Configuration,
  type ProductFieldAllOfFieldTypeConst,
  ProductFieldsApi,
  type ProductsApi,
} from 'pipedrive-31/v1'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import {
  asAnswered,
  expectErrorBody,
  type Page,
  type Product,
  productsApi,
} from './pipedrive-31-client.ts'
import { aCompany, runningMerx } from './running-merx.ts'

type FieldType = ProductFieldAllOfFieldTypeConst

interface Field {
  readonly id: number
  readonly key: string
  readonly options?: { id: number; label: string }[]
  readonly [key: string]: unknown
}

const types: readonly FieldType[] = [
  ...(['varchar', 'varchar_auto', 'text', 'double', 'monetary', 'date', 'daterange'] as const),
  ...(['time', 'timerange', 'enum', 'set', 'user', 'org', 'people', 'phone', 'address'] as const),
]

describe.each(databases)('pipedrive 31.2.1, product fields, on $name', (database) => {
  const merx = runningMerx(database)
  let fields: ProductFieldsApi
  let products: ProductsApi

  beforeAll(async () => {
    const { admin } = await aCompany(merx.server)
    const basePath = `${merx.server.url}/v1`
    fields = new ProductFieldsApi(new Configuration({ basePath, apiKey: admin.apiToken }))
    products = productsApi(merx.server.url, admin.apiToken)
  })

  async function add(name: string, field_type: FieldType, labels?: string[]) {
    const options = labels && { options: labels.map((label) => ({ label })) }
    const ProductFieldAllOf = { name, field_type, ...options }
    return asAnswered<Field>((await fields.addProductField({ ProductFieldAllOf })).data)
  }

  async function list(start: number, limit: number) {
    return asAnswered<Page<Field>>(await fields.getProductFields({ start, limit }))
  }

  it('makes a field of every type, reads it back and shows it on products', async () => {
    const keys: string[] = []
    for (const type of types) {
      const labels = type === 'enum' || type === 'set' ? ['red', 'blue'] : undefined
      const field = await add(`A ${type}`, type, labels)

      expect(field).toMatchObject({ name: `A ${type}`, field_type: type, edit_flag: true })
      expect(field.options?.map(({ label }) => label)).toEqual(labels)
      const { data } = await fields.getProductField({ id: field.id })
      expect(data).toEqual(field)
      keys.push(field.key)
    }
    const { data } = await products.addProduct({ AddProductRequest: { name: 'Chair' } })
    expect(Object.keys(asAnswered<Product>(data))).toEqual(expect.arrayContaining(keys))
  })

  it('lists system and custom fields page by page, sub-fields behind their field', async () => {
    const deposit = await add('Deposit', 'monetary')
    const rows: Field[] = []
    let start: number | undefined = 0
    while (start !== undefined) {
      const page: Page<Field> = await list(start, 6)
      rows.push(...(page.data ?? []))
      start = page.additional_data.pagination.next_start
    }

    expect(rows.slice(0, 3).map(({ key }) => key)).toEqual(['id', 'name', 'code'])
    expect(rows.slice(-2)).toMatchObject([
      { id: deposit.id, subfields: [rows.at(-1)] },
      { id: null, key: `${deposit.key}_currency`, parent_id: deposit.id },
    ])
  })

  it('keeps the options it is given ids for and deletes the others', async () => {
    const { id, key, options = [] } = await add('Color', 'enum', ['red', 'blue'])
    const [red, blue] = options
    const AddProductRequest = { name: 'Chair', [key]: `${blue?.id}` }
    const { data: product } = await products.addProduct({ AddProductRequest })

    const { data } = await fields.updateProductField({
      id,
      UpdateProductFieldResponse: { name: 'Hue', options: [{ id: red?.id, label: 'crimson' }] },
    })

    expect(data).toMatchObject({
      name: 'Hue',
      options: [{ id: red?.id, label: 'crimson' }],
      options_deleted: [blue],
    })
    const { id: productId } = asAnswered<Product>(product)
    const read = await products.getProduct({ id: productId })
    expect(asAnswered<Product>(read.data)[key]).toBe(`${blue?.id}`)
  })

  it('deletes one and many; their keys are gone from products, then refused', async () => {
    const [one, two] = [await add('One', 'varchar'), await add('Two', 'text')]
    const AddProductRequest = { name: 'Chair', [one.key]: 'oak' }
    await products.addProduct({ AddProductRequest })

    expect((await fields.deleteProductField({ id: one.id })).data).toEqual({ id: one.id })
    expect((await fields.deleteProductFields({ ids: `${two.id}` })).data).toEqual({ id: [two.id] })

    await expectErrorBody(fields.getProductField({ id: one.id }), 'The field is not found')
    await expectErrorBody(fields.deleteProductField({ id: two.id }), 'The field is not found')
    const answer = await products.searchProducts({ term: 'oak' })
    expect(answer).toMatchObject({ data: { items: [] } })
  })

  it('is told what is wrong', async () => {
    const [system] = (await list(0, 1)).data ?? []
    const ProductFieldAllOf = { name: 'x', field_type: 'color' as 'text' }

    await expectErrorBody(fields.addProductField(), 'Name must be given.')
    await expectErrorBody(fields.addProductField({ ProductFieldAllOf }), /^field_type "color" /)
    await expectErrorBody(add('x', 'set'), /^options /)
    await expectErrorBody(
      fields.deleteProductField({ id: system?.id ?? 0 }),
      'You do not have permissions to do this.',
    )
    await expectErrorBody(fields.deleteProductFields({ ids: ',' }), 'ids must be given')
  })
})
