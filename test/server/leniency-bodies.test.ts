import type { Output, v1 } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { type AllFields, addAllFields } from './custom-fields.ts'
import { type Asked, runningMerx, type User } from './merx.ts'

type One = Output<typeof v1.products.addProduct>

const price = (currency: string, amount: number, cost = 0, overhead_cost: number | null = 0) => ({
  currency,
  price: amount,
  cost,
  overhead_cost,
})

/** What is sent, and what of the product must come back. */
const jsonBodies: readonly (readonly [what: string, body: object, expected: object])[] = [
  ['flags as 0', { active_flag: 1, selectable: 0 }, { active_flag: true, selectable: false }],
  ['flags as texts of digits', { selectable: '0' }, { selectable: false }],
  ['flags as words', { selectable: 'false' }, { selectable: false }],
  ['flags as words in upper case', { selectable: 'FALSE' }, { selectable: false }],
  ['a flag as null', { selectable: null }, { selectable: true }],
  ['a tax as text', { tax: '20.5' }, { tax: 20.5 }],
  ['a tax as text with spaces', { tax: ' 9 ' }, { tax: 9 }],
  ['a tax of null', { tax: null }, { tax: 0 }],
  ['an empty tax', { tax: '' }, { tax: 0 }],
  ['a visibility as number', { visible_to: 1 }, { visible_to: '1' }],
  ['a visibility of null', { visible_to: null }, { visible_to: '3' }],
  ['a code as number', { code: 4000 }, { code: '4000' }],
  ['a code of null', { code: null }, { code: null }],
  ['a name as number', { name: 4000 }, { name: '4000', first_char: '4' }],
  ['an owner of null', { owner_id: null }, {}],
  ['an empty owner', { owner_id: '' }, {}],
  ['keys in camelCase', { billingFrequency: 'monthly', visibleTo: 1 }, { visible_to: '1' }],
  ['unknown keys', { color: 'red', _x: [1], 'owner-id': 1, toString: 1 }, { name: 'Chair' }],
  ['a nested copy of the body', { addProductRequestBody: { name: 'No' } }, { name: 'Chair' }],
  ['dangerous keys', JSON.parse('{"__proto__":{"tax":9},"constructor":1}'), { tax: 0 }],
  ['hexadecimal keys of 39 and 41 digits', { ['a'.repeat(39)]: 1, ['a'.repeat(41)]: 1 }, {}],
  ['a hexadecimal key in upper case', { ['A'.repeat(40)]: 1 }, {}],
  ['cycles as text', { billing_frequency: 'weekly', billing_frequency_cycles: '4' }, weekly(4)],
  [
    'the largest count of cycles',
    { billing_frequency: 'weekly', billing_frequency_cycles: 208 },
    weekly(208),
  ],
  [
    'prices as JSON text',
    { prices: '[{"currency":"EUR","price":"7.5"}]' },
    { prices: [price('EUR', 7.5)] },
  ],
  ['no prices', { prices: [] }, { prices: [] }],
  [
    'amounts as text',
    { prices: [{ currency: 'EUR', price: '1e2', cost: '.5', overhead_cost: '+3' }] },
    { prices: [price('EUR', 100, 0.5, 3)] },
  ],
  [
    'a currency in lower case',
    { prices: [{ currency: 'eur', price: 1 }] },
    { prices: [price('EUR', 1)] },
  ],
  [
    'unknown keys of a price',
    { prices: [{ currency: 'EUR', price: 1, id: 9, product_id: 9, x: 1 }] },
    { prices: [price('EUR', 1)] },
  ],
  [
    '{} for null in a price',
    { prices: [{ currency: 'EUR', price: 1, cost: {}, overhead_cost: {}, notes: {} }] },
    { prices: [price('EUR', 1, 0, null)] },
  ],
  [
    'null in a price',
    { prices: [{ currency: 'EUR', price: 1, cost: null, overhead_cost: null, notes: null }] },
    { prices: [price('EUR', 1, 0, null)] },
  ],
  [
    'one currency twice: the last wins',
    {
      prices: [
        { currency: 'EUR', price: 1, cost: 1 },
        { currency: 'USD', price: 2 },
        { currency: 'eur', price: 3 },
      ],
    },
    { prices: [price('EUR', 3, 1), price('USD', 2)] },
  ],
  ['-0 as price', { prices: [{ currency: 'EUR', price: '-0' }] }, { prices: [price('EUR', 0)] }],
  ['{} for null in texts', { code: {}, unit: {} }, { code: null, unit: null }],
]

