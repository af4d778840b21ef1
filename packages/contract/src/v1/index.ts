export { type App, apps } from './apps.ts'
export { type ContactsQuery, contactSortFields } from './contacts.ts'
export { type Currency, currencies } from './currencies.ts'
export type * from './deal-products.ts'
export { dealProducts } from './deal-products.ts'
export type * from './deals.ts'
export { dealSortFields, deals } from './deals.ts'
export { ErrorBody, type Pagination, type RelatedUser, type UserReference } from './envelope.ts'
export { type File, type FilesQuery, type FileUpload, fileSortFields, files } from './files.ts'
export {
  type Filter,
  type FilterConditions,
  type FilterHelpers,
  type FilterSummary,
  filters,
} from './filters.ts'
export type * from './followers.ts'
export { groups, routes } from './groups.ts'
export {
  type FieldValue,
  type FoundItem,
  type ItemField,
  itemSearch,
  type SearchedFieldType,
} from './item-search.ts'
export {
  type Organization,
  type OrganizationCreation,
  type OrganizationUpdate,
  organizations,
} from './organizations.ts'
export { type Person, type PersonCreation, type PersonUpdate, persons } from './persons.ts'
export { type DealsSummary, type Pipeline, type PipelineUpdate, pipelines } from './pipelines.ts'
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
export { type RecentProduct, recents } from './recents.ts'
export type * from './search.ts'
export { type Stage, type StageUpdate, stages } from './stages.ts'
export { type UserSettings, userSettings } from './user-settings.ts'
export { type CurrentUser, type User, users } from './users.ts'
