import type { Phrases, Tables } from '@merx/store'
import {
  type Expression,
  type ExpressionBuilder,
  type ExpressionWrapper,
  type RawBuilder,
  type SqlBool,
  sql,
} from 'kysely'
import type { Bounds, Predicate, TextBounds } from './predicate.ts'

/** Builds expressions over a product's row `r`. */
export type RowBuilder = ExpressionBuilder<Tables & { r: Tables['product'] }, 'r'>

type Check = Expression<SqlBool>

/**
 * Whether the product in row `r` meets a predicate, looking at that product alone.
 *
 * Written so that no database starts from the values instead of the row: columns stand in
 * expressions that no index has, and a subselect with an offset is never made a join.
 */
export function checkOf(eb: RowBuilder, predicate: Predicate, phrases: Phrases): Check {
  switch (predicate.kind) {
    case 'constant':
      return constant(predicate.holds)
    case 'not':
      return eb.not(checkOf(eb, predicate.predicate, phrases))
    case 'all':
      return eb.and(predicate.predicates.map((part) => checkOf(eb, part, phrases)))
    case 'any':
      return eb.or(predicate.predicates.map((part) => checkOf(eb, part, phrases)))
    case 'text':
      return hasText(eb, predicate, phrases)
    case 'number':
      return hasNumber(eb, predicate)
    case 'numberColumn':
      return columnCheck(eb, predicate)
    case 'textColumn': {
      // Both columns always have a value.
      const column = sql<string>`(${eb.ref(`r.${predicate.column}`)} || '')`
      return eb.and(textConditions(column, predicate.bounds, phrases))
    }
    case 'price':
      return hasPrice(eb, predicate)
    case 'options':
      return hasOptions(eb, predicate)
  }
}

function constant(holds: boolean): Check {
  return holds ? sql<SqlBool>`1 = 1` : sql<SqlBool>`1 = 0`
}

function hasText(
  eb: RowBuilder,
  { fieldId, part, bounds }: Extract<Predicate, { kind: 'text' }>,
  phrases: Phrases,
): Check {
  return eb.exists(
    eb
      .selectFrom('product_text as x')
      .select('x.part')
      .whereRef('x.company_id', '=', 'r.company_id')
      .whereRef('x.product_id', '=', 'r.id')
      .where(ofPart(fieldId, part))
      .where((eb) => eb.and(textConditions(eb.ref('x.value'), bounds, phrases)))
      .limit(1)
      .offset(0),
  )
}

function numbersOf(eb: RowBuilder, fieldId: number, part: number) {
  return eb
    .selectFrom('product_number as x')
    .whereRef('x.company_id', '=', 'r.company_id')
    .whereRef('x.product_id', '=', 'r.id')
    .where(ofPart(fieldId, part))
}

/** Such that only the key that leads with the product helps: a product has few values. */
function ofPart(fieldId: number, part: number): Check {
  return sql`(+x.field_id) = ${asWhole(fieldId)} and (+x.part) = ${asWhole(part)}`
}

function hasNumber(
  eb: RowBuilder,
  { fieldId, part, bounds }: Extract<Predicate, { kind: 'number' }>,
): Check {
  return eb.exists(
    numbersOf(eb, fieldId, part)
      .select('x.part')
      .where((eb) => eb.and(boundConditions(sql<number>`(+x.value)`, bounds, asDouble)))
      .limit(1)
      .offset(0),
  )
}

/** However many they are, it is two subselects. */
function hasOptions(
  eb: RowBuilder,
  { fieldId, optionIds, needed }: Extract<Predicate, { kind: 'options' }>,
): Check {
  const count = numbersOf(eb, fieldId, 0).select((eb) => eb.fn.countAll<number>().as('count'))
  const options = sql.join(optionIds.map(asDouble))
  const found = count.where(sql<SqlBool>`(+x.value) in (${options})`)
  if (needed === 'any') return eb(found, '>', 0)
  const hasAll = eb(found, '=', optionIds.length)
  return needed === 'all' ? hasAll : eb.and([hasAll, eb(count, '=', optionIds.length)])
}

export function numberKey(fieldId: number, bounds: Bounds<number>) {
  return { kind: 'number', fieldId, part: 0, bounds } as const
}

function columnCheck(
  eb: RowBuilder,
  { column, bounds }: Extract<Predicate, { kind: 'numberColumn' }>,
): Check {
  const ref = eb.ref(`r.${column}`)
  // Products are walked through in the order of their numbers, so these may begin the walk.
  const value = column === 'id' ? sql<number>`${ref}` : sql<number>`(+${ref})`
  const cast = column === 'tax' ? asDouble : asWhole
  // What is null is in no bounds, also where the check is turned round.
  return eb.and([eb(ref, 'is not', null), ...boundConditions(value, bounds, cast)])
}

function hasPrice(
  eb: RowBuilder,
  { currency, bounds }: Extract<Predicate, { kind: 'price' }>,
): Check {
  return eb.exists(
    eb
      .selectFrom('product_price as x')
      .select('x.id')
      .whereRef('x.company_id', '=', 'r.company_id')
      .whereRef('x.product_id', '=', 'r.id')
      // As the index by product has it, and not the one by amount.
      .where(sql<SqlBool>`coalesce(x.variation_id, 0) = 0`)
      .$if(currency !== undefined, (prices) => prices.where('x.currency', '=', currency ?? ''))
      .where((eb) => eb.and(boundConditions(eb.ref('x.amount'), bounds, asDouble)))
      .limit(1)
      .offset(0),
  )
}

type Operand<V> = ExpressionWrapper<never, never, V> | RawBuilder<V> | Expression<V>

type ToParameter<V> = (value: V) => RawBuilder<V>

/** A number that PostgreSQL is told the type of: it guesses that of the column, which may be too small. */
export const asWhole: ToParameter<number> = (value) => sql`cast(${value} as bigint)`
export const asDouble: ToParameter<number> = (value) => sql`cast(${value} as double precision)`
const asText: ToParameter<string> = (value) => sql`${value}`

const comparisons = {
  equals: '=',
  atLeast: '>=',
  above: '>',
  atMost: '<=',
  below: '<',
} as const

/** The comparisons of a value with all bounds that are given. */
export function boundConditions<V>(
  value: Operand<V>,
  bounds: Bounds<V>,
  toParameter: ToParameter<V>,
): Check[] {
  const names = Object.keys(comparisons) as (keyof typeof comparisons)[]
  return names.flatMap((name) => {
    const bound = bounds[name]
    if (bound === undefined) return []
    return [sql<SqlBool>`${value} ${sql.raw(comparisons[name])} ${toParameter(bound)}`]
  })
}

/** The comparisons of a folded text with all that is asked of it. */
export function textConditions(
  value: Operand<string>,
  bounds: TextBounds,
  phrases: Phrases,
): Check[] {
  const { startsWith, endsWith, contains } = bounds
  const conditions = boundConditions(value, bounds, asText)
  if (startsWith !== undefined) {
    conditions.push(sql<SqlBool>`substr(${value}, 1, ${lengthOf(startsWith)}) = ${startsWith}`)
  }
  if (endsWith !== undefined) {
    const length = lengthOf(endsWith)
    conditions.push(sql<SqlBool>`length(${value}) >= ${length}`)
    conditions.push(sql<SqlBool>`substr(${value}, length(${value}) - ${length} + 1) = ${endsWith}`)
  }
  if (contains !== undefined) conditions.push(phrases.contains(value, contains))
  return conditions
}

/** Databases count characters, JavaScript halves of some. */
function lengthOf(text: string): number {
  return [...text].length
}
