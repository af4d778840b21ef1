import { MerxError } from '../errors.ts'
import { flatKey, isFlatKey, type UntypedCustomValues } from './flat-keys.ts'
import { toCamel, toSnake } from './names.ts'

/**
 * One custom field as `merx codegen` writes it.
 *
 * @example
 * const weight: CustomField = { key: '9dc80c50d78a15643bfc4ca79d76156a73a1ca0e', type: 'double' }
 */
export interface CustomField {
  /** The 40 hexadecimal digits that name it on the wire. */
  readonly key: string
  readonly type: string
  /** Ids of the options by their labels. */
  readonly options?: Readonly<Record<string, number>>
}

/**
 * The custom fields of an account by the names they shall have in code.
 *
 * @example
 * const fields = {
 *   weight: { key: '9dc80c50d78a15643bfc4ca79d76156a73a1ca0e', type: 'double' },
 * } as const satisfies CustomFields
 */
export type CustomFields = Readonly<Record<string, CustomField>>

/**
 * An amount of money.
 *
 * @example
 * const deposit: Money = { amount: 12.5, currency: 'EUR' }
 */
export interface Money {
  readonly amount: number
  readonly currency: string | null
}

/**
 * Days or hours from one on until another.
 *
 * @example
 * const season: Span = { from: '2026-04-01', until: '2026-09-30' }
 */
export interface Span {
  readonly from: string
  readonly until: string | null
}

/**
 * An address as it was written, and its components by name.
 *
 * @example
 * const shop: Address = { value: 'Pikk 1, Tallinn', locality: 'Tallinn', country: 'Estonia' }
 */
export interface Address {
  readonly value: string
  readonly [component: string]: string | number | null
}

interface ValueOf {
  double: number
  monetary: Money
  daterange: Span
  timerange: Span
  address: Address
  user: number
  org: number
  people: number
}

type LabelOf<F extends CustomField> = keyof F['options'] & string

/** What a field's value is in code; an option goes by its label. */
type CustomValue<F extends CustomField> = F['type'] extends 'enum'
  ? LabelOf<F>
  : F['type'] extends 'set'
    ? LabelOf<F>[]
    : F['type'] extends keyof ValueOf
      ? ValueOf[F['type']]
      : string

/**
 * The values of custom fields by the fields' names; null where there is none.
 *
 * @example
 * type Wood = CustomValues<typeof fields>['wood'] // 'oak' | 'pine' | null
 */
export type CustomValues<F extends CustomFields> = {
  [Name in keyof F]: CustomValue<F[Name]> | null
}

/**
 * Translates between flat keys of the wire and named values.
 *
 * @example
 * type Wood = ValuesOf<typeof customFields>['wood'] // 'oak' | 'pine' | null
 */
export interface CustomFieldMap<Values = UntypedCustomValues> {
  /** Takes the flat keys of an object and gives the values by name. */
  read(flat: Readonly<Record<string, unknown>>): Record<string, unknown>
  /** Adds the fields that have no value, as null. */
  complete(values: Readonly<Record<string, unknown>>): Values
  /** Gives the flat keys for named values. Throws `bad_usage` for an unknown name or label. */
  write(values: Readonly<Record<string, unknown>>): Record<string, unknown>
}

/**
 * What the values of a map are, by name.
 *
 * @example
 * type ProductValues = ValuesOf<typeof customFields>
 */
export type ValuesOf<Map> = Map extends CustomFieldMap<infer Values> ? Values : never

/** Types whose value has parts beside the main one, under suffixes, and what the main one is called. */
const mainParts: Readonly<Record<string, string>> = {
  monetary: 'amount',
  daterange: 'from',
  timerange: 'from',
  address: 'value',
}

/**
 * Gives custom fields of products names and types; `merx codegen` writes the call.
 *
 * @example
 * const customFields = defineCustomFields({
 *   wood: { key: '1b6b6ad3c1e0a1b0a6d1a6f0e2f4d3c2b1a09f8e', type: 'enum', options: { oak: 1, pine: 2 } },
 * })
 * const client = createClient({ baseUrl, apiToken, customFields })
 * await client.products.create({ name: 'Garden Bench', custom: { wood: 'oak' } })
 */
export function defineCustomFields<const F extends CustomFields>(
  fields: F,
): CustomFieldMap<CustomValues<F>> {
  const byKey = new Map(Object.entries(fields).map(([name, field]) => [field.key, { name, field }]))
  const absent = Object.fromEntries(Object.keys(fields).map((name) => [name, null]))
  const labels = new Map(
    Object.values(fields).map((field) => [
      field.key,
      new Map(Object.entries(field.options ?? {}).map(([label, id]) => [String(id), label])),
    ]),
  )
  return {
    read(flat) {
      const values: Record<string, unknown> = {}
      for (const [name, raw] of Object.entries(flat)) {
        const [, key = '', suffix] = flatKey.exec(name) ?? []
        const known = byKey.get(key)
        if (!known) values[name] = raw
        else if (suffix === undefined) {
          values[known.name] = readValue(known.field, raw, flat, labels.get(key))
        }
      }
      return values
    },
    // Every name of the type is there now.
    complete: (values) => ({ ...absent, ...values }) as CustomValues<F>,
    write(values) {
      const flat: Record<string, unknown> = {}
      for (const [name, value] of Object.entries(values)) {
        if (isFlatKey(name)) flat[name] = value
        else
          Object.assign(
            flat,
            writeValue(name, Object.hasOwn(fields, name) ? fields[name] : undefined, value),
          )
      }
      return flat
    },
  }
}

function readValue(
  { key, type }: CustomField,
  raw: unknown,
  flat: Readonly<Record<string, unknown>>,
  labels: ReadonlyMap<string, string> | undefined,
): unknown {
  if (raw === null || raw === undefined) return null
  // An option made after the fields were written down shows its id.
  const labelOf = (id: string) => labels?.get(id) ?? id
  if (type === 'enum') return labelOf(String(raw))
  if (type === 'set') return String(raw).split(',').map(labelOf)
  const main = mainParts[type]
  if (main === undefined) return raw
  const parts: Record<string, unknown> = { [main]: raw }
  for (const [name, part] of Object.entries(flat)) {
    const [, itsKey, suffix] = flatKey.exec(name) ?? []
    if (itsKey === key && suffix !== undefined) parts[toCamel(suffix)] = part
  }
  return parts
}

function writeValue(
  name: string,
  field: CustomField | undefined,
  value: unknown,
): Record<string, unknown> {
  if (!field) throw new MerxError('bad_usage', `custom.${name} is no field of customFields`)
  const { key, type } = field
  if (value === null || value === undefined) return { [key]: value }
  const idOf = (label: unknown) => optionId(name, field, label)
  if (type === 'enum') return { [key]: idOf(value) }
  if (type === 'set') return { [key]: [value].flat().map(idOf).join(',') }
  const main = mainParts[type]
  if (main === undefined || typeof value !== 'object') return { [key]: value }
  return Object.fromEntries(
    Object.entries(value).map(([part, of]) => [
      part === main ? key : `${key}_${toSuffix(part)}`,
      of,
    ]),
  )
}

/** `adminAreaLevel1` → `admin_area_level_1`. */
function toSuffix(part: string): string {
  return toSnake(part).replace(/\B\d/, '_$&')
}

function optionId(name: string, { options = {} }: CustomField, label: unknown): number {
  const id = Object.hasOwn(options, String(label)) ? options[String(label)] : undefined
  if (id !== undefined) return id
  const known = Object.keys(options).join(', ')
  throw new MerxError('bad_usage', `custom.${name} "${label}" must be one of ${known}`)
}
