export type * from './deals.ts'
export { ErrorBody, type Pagination, type RelatedUser, type UserReference } from './envelope.ts'
export { type File, fileSortFields } from './files.ts'
export {
  type Filter,
  type FilterConditions,
  type FilterHelpers,
  type FilterSummary,
  filters,
} from './filters.ts'
export type * from './followers.ts'
export { groups, routes } from './groups.ts'
export type * from './prices.ts'
export type * from './product.ts'
export { type ProductsQuery, products } from './products.ts'
export type * from './search.ts'
