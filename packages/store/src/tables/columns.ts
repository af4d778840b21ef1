import type { ColumnType, Generated } from 'kysely'

/** Milliseconds since 1970-01-01 UTC; stored as an integer on both databases. */
export type Time = number
/** 0 or 1 on both databases. */
export type Flag = number
/** Written once with the row. */
export type Fixed<T> = ColumnType<T, T, never>

/** What every row of a company has. */
export interface CompanyRow {
  id: Generated<number>
  company_id: Fixed<number>
}
