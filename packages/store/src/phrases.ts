import type { Expression, RawBuilder } from 'kysely'

/** The few phrases of SQL that the two databases spell differently. */
export interface Phrases {
  /** A set of numbers given as JSON text, for `in`: any length, one statement text. */
  numbers(json: Expression<unknown> | string): RawBuilder<number>
  /** Ends a select that locks the rows it reads until the transaction is over. */
  readonly lock: RawBuilder<unknown>
}
