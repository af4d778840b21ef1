import {
  type FieldDescription,
  type FieldType,
  isSearchable,
  type OptionInput,
  type ProductField,
  type SystemFieldKey,
} from '@merx/catalog'
import { Problem, type v1 } from '@merx/contract'
import { suffixesOf } from './custom-fields.ts'
import { toV1Time } from './time.ts'

/** A row of the list: a field, or a part of one that has a key of its own. */
export type FieldRow = { field: FieldDescription; suffix?: string }

/** The rows that a field makes in lists: itself, then its sub-fields. */
export function toFieldRows(field: FieldDescription): FieldRow[] {
  return [{ field }, ...subFieldSuffixes(field).map((suffix) => ({ field, suffix }))]
}

function subFieldSuffixes({ isCustom, type }: FieldDescription): string[] {
  // Custom fields have the types of custom fields.
  return isCustom ? suffixesOf(type as FieldType) : []
}

export function toV1ProductField(field: ProductField): v1.ProductField {
  const subfields = subFieldSuffixes(field).map((suffix) => toV1SubField(field, suffix))
  const options = optionsOf(field)
  return {
    id: field.id,
    key: field.key,
    name: field.name,
    field_type: field.type,
    ...sharedMembers(field),
    ...(options ? { options } : {}),
    ...(field.deletedOptions.length > 0 ? { options_deleted: [...field.deletedOptions] } : {}),
    ...(subfields.length > 0 ? { subfields } : {}),
  }
}

export function toV1SubField(field: FieldDescription, suffix: string): v1.ProductSubField {
  const { label, type } = describeSuffix(field, suffix)
  return {
    id: null,
    key: `${field.key}${suffix}`,
    name: `${label} of ${field.name}`,
    field_type: type,
    ...sharedMembers(field),
    // Neither the search nor a condition, which names fields by id, can ask for a part.
    searchable_flag: false,
    filtering_allowed: false,
    is_subfield: true,
    parent_id: field.id,
    id_suffix: suffix,
  }
}

const suffixLabels: Readonly<Record<string, string>> = {
  _currency: 'Currency',
  _subpremise: 'Apartment',
  _street_number: 'House number',
  _route: 'Street',
  _sublocality: 'District',
  _locality: 'City',
  _admin_area_level_1: 'State',
  _admin_area_level_2: 'Region',
  _country: 'Country',
  _postal_code: 'Postal code',
  _formatted_address: 'Full address',
  _lat: 'Latitude',
  _long: 'Longitude',
}

function describeSuffix({ type }: FieldDescription, suffix: string) {
  if (suffix === '_until') {
    const isDate = type === 'daterange'
    return isDate ? { label: 'End date', type: 'date' } : { label: 'End time', type: 'time' }
  }
  const isNumber = suffix === '_lat' || suffix === '_long'
  return { label: suffixLabels[suffix] ?? suffix, type: isNumber ? 'double' : 'varchar' }
}

/** System fields whose values clients write. */
const writable: ReadonlySet<string> = new Set<SystemFieldKey>([
  'name',
  'code',
  'description',
  'unit',
  'tax',
  'category',
  'active_flag',
  'selectable',
  'visible_to',
  'owner_id',
  'prices',
  'billing_frequency',
  'billing_frequency_cycles',
])
const searchedSystemFields: ReadonlySet<string> = new Set<SystemFieldKey>(['name', 'code'])

/** What a field and its sub-fields have in common. */
function sharedMembers(field: FieldDescription) {
  const isWritable = field.isCustom || writable.has(field.key)
  return {
    order_nr: field.sortOrder,
    json_column_flag: false,
    group_id: null,
    add_time: toV1Time(field.createdAt),
    update_time: toV1Time(field.updatedAt),
    last_updated_by_user_id: field.updatedBy,
    created_by_user_id: field.createdBy,
    active_flag: true,
    edit_flag: field.isCustom,
    index_visible_flag: true,
    details_visible_flag: true,
    add_visible_flag: isWritable,
    important_flag: false,
    bulk_edit_allowed: isWritable && field.key !== 'prices',
    searchable_flag: field.isCustom
      ? isSearchable(field.type as FieldType)
      : searchedSystemFields.has(field.key),
    filtering_allowed: true,
    sortable_flag: field.key !== 'prices',
    mandatory_flag: field.key === 'name',
    picklist_data: null,
    description: null,
    restriction_settings: null,
    user_restrictions: null,
  }
}

const booleanOptions: readonly v1.FieldOption[] = [
  { id: 1, label: 'Yes' },
  { id: 0, label: 'No' },
]

/** The options of system fields whose options are the same for everybody. */
const fixedOptions: Partial<Record<FieldDescription['type'], readonly v1.FieldOption[]>> = {
  boolean: booleanOptions,
  visible_to: [
    { id: 1, label: 'Owner and followers' },
    { id: 3, label: 'Entire company' },
    { id: 5, label: 'Entire company' },
    { id: 7, label: 'Entire company' },
  ],
  billing_frequency: [
    { id: 'one-time', label: 'One-time' },
    { id: 'annually', label: 'Annually' },
    { id: 'semi-annually', label: 'Semi-annually' },
    { id: 'quarterly', label: 'Quarterly' },
    { id: 'monthly', label: 'Monthly' },
    { id: 'weekly', label: 'Weekly' },
  ],
}

function optionsOf({ type, options }: ProductField): v1.FieldOption[] | undefined {
  if (type === 'enum' || type === 'set') return [...options]
  const fixed = fixedOptions[type]
  return fixed && [...fixed]
}

/**
 * Reads options, objects or plain labels; numbers may come as texts, labels as numbers.
 *
 * Throws `invalid_value` that names the option.
 */
export function toOptionInputs(options: readonly unknown[]): OptionInput[] {
  return options.map((option, index) => {
    const where = `options[${index}]`
    if (typeof option !== 'object' || option === null) return { label: toLabel(where, option) }
    const { id, label } = option as { id?: unknown; label?: unknown }
    const text = toLabel(`${where}.label`, label)
    return isNothing(id) ? { label: text } : { id: toId(`${where}.id`, id), label: text }
  })
}

function toLabel(where: string, value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value
  throw mismatch(where, value, 'be a text')
}

function toId(where: string, value: unknown): number {
  const id = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value
  if (Number.isSafeInteger(id) && Number(id) > 0) return Number(id)
  throw mismatch(where, value, 'be an id: a positive whole number')
}

/** Some clients turn null inside lists into an empty object (http-v1 section 9). */
function isNothing(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0
  return value === undefined || value === null || value === ''
}

function mismatch(where: string, value: unknown, rule: string): Problem {
  const text = JSON.stringify(value) ?? 'nothing'
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text
  return new Problem('invalid_value', { detail: `${where} ${shown} must ${rule}` })
}
