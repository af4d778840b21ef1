import {
  type AddressPart,
  addressParts,
  type Field,
  type FieldPatch,
  type FieldType,
  type FieldValue,
  type FieldValues,
} from '@merx/catalog'
import { Problem } from '@merx/contract'
import { toNumber } from './lenient.ts'

/** Suffix of a flat key → part of the value, by type (http-v1 section 5.3). */
const addressSuffixes: Record<AddressPart, string> = {
  streetNumber: '_street_number',
  route: '_route',
  sublocality: '_sublocality',
  locality: '_locality',
  adminAreaLevel1: '_admin_area_level_1',
  adminAreaLevel2: '_admin_area_level_2',
  country: '_country',
  postalCode: '_postal_code',
  formattedAddress: '_formatted_address',
  latitude: '_lat',
  longitude: '_long',
}

const rangeParts = { _until: 'until' }

const partsBySuffix: Partial<Record<FieldType, Readonly<Record<string, string>>>> = {
  monetary: { _currency: 'currency' },
  daterange: rangeParts,
  timerange: rangeParts,
  address: Object.fromEntries(addressParts.map((part) => [addressSuffixes[part], part])),
}

/** The suffixes of the keys that a product shows beside the value itself. */
export function suffixesOf(type: FieldType): string[] {
  const suffixes = Object.keys(partsBySuffix[type] ?? {})
  return type === 'address' ? ['_subpremise', ...suffixes] : suffixes
}

/** Suffixes clients may send back to us that carry nothing we keep. */
const ignoredSuffixes: Partial<Record<FieldType, readonly string[]>> = {
  time: ['_timezone_id'],
  timerange: ['_timezone_id'],
  address: ['_subpremise'],
}

/**
 * Makes what writes the values of all custom fields as flat members of JSON text, `"key":value`;
 * those without a value are null.
 *
 * Text and not objects: a page of products with a dozen fields has thousands of such members, nearly
 * all of them null, and making and serialising each costs more than all else of the page.
 */
export function customFieldWriter(fields: readonly Field[]): (values: FieldValues) => string {
  const writers = fields.map(({ key, type }) => ({
    key,
    withoutValue: membersOf(key, type, undefined),
    write: (value: FieldValue) => membersOf(key, type, value),
  }))
  return (values) => {
    let text = ''
    for (const { key, withoutValue, write } of writers) {
      const value = values[key]
      text += text === '' ? '' : ','
      text += value === undefined ? withoutValue : write(value)
    }
    return text
  }
}

function membersOf(key: string, type: FieldType, value: FieldValue | undefined): string {
  const members: [name: string, value: unknown][] = [[key, toFlatValue(type, value)]]
  if (type === 'address') members.push([`${key}_subpremise`, null])
  const hasParts = typeof value === 'object' && 'value' in value
  for (const [suffix, part] of Object.entries(partsBySuffix[type] ?? {})) {
    members.push([`${key}${suffix}`, hasParts ? (value[part] ?? null) : null])
  }
  return members.map(([name, member]) => `"${name}":${JSON.stringify(member)}`).join(',')
}

function toFlatValue(type: FieldType, value: FieldValue | undefined): unknown {
  if (value === undefined) return null
  if (type === 'enum') return String(value)
  if (Array.isArray(value)) return value.join(',')
  return typeof value === 'object' && 'value' in value ? value.value : value
}

const keyPattern = /^([0-9a-f]{40})(_[a-z0-9_]+)?$/

/**
 * Gathers the flat keys of a body into one patch per field, numbers in texts made numbers.
 *
 * Throws `unknown_custom_field` for a key that is no field of the account, or a suffix its type does
 * not have.
 */
export function toFieldPatches(
  fields: readonly Field[],
  body: Readonly<Record<string, unknown>>,
): Record<string, FieldPatch> {
  const patches: Record<string, Record<string, unknown>> = {}
  for (const [name, raw] of Object.entries(body)) {
    const match = keyPattern.exec(name)
    if (!match) continue
    const [, key = '', suffix] = match
    const field = fields.find((candidate) => candidate.key === key)
    if (!field) throw unknownKey(name)
    const part = suffix === undefined ? 'value' : partOf(field.type, suffix)
    if (part === undefined) throw unknownKey(name)
    if (part === '') continue
    patches[key] = { ...patches[key], [part]: coerce(field.type, part, raw) }
  }
  return patches
}

/** Undefined: the type has no such suffix; empty: it is ignored. */
function partOf(type: FieldType, suffix: string): string | undefined {
  if (ignoredSuffixes[type]?.includes(suffix)) return ''
  return partsBySuffix[type]?.[suffix]
}

function unknownKey(name: string): Problem {
  return new Problem('unknown_custom_field', { detail: `Unknown field ${name}` })
}

const numeric: ReadonlySet<FieldType> = new Set<FieldType>([
  'double',
  'monetary',
  'enum',
  'user',
  'people',
  'org',
])

/** v1 takes numbers as text, a set as a comma list and texts as numbers (http-v1 section 5.3). */
function coerce(type: FieldType, part: string, raw: unknown): unknown {
  if (part === 'latitude' || part === 'longitude') return numberIfAny(raw)
  if (part !== 'value') return raw
  if (numeric.has(type)) return numberIfAny(raw)
  if (type === 'set') return toOptionIds(raw)
  return typeof raw === 'number' ? String(raw) : raw
}

/** What is no number stays as it is, for the catalogue to refuse. */
function numberIfAny(raw: unknown): unknown {
  return typeof raw === 'string' ? (toNumber(raw) ?? raw) : raw
}

function toOptionIds(raw: unknown): unknown {
  if (typeof raw === 'number') return [raw]
  if (Array.isArray(raw)) return raw.map(numberIfAny)
  if (typeof raw !== 'string') return raw
  const list = raw.trim().replace(/^\[|\]$/g, '')
  return list === '' ? null : list.split(',').map((id) => numberIfAny(id.trim()))
}
