import type { FieldType } from '@merx/catalog'
import type { v1 } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { type AllFields, addAllFields } from './custom-fields.ts'
import { type Company, runningMerx, type User } from './merx.ts'

/** Keys by suffix: '' is the value itself. */
type Parts = Readonly<Record<string, unknown>>
type Values = (all: AllFields, admin: User) => { given: Parts; shown: Parts; changed: Parts }

const plain = (value: unknown, changed: unknown): Values => {
  return () => ({ given: { '': value }, shown: { '': value }, changed: { '': changed } })
}

const noAddress = {
  _subpremise: null,
  _street_number: null,
  _route: null,
  _sublocality: null,
  _locality: null,
  _admin_area_level_1: null,
  _admin_area_level_2: null,
  _country: null,
  _postal_code: null,
  _formatted_address: null,
  _lat: null,
  _long: null,
}

const address = {
  '': 'Linden 4, Tartu',
  _street_number: '4',
  _route: 'Linden',
  _sublocality: 'Old Town',
  _locality: 'Tartu',
  _admin_area_level_1: 'Tartu County',
  _admin_area_level_2: 'Tartu City',
  _country: 'Estonia',
  _postal_code: '51009',
  _formatted_address: 'Linden 4, 51009 Tartu, Estonia',
  _lat: 58.378025,
  _long: 26.728493,
}

const options = ({ fields }: AllFields, type: 'enum' | 'set') =>
  fields[type].options.map(({ id }) => id)

/** A value of every type, how it is shown, and another value. */
const values: Record<FieldType, Values> = {
  varchar: plain('Oak “é” 椅', ' pine '),
  varchar_auto: plain('oak', 'pine'),
  text: plain('two\nlines', 'x'.repeat(65_535)),
  phone: plain('+372 555 0101', '112'),
  double: plain(0.1, -12.75),
  date: plain('2024-02-29', '1999-12-31'),
  time: plain('09:30:00', '23:59:59'),
  monetary: () => ({
    given: { '': 149.5, _currency: 'usd' },
    shown: { '': 149.5, _currency: 'USD' },
    changed: { '': 0, _currency: 'SEK' },
  }),
  daterange: () => ({
    given: { '': '2024-02-29', _until: '2024-03-01' },
    shown: { '': '2024-02-29', _until: '2024-03-01' },
    changed: { '': '2024-01-01', _until: '2024-12-31' },
  }),
  timerange: () => ({
    given: { '': '09:00', _until: '17:30:15' },
    shown: { '': '09:00:00', _until: '17:30:15' },
    changed: { '': '00:00:00', _until: '23:59:59' },
  }),
  enum: (all) => {
    const [red, green] = options(all, 'enum')
    return { given: { '': red }, shown: { '': `${red}` }, changed: { '': `${green}` } }
  },
  set: (all) => {
    const [red, green, blue] = options(all, 'set')
    return {
      given: { '': `${blue},${red}` },
      shown: { '': `${blue},${red}` },
      changed: { '': `${green}` },
    }
  },
  user: (_all, admin) => plain(admin.id, null)(_all, admin),
  people: (all, admin) => plain(all.personId, null)(all, admin),
  org: (all, admin) => plain(all.organizationId, null)(all, admin),
  address: () => ({
    given: address,
    shown: { ...address, _subpremise: null },
    changed: { ...noAddress, '': 'Pine 5' },
  }),
}

/** What a field without a value shows. */
const empty: Partial<Record<FieldType, Parts>> = {
  monetary: { '': null, _currency: null },
  daterange: { '': null, _until: null },
  timerange: { '': null, _until: null },
  address: { '': null, ...noAddress },
}