function weekly(cycles: number): object {
  return { billing_frequency: 'weekly', billing_frequency_cycles: cycles }
}

const listText = encodeURIComponent(
  '[{"currency":"EUR","price":7,"cost":2},{"currency":"USD","price":8}]',
)

const forms: readonly (readonly [form: string, expected: object])[] = [
  ['name=Chair', { name: 'Chair', prices: [] }],
  ['name=Caf%C3%A9+chair%20%E2%82%AC', { name: 'Café chair €' }],
  [
    'name=Chair&code=4000&tax=20&visible_to=1&selectable=0',
    { code: '4000', tax: 20, visible_to: '1', selectable: false },
  ],
  ['name=Chair&active_flag=1&unit=', { active_flag: true }],
  [`name=Chair&prices=${listText}`, { prices: [price('EUR', 7, 2), price('USD', 8)] }],
  ['name=Chair&prices[0][currency]=EUR&prices[0][price]=7.5', { prices: [price('EUR', 7.5)] }],
  [
    'name=Chair&prices%5B0%5D%5Bcurrency%5D=EUR&prices%5B0%5D%5Bprice%5D=7',
    { prices: [price('EUR', 7)] },
  ],
  [
    'name=Chair&prices[0][currency]=EUR&prices[0][price]=1&prices[1][currency]=SEK&prices[1][price]=2',
    { prices: [price('EUR', 1), price('SEK', 2)] },
  ],
  ['name=Chair&prices[][currency]=EUR&prices[][price]=7', { prices: [price('EUR', 7)] }],
  [
    'name=Chair&prices[0][currency]=EUR&prices[0][price]=7&prices[0][overhead_cost]=',
    { prices: [price('EUR', 7, 0, null)] },
  ],
  ['name=Chair&future[a][b]=1&__proto__[tax]=9', { tax: 0 }],
]

