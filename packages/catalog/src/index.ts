export {
  type ApiToken,
  createApiToken,
  findApiToken,
  listApiTokens,
  revokeApiToken,
} from './access/api-tokens.ts'
export { type Authentication, authenticate, authenticateBearer } from './access/authenticate.ts'
export {
  exchangeTokens,
  nextDayAt,
  purgeBudgets,
  type TokenBlock,
  toDay,
} from './access/daily-budget.ts'
export { type Permission, permissions } from './access/permissions.ts'
export {
  checkThrottle,
  forgive,
  giveBackAttempt,
  purgeThrottle,
  type Throttled,
  type ThrottleRule,
  throttle,
} from './access/throttle.ts'
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
export { type CompanyPatch, updateCompany } from './companies/update-company.ts'
export type { ContactPatch } from './contacts/contact.ts'
export type { ContactDetail, NewContactDetail } from './contacts/contact-details.ts'
export type { DealCounts } from './contacts/count-deals.ts'
export type { ContactOrder } from './contacts/list-contacts.ts'
export { type Currency, listCurrencies } from './currencies/list-currencies.ts'
export type * from './deal-products/amounts.ts'
export {
  addDealProduct,
  removeDealProduct,
  updateDealProduct,
} from './deal-products/change-deal-products.ts'
export type * from './deal-products/deal-product.ts'
export { type DealProductList, listDealProducts } from './deal-products/list-deal-products.ts'
export { createDeal } from './deals/create-deal.ts'
export type * from './deals/deal.ts'
export type { DealOrder } from './deals/deal-order.ts'
export type { DealProgress, TimeSpan } from './deals/deal-progress.ts'
export { getDeal } from './deals/get-deal.ts'
export { listDeals } from './deals/list-deals.ts'
export { listProductDeals } from './deals/list-product-deals.ts'
export { loadVisibleDeals } from './deals/load-deals.ts'
export { purgeDeals } from './deals/purge-deals.ts'
export { deleteDeals, updateDeal } from './deals/update-deal.ts'
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
export { listAllCustomFields, listCustomFields } from './fields/fields.ts'
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
export {
  attachFile,
  attachRemoteFile,
  type NewFile,
  type NewRemoteFile,
} from './files/attach-file.ts'
export {
  type BlobStore,
  type ByteRange,
  type IncomingBlob,
  openBlobDirectory,
  type StoredBlob,
} from './files/blobs.ts'
export { type File, type FileLink, type FileLinks, toUploadName } from './files/file.ts'
export { refreshFilesOf } from './files/file-audiences.ts'
export { requireLinks } from './files/file-links.ts'
export { sweepBlobs } from './files/free-blobs.ts'
export {
  type FileList,
  type FileOrder,
  listFiles,
  listProductFiles,
} from './files/list-files.ts'
export { getFile, getFileContent, loadVisibleFiles } from './files/load-files.ts'
export { purgeFiles } from './files/purge-files.ts'
export { deleteFile, type FilePatch, updateFile } from './files/update-file.ts'
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
export {
  getFilter,
  listFilters,
  loadVisibleFilters,
  mayChangeFilter,
} from './filters/get-filter.ts'
export { deprecatedOperators, operatorsByType } from './filters/operators.ts'
export { addressComponents } from './filters/read-text.ts'
export { createFilter, updateFilter } from './filters/save-filter.ts'
export { selectProducts } from './filters/select-products.ts'
export { followProduct, unfollowProduct } from './followers/follow-product.ts'
export { type Follower, listFollowers } from './followers/list-followers.ts'
export { accessTokenSeconds, issueAccessToken } from './oauth/access-tokens.ts'
export {
  type App,
  authenticateApp,
  createApp,
  findApp,
  listAllApps,
  listApps,
  removeApp,
} from './oauth/apps.ts'
export {
  type AuthorizationCode,
  findAuthorizationCode,
  grantAccess,
  useAuthorizationCode,
} from './oauth/authorization-codes.ts'
export {
  type ConnectedApp,
  disconnectApp,
  listConnectedApps,
} from './oauth/connected-apps.ts'
export type { Grant } from './oauth/grants.ts'
export {
  findRefreshToken,
  issueRefreshToken,
  type RefreshToken,
  rotateRefreshToken,
} from './oauth/refresh-tokens.ts'
export { revokeToken } from './oauth/revoke-token.ts'
export { createOrganization } from './organizations/create-organization.ts'
export { deleteOrganizations } from './organizations/delete-organizations.ts'
export {
  type DetailedOrganization,
  detailOrganizations,
} from './organizations/detail-organizations.ts'
export { getOrganization } from './organizations/get-organization.ts'
export { listOrganizations } from './organizations/list-organizations.ts'
export { loadVisibleOrganizations } from './organizations/load-organizations.ts'
export type {
  NewOrganization,
  Organization,
  OrganizationPatch,
} from './organizations/organization.ts'
export { updateOrganization } from './organizations/update-organization.ts'
export { createPerson } from './persons/create-person.ts'
export { deletePersons } from './persons/delete-persons.ts'
export { type DetailedPerson, detailPersons } from './persons/detail-persons.ts'
export { getPerson } from './persons/get-person.ts'
export { listPersons } from './persons/list-persons.ts'
export { loadVisiblePersons } from './persons/load-persons.ts'
export type { MarketingStatus, NewPerson, Person, PersonPatch } from './persons/person.ts'
export { updatePerson } from './persons/update-person.ts'
export { createPipeline, type NewPipeline } from './pipelines/create-pipeline.ts'
export { createStage, type NewStage } from './pipelines/create-stage.ts'
export { deletePipeline, deleteStages } from './pipelines/delete-pipeline.ts'
export {
  listPipelines,
  loadPipelines,
  requirePipeline,
  requireStage,
} from './pipelines/load-pipelines.ts'
export type { Pipeline, Pipelines, Stage } from './pipelines/pipeline.ts'
export { type DealSum, type DealsSummary, summarizeDeals } from './pipelines/summarize-deals.ts'
export {
  type PipelinePatch,
  type StagePatch,
  updatePipeline,
  updateStage,
} from './pipelines/update-pipeline.ts'
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
export { type Purged, purgeDeleted } from './purge/purge-deleted.ts'
export { type ChangedKind, changedKinds } from './recents/changed-kinds.ts'
export { type ChangedItem, listChanges } from './recents/list-changes.ts'
export { type FoundProduct, findProducts } from './search/find-products.ts'
export { type FoundItem, type ItemHit, searchItems } from './search/item-search.ts'
export { type FieldSearch, type FoundValue, searchFieldValues } from './search/item-search-field.ts'
export { completeIndexes, completeStore, type IndexProgress } from './search/reindex.ts'
export { type ProductHit, searchProducts } from './search/search-products.ts'
export {
  countSessions,
  endSession,
  endSessionsOf,
  findSession,
  removeExpiredSessions,
  type Session,
} from './sessions/sessions.ts'
export { sessionMs, signIn } from './sessions/sign-in.ts'
export { disableUser } from './users/disable-user.ts'
export { setPassword } from './users/set-password.ts'
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
  findUser,
  listUsers,
  type NewUser,
  type User,
  type UserSummary,
} from './users/users.ts'
export { changeVisibilityPlan } from './visibility/change-plan.ts'
export type { VisibilityGroup } from './visibility/group.ts'
export { createGroup, listGroups, removeGroup, updateGroup } from './visibility/groups.ts'
export { listReaders } from './visibility/list-readers.ts'
export { moveUser } from './visibility/move-user.ts'
export { refreshAudiences } from './visibility/refresh-audiences.ts'
export {
  type Visibility,
  type VisibilityPlan,
  visibilityPlans,
} from './visibility/visibility.ts'
