import { Problem } from '@merx/contract'
import { requireCurrency } from '../prices/currency.ts'
import { currencyPartOf, mainPart } from './filter-keys.ts'
import { type Bounds, type NumberColumn, never, not, type Predicate } from './predicate.ts'
import { type Reading, show } from './read-condition.ts'

type ToPredicate = (bounds: Bounds<number>) => Predicate

/** Reads one of the eight comparisons of numbers. */
function readComparison(reading: Reading, toPredicate: ToPredicate): Predicate {
  const { operator } = reading.condition
  if (operator === 'IS NOT NULL') return toPredicate({})
  if (operator === 'IS NULL') return not(toPredicate({}))
  const number = numberOf(reading)
  switch (operator) {
    case '=':
      return toPredicate({ equals: number })
    case '!=':
      return not(toPredicate({ equals: number }))
    case '<':
      return toPredicate({ below: number })
    case '<=':
      return toPredicate({ atMost: number })
    case '>':
      return toPredicate({ above: number })
    default:
      return toPredicate({ atLeast: number })
  }
}

const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

function numberOf(reading: Reading): number {
  const number = numberPattern.test(reading.value) ? Number(reading.value) : Number.NaN
  if (Number.isFinite(number)) return number + 0
  return reading.refuse(`value ${show(reading.value)} must be a number`)
}

const columns: Readonly<Record<string, NumberColumn>> = {
  id: 'id',
  tax: 'tax',
  files_count: 'files_count',
  billing_frequency_cycles: 'billing_frequency_cycles',
}

/** Reads a comparison of plain numbers. */
export function readNumber(reading: Reading): Predicate {
  const { field } = reading
  if (field.isCustom) {
    const { id: fieldId } = field
    return readComparison(reading, (bounds) => ({
      kind: 'number',
      fieldId,
      part: mainPart,
      bounds,
    }))
  }
  const column = columns[field.key]
  if (!column) throw new Error(`${field.key} is no number of every product`)
  const isWhole = column !== 'tax'
  return readComparison(reading, (bounds) =>
    isWhole ? wholeNumbers(column, bounds) : { kind: 'numberColumn', column, bounds },
  )
}

/** Whole numbers are compared with whole numbers that databases can hold. */
function wholeNumbers(column: NumberColumn, bounds: Bounds<number>): Predicate {
  const { equals, atLeast, above, atMost, below } = bounds
  if (equals !== undefined && !Number.isSafeInteger(equals)) return never
  return {
    kind: 'numberColumn',
    column,
    bounds: {
      equals,
      atLeast: within(atLeast, Math.ceil),
      above: within(above, Math.floor),
      atMost: within(atMost, Math.floor),
      below: within(below, Math.ceil),
    },
  }
}

/** No number in the database lies beyond. */
const beyond = Number.MAX_SAFE_INTEGER

function within(number: number | undefined, round: (number: number) => number) {
  return number === undefined ? undefined : Math.min(beyond, Math.max(-beyond, round(number)))
}

/** Reads a comparison of an amount; with a currency as extra value, of amounts in that one alone. */
export function readAmount(reading: Reading): Predicate {
  const { id: fieldId } = reading.field
  const currency = currencyOf(reading)
  const part = currency === undefined ? mainPart : currencyPartOf(currency)
  return readComparison(reading, (bounds) => ({ kind: 'number', fieldId, part, bounds }))
}

/** Reads a comparison of prices: one in the currency, or in any where none is named, must meet it. */
export function readPrice(reading: Reading): Predicate {
  const currency = currencyOf(reading)
  return readComparison(reading, (bounds) => ({ kind: 'price', currency, bounds }))
}

function currencyOf({ condition, refuse }: Reading): string | undefined {
  const code = condition.extraValue ?? ''
  if (code === '') return undefined
  try {
    return requireCurrency(code, 'extra_value')
  } catch (error) {
    if (error instanceof Problem) return refuse(error.message)
    throw error
  }
}
