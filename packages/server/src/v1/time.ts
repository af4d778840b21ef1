import { Problem } from '@merx/contract'

/** `YYYY-MM-DD HH:MM:SS`, UTC: how v1 writes times (http-v1 section 1). */
export function toV1Time(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', ' ')
}

/** The same for a time that may be missing. */
export function toV1TimeOrNull(date: Date | null): string | null {
  return date && toV1Time(date)
}

const timePattern = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(?:Z|\+00:00)?)?$/

/**
 * Reads a time of a request: `YYYY-MM-DD`, with or without `HH:MM:SS` after a space or `T`, UTC
 * (http-v1 section 1).
 *
 * Throws `invalid_value` that names where it stood.
 */
export function parseV1Time(text: string, where: string): Date {
  const [, day = '', clock = '00:00'] = timePattern.exec(text.trim()) ?? []
  const time = new Date(`${day}T${clock}Z`)
  // A day that does not exist, such as 30 February, would be taken for one in March.
  if (!Number.isNaN(time.getTime()) && time.toISOString().startsWith(day)) return time
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  throw new Problem('invalid_value', {
    detail: `${where} "${shown}" must be a UTC time such as 2021-03-02 09:14:55`,
  })
}

/** The same for a time that need not be given; an empty text says nothing. */
export function parseOptionalV1Time(text: string | undefined, where: string): Date | undefined {
  return text === undefined || text === '' ? undefined : parseV1Time(text, where)
}

/** The day of a date that a client sent as a point in time; other texts as they are, empty as null. */
export function parseV1Date(text: string | null | undefined): string | null | undefined {
  if (text === '') return null
  return text && timePattern.test(text) ? text.slice(0, 10) : text
}
