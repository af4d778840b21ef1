import { Problem } from '@merx/contract'

/** `YYYY-MM-DD HH:MM:SS`, UTC: how v1 writes times (http-v1 section 1). */
export function toV1Time(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', ' ')
}

/** The same for a time that may be missing. */
export function toV1TimeOrNull(date: Date | null): string | null {
  return date && toV1Time(date)
}

/**
 * Reads a time of v1: `YYYY-MM-DD`, with or without `HH:MM:SS` after a space or `T`, UTC.
 *
 * Throws `invalid_value` that names where it stood.
 */
export function parseV1Time(text: string, where: string): Date {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?)?$/.exec(text.trim())
  const iso = match && `${match[1]}T${match[2] ?? '00:00:00'}`
  const date = new Date(`${iso}Z`)
  // A day that does not exist, such as 30 February, rolls over and no longer reads the same.
  if (iso && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)) return date
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  throw new Problem('invalid_value', {
    detail: `${where} "${shown}" must be a UTC time such as 2021-03-02 09:14:55`,
  })
}
