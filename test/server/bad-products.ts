import type { Scene } from './scene.ts'

/** What is wrong, the body, and the text of the error where one is documented. */
export type BadBody = readonly [
  what: string,
  body: object | ((scene: Scene) => object),
  error?: string | RegExp,
]

const notArray = 'Prices must be given as array of objects.'
const noPrice = 'Price attribute must be set for each price.'
const noName = 'Name must be given.'
/** The documented text to the letter; the key stands in `error_info`. */
const unknownField = 'Bad request'
const maxSafe = Number.MAX_SAFE_INTEGER

const eur = (price: object) => ({ prices: [{ currency: 'EUR', price: 1, ...price }] })

const manyPrices = Array.from({ length: 10_000 }, (_, index) => ({ currency: 'EUR', price: index }))

const badTexts: BadBody[] = [
  ['an empty name', { name: '' }, noName],
  ['a blank name', { name: ' \t ' }, noName],
  ['a null name', { name: null }, noName],
  ['a list as name', { name: ['Chair'] }, noName],
  ['a name of 256 characters', { name: 'x'.repeat(256) }, /^name .* 255 characters$/],
  ['a code of 256 characters', { code: 'x'.repeat(256) }, /^code .* 255 characters$/],
  ['an object as code', { code: { a: 1 } }, /^code /],
  ['a unit of 256 characters', { unit: 'x'.repeat(256) }, /^unit /],
  ['a description of 65,536 characters', { description: 'x'.repeat(65_536) }, /^description /],
  ['NUL in the name', { name: 'Cha\0ir' }],
  ['NUL in the code', { code: '\0' }],
  ['NUL in the notes of a price', eur({ notes: 'a\0b' })],
  ['NUL in the notes of a price of a list in JSON text', jsonText('a\\u0000b')],
  ['half a surrogate pair in the name', { name: 'Chair \ud83d' }],
  ['half a surrogate pair, the second one, in the code', { code: '\ude00 chair' }],
  ['half a surrogate pair in a list in JSON text', jsonText('a\\ud83db')],
  ['half a surrogate pair in an unknown key', { 'x\ud800': 1 }],
  ['NUL deep in an unknown member', { future: { list: [{ text: 'a\0' }] } }],
]

function jsonText(notes: string): object {
  return { prices: `[{"currency":"EUR","price":1,"notes":"${notes}"}]` }
}

const badPrices: BadBody[] = [
  ['prices as an object', { prices: { EUR: { price: 1 } } }, notArray],
  ['prices as a number', { prices: 12 }, notArray],
  ['prices as a text', { prices: 'EUR 12' }, notArray],
  ['prices as a text that is no list', { prices: '{"currency":"EUR","price":1}' }, notArray],
  ['prices as a text of broken JSON', { prices: '[{"currency":' }, notArray],
  ['prices as a list of numbers', { prices: [12] }, notArray],
  ['prices as a list of lists', { prices: [[{ currency: 'EUR', price: 1 }]] }, notArray],
  ['prices as null', { prices: null }, notArray],
  ['a null among the prices', { prices: [null] }, notArray],
  ['a price without price', { prices: [{ currency: 'EUR' }] }, noPrice],
  ['a price of null', eur({ price: null }), noPrice],
  ['a price as text that is no number', eur({ price: 'cheap' }), noPrice],
  ['a price that is no finite number', eur({ price: 'Infinity' }), noPrice],
  ['a price that is not a number', eur({ price: 'NaN' }), noPrice],
  ['a price beyond the largest number', eur({ price: '1e999' }), noPrice],
  ['a price of {}', eur({ price: {} }), noPrice],
  ['a negative price', eur({ price: -0.01 }), /prices\[0\]\.price -0\.01 /],
  ['a negative price after a good one', twoPrices(-1), /prices\[1\]\.price -1 /],
  ['a negative cost', eur({ cost: -1 }), /prices\[0\]\.cost -1 /],
  ['a negative overhead cost', eur({ overhead_cost: -1 }), /prices\[0\]\.overhead_cost -1 /],
  ['a cost that is no number', eur({ cost: 'much' }), /prices\[0\]\.cost /],
  ['notes of 1,001 characters', eur({ notes: 'x'.repeat(1001) }), /prices\[0\]\.notes /],
  ['a currency of four letters', eur({ currency: 'EURO' }), currency('EURO')],
  ['a currency nobody has', eur({ currency: 'ZZZ' }), currency('ZZZ')],
  ['an empty currency', eur({ currency: '' }), /prices\[0\]\.currency/],
  ['a price without currency', { prices: [{ price: 1 }] }, /prices\[0\]\.currency/],
  ['a number as currency', eur({ currency: 978 }), /prices\[0\]\.currency/],
  ['10,000 prices', { prices: manyPrices }, /^prices has 10000 elements/],
]

function twoPrices(second: number): object {
  return {
    prices: [
      { currency: 'EUR', price: 1 },
      { currency: 'USD', price: second },
    ],
  }
}

function currency(code: string): RegExp {
  return new RegExp(`^prices\\[0\\]\\.currency "${code}" must be a 3-letter ISO 4217 code$`)
}

