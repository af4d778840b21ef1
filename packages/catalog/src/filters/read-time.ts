import { addDays, type Days, dayIn, isDay, lastDay, relativeDaysOf, startOfDay } from './days.ts'
import { mainPart, untilPart } from './filter-keys.ts'
import { allOf, type Bounds, type NumberColumn, never, not, type Predicate } from './predicate.ts'
import { type Reading, show } from './read-condition.ts'

/** A stretch of time: `from` is in it, `to` the last point that is; an end left out is open. */
interface Stretch<V> {
  readonly from?: V | undefined
  readonly to?: V | undefined
}

type Comparison = '=' | '<' | '<=' | '>' | '>='

/** What being in a stretch, before or after it means for a point; undefined: no point is. */
function boundsOf<V>(comparison: Comparison, { from, to }: Stretch<V>): Bounds<V> | undefined {
  switch (comparison) {
    case '=':
      return { atLeast: from, atMost: to }
    case '<':
      return from === undefined ? undefined : { below: from }
    case '>':
      return to === undefined ? undefined : { above: to }
    case '<=':
      return { atMost: to }
    default:
      return { atLeast: from }
  }
}

type ToPredicate<V> = (bounds: Bounds<V>) => Predicate

function compare<V>(
  comparison: Comparison,
  stretch: Stretch<V>,
  toPredicate: ToPredicate<V>,
): Predicate {
  const bounds = boundsOf(comparison, stretch)
  return bounds ? toPredicate(bounds) : never
}

/** Reads one of the eight comparisons of points in time. */
function readComparison<V>(
  { condition }: Reading,
  stretch: () => Stretch<V>,
  toPredicate: ToPredicate<V>,
): Predicate {
  const { operator } = condition
  if (operator === 'IS NOT NULL') return toPredicate({})
  if (operator === 'IS NULL') return not(toPredicate({}))
  if (operator === '!=') return not(compare('=', stretch(), toPredicate))
  // The operators of the type have been checked.
  return compare(operator as Comparison, stretch(), toPredicate)
}

/** The days a text names; undefined when it names none. */
function findDays(reading: Reading, text: string): Days | undefined {
  if (isDay(text)) return { from: text, to: text }
  const days = relativeDaysOf(text, dayIn(reading.timeZone, reading.now.getTime()))
  if (days) reading.useClock()
  return days
}

function daysOf(reading: Reading, text: string, what = 'value'): Days {
  const days = findDays(reading, text)
  if (days) return days
  return reading.refuse(
    `${what} ${show(text)} must be a date such as 2021-03-02, or a relative one such as last_month`,
  )
}

const columns: Readonly<Record<string, NumberColumn>> = {
  add_time: 'created_at',
  update_time: 'updated_at',
}

/** Reads a condition on a date; of the times a product was made and changed, on the day they are in. */
export function readDate(reading: Reading): Predicate {
  const { field } = reading
  const column = columns[field.key]
  if (column && !field.isCustom) {
    return readComparison(
      reading,
      () => timesOf(reading),
      (bounds) => ({ kind: 'numberColumn', column, bounds }),
    )
  }
  return readComparison(reading, () => daysOf(reading, reading.value), pointOf(field.id, mainPart))
}

/** What the user's days, a second given in UTC, or now are in milliseconds. */
function timesOf(reading: Reading): Stretch<number> {
  const { value, timeZone, now } = reading
  if (value === 'now') {
    reading.useClock()
    return { from: now.getTime(), to: now.getTime() }
  }
  const second = secondOf(value)
  if (second !== undefined) return { from: second, to: second + 999 }
  const { from, to } = daysOf(reading, value)
  const isOpen = to === undefined || to >= lastDay
  return {
    from: from === undefined ? undefined : startOfDay(from, timeZone),
    to: isOpen ? undefined : startOfDay(addDays(to, 1), timeZone) - 1,
  }
}

/** As v1 writes times: `2021-03-02 09:14:55`, UTC. */
function secondOf(text: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})$/.exec(text)
  if (!match || !isDay(match[1] ?? '')) return undefined
  const time = Date.parse(`${match[1]}T${match[2]}Z`)
  return Number.isNaN(time) ? undefined : time
}

function pointOf(fieldId: number, part: number): ToPredicate<string> {
  return (bounds) => ({ kind: 'text', fieldId, part, bounds })
}

/** Reads a condition on a time of day. */
export function readTime(reading: Reading): Predicate {
  const { id } = reading.field
  return readComparison(reading, () => timeOfDay(reading, reading.value), pointOf(id, mainPart))
}

function timeOfDay({ refuse }: Reading, text: string, what = 'value'): Stretch<string> {
  const match = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(text)
  if (!match) return refuse(`${what} ${show(text)} must be a time such as 09:30:00`)
  const time = `${match[1]}:${match[2]}:${match[3] ?? '00'}`
  return { from: time, to: time }
}

/** Reads a condition on a range of dates. */
export function readDateRange(reading: Reading): Predicate {
  return readRange(reading, daysOf)
}

/** Reads a condition on a range of times of day. */
export function readTimeRange(reading: Reading): Predicate {
  return readRange(reading, timeOfDay)
}

const endComparisons: Readonly<Record<string, Comparison>> = {
  ends_at: '=',
  ends_before: '<',
  ends_e_before: '<=',
  ends_after: '>',
  ends_e_after: '>=',
}

type ReadPoints = (reading: Reading, text: string, what?: string) => Stretch<string>

/** The plain comparisons look at the start; with an extra value `=` and `includes` ask for the end too. */
function readRange(reading: Reading, readPoints: ReadPoints): Predicate {
  const { id } = reading.field
  const { operator, extraValue } = reading.condition
  const start = pointOf(id, mainPart)
  const end = pointOf(id, untilPart)
  const points = () => readPoints(reading, reading.value)
  const until = () => (extraValue ? readPoints(reading, extraValue, 'extra_value') : undefined)

  const comparison = endComparisons[operator]
  if (comparison) return compare(comparison, points(), end)
  switch (operator) {
    case 'does_not_end_at':
      return not(compare('=', points(), end))
    case 'includes':
      return includes(points(), until(), start, end)
    case '=':
      return startsAndEnds(points(), until(), start, end)
    case '!=':
      return not(startsAndEnds(points(), until(), start, end))
    default:
      return readComparison(reading, points, start)
  }
}

function startsAndEnds(
  points: Stretch<string>,
  until: Stretch<string> | undefined,
  start: ToPredicate<string>,
  end: ToPredicate<string>,
): Predicate {
  const starts = compare('=', points, start)
  return until ? allOf([starts, compare('=', until, end)]) : starts
}

/** The whole stretch lies in the range; a range without an end includes nothing. */
function includes(
  { from, to }: Stretch<string>,
  until: Stretch<string> | undefined,
  start: ToPredicate<string>,
  end: ToPredicate<string>,
): Predicate {
  const last = until ? until.to : to
  if (from === undefined || last === undefined) return never
  return allOf([start({ atMost: from }), end({ atLeast: last })])
}
