/** Operators with what they mean, in the words of a sentence about a field. */
export type Operators = Readonly<Record<string, string>>

const empty = { 'IS NULL': 'is empty', 'IS NOT NULL': 'is not empty' }
const equality = { '=': 'is', '!=': 'is not' }
const equalityOrEmpty = { ...equality, ...empty }

const numeric = {
  ...equality,
  '<': 'is less than',
  '>': 'is more than',
  '<=': 'is less or equal to',
  '>=': 'is more or equal to',
  ...empty,
}

const comparisons = {
  ...equality,
  '>': 'is later than',
  '<': 'is earlier than',
  '>=': 'is exactly or later than',
  '<=': 'is exactly or earlier than',
}

const temporal = { ...comparisons, ...empty }

const ranges = {
  '=': 'starts at',
  '!=': 'does not start at',
  ends_at: 'ends at',
  does_not_end_at: 'does not end at',
  '<': 'starts before',
  '<=': 'starts exactly at or before',
  ends_before: 'ends before',
  ends_e_before: 'ends exactly at or before',
  '>': 'starts after',
  ends_after: 'ends after',
  '>=': 'starts exactly at or after',
  ends_e_after: 'ends exactly at or after',
  includes: 'includes',
  ...empty,
}

const fragments = { "LIKE '%$%'": 'contains', "LIKE '$%'": 'starts with' }
const textual = { ...equalityOrEmpty, ...fragments, "NOT LIKE '$%'": 'does not start with' }

/** Not offered to people any more, and still understood where texts are compared. */
export const deprecatedOperators: Operators = {
  "NOT LIKE '%$%'": 'does not contain',
  "LIKE '%$'": 'ends with',
  "NOT LIKE '%$'": 'does not end with',
}

/** The operators of every type of field, those of items other than products among them. */
export const operatorsByType = {
  int: numeric,
  double: numeric,
  monetary: numeric,
  price_list: numeric,
  time: temporal,
  date: temporal,
  entered_stage: comparisons,
  timerange: ranges,
  daterange: ranges,
  varchar: textual,
  varchar_auto: textual,
  text: textual,
  phone: textual,
  address: textual,
  title: { '=': 'is', ...fragments, "NOT LIKE '$%'": 'does not start with' },
  stage: { ...equality, has_been: 'has been' },
  set: {
    ...equality,
    contains: 'contains',
    not_contains: 'does not contain',
    ...empty,
  },
  enum: equalityOrEmpty,
  billing_frequency: equalityOrEmpty,
  deal: equalityOrEmpty,
  product: equalityOrEmpty,
  person: equalityOrEmpty,
  people: equalityOrEmpty,
  organization: equalityOrEmpty,
  org: equalityOrEmpty,
  user: { ...equalityOrEmpty, belongs_to_team: 'belongs to the team' },
  boolean: equality,
  status: equality,
  visible_to: equality,
  currency: equality,
  pipeline: equality,
} as const satisfies Record<string, Operators>

/** Whether fields of a type can be compared so. */
export function hasOperator(type: keyof typeof operatorsByType, operator: string): boolean {
  const operators: Operators = operatorsByType[type]
  if (Object.hasOwn(operators, operator)) return true
  return operators === textual && Object.hasOwn(deprecatedOperators, operator)
}
