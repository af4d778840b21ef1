import type { Visibility } from '../visibility/visibility.ts'

/** What one condition asks of a field; read and checked by {@link readCondition}. */
export interface Condition {
  /** What kind of item the field belongs to. */
  readonly object: string
  readonly fieldId: number
  readonly operator: string
  readonly value: string | null
  /** A currency, a part of an address, or the end of a range. */
  readonly extraValue: string | null
}

/** An item fits when it meets all of `all` and, if there are any, one of `any`. */
export interface Conditions {
  readonly all: readonly Condition[]
  readonly any: readonly Condition[]
}

/** Saved conditions, which belong to a user and may be shared. */
export interface Filter {
  readonly id: number
  readonly userId: number
  readonly type: FilterType
  readonly name: string
  readonly conditions: Conditions
  /** 1: its user and admins; 3, 5 and 7: others may use it too. */
  readonly visibility: Visibility
  readonly createdAt: Date
  readonly updatedAt: Date
  /** Null while it is live. */
  readonly deletedAt: Date | null
}

/** The kinds of items that filters are kept for. */
export type FilterType = 'products'

/** Of one filter, both groups together (http-v1-neighbours section 5.1). */
export const maxConditions = 16

/** Where a condition stands in what the client sent, such as `conditions.conditions[0]`. */
export function pathOf(group: keyof Conditions, index?: number): string {
  const path = `conditions.conditions[${group === 'all' ? 0 : 1}]`
  return index === undefined ? path : `${path}.conditions[${index}]`
}
