import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Db, NumberedTable, Store, StoreFailure } from '../db.ts'
import { insertText } from '../insert-text.ts'
import type { Definitions } from '../migrations/migration.ts'
import type { Phrases } from '../phrases.ts'
import type { Compiler, Statement } from '../statement.ts'
import type { Tables } from '../tables.ts'
import { type Execute, kyselyOver } from './kysely-bridge.ts'
import { applyMigrations, type Migrating, pendingMigrations } from './migrate.ts'
import { SqliteConnection } from './sqlite-connection.ts'
import { mergeSearchTables } from './sqlite-merge.ts'
import { ScanInterrupted, ScanTooSlow, SqliteScannerPool } from './sqlite-scanner.ts'
import { sqliteSearch, sqliteSearchTables } from './sqlite-search.ts'
import { SqliteWriter } from './sqlite-writer.ts'
import { LineIsFull } from './waiting-line.ts'

const phrases: Phrases = {
  numbers: (json) => sql`(select value from json_each(${json}))`,
  isAmong: (value, numbers) => sql`${value} in ${numbers}`,
  rows: (columns) =>
    sql`json_group_array(json_array(${sql.join(columns.map((column) => sql.ref(column)))}))`,
  contains: (text, fragment) => sql`instr(${text}, ${fragment}) > 0`,
  // One writer at a time: what a transaction reads nobody else changes.
  lock: sql``,
  hold: sql``,
}

const definitions: Definitions = {
  ID: 'integer primary key autoincrement',
  TEXT: 'text',
  REAL: 'real',
  PRIMARY: () => '',
  reference: (column, table, onDelete) =>
    `, foreign key (${column}) references ${table} (id)${onDelete ? ` on delete ${onDelete}` : ''}`,
  search: sqliteSearchTables,
  dropFirstSearch: ['drop table product_search', 'drop table product_gram'],
  CLUSTERED: ' without rowid',
  addReference: (table, column, target) => [
    `alter table ${table} add column ${column} bigint references ${target} (id)`,
  ],
  firstSearch: [
    `create virtual table product_search using fts5(
      name, code, custom, company, audience,
      content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1')`,
    `create virtual table product_gram using fts5(
      grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')`,
  ],
}

/** Opens an embedded database: one writer, a reader on the event loop and scanning threads. */
export async function openSqlite(
  path: string,
  options: { durability: 'full' | 'normal'; queryTimeoutMs: number },
): Promise<Store> {
  const writer = openWriter(path, options.durability)
  const reader = new SqliteConnection(path, { readonly: true, durability: options.durability })
  const transactions = new SqliteWriter(writer)
  const timeoutMs = options.queryTimeoutMs
  const scanners = new SqliteScannerPool(path, { size: 2, waiting: 200, timeoutMs })
  // On two cores one: whoever walks for long must leave the other to the event loop.
  const walkers = new SqliteScannerPool(path, {
    size: availableParallelism() > 3 ? 2 : 1,
    waiting: 50,
    timeoutMs,
  })
  const scan = (text: string, values: readonly unknown[]) => scanners.all(text, values)

  const builders = {
    reader: kyselyOver('sqlite', executeOn(reader)),
    writer: kyselyOver('sqlite', executeOn(writer)),
  }
  const compiler: Compiler = { sql: builders.reader, phrases }
  const inside = transactionHandle(transactions, writer, builders.writer)
  const db: Db = {
    sql: builders.reader,
    search: sqliteSearch(noWrites, scan),
    all: allOn(reader, compiler),
    scanAll: scanOn(scanners, compiler),
    walkAll: scanOn(walkers, compiler),
    insert: noWrites,
    insertKeyed: noWrites,
    transaction: (work) => transactions.run(() => work(inside)),
  }
  const migrating: Migrating = {
    definitions,
    execute: executeOn(writer),
    exclusively: (work) => transactions.run(() => work(executeOn(writer))),
  }
  return {
    db,
    migrate: (now) => applyMigrations(migrating, now),
    pendingMigrations: () => pendingMigrations(executeOn(writer)),
    ping: async () => void reader.all('select 1', []),
    optimize: () => mergeSearchTables(transactions, writer),
    failureOf,
    async close() {
      await transactions.idle()
      await Promise.all([scanners.close(), walkers.close()])
      reader.close()
      writer.close()
    },
  }
}

function openWriter(path: string, durability: 'full' | 'normal'): SqliteConnection {
  try {
    mkdirSync(dirname(path), { recursive: true })
    return new SqliteConnection(path, { readonly: false, durability })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`the database ${path} cannot be opened: ${reason}`, { cause })
  }
}

function executeOn(connection: SqliteConnection): Execute {
  return async (text, values) => connection.execute(text, values)
}

function allOn(connection: SqliteConnection, compiler: Compiler): Db['all'] {
  return async <P, R>(statement: Statement<P, R>, parameters: P) =>
    // The statement declares its row type.
    connection.all(statement.text(compiler), statement.values(parameters)) as R[]
}

function scanOn(scanners: SqliteScannerPool, compiler: Compiler): Db['all'] {
  return async <P, R>(statement: Statement<P, R>, parameters: P) => {
    const rows = await scanners.all(statement.text(compiler), statement.values(parameters))
    // The statement declares its row type.
    return rows as R[]
  }
}

/** The handle that work inside a transaction is given; nested transactions join. */
function transactionHandle(
  transactions: SqliteWriter,
  writer: SqliteConnection,
  builder: Kysely<Tables>,
): Db {
  const run = (text: string, values: readonly unknown[]) =>
    transactions.defer(() => writer.run(text, values))
  const all = allOn(writer, { sql: builder, phrases })
  const inside: Db = {
    sql: builder,
    search: sqliteSearch(run, noSearch),
    all,
    scanAll: all,
    walkAll: all,
    insert: async (table, rows) => insertNumbered(writer, table, rows),
    insertKeyed: async (table, rows) => insertRows(writer, table, rows),
    transaction: (work) => work(inside),
  }
  return inside
}

function insertNumbered(
  writer: SqliteConnection,
  table: NumberedTable,
  rows: readonly object[],
): number[] {
  return insertEach(writer, table, rows).map(Number)
}

function insertRows(writer: SqliteConnection, table: string, rows: readonly object[]): void {
  insertEach(writer, table, rows)
}

/** Rows of one call have the same columns. */
function insertEach(
  writer: SqliteConnection,
  table: string,
  rows: readonly object[],
): (number | bigint)[] {
  if (rows.length === 0) return []
  const text = insertText(table, Object.keys(rows[0] ?? {}), 1, () => '?')
  return rows.map((row) => writer.run(text, Object.values(row)).lastInsertRowid)
}

/** Locked by another process for too long, full, or not readable: the state of the disk, no bug. */
function failureOf(error: unknown): StoreFailure | undefined {
  if (error instanceof LineIsFull) return 'overloaded'
  if (error instanceof ScanTooSlow) return 'too_slow'
  if (error instanceof ScanInterrupted) return 'unavailable'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^SQLITE_(BUSY|FULL|IOERR|READONLY|CANTOPEN)/.test(code) ? 'unavailable' : undefined
}

const noSearch = async (): Promise<never> => {
  throw new Error('the search sees what is committed: ask it outside the transaction')
}

const noWrites = (): never => {
  throw new Error('writes need a transaction: call db.transaction')
}
