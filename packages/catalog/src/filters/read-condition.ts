import { Problem } from '@merx/contract'
import type { FieldType } from '../fields/field.ts'
import type { SystemFieldType } from '../fields/system-fields.ts'
import type { Condition } from './filter.ts'
import type { FilterField } from './filter-fields.ts'
import { hasOperator } from './operators.ts'
import type { Predicate } from './predicate.ts'
import { readBilling, readBoolean, readReference, readSet, readVisibility } from './read-choice.ts'
import { readAmount, readNumber, readPrice } from './read-number.ts'
import { readText } from './read-text.ts'
import { readDate, readDateRange, readTime, readTimeRange } from './read-time.ts'

/** Something of the company that a condition names. */
export interface Reference {
  readonly to: 'option' | 'user' | 'person' | 'organization'
  readonly id: number
}

/** A condition, and what reading it needs and finds. */
export interface Reading {
  readonly condition: Condition
  readonly field: FilterField
  readonly now: Date
  readonly timeZone: string
  /** The value; the condition is refused where it has none. */
  readonly value: string
  /** Notes that the predicate is true of this moment only. */
  useClock(): void
  refer(reference: Reference): void
  /** Refuses the condition. */
  refuse(rule: string): never
}

/** What a condition means, and what it names. */
export interface Meaning {
  readonly field: FilterField
  readonly predicate: Predicate
  readonly references: readonly Reference[]
  /** It has a relative date. */
  readonly dependsOnClock: boolean
}

/** When a condition is read, and for whom. */
export interface Moment {
  readonly now: Date
  /** IANA name. */
  readonly timeZone: string
}

const readers: Record<FieldType | SystemFieldType, (reading: Reading) => Predicate> = {
  varchar: readText,
  varchar_auto: readText,
  text: readText,
  phone: readText,
  address: readText,
  int: readNumber,
  double: readNumber,
  monetary: readAmount,
  price_list: readPrice,
  date: readDate,
  time: readTime,
  daterange: readDateRange,
  timerange: readTimeRange,
  enum: readReference,
  user: readReference,
  people: readReference,
  org: readReference,
  set: readSet,
  boolean: readBoolean,
  visible_to: readVisibility,
  billing_frequency: readBilling,
}

/**
 * Reads what a condition means at a moment (http-v1-neighbours section 5).
 *
 * Negative operators hold for all products for which the positive one does not, those without a
 * value included. Throws `invalid_conditions` that begins with the path.
 */
export function readCondition(
  condition: Condition,
  path: string,
  fields: ReadonlyMap<number, FilterField>,
  { now, timeZone }: Moment,
): Meaning {
  const refuse = (rule: string): never => {
    throw new Problem('invalid_conditions', { detail: `${path}: ${rule}` })
  }
  const field = fields.get(condition.fieldId) ?? refuse(`field ${condition.fieldId} does not exist`)
  if (condition.object !== 'product') {
    refuse(`object ${show(condition.object)} must be product in a filter of products`)
  }
  const { operator } = condition
  if (!hasOperator(field.type, operator)) {
    refuse(`operator ${show(operator)} is not for fields of type ${field.type}`)
  }
  if (operator === 'belongs_to_team') {
    refuse('operator "belongs_to_team" asks for teams, which Merx does not have')
  }
  const references: Reference[] = []
  let dependsOnClock = false
  const reading: Reading = {
    condition,
    field,
    now,
    timeZone,
    get value() {
      const value = condition.value?.trim() ?? ''
      return value === '' ? refuse(`operator ${show(operator)} needs a value`) : value
    },
    useClock() {
      dependsOnClock = true
    },
    refer: (reference) => references.push(reference),
    refuse,
  }
  const predicate = readers[field.type](reading)
  return { field, predicate, references, dependsOnClock }
}

/** A text of the client as a message shows it. */
export function show(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}
