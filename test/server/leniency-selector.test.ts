import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addAllFields } from './custom-fields.ts'
import { runningMerx, type User } from './merx.ts'

describe.each(databases)('the field selector on $name', (database) => {
  const merx = runningMerx(database)
  let admin: User
  let id: number
  let key: string
  beforeAll(async () => {
    const company = await merx.company()
    admin = company.admin
    const { fields } = await addAllFields(merx, company)
    key = fields.varchar.key
    const product = await admin.addProduct({ name: 'Bench', code: 'B-1', [key]: 'oak' })
    id = product.id
  })

  test.each([
    '/v1/products:(id,name)',
    '/api/v1/products:(id,name)',
    '/v1/products:(name,id)',
    '/v1/products:(id,name,name,id)',
    '/v1/products:%28id,name%29',
    '/v1/products%3A(id,name)',
    '/v1/products%3a%28id%2Cname%29',
    '/v1/products:(id%2cname)',
    '/v1/products:(id,name,nobody_knows_this)',
    '/v1/products:(id,,name,)',
    '/v1/products:(id,name)/',
    '/v1/products:(id,name)?limit=2',
    '/v1/products:(id,name)?first_char=b',
  ])('%s gives ids and names', async (path) => {
    const { status, body, text } = await admin.ask('GET', path)

    expect(status, text).toBe(200)
    expect(body).toMatchObject({ success: true, data: [{ id, name: 'Bench' }] })
    expect(text).toContain(`"data":[{"id":${id},"name":"Bench"}]`)
  })

  test.each([
    '/v1/products:(id,name)/{id}',
    '/v1/products/{id}:(id,name)',
    '/v1/products/{id}%3A%28name,id%29',
  ])('%s gives one of them', async (path) => {
    const { status, body } = await admin.ask('GET', path.replace('{id}', `${id}`))

    expect(status).toBe(200)
    expect(body).toMatchObject({ success: true, related_objects: { user: {} } })
    expect((body as { data: object }).data).toEqual({ id, name: 'Bench' })
  })

  test('custom fields can be selected', async () => {
    const { body } = await admin.ask('GET', `/v1/products:(${key})`)

    expect((body as { data: object[] }).data).toEqual([{ [key]: 'oak' }])
  })

  test.each(['()', '(nobody_knows_this)', '(constructor,__proto__,toString)'])(
    'nothing known in %s leaves empty objects',
    async (selector) => {
      const { status, body } = await admin.ask('GET', `/v1/products:${selector}`)

      expect(status).toBe(200)
      expect((body as { data: object[] }).data).toEqual([{}])
    },
  )

  test('envelope and pagination stay whole', async () => {
    const whole = await admin.ask('GET', '/v1/products?limit=1')
    const { body } = await admin.ask('GET', '/v1/products:(id)?limit=1')

    expect(body).toEqual({ ...(whole.body as object), data: [{ id }] })
  })

  test('a selector in the query is text', async () => {
    const { status, body } = await admin.ask('GET', '/v1/products/search?term=be:(id,name)')

    expect(status).toBe(200)
    expect(body).toMatchObject({ data: { items: [] } })
  })

  test.each(['/v1/products:(id', '/v1/products:id)', '/v1/products(id)', '/v1/products:'])(
    '%s is no path of ours',
    async (path) => {
      expect((await admin.ask('GET', path)).status).toBe(404)
    },
  )

  test('the answer to one selector is not given to another', async () => {
    const first = await admin.ask('GET', '/v1/products:(id)')
    const second = await admin.ask('GET', '/v1/products:(name)')
    const third = await admin.ask('GET', '/v1/products')

    expect((first.body as { data: object[] }).data).toEqual([{ id }])
    expect((second.body as { data: object[] }).data).toEqual([{ name: 'Bench' }])
    expect((third.body as { data: object[] }).data[0]).toHaveProperty('code', 'B-1')
  })
})
