import Database from 'better-sqlite3'
import type { QueryResult } from 'kysely'

type Prepared = Database.Statement<unknown[], unknown>

/** Prepared statements kept per connection; shapes that vary with list lengths push out old ones. */
const maxStatements = 400

/** One connection with its statement cache. */
export class SqliteConnection {
  readonly raw: Database.Database
  readonly #statements = new Map<string, Prepared>()

  constructor(path: string, options: { readonly: boolean; durability: 'full' | 'normal' }) {
    this.raw = new Database(path, {
      readonly: options.readonly,
      // Waiting here would hold up the event loop; the writer asks again by itself.
      timeout: 5,
    })
    if (!options.readonly) {
      this.raw.pragma('journal_mode = WAL')
      this.raw.pragma(`synchronous = ${options.durability === 'full' ? 'FULL' : 'NORMAL'}`)
    }
    this.raw.pragma('foreign_keys = ON')
    this.raw.pragma('cache_size = -32768')
    this.raw.pragma('temp_store = MEMORY')
    this.raw.pragma('mmap_size = 0')
  }

  prepare(text: string): Prepared {
    const known = this.#statements.get(text)
    if (known) return known
    const prepared = this.raw.prepare<unknown[], unknown>(text)
    if (this.#statements.size >= maxStatements) {
      const oldest = this.#statements.keys().next().value
      if (oldest !== undefined) this.#statements.delete(oldest)
    }
    this.#statements.set(text, prepared)
    return prepared
  }

  all(text: string, values: readonly unknown[]): unknown[] {
    return this.prepare(text).all(...values)
  }

  execute(text: string, values: readonly unknown[]): QueryResult<unknown> {
    const prepared = this.prepare(text)
    if (prepared.reader) return { rows: prepared.all(...values) }
    const { changes, lastInsertRowid } = prepared.run(...values)
    return {
      rows: [],
      numAffectedRows: BigInt(changes),
      insertId: BigInt(lastInsertRowid),
    }
  }

  close(): void {
    this.#statements.clear()
    this.raw.close()
  }
}