const badMembers: BadBody[] = [
  ...[0, 2, 4, 9, -1, 1.5, '3,5', 'all', [3], {}].map(
    (value): BadBody => [
      `visible_to ${JSON.stringify(value)}`,
      { visible_to: value },
      /^visible_to/,
    ],
  ),
  ...[0, -1, 1.5, 'me', '1.5', '0', maxSafe + 1, '9007199254740993', [1], {}].map(
    (value): BadBody => [`owner_id ${JSON.stringify(value)}`, { owner_id: value }, /^owner_id/],
  ),
  ['an owner nobody is', { owner_id: 987_654 }, /^owner_id 987654 /],
  ['the largest possible id as owner', { owner_id: maxSafe }, /^owner_id/],
  [
    "another company's user as owner",
    ({ foreign }) => ({ owner_id: foreign.user.id }),
    /^owner_id/,
  ],
  ['a tax that is no number', { tax: 'some' }, /^tax "some" /],
  ['a negative tax', { tax: -1 }, /^tax -1 /],
  ['a category that does not exist', { category: 987_654 }, /^category 987654 /],
  ['a category that is no id', { category: 'chairs' }, /^category "chairs" /],
  ['an option of another field as category', ({ fields }) => ({ category: option(fields.enum) })],
  ['an active flag of 2', { active_flag: 2 }, /^active_flag 2 /],
  ['an active flag that says yes', { active_flag: 'yes' }, /^active_flag "yes" /],
  ['a selectable that is a list', { selectable: [true] }, /^selectable /],
  ['an unknown billing frequency', { billing_frequency: 'daily' }, /^billing_frequency "daily" /],
  ['weekly billing without cycles', { billing_frequency: 'weekly' }, /^billing_frequency_cycles/],
  ['one-time billing with cycles', { billing_frequency_cycles: 3 }, /^billing_frequency_cycles/],
  ['209 billing cycles', billing(209), /^billing_frequency_cycles/],
  ['no billing cycles', billing(0), /^billing_frequency_cycles/],
  ['half a billing cycle', billing(0.5), /^billing_frequency_cycles/],
]

function billing(cycles: number): object {
  return { billing_frequency: 'monthly', billing_frequency_cycles: cycles }
}

function option({ options }: { options: readonly { id: number }[] }): number | undefined {
  return options[0]?.id
}

const unknownKey = '0123456789abcdef0123456789abcdef01234567'

const badCustomFields: BadBody[] = [
  ['a custom field nobody has', { [unknownKey]: 'oak' }, unknownField],
  ['a custom field nobody has, set to null', { [unknownKey]: null }, unknownField],
  [
    "another company's custom field",
    ({ foreign }) => ({ [foreign.fieldKey]: 'oak' }),
    unknownField,
  ],
  ...unknownSuffix('varchar', '_currency'),
  ...unknownSuffix('monetary', '_until'),
  ...unknownSuffix('date', '_until'),
  ...unknownSuffix('address', '_planet'),
  ...wrong('varchar', [true, {}, ['oak'], 'x'.repeat(256), 'a\0']),
  ...wrong('varchar_auto', [true, { a: 1 }, 'x'.repeat(256)]),
  ...wrong('text', [false, ['x'], 'x'.repeat(65_536)]),
  ...wrong('phone', [true, 'x'.repeat(256)]),
  ...wrong('double', ['heavy', true, {}, [1], 'Infinity', '1e999']),
  ...wrong('monetary', ['cheap', true, [1]]),
  ...wrong('date', ['2021-02-30', '2021-13-01', '02.03.2021', 20210302, true, '2021-03-02T00:00']),
  ...wrong('daterange', ['2021-02-30', 'soon', {}]),
  ...wrong('time', ['24:00:00', '9:30', '12:60', 'noon', 930]),
  ...wrong('timerange', ['25:00', 'noon', {}]),
  ...wrong('enum', ['Red', 987_654, 0, -1, 1.5, true, [1]]),
  ...wrong('set', ['Red', 987_654, '1,x', [0], [1.5], { a: 1 }, true]),
  ...wrong('user', ['me', 987_654, 0, 1.5, true]),
  ...wrong('people', ['Otto', 987_654, 0, true]),
  ...wrong('org', ['City Park', 987_654, -1, true]),
  ...wrong('address', [true, 12.5 > 0, ['Linden 4'], { value: 'x' }]),
  wrongPart('monetary', 12, '_currency', 'EURO'),
  wrongPart('monetary', 12, '_currency', 978),
  wrongPart('daterange', '2021-03-02', '_until', '2021-03-32'),
  wrongPart('timerange', '09:00:00', '_until', 'late'),
  wrongPart('address', 'Linden 4', '_lat', 'north'),
  wrongPart('address', 'Linden 4', '_country', 372),
  [
    "another company's user in a field",
    ({ fields, foreign }) => ({
      [fields.user.key]: foreign.user.id,
    }),
  ],
  ['an option of another field', ({ fields }) => ({ [fields.enum.key]: option(fields.set) })],
]

type Type = keyof Scene['fields']

function wrong(type: Type, values: readonly unknown[]): BadBody[] {
  return values.map((value) => {
    const shown = JSON.stringify(value).slice(0, 40)
    return [`${shown} in a ${type} field`, ({ fields }) => ({ [fields[type].key]: value })]
  })
}

function wrongPart(type: Type, value: unknown, suffix: string, part: unknown): BadBody {
  return [
    `${JSON.stringify(part)} as ${suffix} of a ${type} field`,
    ({ fields }) => ({ [fields[type].key]: value, [`${fields[type].key}${suffix}`]: part }),
  ]
}

function unknownSuffix(type: Type, suffix: string): BadBody[] {
  const body: BadBody[1] = ({ fields }) => ({ [`${fields[type].key}${suffix}`]: 'x' })
  return [[`${suffix} of a ${type} field`, body, unknownField]]
}

/** Bodies that neither POST nor PUT of a product takes. */
export const badProducts: readonly BadBody[] = [
  ...badTexts,
  ...badPrices,
  ...badMembers,
  ...badCustomFields,
]
