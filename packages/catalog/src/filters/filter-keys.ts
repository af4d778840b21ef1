import { type Db, type KeyedTable, statement } from '@merx/store'
import { addressParts, type Field, type FieldValue } from '../fields/field.ts'
import type { ProductState } from '../products/product.ts'
import { fold } from '../search/text.ts'

/** The texts every product has, under numbers that no field row has. */
export const standardTexts = { name: -1, code: -2, description: -3, unit: -4 } as const

/** Which part of a value a key holds; the value itself, or a range's start, is 0. */
export const mainPart = 0
export const untilPart = 1
const firstAddressPart = 10

/** The part of an address under which its component is kept; undefined for what filters do not ask. */
export function addressPartOf(component: (typeof addressParts)[number]): number {
  return firstAddressPart + addressParts.indexOf(component)
}

/** The part under which amounts in one currency are kept: its three letters as a number. */
export function currencyPartOf(currency: string): number {
  let part = 0
  for (const letter of currency) part = part * 26 + letter.charCodeAt(0) - 64
  return part
}

interface FilterKey<V> {
  readonly fieldId: number
  readonly part: number
  readonly value: V
}

/** What filters compare of a product, apart from the columns of its row and its prices. */
export interface FilterKeys {
  readonly texts: readonly FilterKey<string>[]
  readonly numbers: readonly FilterKey<number>[]
}

type KeyField = Pick<Field, 'id' | 'key' | 'type'>

const none: FilterKeys = { texts: [], numbers: [] }

/** The keys of a live product; a deleted one has none, and an empty text is no text. */
export function filterKeysOf(state: ProductState, fields: readonly KeyField[]): FilterKeys {
  if (state.deletedAt !== null) return none
  const texts: FilterKey<string>[] = []
  const numbers: FilterKey<number>[] = []
  const keys = { texts, numbers }
  for (const [name, fieldId] of Object.entries(standardTexts)) {
    // The table names members of the product that hold texts.
    addText(keys, fieldId, mainPart, state[name as keyof typeof standardTexts])
  }
  for (const field of fields) {
    const value = state.customValues[field.key]
    if (value !== undefined) addValue(keys, field, value)
  }
  return keys
}

interface NewKeys {
  texts: FilterKey<string>[]
  numbers: FilterKey<number>[]
}

function addText({ texts }: NewKeys, fieldId: number, part: number, text: unknown): void {
  const value = typeof text === 'string' ? fold(text) : ''
  if (value !== '') texts.push({ fieldId, part, value })
}

/** Plain values, sets, and values in parts: as {@link FieldValue} says. */
function addValue(keys: NewKeys, { id: fieldId, type }: KeyField, value: FieldValue): void {
  if (typeof value === 'string') addText(keys, fieldId, mainPart, value)
  else if (typeof value === 'number') keys.numbers.push({ fieldId, part: mainPart, value })
  else if (!('value' in value)) {
    for (const option of value) keys.numbers.push({ fieldId, part: mainPart, value: option })
  } else if (typeof value.value === 'number') {
    keys.numbers.push({ fieldId, part: mainPart, value: value.value })
    const part = currencyPartOf(String(value.currency))
    keys.numbers.push({ fieldId, part, value: value.value })
  } else {
    addText(keys, fieldId, mainPart, value.value)
    addText(keys, fieldId, untilPart, value.until)
    if (type !== 'address') return
    for (const part of addressParts) addText(keys, fieldId, addressPartOf(part), value[part])
  }
}

interface ProductKeys {
  readonly productId: number
  readonly keys: FilterKeys
}

/** Writes the keys of products that have none. */
export async function addFilterKeys(
  db: Db,
  companyId: number,
  products: readonly ProductKeys[],
): Promise<void> {
  await insertKeys(db, 'product_text', companyId, products, ({ texts }) => texts)
  await insertKeys(db, 'product_number', companyId, products, ({ numbers }) => numbers)
}

async function insertKeys<V extends string | number>(
  db: Db,
  table: Exclude<KeyedTable, 'event'>,
  companyId: number,
  products: readonly ProductKeys[],
  keysOf: (keys: FilterKeys) => readonly FilterKey<V>[],
): Promise<void> {
  const rows = products.flatMap(({ productId, keys }) =>
    keysOf(keys).map(({ fieldId, part, value }) => ({
      company_id: companyId,
      product_id: productId,
      field_id: fieldId,
      part,
      value,
    })),
  )
  // Each table is given keys of its own kind of value.
  if (rows.length > 0) await db.insertKeyed(table, rows as never)
}

/** Brings the keys of a product up to date, writing only what differs. */
export async function changeFilterKeys(
  db: Db,
  companyId: number,
  productId: number,
  before: FilterKeys,
  after: FilterKeys,
): Promise<void> {
  const gone = { texts: without(before.texts, after.texts) }
  const goneNumbers = without(before.numbers, after.numbers)
  for (const { fieldId, part } of gone.texts) {
    await db.all(removeText, { companyId, productId, fieldId, part })
  }
  for (const { fieldId, part, value } of goneNumbers) {
    await db.all(removeNumber, { companyId, productId, fieldId, part, value })
  }
  const keys = {
    texts: without(after.texts, before.texts),
    numbers: without(after.numbers, before.numbers),
  }
  await addFilterKeys(db, companyId, [{ productId, keys }])
}

function without<V>(keys: readonly FilterKey<V>[], others: readonly FilterKey<V>[]) {
  return keys.filter(
    ({ fieldId, part, value }) =>
      !others.some(
        (other) => other.fieldId === fieldId && other.part === part && other.value === value,
      ),
  )
}

/** Takes all keys of products away, those of fields that are gone included. */
export async function removeFilterKeys(
  db: Db,
  companyId: number,
  productIds: readonly number[],
): Promise<void> {
  const ids = JSON.stringify(productIds)
  await db.all(removeTexts, { companyId, ids })
  await db.all(removeNumbers, { companyId, ids })
}

interface OneKey {
  companyId: number
  productId: number
  fieldId: number
  part: number
}

const removeText = statement<OneKey, never>((sql, parameter) =>
  sql
    .deleteFrom('product_text')
    .where('company_id', '=', parameter('companyId'))
    .where('product_id', '=', parameter('productId'))
    .where('field_id', '=', parameter('fieldId'))
    .where('part', '=', parameter('part')),
)

const removeNumber = statement<OneKey & { value: number }, never>((sql, parameter) =>
  sql
    .deleteFrom('product_number')
    .where('company_id', '=', parameter('companyId'))
    .where('product_id', '=', parameter('productId'))
    .where('field_id', '=', parameter('fieldId'))
    .where('part', '=', parameter('part'))
    .where('value', '=', parameter('value')),
)

type ManyKeys = { companyId: number; ids: string }

const removeTexts = statement<ManyKeys, never>((sql, parameter, { numbers }) =>
  sql
    .deleteFrom('product_text')
    .where('company_id', '=', parameter('companyId'))
    .where('product_id', 'in', numbers(parameter('ids'))),
)

const removeNumbers = statement<ManyKeys, never>((sql, parameter, { numbers }) =>
  sql
    .deleteFrom('product_number')
    .where('company_id', '=', parameter('companyId'))
    .where('product_id', 'in', numbers(parameter('ids'))),
)
