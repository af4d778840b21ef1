import type { Db, Tables } from '@merx/store'

/** Every row stored, as JSON text, by table; those of the search index included. */
export type State = Readonly<Record<string, readonly string[]>>

/** Where each database lists its tables, whose names and columns are nobody else's business. */
const catalogs = {
  sqlite: { table: 'sqlite_master', column: 'name' },
  postgres: { table: 'pg_tables', column: 'tablename' },
}

export async function readState(db: Db, database: keyof typeof catalogs): Promise<State> {
  const contents = (await tableNames(db, database)).map(
    async (name) => [name, await readTable(db, name)] as const,
  )
  return Object.fromEntries(await Promise.all(contents))
}

async function tableNames(db: Db, database: keyof typeof catalogs): Promise<string[]> {
  const { table, column } = catalogs[database]
  const rows = (await readRows(db, table)) as Record<string, unknown>[]
  // Attempts are counted whatever becomes of them, so refusals count too.
  return rows
    .filter(isOurs)
    .map((row) => String(row[column]))
    .filter((name) => name !== 'throttle')
}

/** Tables of ours that hold rows of their own: a full-text table keeps them in others. */
function isOurs({ schemaname, type, name, sql }: Record<string, unknown>): boolean {
  if (schemaname !== undefined) return schemaname === 'public'
  return type === 'table' && !/^sqlite_/.test(String(name)) && !/^create virtual/i.test(String(sql))
}

/** Tables behind the search and the database's own have no type. */
function readRows(db: Db, table: string): Promise<object[]> {
  return db.sql
    .selectFrom(table as keyof Tables)
    .selectAll()
    .execute()
}

async function readTable(db: Db, table: string): Promise<string[]> {
  const rows = await readRows(db, table)
  // When a token was last used is written beside the requests.
  return rows.map((row) => JSON.stringify({ ...row, last_used_at: undefined })).sort()
}
