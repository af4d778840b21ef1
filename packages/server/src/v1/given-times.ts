import { Problem } from '@merx/contract'

const timePattern = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(:\d\d(\.\d{1,3})?)?)(Z|\+00:00)?$/

/**
 * Reads a time of a request: `YYYY-MM-DD HH:MM:SS` or the same with `T`, UTC (http-v1 section 1).
 *
 * An empty text says nothing. Throws `invalid_value` for what is no time.
 */
export function fromV1Time(text: string | undefined, where: string): Date | undefined {
  if (text === undefined || text === '') return undefined
  const [, day = '', clock = ''] = timePattern.exec(text) ?? []
  const time = new Date(`${day}T${clock}Z`)
  // Some engines take the 30th of February for a day in March.
  if (!Number.isNaN(time.getTime()) && time.toISOString().startsWith(day)) return time
  throw new Problem('invalid_value', {
    detail: `${where} "${text}" must be a time, YYYY-MM-DD HH:MM:SS`,
  })
}

/** The day of a date that a client sent as a point in time; other texts as they are, empty as null. */
export function fromV1Date(text: string | null | undefined): string | null | undefined {
  if (text === '') return null
  return text && timePattern.test(text) ? text.slice(0, 10) : text
}
