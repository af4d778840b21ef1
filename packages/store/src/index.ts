export {
  type Db,
  type KeyedTable,
  type NumberedTable,
  type SearchDocument,
  type SearchedField,
  type SearchIndex,
  type SearchKind,
  type SearchPattern,
  type SearchRequest,
  type Store,
  searchedFields,
} from './db.ts'
export { openStore, type StoreOptions } from './open-store.ts'
export type { Phrases } from './phrases.ts'
export { type Statement, statement } from './statement.ts'
export type * from './tables/accounts.ts'
export type * from './tables/deals.ts'
export type * from './tables/products.ts'
export type * from './tables.ts'
