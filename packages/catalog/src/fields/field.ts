import type { SystemFieldType } from './system-fields.ts'

/** The types a custom field may have (http-v1-neighbours section 1.1). */
export type FieldType =
  | 'varchar'
  | 'varchar_auto'
  | 'text'
  | 'double'
  | 'monetary'
  | 'date'
  | 'daterange'
  | 'time'
  | 'timerange'
  | 'enum'
  | 'set'
  | 'user'
  | 'org'
  | 'people'
  | 'phone'
  | 'address'

export interface FieldOption {
  readonly id: number
  readonly label: string
}

/** A custom field of products. */
export interface Field {
  readonly id: number
  /** 40 hexadecimal digits. */
  readonly key: string
  readonly name: string
  readonly type: FieldType
}

/** A field of products, a custom or a system one, without its options. */
export interface FieldDescription {
  readonly id: number
  /** 40 hexadecimal digits; the system name of a system field. */
  readonly key: string
  readonly name: string
  readonly type: FieldType | SystemFieldType
  readonly isCustom: boolean
  /** Counted from 1, system fields first. */
  readonly sortOrder: number
  readonly createdAt: Date
  /** Null: made by the installation itself. */
  readonly createdBy: number | null
  readonly updatedAt: Date
  readonly updatedBy: number | null
}

/** A field of products with its options, which `enum`, `set` and `category` have. */
export interface ProductField extends FieldDescription {
  /** In their order. */
  readonly options: readonly FieldOption[]
  /** Those no value may be set to any more, though products may still hold them. */
  readonly deletedOptions: readonly FieldOption[]
}

/** A custom field with its options. */
export interface CustomField extends ProductField {
  readonly type: FieldType
}

/** The parts of an address besides its text. */
export const addressParts = [
  'streetNumber',
  'route',
  'sublocality',
  'locality',
  'adminAreaLevel1',
  'adminAreaLevel2',
  'country',
  'postalCode',
  'formattedAddress',
  'latitude',
  'longitude',
] as const

export type AddressPart = (typeof addressParts)[number]

/**
 * A stored value. Plain types hold it directly; those with parts hold an object whose main part is
 * `value`: monetary `currency`, ranges `until`, addresses their components.
 */
export type FieldValue =
  | string
  | number
  | readonly number[]
  | ({ readonly value: string | number } & { readonly [part: string]: string | number | null })

/** Values by field key; a key without a value is absent. */
export type FieldValues = Readonly<Record<string, FieldValue>>

/** What a write says of one field: parts that are named change, null clears the whole value. */
export type FieldPatch = Readonly<Record<string, unknown>> | null

/** Types that the search looks into (http-v1 section 7.6). */
const searchable: ReadonlySet<FieldType> = new Set<FieldType>([
  'address',
  'varchar',
  'text',
  'varchar_auto',
  'double',
  'monetary',
  'phone',
])

/** Whether the search looks into values of a type. */
export function isSearchable(type: FieldType): boolean {
  return searchable.has(type)
}

/** The text under which the search finds a value; undefined for types it does not look into. */
export function searchText(type: FieldType, value: FieldValue): string | undefined {
  if (!isSearchable(type)) return undefined
  return typeof value === 'object' && 'value' in value ? String(value.value) : String(value)
}
