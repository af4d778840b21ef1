import type { addressParts } from '../fields/field.ts'
import { fold } from '../search/text.ts'
import { addressPartOf, mainPart, standardTexts } from './filter-keys.ts'
import { never, not, type Predicate, type TextBounds } from './predicate.ts'
import { type Reading, show } from './read-condition.ts'

/** What a positive operator asks of the text. */
const boundsByOperator: Readonly<Record<string, (text: string) => TextBounds>> = {
  '=': (equals) => ({ equals }),
  "LIKE '$%'": (startsWith) => ({ startsWith }),
  "LIKE '%$'": (endsWith) => ({ endsWith }),
  "LIKE '%$%'": (contains) => ({ contains }),
  'IS NOT NULL': () => ({}),
}

const positiveOf: Readonly<Record<string, string>> = {
  '!=': '=',
  "NOT LIKE '$%'": "LIKE '$%'",
  "NOT LIKE '%$'": "LIKE '%$'",
  "NOT LIKE '%$%'": "LIKE '%$%'",
  'IS NULL': 'IS NOT NULL',
}

/** Reads a comparison of texts, which are the same in either case and with or without accents. */
export function readText(reading: Reading): Predicate {
  const { operator } = reading.condition
  const positive = positiveOf[operator]
  return positive === undefined
    ? readPositive(reading, operator)
    : not(readPositive(reading, positive))
}

function readPositive(reading: Reading, operator: string): Predicate {
  const boundsOf = boundsByOperator[operator]
  if (!boundsOf) throw new Error(`texts are not compared by ${operator}`)
  const { field } = reading
  const needsValue = operator !== 'IS NOT NULL'
  if (field.key === 'first_char') {
    // Kept as it is for lists by first character: in lower case, with accents.
    const text = needsValue ? reading.value.toLowerCase() : ''
    return { kind: 'textColumn', column: 'first_char', bounds: boundsOf(text) }
  }
  const text = needsValue ? fold(reading.value) : ''
  if (needsValue && text === '') {
    reading.refuse(`value ${show(reading.value)} has nothing that could be compared`)
  }
  const part = field.type === 'address' ? partOf(reading) : mainPart
  const fieldId = field.isCustom ? field.id : standardTextOf(field.key)
  return part === undefined ? never : { kind: 'text', fieldId, part, bounds: boundsOf(text) }
}

function standardTextOf(key: string): number {
  const known: Readonly<Record<string, number>> = standardTexts
  const fieldId = known[key]
  if (fieldId === undefined) throw new Error(`${key} is no text of every product`)
  return fieldId
}

/** The components of an address as conditions name them, with ours. */
export const addressComponents = {
  subpremise: undefined,
  street_number: 'streetNumber',
  route: 'route',
  sublocality: 'sublocality',
  locality: 'locality',
  admin_area_level_1: 'adminAreaLevel1',
  admin_area_level_2: 'adminAreaLevel2',
  country: 'country',
  postal_code: 'postalCode',
  formatted_address: 'formattedAddress',
} as const satisfies Record<string, (typeof addressParts)[number] | undefined>

/** Undefined for the one component that is never kept. */
function partOf({ condition, refuse }: Reading): number | undefined {
  const name = condition.extraValue ?? ''
  if (name === '') return mainPart
  if (!Object.hasOwn(addressComponents, name)) {
    refuse(`extra_value ${show(name)} must be one of ${Object.keys(addressComponents).join(', ')}`)
  }
  // As just asked.
  const component = addressComponents[name as keyof typeof addressComponents]
  return component && addressPartOf(component)
}