describe.each(databases)('custom fields on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let admin: User
  let all: AllFields
  beforeAll(async () => {
    company = await merx.company()
    admin = company.admin
    all = await addAllFields(merx, company)
  })

  const flat = (type: FieldType, parts: Parts) =>
    Object.fromEntries(
      Object.entries(parts).map(([suffix, value]) => [`${all.fields[type].key}${suffix}`, value]),
    )
  const partsOf = (type: FieldType, product: v1.Product): Parts => {
    const { key } = all.fields[type]
    const own = Object.entries(product).filter(([name]) => name.startsWith(key))
    return Object.fromEntries(own.map(([name, value]) => [name.slice(key.length), value]))
  }

  for (const [name, valuesOf] of Object.entries(values)) {
    const type = name as FieldType

    test(`a ${type} is created, shown, changed and cleared`, async () => {
      const { given, shown, changed } = valuesOf(all, admin)
      const none = empty[type] ?? { '': null }

      const product = await admin.addProduct(flat(type, given))
      expect(partsOf(type, product)).toEqual(shown)
      expect(await admin.getProduct(product.id)).toEqual(product)

      const updated = await admin.updateProduct(product.id, flat(type, changed))
      const expected = changed[''] === null ? none : changed
      expect(partsOf(type, updated)).toEqual(expected)
      expect((await merx.events(company.id)).at(-1)).toMatchObject({
        name: 'product.updated',
        itemId: product.id,
      })

      for (const nothing of [null, '']) {
        await admin.updateProduct(product.id, flat(type, given))
        const cleared = await admin.updateProduct(product.id, flat(type, { '': nothing }))
        expect(partsOf(type, cleared)).toEqual(none)
      }
    })

    test(`a ${type} stays when other things change`, async () => {
      const { given, shown } = valuesOf(all, admin)
      const { id } = await admin.addProduct(flat(type, given))

      const updated = await admin.updateProduct(id, { name: 'Other', [all.fields.double.key]: 7 })

      if (type !== 'double') expect(partsOf(type, updated)).toEqual(shown)
      expect(updated.name).toBe('Other')
    })
  }

  test('a product shows every field, those without a value as null', async () => {
    const product = await admin.addProduct()

    for (const type of Object.keys(values) as FieldType[]) {
      expect(partsOf(type, product)).toEqual(empty[type] ?? { '': null })
    }
  })

  test('a part changes alone, and is refused without a value', async () => {
    const { id } = await admin.addProduct({ ...flat('monetary', { '': 5, _currency: 'EUR' }) })

    const changed = await admin.updateProduct(id, flat('monetary', { _currency: 'USD' }))
    expect(partsOf('monetary', changed)).toEqual({ '': 5, _currency: 'USD' })
    const amount = await admin.updateProduct(id, flat('monetary', { '': 6 }))
    expect(partsOf('monetary', amount)).toEqual({ '': 6, _currency: 'USD' })
    const body = flat('daterange', { _until: '2024-03-01' })
    const alone = await admin.ask('PUT', `/v1/products/${id}`, { body })
    expect([alone.status, alone.text]).toEqual([400, expect.stringContaining('must come with')])
  })

  test('the end of a range can be taken away', async () => {
    const range = { '': '2024-03-01', _until: '2024-03-05' }
    const { id } = await admin.addProduct(flat('daterange', range))

    const open = await admin.updateProduct(id, flat('daterange', { _until: null }))

    expect(partsOf('daterange', open)).toEqual({ '': '2024-03-01', _until: null })
  })

  test('money without a currency is in the currency of the user', async () => {
    const swede = await company.addUser({ currency: 'SEK' })

    const product = await swede.addProduct(flat('monetary', { '': 10 }))

    expect(partsOf('monetary', product)).toEqual({ '': 10, _currency: 'SEK' })
  })

  test('a field added later shows on products that are there already', async () => {
    const other = await merx.company()
    const { id } = await other.admin.addProduct()
    await other.admin.getProduct(id)

    const { fields } = await addAllFields(merx, other)

    expect(await other.admin.getProduct(id)).toHaveProperty(fields.varchar.key, null)
  })
})
