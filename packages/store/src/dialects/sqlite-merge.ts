import { setTimeout as delay } from 'node:timers/promises'
import { searchedFields } from '../db.ts'
import type { SqliteConnection } from './sqlite-connection.ts'
import type { SqliteWriter } from './sqlite-writer.ts'

const searchTables = Object.keys(searchedFields).flatMap((kind) => [
  `${kind}_search`,
  `${kind}_gram`,
])

/** Pages that one step of a merge writes: short enough for those who wait to write. */
const mergePages = 500

/**
 * Merges each full-text table into one segment, step by step.
 *
 * No ANALYZE goes with it: what that learns of small tables and of a single company stays true for
 * the planner long after it has become wrong, and then it scans where it should seek.
 */
export async function mergeSearchTables(
  transactions: SqliteWriter,
  writer: SqliteConnection,
): Promise<void> {
  for (const table of searchTables) {
    // A negative number begins a merge of everything, positive ones continue it.
    let pages = -mergePages
    while (await transactions.run(async () => mergeStep(writer, table, pages))) {
      pages = mergePages
      // Another process that waits to write looks again every few milliseconds.
      await delay(10)
    }
  }
}

/** Whether there was anything to merge (https://www.sqlite.org/fts5.html#the_merge_command). */
function mergeStep(writer: SqliteConnection, table: string, pages: number): boolean {
  const before = totalChanges(writer)
  writer.execute(`insert into ${table} (${table}, rank) values ('merge', ?)`, [pages])
  return totalChanges(writer) - before >= 2
}

function totalChanges(writer: SqliteConnection): number {
  // The statement selects one number under this name.
  const [row] = writer.all('select total_changes() as count', []) as { count: number }[]
  return row?.count ?? 0
}
