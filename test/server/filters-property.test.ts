import { createProducts } from '@merx/catalog'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { type AllFields, addAllFields } from './custom-fields.ts'
import { addFilter, filtered, type KnownField, knownFields, tree } from './filter-cases.ts'
import {
  type AskedCondition,
  meets,
  oracleNow,
  relativeDates,
  type Shown,
} from './filter-oracle.ts'
import { type Company, type Merx, runningMerx, type User } from './merx.ts'

/** Few characters, so that conditions hit; among them all that a pattern or index treats apart. */
const character = fc.constantFrom(
  ...'aaabbc12',
  ...['A', 'É', 'é', 'ß', 'ﬁ', 'İ', '椅', '🪑', '𝔘', 'z'],
  ...['-', '.', '_', '%', '\\', "'", '"', '*', ' '],
)
const text = (minLength: number, maxLength: number) =>
  fc.array(character, { minLength, maxLength }).map((all) => all.join(''))
const filled = (maxLength: number) => text(1, maxLength).filter((each) => each.trim() !== '')
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 2 })

const day = fc.constantFrom(
  ...['2023-09-01', '2023-12-31', '2024-01-01', '2024-02-01', '2024-02-19', '2024-02-25'],
  ...['2024-02-26', '2024-02-29', '2024-03-01', '2024-03-02', '2024-03-04', '2024-04-01'],
)
const time = fc.constantFrom('00:00:00', '09:30:00', '09:30:01', '17:00:00', '23:59:59')
const number = fc.constantFrom(-3, 0, 0.1, 1, 1.5, 2, 149.5, 1e15, 1e-7)
const amount = fc.constantFrom(0, 0.1, 1, 5, 149.5, 1e12)
const currency = fc.constantFrom('EUR', 'USD', 'SEK')
const place = fc.nat(2)

const aProduct = fc.record({
  name: filled(6),
  code: maybe(text(0, 4)),
  unit: maybe(text(0, 2)),
  description: maybe(text(0, 250)),
  tax: fc.constantFrom(0, 5, 20, 20.5),
  prices: fc.dictionary(currency, amount, { maxKeys: 2 }),
  isLinkable: fc.boolean(),
  isPrivate: fc.boolean(),
  category: maybe(place),
  varchar: maybe(text(1, 4)),
  text: maybe(text(1, 230)),
  phone: maybe(text(1, 3)),
  double: maybe(number),
  monetary: maybe(fc.record({ value: number, currency })),
  date: maybe(day),
  time: maybe(time),
  daterange: maybe(
    fc
      .tuple(day, maybe(day))
      .map(([start, end]) => [start, end && end < start ? start : end] as const),
  ),
  timerange: maybe(fc.tuple(time, maybe(time))),
  enum: maybe(place),
  set: maybe(fc.uniqueArray(place, { minLength: 1, maxLength: 3 })),
  address: maybe(fc.record({ value: filled(4), locality: maybe(filled(3)) })),
  isBought: fc.boolean(),
})
type Given = typeof aProduct extends fc.Arbitrary<infer T> ? T : never

interface Ground extends AllFields {
  readonly company: Company
  readonly known: Readonly<Record<string, KnownField>>
  readonly categories: readonly number[]
}

async function prepare(merx: Merx): Promise<Ground> {
  const company = await merx.company()
  const all = await addAllFields(merx, company)
  const known = await knownFields(merx, company)
  const ids = await merx.store.db.transaction((db) =>
    db.insert(
      'field_option',
      ['Chairs', 'Tables', 'Lamps'].map((label, index) => ({
        company_id: company.id,
        field_id: known.category?.id ?? 0,
        label,
        sort_order: index,
        deleted_at: null,
      })),
    ),
  )
  return { ...all, company, known, categories: ids }
}

