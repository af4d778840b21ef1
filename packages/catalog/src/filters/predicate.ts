/** What a value must be; all that is given, and any value at all where nothing is. */
export interface Bounds<V> {
  readonly equals?: V | undefined
  readonly atLeast?: V | undefined
  readonly above?: V | undefined
  readonly atMost?: V | undefined
  readonly below?: V | undefined
}

/** The same for folded texts, which also have fragments. */
export interface TextBounds extends Bounds<string> {
  readonly startsWith?: string | undefined
  readonly endsWith?: string | undefined
  readonly contains?: string | undefined
}

/** Columns of a product's row that fields are compared by. */
export type NumberColumn =
  | 'id'
  | 'tax'
  | 'category_id'
  | 'owner_id'
  | 'visibility'
  | 'is_linkable'
  | 'files_count'
  | 'billing_frequency_cycles'
  | 'created_at'
  | 'updated_at'
type TextColumn = 'first_char' | 'billing_frequency'

/**
 * What a condition asks of a product, without operators, types and relative dates.
 *
 * `text` and `number` look at the product's filter keys, `price` at its prices; each holds when there
 * is a value within the bounds.
 */
export type Predicate =
  | { readonly kind: 'constant'; readonly holds: boolean }
  | { readonly kind: 'not'; readonly predicate: Predicate }
  | { readonly kind: 'all' | 'any'; readonly predicates: readonly Predicate[] }
  | {
      readonly kind: 'text'
      readonly fieldId: number
      readonly part: number
      readonly bounds: TextBounds
    }
  | {
      readonly kind: 'number'
      readonly fieldId: number
      readonly part: number
      readonly bounds: Bounds<number>
    }
  | {
      readonly kind: 'numberColumn'
      readonly column: NumberColumn
      readonly bounds: Bounds<number>
    }
  | { readonly kind: 'textColumn'; readonly column: TextColumn; readonly bounds: TextBounds }
  | {
      readonly kind: 'price'
      /** Undefined: in any currency. */
      readonly currency: string | undefined
      readonly bounds: Bounds<number>
    }
  /** Options of a set: any or all of these, or all of these and no others. */
  | {
      readonly kind: 'options'
      readonly fieldId: number
      readonly optionIds: readonly number[]
      readonly needed: 'any' | 'all' | 'exactly'
    }

export const never: Predicate = { kind: 'constant', holds: false }

export function not(predicate: Predicate): Predicate {
  return { kind: 'not', predicate }
}

export function allOf(predicates: readonly Predicate[]): Predicate {
  const [only] = predicates
  return only && predicates.length === 1 ? only : { kind: 'all', predicates }
}
