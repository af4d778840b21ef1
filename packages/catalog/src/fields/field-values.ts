import { Problem } from '@merx/contract'
import { requireCurrency } from '../prices/currency.ts'
import {
  type AddressPart,
  addressParts,
  type Field,
  type FieldPatch,
  type FieldValue,
} from './field.ts'

/** What a value may refer to; asked only for the types that refer to something. */
export interface References {
  /** The first of the ids that names no option of the field, or a deleted one. */
  findUnknownOption(fieldId: number, ids: readonly number[]): Promise<number | undefined>
  hasUser(id: number): Promise<boolean>
  hasPerson(id: number): Promise<boolean>
  hasOrganization(id: number): Promise<boolean>
}

export interface ValueContext {
  readonly references: References
  readonly defaultCurrency: string
}

/**
 * Applies a patch to the stored value of a field and gives the new one; undefined when cleared.
 *
 * What the value refers to already may be gone by now: it can be sent again, but not anew.
 *
 * Throws `invalid_value` that names the field and the value (types: http-v1 section 5.3).
 */
export async function patchFieldValue(
  field: Field,
  before: FieldValue | undefined,
  patch: FieldPatch,
  context: ValueContext,
): Promise<FieldValue | undefined> {
  if (patch === null || isEmpty(patch.value)) return undefined
  if (!('value' in patch) && before === undefined) return withoutMain(field, patch)
  return parsers[field.type](field, patch, before, context)
}

/**
 * What a patch of parts alone makes of nothing: a currency without an amount says nothing, any other
 * part needs the value it is a part of.
 */
function withoutMain(field: Field, patch: FieldPatch): undefined {
  const given = Object.entries(patch ?? {}).find(([, value]) => !isMissing(value))
  if (!given || field.type === 'monetary') return undefined
  throw mismatch(field, given[1], 'come with the value it is a part of')
}

type Patch = Readonly<Record<string, unknown>>
type Parser = (
  field: Field,
  patch: Patch,
  before: FieldValue | undefined,
  context: ValueContext,
) => FieldValue | Promise<FieldValue>

const parsers: Record<Field['type'], Parser> = {
  varchar: (field, { value }) => requireText(field, value, 255),
  varchar_auto: (field, { value }) => requireText(field, value, 255),
  phone: (field, { value }) => requireText(field, value, 255),
  text: (field, { value }) => requireText(field, value, 65_535),
  double: (field, { value }) => requireNumber(field, value),
  date: (field, { value }) => requireDate(field, value),
  time: (field, { value }) => requireTime(field, value),
  monetary(field, patch, before, { defaultCurrency }) {
    const { value, currency } = { ...parts(before), ...patch }
    const code = isMissing(currency) ? defaultCurrency : currency
    if (typeof code !== 'string') throw mismatch(field, code, 'have a currency code')
    return {
      value: requireNumber(field, value),
      currency: requireCurrency(code, `${field.key}_currency`),
    }
  },
  daterange: (field, patch, before) => range(field, patch, before, requireDate),
  timerange: (field, patch, before) => range(field, patch, before, requireTime),
  async enum(field, { value }, before, { references }) {
    const id = requireId(field, value)
    if (id === before) return id
    const unknown = await references.findUnknownOption(field.id, [id])
    if (unknown === undefined) return id
    throw mismatch(field, value, 'be the id of one of its options')
  },
  async set(field, { value }, before, { references }) {
    if (!Array.isArray(value)) throw mismatch(field, value, 'be a list of option ids')
    const ids = [...new Set(value.map((item) => requireId(field, item)))]
    const held = new Set<unknown>(Array.isArray(before) ? before : [])
    const fresh = ids.filter((id) => !held.has(id))
    const unknown = fresh.length > 0 && (await references.findUnknownOption(field.id, fresh))
    if (typeof unknown !== 'number') return ids
    throw mismatch(field, unknown, 'be ids of its options')
  },
  async user(field, { value }, before, { references }) {
    const id = requireId(field, value)
    if (id === before || (await references.hasUser(id))) return id
    throw mismatch(field, value, 'be the id of a user')
  },
  async people(field, { value }, before, { references }) {
    const id = requireId(field, value)
    if (id === before || (await references.hasPerson(id))) return id
    throw mismatch(field, value, 'be the id of a person')
  },
  async org(field, { value }, before, { references }) {
    const id = requireId(field, value)
    if (id === before || (await references.hasOrganization(id))) return id
    throw mismatch(field, value, 'be the id of an organization')
  },
  address: parseAddress,
}

/** A new text without its components drops the old ones: they describe another place. */
function parseAddress(field: Field, patch: Patch, before: FieldValue | undefined): FieldValue {
  const old = parts(before)
  const kept = 'value' in patch && patch.value !== old.value ? {} : old
  const merged = { ...kept, ...patch }
  const components = addressParts.map((part) => [part, addressPart(field, part, merged[part])])
  return {
    value: requireText(field, merged.value ?? old.value, 65_535),
    ...Object.fromEntries(components),
  }
}

function addressPart(field: Field, part: AddressPart, value: unknown): string | number | null {
  if (isMissing(value)) return null
  if (part === 'latitude' || part === 'longitude') return requireNumber(field, value)
  return requireText(field, value, 1000)
}

function range(
  field: Field,
  patch: Patch,
  before: FieldValue | undefined,
  requirePoint: (field: Field, value: unknown) => string,
): FieldValue {
  const { value, until } = { ...parts(before), ...patch }
  const start = requirePoint(field, value)
  const end = isMissing(until) ? null : requirePoint(field, until)
  // Hours may go past midnight, days cannot run backwards.
  if (end !== null && field.type === 'daterange' && end < start) {
    throw mismatch(field, until, `end on ${start} or later`)
  }
  return { value: start, until: end }
}

function parts(value: FieldValue | undefined): Patch {
  return typeof value === 'object' && 'value' in value ? value : {}
}

function isMissing(value: unknown): boolean {
  return value === undefined || isEmpty(value)
}

/** Given in order to clear. */
function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function requireText(field: Field, value: unknown, maxLength: number): string {
  if (typeof value !== 'string') throw mismatch(field, value, 'be a text')
  if (value.length > maxLength) {
    throw mismatch(field, value, `have at most ${maxLength} characters`)
  }
  return value
}

function requireNumber(field: Field, value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw mismatch(field, value, 'be a number')
}

function requireId(field: Field, value: unknown): number {
  if (Number.isSafeInteger(value) && Number(value) > 0) return Number(value)
  throw mismatch(field, value, 'be an id: a positive whole number')
}

function requireDate(field: Field, value: unknown): string {
  const isDate = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
  // A day that does not exist, such as 30 February, rolls over and no longer reads the same.
  const time = isDate ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
  if (isDate && !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)) return value
  throw mismatch(field, value, 'be a date such as 2021-03-02')
}

function requireTime(field: Field, value: unknown): string {
  if (typeof value === 'string') {
    const match = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(value)
    if (match) return `${match[1]}:${match[2]}:${match[3] ?? '00'}`
  }
  throw mismatch(field, value, 'be a time such as 09:30:00')
}

function mismatch(field: Field, value: unknown, rule: string): Problem {
  const text = JSON.stringify(value) ?? 'nothing'
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text
  return new Problem('invalid_value', { detail: `${field.key} ${shown} must ${rule}` })
}
