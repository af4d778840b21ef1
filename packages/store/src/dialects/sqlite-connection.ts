import Database from 'better-sqlite3'
import type { QueryResult } from 'kysely'

interface Prepared {
  readonly statement: Database.Statement<unknown[], unknown>
  /** Names of the columns; undefined for a statement that gives no rows. */
  readonly columns: readonly string[] | undefined
}

/** Prepared statements kept per connection; shapes that vary with list lengths push out old ones. */
const maxStatements = 400

/** One connection with its statement cache. */
export class SqliteConnection {
  readonly raw: Database.Database
  readonly #statements = new Map<string, Prepared>()

  constructor(
    path: string,
    options: { readonly: boolean; durability: 'full' | 'normal'; cacheKibibytes?: number },
  ) {
    this.raw = new Database(path, { readonly: options.readonly, timeout: 100 })
    if (!options.readonly) {
      patiently(() => this.raw.pragma('journal_mode = WAL'))
      // Hot pages are written again and again; fewer checkpoints copy each of them fewer times.
      this.raw.pragma('wal_autocheckpoint = 4000')
      this.raw.pragma(`synchronous = ${options.durability === 'full' ? 'FULL' : 'NORMAL'}`)
    }
    this.raw.pragma('foreign_keys = ON')
    this.raw.pragma(`cache_size = -${options.cacheKibibytes ?? 32_768}`)
    this.raw.pragma('temp_store = MEMORY')
    // From now on waiting would hold up the event loop; the writer asks again by itself.
    this.raw.pragma('busy_timeout = 5')
  }

  /** The rows of a statement; one that gives none is run and gives an empty list. */
  all(text: string, values: readonly unknown[]): unknown[] {
    const { statement, columns } = this.#prepare(text)
    if (!columns) {
      statement.run(...values)
      return []
    }
    // In raw mode every row is an array.
    const rows = statement.all(...values) as unknown[][]
    return rows.map((row) => toObject(columns, row))
  }

  run(text: string, values: readonly unknown[]): Database.RunResult {
    return this.#prepare(text).statement.run(...values)
  }

  execute(text: string, values: readonly unknown[]): QueryResult<unknown> {
    if (this.#prepare(text).columns) return { rows: this.all(text, values) }
    const { changes, lastInsertRowid } = this.run(text, values)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  #prepare(text: string): Prepared {
    const known = this.#statements.get(text)
    if (known) return known
    const statement = this.raw.prepare<unknown[], unknown>(text)
    if (statement.reader) statement.raw(true)
    const columns = statement.reader ? statement.columns().map(({ name }) => name) : undefined
    const prepared = { statement, columns }
    if (this.#statements.size >= maxStatements) {
      const oldest = this.#statements.keys().next().value
      if (oldest !== undefined) this.#statements.delete(oldest)
    }
    this.#statements.set(text, prepared)
    return prepared
  }

  close(): void {
    this.#statements.clear()
    this.raw.close()
  }
}

const openTimeoutMs = 10_000

/** Changing a new file to WAL needs it alone, and does not wait for another process by itself. */
function patiently(work: () => void): void {
  const giveUpAt = performance.now() + openTimeoutMs
  for (;;) {
    try {
      work()
      return
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error
      // Opening happens before anything is served, so the thread may sleep.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}

/** Whether SQLite says that another process holds the lock. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

/** Made here an object costs half of one that the binding makes member by member. */
function toObject(columns: readonly string[], row: readonly unknown[]): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  columns.forEach((column, index) => {
    object[column] = row[index]
  })
  return object
}
