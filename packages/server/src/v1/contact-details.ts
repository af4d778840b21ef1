import type { ContactDetail, NewContactDetail } from '@merx/catalog'
import { Problem } from '@merx/contract'
import { requirePlainText } from '../plain-text.ts'

/** Addresses or numbers of a person as v1 shows them. */
export function toV1ContactDetails(details: readonly ContactDetail[]) {
  return details.map(({ value, label, isPrimary }) => ({ label, value, primary: isPrimary }))
}

/**
 * Reads what clients of all generations send for a person's e-mail or phone: a text, an object with
 * `value`, or a list of either, also as JSON text; null clears.
 *
 * Throws `invalid_value` that names the member.
 */
export function toContactDetails(name: string, raw: unknown): NewContactDetail[] | undefined {
  if (raw === undefined) return undefined
  const list = toList(raw)
  return list.flatMap((item, index) => toDetail(`${name}[${index}]`, item) ?? [])
}

function toList(raw: unknown): readonly unknown[] {
  if (raw === null) return []
  if (Array.isArray(raw)) return raw
  if (typeof raw !== 'string' || !raw.trimStart().startsWith('[')) return [raw]
  try {
    const list: unknown = JSON.parse(raw)
    // What was inside the text has not been looked at with the rest of the request.
    requirePlainText(list)
    return Array.isArray(list) ? list : [raw]
  } catch (error) {
    if (error instanceof Problem) throw error
    return [raw]
  }
}

function toDetail(path: string, raw: unknown): NewContactDetail | undefined {
  if (isNull(raw)) return undefined
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return toText(path, raw)
  const { value, label, primary }: { value?: unknown; label?: unknown; primary?: unknown } = raw
  if (isNull(value)) return undefined
  return {
    value: toText(`${path}.value`, value),
    label: isNull(label) ? undefined : toText(`${path}.label`, label),
    isPrimary: toFlag(`${path}.primary`, primary),
  }
}

/** Some clients turn null inside lists into an empty object (http-v1 section 9). */
function isNull(raw: unknown): raw is null | undefined {
  if (raw === null || raw === undefined) return true
  return typeof raw === 'object' && !Array.isArray(raw) && Object.keys(raw).length === 0
}

function toText(path: string, raw: unknown): string {
  if (typeof raw === 'string') return raw
  if (typeof raw === 'number') return String(raw)
  throw mismatch(path, 'be a text')
}

const flags = new Map<unknown, boolean>([
  [true, true],
  [1, true],
  ['1', true],
  ['true', true],
  [false, false],
  [0, false],
  ['0', false],
  ['false', false],
  ['', false],
])

function toFlag(path: string, raw: unknown): boolean {
  const flag = isNull(raw) ? false : flags.get(raw)
  if (flag === undefined) throw mismatch(path, 'be true, false, 1 or 0')
  return flag
}

function mismatch(path: string, rule: string): Problem {
  return new Problem('invalid_value', { detail: `${path} must ${rule}` })
}