function toBody(given: Given, { fields, personId, company, categories }: Ground): object {
  const option = (type: 'enum' | 'set', at: number) => fields[type].options[at]?.id ?? 0
  return {
    name: given.name,
    code: given.code,
    unit: given.unit,
    description: given.description,
    tax: given.tax,
    prices: Object.entries(given.prices).map(([currency, price]) => ({ currency, price })),
    selectable: given.isLinkable,
    visible_to: given.isPrivate ? 1 : 3,
    category: given.category === null ? null : categories[given.category],
    [fields.varchar.key]: given.varchar,
    [fields.text.key]: given.text,
    [fields.phone.key]: given.phone,
    [fields.double.key]: given.double,
    [fields.monetary.key]: given.monetary?.value ?? null,
    ...(given.monetary && { [`${fields.monetary.key}_currency`]: given.monetary.currency }),
    [fields.date.key]: given.date,
    [fields.time.key]: given.time,
    [fields.daterange.key]: given.daterange?.[0] ?? null,
    ...(given.daterange?.[1] && { [`${fields.daterange.key}_until`]: given.daterange[1] }),
    [fields.timerange.key]: given.timerange?.[0] ?? null,
    ...(given.timerange?.[1] && { [`${fields.timerange.key}_until`]: given.timerange[1] }),
    [fields.enum.key]: given.enum === null ? null : option('enum', given.enum),
    [fields.set.key]: given.set === null ? null : given.set.map((at) => option('set', at)),
    [fields.address.key]: given.address?.value ?? null,
    ...(given.address && { [`${fields.address.key}_locality`]: given.address.locality }),
    [fields.people.key]: given.isBought ? personId : null,
    [fields.user.key]: given.isBought ? company.admin.id : null,
  }
}

const numeric = ['=', '!=', '<', '>', '<=', '>=', 'IS NULL', 'IS NOT NULL']
const textual = [
  ...['=', '!=', "LIKE '$%'", "LIKE '%$'", "LIKE '%$%'", "NOT LIKE '$%'", "NOT LIKE '%$'"],
  ...["NOT LIKE '%$%'", 'IS NULL', 'IS NOT NULL'],
]
const ranged = [
  ...numeric,
  ...['ends_at', 'does_not_end_at', 'ends_before', 'ends_e_before', 'ends_after'],
  ...['ends_e_after', 'includes'],
]
const chosen = ['=', '!=', 'IS NULL', 'IS NOT NULL']

interface Operand {
  readonly value: string
  readonly extra: string | null
}

const plainOperand = (value: fc.Arbitrary<string>): fc.Arbitrary<Operand> =>
  fc.record({ value, extra: fc.constant(null) })
const days = fc.oneof(day, fc.constantFrom(...Object.keys(relativeDates)))

/** Fragments of values that products have, or anything. */
function fragmentOf(values: readonly unknown[]): fc.Arbitrary<string> {
  const texts = values.filter((value) => typeof value === 'string' && value.trim() !== '')
  if (texts.length === 0) return filled(3)
  const cut = fc
    .tuple(fc.constantFrom(...(texts as string[])), fc.nat(3), fc.integer({ min: 1, max: 240 }))
    .map(([text, from, length]) => [...text].slice(from, from + length).join(''))
  const whole = fc.constantFrom(...(texts as string[]))
  return fc.oneof(cut, whole, filled(2)).filter((each) => /[^\s]/.test(each))
}

