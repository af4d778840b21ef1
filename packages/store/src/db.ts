import type { Insertable, Kysely } from 'kysely'
import type { Statement } from './statement.ts'
import type { Tables } from './tables.ts'

/** Tables whose rows bring their own key. */
export type KeyedTable = 'event' | 'product_text' | 'product_number'

/** Tables whose rows have a number of their own. */
export type NumberedTable = Exclude<
  keyof Tables,
  KeyedTable | 'pending_index' | 'file_audience' | 'stale_audience' | 'throttle' | 'daily_budget'
>

/**
 * A handle on the database, or on a transaction in it.
 *
 * Outside a transaction it only reads. Code that holds one does not know which database it is on.
 */
export interface Db {
  /** Builder for statements off the hot paths; on SQLite they run on the event loop. */
  readonly sql: Kysely<Tables>
  readonly search: SearchIndex
  /** Runs a statement that was compiled once. */
  all<P, R>(statement: Statement<P, R>, parameters: P): Promise<R[]>
  /** The same for whatever may scan: on SQLite it runs in a worker thread. */
  scanAll<P, R>(statement: Statement<P, R>, parameters: P): Promise<R[]>
  /** The same for what may have to pass a whole table: apart, so that no other scan waits for it. */
  walkAll<P, R>(statement: Statement<P, R>, parameters: P): Promise<R[]>
  /** Inserts rows in order and gives their numbers; only inside a transaction. */
  insert<T extends NumberedTable>(
    table: T,
    rows: readonly Insertable<Tables[T]>[],
  ): Promise<number[]>
  /** Inserts rows that bring their own key; only inside a transaction. */
  insertKeyed<T extends KeyedTable>(table: T, rows: readonly Insertable<Tables[T]>[]): Promise<void>
  /** Runs `work` in one transaction; inside a transaction it joins that one. */
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>
}

/** What can be searched, and the texts of each in which the search looks. */
export const searchedFields = {
  product: ['name', 'code', 'custom', 'other'],
  deal: ['title'],
  person: ['name', 'email', 'phone'],
  organization: ['name', 'address'],
  file: ['name'],
} as const

export type SearchKind = keyof typeof searchedFields
export type SearchedField<K extends SearchKind = SearchKind> = (typeof searchedFields)[K][number]

/** The texts of one item, folded and marked by the catalogue. */
export interface SearchDocument<K extends SearchKind = SearchKind> {
  kind: K
  companyId: number
  id: number
  /** Who may find it, apart from admins. */
  audiences: readonly string[]
  /** One for each searched field of the kind; empty where there is none. */
  texts: Readonly<Record<SearchedField<K>, string>>
}

/** A fragment of two or more characters that must occur in one of the fields. */
export interface SearchPattern<K extends SearchKind = SearchKind> {
  text: string
  fields: readonly SearchedField<K>[]
}

export interface SearchRequest<K extends SearchKind = SearchKind> {
  kind: K
  companyId: number
  /** Undefined: all of them. */
  audiences: readonly string[] | undefined
  /** All of them must occur. */
  patterns: readonly SearchPattern<K>[]
  limit: number
}

/**
 * Finds items of one kind by fragments of their texts, in the order of their numbers.
 *
 * It is asked outside transactions: it sees what is committed.
 */
export interface SearchIndex {
  /** Writes documents that are not there yet; only inside a transaction. */
  add<K extends SearchKind>(documents: readonly SearchDocument<K>[]): Promise<void>
  /** Takes documents out; only inside a transaction. */
  remove(kind: SearchKind, companyId: number, ids: readonly number[]): Promise<void>
  /** The first `limit` numbers that fit, ascending. */
  match<K extends SearchKind>(request: SearchRequest<K>): Promise<number[]>
  /**
   * All that fit when they are fewer than `limit`, and perhaps some that do not: for fragments that
   * few items have, without the cost of those their parts have in common with many.
   */
  candidates<K extends SearchKind>(request: SearchRequest<K>): Promise<number[]>
}

/**
 * Why the database did not answer: it cannot be reached or does not work at the moment; the query
 * took longer than any may; or so many wait that one more would wait too long.
 */
export type StoreFailure = 'unavailable' | 'too_slow' | 'overloaded'

/** An open database. */
export interface Store {
  readonly db: Db
  /** Applies what is missing, safely beside other processes; gives the names applied. */
  migrate(now: Date): Promise<string[]>
  /** Names of migrations not applied yet. */
  pendingMigrations(): Promise<string[]>
  /** Resolves when the database answers. */
  ping(): Promise<void>
  /** Tidies indexes after bulk work. */
  optimize(): Promise<void>
  /** What an error says of the database's state; undefined: it is something else. */
  failureOf(error: unknown): StoreFailure | undefined
  close(): Promise<void>
}
