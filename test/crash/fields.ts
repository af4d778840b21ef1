import type { ExpectedEvent, FieldEntry } from './ledger.ts'
import { distinctName } from './names.ts'
import type { Random } from './random.ts'
import type { StoredField } from './snapshot.ts'
import {
  compare,
  type Found,
  knownItems,
  requireTold,
  type Subject,
  toExpectedEvent,
} from './subject.ts'
import type { Writer } from './writers.ts'

/** Types whose values are a text, a number, a number with a currency, and a number of an option. */
const types = ['varchar', 'double', 'monetary', 'enum'] as const
type Type = (typeof types)[number]

export type FieldWrite =
  | { kind: 'create'; name: string; type: Type; labels: string[] }
  | { kind: 'rename'; name: string }

/** What must be stored of one custom field of products. */
export interface ExpectedField {
  id?: number
  key?: string
  name: string
  type: Type
  options: { label: string; id?: number }[]
  events: ExpectedEvent[]
}

/** A value as it is stored. */
export type FieldValue = string | number | { value: number; currency: string }

/** Fields of one writer, which also is the only one to give products values of them. */
export const fields: Subject<ExpectedField, FieldWrite, StoredField> = {
  what: 'field',
  lists: ({ lanes }) => lanes.map((lane) => lane.fields),
  choose({ lane, random }) {
    const name = distinctName(lane, random)
    const known = knownItems(lane.fields)
    if (known.length > 0 && random.between(1, 3) === 1) {
      return { entry: random.pick(known), write: { kind: 'rename', name } }
    }
    const entry: FieldEntry = { round: 0 }
    lane.fields.push(entry)
    const type = random.pick(types)
    const labels = type === 'enum' ? ['Oiled', 'Waxed', 'Raw'] : []
    return { entry, write: { kind: 'create', name, type, labels } }
  },
  requestOf(write, before) {
    const { name } = write
    if (write.kind === 'rename') return ['PUT', `/v1/productFields/${before?.id}`, { name }]
    const options = write.labels.map((label) => ({ label }))
    const body = { name, field_type: write.type, ...(options.length > 0 ? { options } : {}) }
    return ['POST', '/v1/productFields', body]
  },
  outcome(before, write) {
    const { name } = write
    if (write.kind === 'create') {
      const options = write.labels.map((label) => ({ label }))
      const events: ExpectedEvent[] = [{ name: 'field.created', newName: name }]
      return { name, type: write.type, options, events }
    }
    if (before === undefined) throw new Error('nothing to rename')
    const event: ExpectedEvent = { name: 'field.updated', newName: name }
    return { ...before, name, events: [...before.events, event] }
  },
  told(after, _write, data) {
    const { id, key, name, field_type: type, options = [] } = data as unknown as AnsweredField
    const labels = (items: { label: string }[]) => items.map(({ label }) => label)
    requireTold(
      { name: after.name, type: after.type, options: labels(after.options) },
      { name, type, options: labels(options) },
    )
    return { ...after, id, key, options }
  },
  stored: (snapshot) => snapshot.fields,
  itemOf: ({ name, itemId }) => (name.startsWith('field.') ? itemId : undefined),
  keyOf: ({ name }) => name,
  storedKey: ({ name }) => name,
  differences,
  asStored: (expected, { id, key, options }) => ({ ...expected, id, key, options }),
}

interface AnsweredField {
  id: number
  key: string
  name: string
  field_type: string
  options?: { id: number; label: string }[]
}

function differences(expected: ExpectedField, { stored, events }: Found<StoredField>): string[] {
  const ofEvents = compare('events', expected.events, events.map(toExpectedEvent))
  if (stored === undefined) return [...compare('field', expected.name, undefined), ...ofEvents]
  const { name, type, key = stored.key } = expected
  const options = expected.options.map(({ label, id }, index) => ({
    id: id ?? stored.options[index]?.id,
    label,
  }))
  const row = { name: stored.name, type: stored.type, key: stored.key }
  return [
    ...compare('row', { name, type, key }, row),
    ...compare('options', options, stored.options),
    ...ofEvents,
  ]
}

/** A value of one of the writer's fields, by its key; none while there is no field, or now and then. */
export function aFieldValue({ lane, random }: Writer): Record<string, FieldValue> {
  const known = knownItems(lane.fields)
  if (known.length === 0 || random.between(1, 4) === 1) return {}
  const { key, type, options } = random.pick(known).expected
  if (key === undefined) throw new Error('a field with a number has a key')
  return { [key]: aValue(random, type, options) }
}

function aValue(random: Random, type: Type, options: ExpectedField['options']): FieldValue {
  const amount = random.between(1, 1_000_000) / 100
  switch (type) {
    case 'varchar':
      return `Grain ${random.between(1, 1000)}`
    case 'double':
      return amount
    case 'monetary':
      return { value: amount, currency: 'EUR' }
    case 'enum':
      return random.pick(options).id ?? 0
  }
}

/** The members of a product in which v1 tells these values. */
export function flatValues(values: Record<string, FieldValue | null>): Record<string, unknown> {
  const members = Object.entries(values).flatMap(([key, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null
      ? [
          [key, value.value],
          [`${key}_currency`, value.currency],
        ]
      : [[key, value]],
  )
  return Object.fromEntries(members)
}