/** A condition on a field that is neither refused nor about another moment than the oracle's. */
function conditionOn(
  field: KnownField,
  products: readonly Shown[],
  ground: Ground,
): fc.Arbitrary<AskedCondition> {
  const values = products.map((product) => product[field.key])
  const of = (operators: readonly string[], operand: fc.Arbitrary<Operand>) =>
    fc
      .record({ operator: fc.constantFrom(...operators), operand })
      .map(({ operator, operand }) => ({ field, operator, ...operand }))
  const anyNumber = plainOperand(fc.oneof(number, amount, fc.nat(40)).map(String))
  const inCurrency = fc.record({ value: amount.map(String), extra: maybe(currency) })
  const optionIds = (type: 'enum' | 'set') => ground.fields[type].options.map(({ id }) => `${id}`)
  const one = (ids: readonly (number | string)[]) =>
    plainOperand(fc.constantFrom(...ids.map(String)))
  switch (field.type) {
    case 'varchar':
    case 'varchar_auto':
    case 'text':
    case 'phone':
      return of(textual, plainOperand(fragmentOf(values)))
    case 'address':
      return of(
        textual,
        fc.oneof(
          plainOperand(fragmentOf(values)),
          fc.record({
            value: fragmentOf(products.map((product) => product[`${field.key}_locality`])),
            extra: fc.constantFrom('locality', 'country', 'subpremise'),
          }),
        ),
      )
    case 'int':
    case 'double':
      return of(numeric, anyNumber)
    case 'monetary':
    case 'price_list':
      return of(numeric, inCurrency)
    case 'date':
      return of(numeric, plainOperand(days))
    case 'time':
      return of(numeric, plainOperand(time))
    case 'daterange':
      return of(ranged, fc.record({ value: days, extra: maybe(day) }))
    case 'timerange':
      return of(ranged, fc.record({ value: time, extra: maybe(time) }))
    case 'set':
      return of(
        ['contains', 'not_contains', ...chosen],
        plainOperand(
          fc.subarray(optionIds('set'), { minLength: 1 }).map((chosen) => chosen.join(',')),
        ),
      )
    case 'enum':
      return of(chosen, one(field.key === 'category' ? ground.categories : optionIds('enum')))
    case 'boolean':
      return of(['=', '!='], one(['true', 'false']))
    case 'visible_to':
      return of(['=', '!='], one([1, 3, 5, 7]))
    case 'billing_frequency':
      return of(chosen, one(['one-time', 'weekly', 'monthly']))
    case 'people':
      return of(chosen, one([ground.personId]))
    case 'org':
      return of(chosen, one([ground.organizationId]))
    default:
      return of(chosen, one([ground.company.admin.id]))
  }
}

async function expectSame(
  reader: User,
  visible: readonly Shown[],
  all: readonly AskedCondition[],
  any: readonly AskedCondition[],
): Promise<void> {
  const given = (condition: AskedCondition) => ({
    field_id: condition.field.id,
    operator: condition.operator,
    value: condition.value,
    extra_value: condition.extra,
  })
  const conditions = tree(all.map(given), any.map(given))
  const expected = visible.filter((product) => meets(product, all, any)).map(({ id }) => id)
  const { id } = await addFilter(reader, conditions)
  const { data, additional_data } = await filtered(reader, id, '&limit=500&get_summary=1')
  const found = (data ?? []).map((product) => product.id)
  const asked = { all: all.map(shown), any: any.map(shown) }
  expect({ ...asked, ids: found }).toEqual({ ...asked, ids: expected.slice(0, 500) })
  expect(additional_data.summary).toEqual({ total_count: String(expected.length) })
}

function shown({ field, operator, value, extra }: AskedCondition): string {
  return JSON.stringify([field.type, operator, value, extra])
}

