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
  /** Tables and indexes of the search, which have nothing in common. */
  readonly search: readonly string[]
}

/** One step forward of the schema; a published one never changes. */
export interface Migration {
  readonly name: string
  statements(definitions: Definitions): string[]
}
