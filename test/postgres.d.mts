export interface Postgres {
  /** Connects as superuser to the database `postgres`. */
  readonly url: string
  /** Stops the server and deletes everything it stored. */
  stop(): Promise<void>
}

export declare function startPostgres(settings?: Record<string, string | number>): Promise<Postgres>
