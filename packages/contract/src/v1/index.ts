export { type Currency, currencies } from './currencies.ts'
export type * from './deals.ts'
export { ErrorBody, type Pagination, type RelatedUser, type UserReference } from './envelope.ts'
export { type File, fileSortFields } from './files.ts'
export type * from './followers.ts'
export { groups, routes } from './groups.ts'
export {
  type FieldType,
  type FieldValue,
  type FoundItem,
  type ItemField,
  itemSearch,
} from './item-search.ts'
export type * from './prices.ts'
export type * from './product.ts'
export {
  type FieldOption,
  type FieldType,
  type ProductField,
  type ProductFieldCreation,
  type ProductFieldUpdate,
  type ProductSubField,
  productFields,
} from './product-fields.ts'
export { type ProductsQuery, products } from './products.ts'
export type { RecentProduct } from './recents.ts'
export { recents } from './recents.ts'
export type * from './search.ts'
export { type UserSettings, userSettings } from './user-settings.ts'
export { type CurrentUser, type User, users } from './users.ts'
