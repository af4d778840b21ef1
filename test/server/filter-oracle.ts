import type { KnownField } from './filter-cases.ts'
import { plain } from './search-oracle.ts'

/** A product as the API shows it. */
export type Shown = Readonly<Record<string, unknown>>

export interface AskedCondition {
  readonly field: KnownField
  readonly operator: string
  readonly value: string | null
  readonly extra: string | null
}

/** The moment at which the table below is true: a Friday. */
export const oracleNow = '2024-03-01T10:00:00.000Z'

const firstDay = '0000-01-01'
const lastDay = '9999-12-31'

/** First and last days, looked up in a calendar. */
export const relativeDates: Readonly<Record<string, readonly [string, string]>> = {
  last_quarter: ['2023-10-01', '2023-12-31'],
  this_quarter: ['2024-01-01', '2024-03-31'],
  last_month: ['2024-02-01', '2024-02-29'],
  this_month: ['2024-03-01', '2024-03-31'],
  last_week: ['2024-02-19', '2024-02-25'],
  this_week: ['2024-02-26', '2024-03-03'],
  next_week: ['2024-03-04', '2024-03-10'],
  next_month: ['2024-04-01', '2024-04-30'],
  '6_months_ago': ['2023-09-01', '2023-09-01'],
  '1_months_ago': ['2024-02-01', '2024-02-01'],
  '3_weeks_ago': ['2024-02-09', '2024-02-09'],
  '1_week_ago': ['2024-02-23', '2024-02-23'],
  yesterday: ['2024-02-29', '2024-02-29'],
  before_today: [firstDay, '2024-02-29'],
  today: ['2024-03-01', '2024-03-01'],
  later_or_today: ['2024-03-01', lastDay],
  before_tomorrow: [firstDay, '2024-03-01'],
  tomorrow: ['2024-03-02', '2024-03-02'],
  later_or_tomorrow: ['2024-03-02', lastDay],
  in_1_week: ['2024-03-08', '2024-03-08'],
  in_3_weeks: ['2024-03-22', '2024-03-22'],
  in_1_month: ['2024-04-01', '2024-04-01'],
  in_6_months: ['2024-09-01', '2024-09-01'],
}

/** Whether a product meets a filter; written after the reference, not after the server. */
export function meets(
  product: Shown,
  all: readonly AskedCondition[],
  any: readonly AskedCondition[],
): boolean {
  const holds = (condition: AskedCondition) => conditionHolds(product, condition)
  return all.every(holds) && (any.length === 0 || any.some(holds))
}

const negative: Readonly<Record<string, string>> = {
  '!=': '=',
  'IS NULL': 'IS NOT NULL',
  "NOT LIKE '$%'": "LIKE '$%'",
  "NOT LIKE '%$'": "LIKE '%$'",
  "NOT LIKE '%$%'": "LIKE '%$%'",
  does_not_end_at: 'ends_at',
}

function conditionHolds(product: Shown, condition: AskedCondition): boolean {
  const positive = negative[condition.operator]
  if (positive) return !conditionHolds(product, { ...condition, operator: positive })
  const { field, operator, value, extra } = condition
  const shown = product[field.key]
  switch (field.type) {
    case 'varchar':
    case 'varchar_auto':
    case 'text':
    case 'phone':
    case 'address':
      return textHolds(product, condition)
    case 'int':
    case 'double':
      return numbersHold(numbers(shown), operator, value)
    case 'monetary': {
      const isCurrency = extra === null || product[`${field.key}_currency`] === extra
      return numbersHold(isCurrency ? numbers(shown) : [], operator, value)
    }
    case 'price_list': {
      const prices = shown as { currency: string; price: number }[]
      const asked = prices.filter(({ currency }) => extra === null || currency === extra)
      return numbersHold(
        asked.map(({ price }) => price),
        operator,
        value,
      )
    }
    case 'date':
      return dayHolds(dayOf(shown), operator, daysOf(value))
    case 'time':
      return dayHolds(shown as string | null, operator, [value ?? '', value ?? ''])
    case 'daterange':
      return rangeHolds(product, condition, daysOf(value), extra === null ? null : daysOf(extra))
    case 'timerange': {
      const until = extra === null ? null : ([extra, extra] as const)
      return rangeHolds(product, condition, [value ?? '', value ?? ''], until)
    }
    case 'set':
      return setHolds(shown as string | null, operator, value)
    default:
      return idHolds(shown, operator, value)
  }
}

