export type {
  Db,
  NumberedTable,
  SearchDocument,
  SearchedField,
  SearchIndex,
  SearchPattern,
  SearchRequest,
  Store,
} from './db.ts'
export { openStore, type StoreOptions } from './open-store.ts'
export type { Phrases } from './phrases.ts'
export { type Statement, statement } from './statement.ts'
export type * from './tables.ts'
