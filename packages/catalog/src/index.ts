export {
  type ApiToken,
  createApiToken,
  findApiToken,
  listApiTokens,
  revokeApiToken,
} from './access/api-tokens.ts'
export { type Authentication, authenticate } from './access/authenticate.ts'
export { createTokenUsage, type TokenUsage } from './access/token-usage.ts'
export type { Actor, Source } from './actor.ts'
export {
  type Company,
  type CreatedCompany,
  createCompany,
  createFirstCompany,
  findCompany,
  listCompanies,
  type NewCompany,
  systemActor,
} from './companies/companies.ts'
export { createDeal, type DealLine, type NewDeal } from './deals/create-deal.ts'
export type * from './deals/deal.ts'
export { listProductDeals } from './deals/list-product-deals.ts'
export type {
  AddressPart,
  Field,
  FieldPatch,
  FieldType,
  FieldValue,
  FieldValues,
} from './fields/field.ts'
export { addressParts } from './fields/field.ts'
export {
  createCategories,
  createField,
  type FieldWithOptions,
  listCustomFields,
  type NewField,
} from './fields/fields.ts'
export { listOptions } from './fields/list-options.ts'
export { attachFile, type NewProductFile } from './files/attach-file.ts'
export { type BlobStore, openBlobDirectory, type StoredBlob } from './files/blobs.ts'
export { type FileOrder, listProductFiles, type ProductFile } from './files/list-product-files.ts'
export { relativeDateNames } from './filters/days.ts'
export { deleteFilters } from './filters/delete-filters.ts'
export {
  type Condition,
  type Conditions,
  type Filter,
  maxConditions,
  pathOf,
} from './filters/filter.ts'
export { listFieldKeys } from './filters/filter-fields.ts'
export { getFilter, listFilters } from './filters/get-filter.ts'
export { deprecatedOperators, operatorsByType } from './filters/operators.ts'
export { addressComponents } from './filters/read-text.ts'
export { createFilter, updateFilter } from './filters/save-filter.ts'
export { selectProducts } from './filters/select-products.ts'
export { followProduct, unfollowProduct } from './followers/follow-product.ts'
export { type Follower, listFollowers } from './followers/list-followers.ts'
export { createOrganization, type NewOrganization } from './organizations/create-organization.ts'
export type { Organization } from './organizations/organization.ts'
export { createPerson, type NewPerson } from './persons/create-person.ts'
export type { Person } from './persons/person.ts'
export { createPipeline, type NewPipeline } from './pipelines/create-pipeline.ts'
export type { Pipeline, Stage } from './pipelines/pipeline.ts'
export { formatAmount } from './prices/currency.ts'
export type { NewPrice, Price } from './prices/price.ts'
export { createProduct, createProducts } from './products/create-product.ts'
export { createVariation } from './products/create-variation.ts'
export { getProduct } from './products/get-product.ts'
export { countProducts, listProducts, type Page } from './products/list-products.ts'
export {
  firstCharOf,
  type NewProduct,
  type Product,
  type ProductPatch,
  type Variation,
} from './products/product.ts'
export { purgeProducts } from './products/purge-products.ts'
export { deleteProduct, updateProduct } from './products/update-product.ts'
export { type FoundProduct, findProducts } from './search/find-products.ts'
export { completeIndexes, type IndexProgress } from './search/reindex.ts'
export { type ProductHit, searchProducts } from './search/search-products.ts'
export {
  createUser,
  createUserWithToken,
  disableUser,
  findUser,
  listUsers,
  type NewUser,
  type User,
  type UserSummary,
} from './users/users.ts'
export { listReaders } from './visibility/list-readers.ts'
export type { Visibility } from './visibility/visibility.ts'
