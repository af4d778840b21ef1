import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Store } from './db.ts'

export interface StoreOptions {
  /** `full` survives power loss; `normal` may lose the last moments then, never after a crash. */
  durability?: 'full' | 'normal'
  /** Longest that one query may take, in milliseconds; 60,000 unless said. */
  queryTimeoutMs?: number
  /** Refuses to make an SQLite database that is not there. */
  mustExist?: boolean
}

/**
 * Opens the database a URL names: `sqlite:<path>`, or `postgres://…`.
 *
 * The schema is not touched; call `migrate`. Throws an Error that says which forms are known.
 */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const { durability = 'full', queryTimeoutMs = 60_000 } = options
  if (url.startsWith('sqlite:')) {
    // Each driver is loaded only where it is used.
    const { openSqlite } = await import('./dialects/sqlite.ts')
    const path = resolve(url.slice('sqlite:'.length).replace(/^\/\//, ''))
    if (options.mustExist && !existsSync(path)) {
      throw new Error(`there is no database at ${path}: run merx init`)
    }
    return openSqlite(path, { durability, queryTimeoutMs })
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    const { openPostgres } = await import('./dialects/postgres.ts')
    return openPostgres(url, { durability, queryTimeoutMs })
  }
  throw new Error(
    'a database URL starts with sqlite: or postgres://, such as sqlite:./data/merx.db',
  )
}
