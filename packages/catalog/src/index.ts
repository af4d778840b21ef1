export {
  type ApiToken,
  createApiToken,
  findApiToken,
  listApiTokens,
  revokeApiToken,
} from './access/api-tokens.ts'
export { type Authentication, authenticate } from './access/authenticate.ts'
export { createTokenUsage, type TokenUsage } from './access/token-usage.ts'
export { type Actor, requireUser, type Source } from './actor.ts'
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
export { type Currency, listCurrencies } from './currencies/list-currencies.ts'
export { createDeal, type DealLine, type NewDeal } from './deals/create-deal.ts'
export type * from './deals/deal.ts'
export { listProductDeals } from './deals/list-product-deals.ts'
export { createCategories } from './fields/create-categories.ts'
export { createField, type NewField } from './fields/create-field.ts'
export { deleteFields, restoreField } from './fields/delete-fields.ts'
export type {
  AddressPart,
  CustomField,
  Field,
  FieldDescription,
  FieldOption,
  FieldPatch,
  FieldType,
  FieldValue,
  FieldValues,
  ProductField,
} from './fields/field.ts'
export { addressParts, isSearchable } from './fields/field.ts'
export type { OptionInput } from './fields/field-options.ts'
export { listCustomFields } from './fields/fields.ts'
export { listOptions } from './fields/list-options.ts'
export {
  getProductField,
  listFieldDescriptions,
  listProductFields,
  withOptions,
} from './fields/list-product-fields.ts'
export { refreshSearch } from './fields/refresh-search.ts'
export type { SystemFieldKey, SystemFieldType } from './fields/system-fields.ts'
export { type FieldChange, updateField } from './fields/update-field.ts'
export { attachFile, type NewProductFile } from './files/attach-file.ts'
export { type BlobStore, openBlobDirectory, type StoredBlob } from './files/blobs.ts'
export { type FileOrder, listProductFiles, type ProductFile } from './files/list-product-files.ts'
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
export { loadVisibleProducts } from './products/load-products.ts'
export {
  firstCharOf,
  type NewProduct,
  type Product,
  type ProductPatch,
  type Variation,
} from './products/product.ts'
export { purgeProducts } from './products/purge-products.ts'
export { deleteProduct, updateProduct } from './products/update-product.ts'
export {
  type ChangedItem,
  type ChangedKind,
  changedKinds,
  listChanges,
} from './recents/list-changes.ts'
export { type FoundProduct, findProducts } from './search/find-products.ts'
export { type FoundItem, type ItemHit, searchItems } from './search/item-search.ts'
export { type FieldSearch, type FoundValue, searchFieldValues } from './search/item-search-field.ts'
export { type ProductHit, searchProducts } from './search/search-products.ts'
export { utcOffset } from './users/time-zones.ts'
export {
  findUserProfiles,
  getUserProfile,
  listUserProfiles,
  type UserProfile,
} from './users/user-profiles.ts'
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