describe.each(databases)('lenient bodies on $name', (database) => {
  const merx = runningMerx(database)
  let admin: User
  let all: AllFields
  beforeAll(async () => {
    const company = await merx.company()
    admin = company.admin
    all = await addAllFields(merx, company)
  })

  const post = async (asked: Asked): Promise<v1.Product> => {
    const { status, body, text } = await admin.ask<One>('POST', '/v1/products', asked)
    expect(status, text).toBe(201)
    return body.data
  }

  for (const [what, body, expected] of jsonBodies) {
    test(`POST takes ${what}`, async () => {
      const product = await post({ body: { name: 'Chair', ...body } })

      expect(product).toMatchObject({ owner_id: { id: admin.id }, ...expected })
      expect(await admin.getProduct(product.id)).toEqual(product)
    })

    test(`PUT takes ${what}`, async () => {
      const { id } = await admin.addProduct({ name: 'Chair' })

      const product = await admin.updateProduct(id, body)

      expect(product).toMatchObject({ owner_id: { id: admin.id }, ...expected })
      expect(await admin.getProduct(id)).toEqual(product)
    })
  }

  for (const [form, expected] of forms) {
    test(`a form of ${form.slice(0, 60)}`, async () => {
      const product = await post({ form })

      expect(product).toMatchObject(expected)
      expect(await admin.getProduct(product.id)).toEqual(product)
    })
  }

  test('in bracket form an empty list disappears: prices stay', async () => {
    const { id } = await admin.addProduct({ prices: [{ currency: 'EUR', price: 5 }] })

    const answer = await admin.ask<One>('PUT', `/v1/products/${id}`, { form: 'code=B-1' })

    expect(answer.body.data).toMatchObject({ code: 'B-1', prices: [price('EUR', 5)] })
  })

  test('a form updates prices like JSON does', async () => {
    const { id } = await admin.addProduct({ prices: [{ currency: 'EUR', price: 5, cost: 3 }] })

    const form =
      'prices[0][currency]=EUR&prices[0][price]=6&prices[1][currency]=USD&prices[1][price]=7'
    const answer = await admin.ask<One>('PUT', `/v1/products/${id}`, { form })

    expect(answer.body.data.prices).toMatchObject([price('EUR', 6, 3), price('USD', 7)])
  })

  test('a follower is taken as text and from a form', async () => {
    const { id } = await admin.addProduct()
    const path = `/v1/products/${id}/followers`

    const asText = await admin.ask('POST', path, { body: { user_id: `${admin.id}` } })
    const again = await admin.ask('POST', path, { form: `user_id=${admin.id}` })
    const camel = await admin.ask('POST', path, { body: { userId: admin.id } })

    expect([asText.status, again.status, camel.status]).toEqual([201, 200, 200])
  })

  test.each([
    ['double', '12.5', 12.5],
    ['monetary', '99.9', 99.9],
    ['varchar', 4000, '4000'],
    ['phone', 372555, '372555'],
    ['time', '09:30', '09:30:00'],
  ] as const)('a %s field takes %j', async (type, value, expected) => {
    const { key } = all.fields[type]

    expect(await post({ body: { name: 'Chair', [key]: value } })).toMatchObject({ [key]: expected })
  })

  test('an enum takes its option as number or text, a set as list, text or number', async () => {
    const [red, green, blue] = all.fields.set.options.map(({ id }) => id)
    const option = all.fields.enum.options[1]?.id
    const taken = async (type: 'enum' | 'set', value: unknown) => {
      const { key } = all.fields[type]
      return (await post({ body: { name: 'Chair', [key]: value } }))[key as keyof v1.Product]
    }

    expect(await taken('enum', option)).toBe(`${option}`)
    expect(await taken('enum', `${option}`)).toBe(`${option}`)
    expect(await taken('set', [red, green])).toBe(`${red},${green}`)
    expect(await taken('set', [`${red}`, blue])).toBe(`${red},${blue}`)
    expect(await taken('set', `${blue},${red}`)).toBe(`${blue},${red}`)
    expect(await taken('set', ` ${blue} , ${red} `)).toBe(`${blue},${red}`)
    expect(await taken('set', `[${red},${blue}]`)).toBe(`${red},${blue}`)
    expect(await taken('set', red)).toBe(`${red}`)
    expect(await taken('set', [red, red])).toBe(`${red}`)
  })

  test('keys that the answer adds may come back in a request', async () => {
    const { time, timerange, address } = all.fields
    const product = await post({
      body: {
        name: 'Chair',
        [time.key]: '09:00:00',
        [`${time.key}_timezone_id`]: 3,
        [timerange.key]: '09:00:00',
        [`${timerange.key}_timezone_id`]: 3,
        [address.key]: 'Linden 4',
        [`${address.key}_subpremise`]: 'x',
      },
    })

    expect(product).toMatchObject({ [`${address.key}_subpremise`]: null })
  })

  test('a product read can be written back whole and changes nothing', async () => {
    const { id } = await admin.addProduct({ prices: [{ currency: 'EUR', price: 5 }] })
    const before = await merx.state()
    const { owner_id, category, id: _id, ...product } = await admin.getProduct(id)

    await admin.updateProduct(id, { ...product, owner_id: owner_id.id, category })

    expect(await merx.state()).toEqual(before)
  })
})
