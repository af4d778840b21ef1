import { migrations } from '../migrations/index.ts'
import type { Definitions } from '../migrations/migration.ts'
import type { Execute } from './kysely-bridge.ts'

export interface Migrating {
  definitions: Definitions
  /** Runs a statement outside any transaction. */
  execute: Execute
  /** Runs work in a transaction that no other process's migration overlaps. */
  exclusively<T>(work: (execute: Execute) => Promise<T>): Promise<T>
}

const createTable = `create table if not exists migration
  (name text primary key, applied_at bigint not null)`

/**
 * Applies what is missing in one transaction and gives the names.
 *
 * Of two processes that start at once the second waits for the first and then finds nothing to do.
 */
export async function applyMigrations(migrating: Migrating, now: Date): Promise<string[]> {
  const { definitions, exclusively, execute } = migrating
  if ((await pendingMigrations(execute)).length === 0) return []
  return exclusively(async (execute) => {
    await execute(createTable, [])
    const pending = await pendingMigrations(execute)
    for (const migration of migrations.filter(({ name }) => pending.includes(name))) {
      for (const text of migration.statements(definitions)) await execute(text, [])
      await execute(`insert into migration values ('${migration.name}', ${now.getTime()})`, [])
    }
    return pending
  })
}

/** Names of the migrations the database does not have. Throws when it is newer than this code. */
export async function pendingMigrations(execute: Execute): Promise<string[]> {
  const applied = await appliedMigrations(execute)
  const known = migrations.map(({ name }) => name)
  const unknown = applied.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new Error(
      `the database has migration ${unknown}, which this version of Merx does not know: start the version that wrote it, or a newer one`,
    )
  }
  return known.filter((name) => !applied.includes(name))
}

async function appliedMigrations(execute: Execute): Promise<string[]> {
  try {
    const { rows } = await execute('select name from migration order by name', [])
    return rows.map((row) => (row as { name: string }).name)
  } catch (error) {
    if (isMissingTable(error)) return []
    throw error
  }
}

function isMissingTable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // PostgreSQL names the condition by code, SQLite only in its text.
  return (
    ('code' in error && error.code === '42P01') || /no such table: migration/.test(error.message)
  )
}