function textHolds(product: Shown, { field, operator, value, extra }: AskedCondition): boolean {
  const raw = product[extra === null ? field.key : `${field.key}_${extra}`]
  const isInitial = field.key === 'first_char'
  const text = isInitial ? String(raw) : plain(String(raw ?? ''))
  const asked = isInitial ? (value ?? '').toLowerCase() : plain(value ?? '')
  if (text === '') return false
  switch (operator) {
    case '=':
      return text === asked
    case "LIKE '$%'":
      return text.startsWith(asked)
    case "LIKE '%$'":
      return text.endsWith(asked)
    case "LIKE '%$%'":
      return text.includes(asked)
    default:
      return true
  }
}

const numbers = (shown: unknown) => (shown === null ? [] : [Number(shown)])

function numbersHold(all: readonly number[], operator: string, value: string | null): boolean {
  const asked = Number(value)
  switch (operator) {
    case '=':
      return all.some((number) => number === asked)
    case '<':
      return all.some((number) => number < asked)
    case '<=':
      return all.some((number) => number <= asked)
    case '>':
      return all.some((number) => number > asked)
    case '>=':
      return all.some((number) => number >= asked)
    default:
      return all.length > 0
  }
}

const dayOf = (shown: unknown) => (shown === null ? null : String(shown).slice(0, 10))

function daysOf(value: string | null): readonly [string, string] {
  return relativeDates[value ?? ''] ?? [value ?? '', value ?? '']
}

function dayHolds(
  day: string | null,
  operator: string,
  [from, to]: readonly [string, string],
): boolean {
  if (day === null) return false
  switch (operator) {
    case '=':
      return from <= day && day <= to
    case '<':
      return day < from
    case '<=':
      return day <= to
    case '>':
      return day > to
    case '>=':
      return day >= from
    default:
      return true
  }
}

const ends: Readonly<Record<string, string>> = {
  ends_at: '=',
  ends_before: '<',
  ends_e_before: '<=',
  ends_after: '>',
  ends_e_after: '>=',
}

function rangeHolds(
  product: Shown,
  { field, operator }: AskedCondition,
  asked: readonly [string, string],
  until: readonly [string, string] | null,
): boolean {
  const start = product[field.key] as string | null
  const end = product[`${field.key}_until`] as string | null
  if (operator in ends) return dayHolds(end, ends[operator] ?? '', asked)
  if (operator === 'includes') {
    const [from] = asked
    const last = (until ?? asked)[1]
    const isOpen = from === firstDay || last === lastDay
    return !isOpen && start !== null && end !== null && start <= from && last <= end
  }
  const starts = dayHolds(start, operator, asked)
  return operator === '=' && until !== null ? starts && dayHolds(end, '=', until) : starts
}

function setHolds(shown: string | null, operator: string, value: string | null): boolean {
  const has = new Set(shown === null ? [] : shown.split(','))
  const asked = (value ?? '').split(',')
  switch (operator) {
    case '=':
      return has.size === new Set(asked).size && asked.every((option) => has.has(option))
    case 'contains':
      return asked.every((option) => has.has(option))
    case 'not_contains':
      return asked.every((option) => !has.has(option))
    default:
      return has.size > 0
  }
}

function idHolds(shown: unknown, operator: string, value: string | null): boolean {
  const id = typeof shown === 'object' && shown !== null && 'id' in shown ? shown.id : shown
  if (id === null) return false
  return operator === '=' ? String(id) === value : true
}