describe.each(databases)('filters against looking at every product, on $name', (database) => {
  const merx = runningMerx(database, { clock: () => new Date(oracleNow) })

  test('give the same products, for admins and for those who see less', async () => {
    const ground = await prepare(merx)
    const { admin } = ground.company
    await fc.assert(
      fc.asyncProperty(
        fc.array(aProduct, { minLength: 8, maxLength: 12 }),
        fc.gen(),
        async (given, gen) => {
          const company = ground.company
          const clerk = await company.addUser()
          const products: Shown[] = []
          for (const each of given) products.push(await admin.addProduct(toBody(each, ground)))
          const followed = Number(products.find(({ visible_to }) => visible_to === '1')?.id ?? 0)
          if (followed > 0) await admin.follow(followed, clerk.id)
          const visible = products.filter(
            ({ id, visible_to }) => visible_to !== '1' || id === followed,
          )
          const fields = Object.values(ground.known)
          const condition = () => {
            const field = gen(fc.constantFrom, ...fields)
            return gen(conditionOn, field, products, ground)
          }
          for (let count = 0; count < 20; count++) {
            const all = Array.from({ length: gen(fc.nat, 3) }, condition)
            const any = Array.from({ length: gen(fc.nat, 2) }, condition)
            await expectSame(admin, products, all, any)
            await expectSame(clerk, visible, all, any)
          }
          for (const { id } of products) await admin.deleteProduct(Number(id))
        },
      ),
      // A failed run leaves its products behind, so smaller ones would say nothing.
      { numRuns: 10, interruptAfterTimeLimit: 15_000, endOnFailure: true },
    )
  })
  test('give the same where more fit than are looked up one by one, page by page', async () => {
    const ground = await prepare(merx)
    const { admin, system } = ground.company
    const { varchar, double, set, monetary } = ground.fields
    const clerk = await ground.company.addUser()
    const inputs = Array.from({ length: 2600 }, (_, index) => ({
      name: index % 9 === 0 ? `Chair ${index}` : `Bench ${index % 50}`,
      code: index % 400 === 7 ? `Rare-${index}` : null,
      tax: index % 3,
      ownerId: admin.id,
      visibility: index % 10 === 1 ? (1 as const) : (3 as const),
      customValues: {
        [varchar.key]: { value: index % 20 === 0 ? 'Oak' : 'Pine' },
        [double.key]: { value: index },
        [monetary.key]: { value: 5, currency: 'EUR' },
        [set.key]: { value: set.options.slice(index % 3).map(({ id }) => id) },
      },
      prices: [{ currency: 'EUR', amount: index % 7 }],
    }))
    await createProducts(merx.store.db, system, inputs, merx.now())
    const products: Shown[] = []
    for (let start = 0; start < 3000; start += 500) {
      const path = `/v1/products?limit=500&start=${start}`
      const { body } = await admin.ask<{ data: Shown[] | null }>('GET', path)
      products.push(...(body.data ?? []))
    }
    const visible = products.filter(({ visible_to }) => visible_to === '3')
    const { known } = ground
    const on = (key: string, operator: string, value: string, extra: string | null = null) => {
      const field = known[key]
      if (!field) throw new Error(`there is no field ${key}`)
      return { field, operator, value, extra }
    }
    const many = [
      on('name', "LIKE '%$%'", 'bench'),
      on('name', "LIKE '$%'", 'b'),
      on('name', "NOT LIKE '%$'", '1'),
      on(varchar.key, '=', 'pine'),
      on(double.key, '>', '300'),
      on(monetary.key, '=', '5', 'EUR'),
      on('prices', '>=', '1', 'EUR'),
      on('prices', '<', '6'),
      on('tax', '>=', '0'),
      on('owner_id', '=', String(admin.id)),
      on('add_time', '=', 'today'),
      on('id', '>', String(products[400]?.id)),
    ]
    const option = String(set.options[2]?.id)

    for (const condition of many) await expectSame(clerk, visible, [condition], [])
    await expectSame(admin, products, many, [])
    await expectSame(admin, products, [on('code', "LIKE '$%'", 'rare')], many)
    await expectSame(clerk, visible, [], [on('code', "LIKE '$%'", 'rare'), on('tax', '=', '2')])
    const all = [on(set.key, 'contains', option), on('name', '!=', 'Bench 7')]
    const conditions = all.map(({ field, ...rest }) => ({ field_id: field.id, ...rest }))
    const { id } = await addFilter(clerk, tree(conditions))
    const expected = visible.filter((product) => meets(product, all, []))
    for (const start of [0, 1, 700, 2200, 2599, 9999]) {
      const { data } = await filtered(clerk, id, `&limit=50&start=${start}`)
      const names = (data ?? []).map((product) => product.id)
      expect(names).toEqual(expected.slice(start, start + 50).map((product) => product.id))
    }
  })
})
