import { Problem } from '@merx/contract'

/** The text as it is when it is a day of the calendar, `YYYY-MM-DD`. Throws `invalid_value`. */
export function requireDate(text: string, where: string): string {
  const time = Date.parse(`${text}T00:00:00Z`)
  // Some engines take the 30th of February for a day in March.
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time)
  if (isDay && new Date(time).toISOString().startsWith(text)) return text
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  throw new Problem('invalid_value', { detail: `${where} "${shown}" must be a date, YYYY-MM-DD` })
}
