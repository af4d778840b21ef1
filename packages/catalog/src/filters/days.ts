/** A day of the calendar, `YYYY-MM-DD`, in nobody's time zone. */
export type Day = string

/** Days from one to another, both included; an end left out is open. */
export interface Days {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

const dayMs = 24 * 60 * 60 * 1000

/** Whether a text is a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  // A day that does not exist, such as 30 February, rolls over and no longer reads the same.
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** The last day that is written with four digits of a year. */
export const lastDay: Day = '9999-12-31'

/** The day so many days later. */
export function addDays(day: Day, count: number): Day {
  return toDay(new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs))
}

/** The same day of another month, or its last where that month is shorter. */
function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return toDay(new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))))
}

function toDay(date: Date): Day {
  return date.toISOString().slice(0, 10)
}

/** The whole month, or the whole `months` from it on, so many months away from the day's. */
function months(day: Day, away: number, count = 1): Days {
  const first = addMonths(`${day.slice(0, 8)}01`, away)
  return { from: first, to: addDays(addMonths(first, count), -1) }
}

/** Monday to Sunday, so many weeks away. */
function week(day: Day, away: number): Days {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  const monday = addDays(day, away * 7 - weekday)
  return { from: monday, to: addDays(monday, 6) }
}

function quarter(day: Day, away: number): Days {
  const month = Number(day.slice(5, 7)) - 1
  return months(day, away * 3 - (month % 3), 3)
}

const only = (day: Day): Days => ({ from: day, to: day })

type Relative = (today: Day) => Days

/** Each of some numbers of units, as `3_weeks_ago` and `in_3_weeks` name them. */
function counted(
  counts: readonly number[],
  nameOf: (count: number) => string,
  move: (today: Day, count: number) => Day,
): [string, Relative][] {
  return counts.map((count) => [nameOf(count), (today) => only(move(today, count))])
}

const sixDown = [6, 5, 4, 3, 2, 1]
const threeDown = [3, 2, 1]
const plural = (count: number) => (count === 1 ? '' : 's')

const intervals: readonly (readonly [string, Relative])[] = [
  ['last_quarter', (today) => quarter(today, -1)],
  ['this_quarter', (today) => quarter(today, 0)],
  ['last_month', (today) => months(today, -1)],
  ['this_month', (today) => months(today, 0)],
  ['last_week', (today) => week(today, -1)],
  ['this_week', (today) => week(today, 0)],
  ['next_week', (today) => week(today, 1)],
  ['next_month', (today) => months(today, 1)],
]

const singleDays: readonly (readonly [string, Relative])[] = [
  ...counted(
    sixDown,
    (count) => `${count}_months_ago`,
    (today, count) => addMonths(today, -count),
  ),
  ...counted(
    threeDown,
    (count) => `${count}_week${plural(count)}_ago`,
    (today, count) => addDays(today, -7 * count),
  ),
  ['yesterday', (today) => only(addDays(today, -1))],
  ['before_today', (today) => ({ to: addDays(today, -1) })],
  ['today', only],
  // Where days count; where times do, it is the moment.
  ['now', only],
  ['later_or_today', (today) => ({ from: today })],
  ['before_tomorrow', (today) => ({ to: today })],
  ['tomorrow', (today) => only(addDays(today, 1))],
  ['later_or_tomorrow', (today) => ({ from: addDays(today, 1) })],
  ...counted(
    threeDown.toReversed(),
    (count) => `in_${count}_week${plural(count)}`,
    (today, count) => addDays(today, 7 * count),
  ),
  ...counted(
    sixDown.toReversed(),
    (count) => `in_${count}_month${plural(count)}`,
    (today, count) => addMonths(today, count),
  ),
]

const relativeDays: ReadonlyMap<string, Relative> = new Map([...intervals, ...singleDays])

/** The names of relative dates (http-v1-neighbours section 5.3). */
export const relativeDateNames = {
  intervals: intervals.map(([name]) => name),
  days: singleDays.map(([name]) => name),
}

/** The days a relative date such as `last_month` stands for; undefined when it is none. */
export function relativeDaysOf(name: string, today: Day): Days | undefined {
  return relativeDays.get(name)?.(today)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The day it is somewhere; the time zone as an IANA name. */
export function dayIn(timeZone: string, time: number): Day {
  let format = formats.get(timeZone)
  if (!format) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
    format = new Intl.DateTimeFormat('en-CA', { timeZone, calendar: 'iso8601', ...parts })
    formats.set(timeZone, format)
  }
  const parts = Object.fromEntries(
    format.formatToParts(time).map((part) => [part.type, part.value]),
  )
  return `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}`
}

/** No place on earth is further from UTC. */
const maxOffsetMs = 16 * 60 * 60 * 1000

/**
 * The first millisecond of a day somewhere.
 *
 * Found by halving: a day may begin at another time than midnight, and begin there only once.
 */
export function startOfDay(day: Day, timeZone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  let before = midnight - maxOffsetMs
  let after = midnight + maxOffsetMs
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (dayIn(timeZone, middle) < day) before = middle
    else after = middle
  }
  return after
}
