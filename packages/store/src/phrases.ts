import type { Expression, RawBuilder, SqlBool } from 'kysely'

/** The few phrases of SQL that the two databases spell differently. */
export interface Phrases {
  /** A set of numbers given as JSON text, for `in` or {@link Phrases.isAmong}: any length, one text. */
  numbers(json: Expression<unknown> | string): RawBuilder<number>
  /**
   * Whether a value is among the numbers a subselect gives. They are settled first, and then the
   * value is looked up for each: nothing is passed row by row to ask whether it is one of them.
   */
  isAmong(value: Expression<number>, numbers: Expression<unknown>): RawBuilder<SqlBool>
  /**
   * The rows of a subselect as JSON text: an array of arrays of the columns, in no order. Numbers
   * keep every digit. Read together with the row they belong to, so that both are of one moment.
   */
  rows(columns: readonly string[]): RawBuilder<string>
  /** Whether a text has a fragment in it, taken to the letter. */
  contains(text: Expression<string>, fragment: string): RawBuilder<SqlBool>
  /** Ends a select that locks the rows it reads until the transaction is over. */
  readonly lock: RawBuilder<unknown>
  /**
   * Ends a select whose rows nobody may lock with {@link Phrases.lock} until the transaction is over;
   * others may hold them in the same way.
   */
  readonly hold: RawBuilder<unknown>
}
