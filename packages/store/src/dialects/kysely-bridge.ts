import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Tables } from '../tables.ts'

/** Runs one compiled statement. */
export type Execute = (text: string, values: readonly unknown[]) => Promise<QueryResult<unknown>>

const unsupported = async (): Promise<never> => {
  throw new Error('transactions are started by Db.transaction')
}

function driverFor(execute: Execute): Driver {
  const connection: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery) =>
      // The row type is what the query builder says it is.
      execute(query.sql, query.parameters) as Promise<QueryResult<R>>,
    streamQuery() {
      throw new Error('streaming is not offered; page by key instead')
    },
  }
  return {
    async init() {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: unsupported,
    commitTransaction: unsupported,
    rollbackTransaction: unsupported,
    async destroy() {},
  }
}

/** A query builder whose statements go to `execute`. */
export function kyselyOver(kind: 'sqlite' | 'postgres', execute: Execute): Kysely<Tables> {
  const createDriver = () => driverFor(execute)
  return new Kysely<Tables>({
    dialect:
      kind === 'sqlite'
        ? {
            createDriver,
            createAdapter: () => new SqliteAdapter(),
            createIntrospector: (db) => new SqliteIntrospector(db),
            createQueryCompiler: () => new SqliteQueryCompiler(),
          }
        : {
            createDriver,
            createAdapter: () => new PostgresAdapter(),
            createIntrospector: (db) => new PostgresIntrospector(db),
            createQueryCompiler: () => new PostgresQueryCompiler(),
          },
  })
}
