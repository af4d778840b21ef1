import type { SearchKind } from '../db.ts'

/** The words in which the two databases' definitions differ. */
export interface Definitions {
  /** Type of a table's own number. */
  readonly ID: string
  readonly TEXT: string
  /** 64-bit floating point: carries a JSON number exactly. */
  readonly REAL: string
  /** Closes a table: `, primary key (…)` where the number itself is not the key. */
  PRIMARY(columns: string): string
  /** A foreign key on a column; where keys lead with the company, so does the reference. */
  reference(column: string, table: string, onDelete?: 'cascade'): string
  /** The tables behind the search of one kind, which have nothing in common. */
  search(kind: SearchKind): readonly string[]
  /** The tables behind the search of products as the first schema made them. */
  readonly firstSearch: readonly string[]
  readonly dropFirstSearch: readonly string[]
  /** Ends the definition of a table that is read along its own primary key alone. */
  readonly CLUSTERED: string
  /** Adds a nullable column that refers to a row of another table. */
  addReference(table: string, column: string, target: string): readonly string[]
}

/** One step forward of the schema; a published one never changes. */
export interface Migration {
  readonly name: string
  statements(definitions: Definitions): string[]
}
