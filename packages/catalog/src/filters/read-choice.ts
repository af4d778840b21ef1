import { mainPart } from './filter-keys.ts'
import { type NumberColumn, never, not, type Predicate } from './predicate.ts'
import { type Reading, type Reference, show } from './read-condition.ts'

/** What a positive predicate becomes under `=`, `!=` and, without it, the tests for emptiness. */
function readEquality(reading: Reading, equals: () => Predicate, present: Predicate): Predicate {
  switch (reading.condition.operator) {
    case 'IS NULL':
      return not(present)
    case 'IS NOT NULL':
      return present
    case '!=':
      return not(equals())
    default:
      return equals()
  }
}

function idOf(reading: Reading, text: string): number {
  const id = /^\d{1,16}$/.test(text) ? Number(text) : 0
  if (Number.isSafeInteger(id) && id > 0) return id
  return reading.refuse(`value ${show(text)} must be an id: a positive whole number`)
}

const referred: Readonly<Record<string, Reference['to']>> = {
  enum: 'option',
  user: 'user',
  people: 'person',
  org: 'organization',
}

const columns: Readonly<Record<string, NumberColumn>> = {
  category: 'category_id',
  owner_id: 'owner_id',
}

/** Reads a condition on one option, user, person or organization. */
export function readReference(reading: Reading): Predicate {
  const { field } = reading
  const to = referred[field.type]
  const column = columns[field.key]
  if (!to || (!field.isCustom && !column)) throw new Error(`${field.key} refers to nothing`)
  const holds = (bounds: { equals?: number }): Predicate =>
    field.isCustom || !column
      ? { kind: 'number', fieldId: field.id, part: mainPart, bounds }
      : { kind: 'numberColumn', column, bounds }
  const equals = () => {
    const id = idOf(reading, reading.value)
    reading.refer({ to, id })
    return holds({ equals: id })
  }
  return readEquality(reading, equals, holds({}))
}

/** Each becomes a part of the statement, whose size databases limit. */
const maxOptions = 50

/** Reads a condition on a set of options; several are separated by commas. */
export function readSet(reading: Reading): Predicate {
  const { id: fieldId } = reading.field
  const optionIds = () => {
    const ids = reading.value.split(',').map((text) => idOf(reading, text.trim()))
    if (ids.length > maxOptions) {
      reading.refuse(`value has ${ids.length} options; at most ${maxOptions} are taken`)
    }
    for (const id of ids) reading.refer({ to: 'option', id })
    return [...new Set(ids)]
  }
  const have = (needed: 'any' | 'all' | 'exactly'): Predicate => ({
    kind: 'options',
    fieldId,
    optionIds: optionIds(),
    needed,
  })
  switch (reading.condition.operator) {
    case 'contains':
      return have('all')
    case 'not_contains':
      return not(have('any'))
    default: {
      const present: Predicate = { kind: 'number', fieldId, part: mainPart, bounds: {} }
      return readEquality(reading, () => have('exactly'), present)
    }
  }
}

const booleans: Readonly<Record<string, boolean>> = {
  '1': true,
  '0': false,
  true: true,
  false: false,
}

/** Reads a condition on a flag; deleted products are in no list, so all are active. */
export function readBoolean(reading: Reading): Predicate {
  const equals = (): Predicate => {
    const value = booleans[reading.value.toLowerCase()]
    if (value === undefined) {
      return reading.refuse(`value ${show(reading.value)} must be true, false, 1 or 0`)
    }
    if (reading.field.key === 'active_flag') return { kind: 'constant', holds: value }
    return { kind: 'numberColumn', column: 'is_linkable', bounds: { equals: value ? 1 : 0 } }
  }
  return readEquality(reading, equals, never)
}

/** Reads a condition on who may see a product. */
export function readVisibility(reading: Reading): Predicate {
  const equals = (): Predicate => {
    const visibility = ['1', '3', '5', '7'].find((value) => value === reading.value)
    if (visibility === undefined) {
      return reading.refuse(`value ${show(reading.value)} must be one of 1, 3, 5, 7`)
    }
    return { kind: 'numberColumn', column: 'visibility', bounds: { equals: Number(visibility) } }
  }
  return readEquality(reading, equals, never)
}

const frequencies = [
  'one-time',
  'annually',
  'semi-annually',
  'quarterly',
  'monthly',
  'weekly',
] as const

/** Reads a condition on how often a product is billed. */
export function readBilling(reading: Reading): Predicate {
  const holds = (bounds: { equals?: string }): Predicate => ({
    kind: 'textColumn',
    column: 'billing_frequency',
    bounds,
  })
  const equals = () => {
    const frequency = frequencies.find((value) => value === reading.value)
    if (frequency === undefined) {
      return reading.refuse(`value ${show(reading.value)} must be one of ${frequencies.join(', ')}`)
    }
    return holds({ equals: frequency })
  }
  return readEquality(reading, equals, holds({}))
}
