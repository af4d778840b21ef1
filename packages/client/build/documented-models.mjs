// The documented models by name: which part of the contract each of them shows.
//
// `from` is a named schema of the contract, or an operation and the way into what it answers (`data`,
// `[]` for the items of a list, `{}` for the values of a record); `body` after the operation is what it
// takes. `models` names the models of members; `of` the model of all values of a record. `kinds` are
// documented types that differ from those of the contract, and are only converted to where nothing
// gets lost; `Object` is whatever comes. `read` says how else a list can be read. `defaults` stand on
// the prototype, `args` are the arguments of the constructor, `enums` lists of values by their member.
// `extends` names a model all of whose members this one has too.

import { neighbourModels } from './documented-neighbours.mjs'
import {
  envelope,
  fileSize,
  id,
  itemSearchPage,
  part,
  product,
  relatedToContacts,
  statuses,
  users,
} from './documented-words.mjs'

const byCurrency = { read: { prices: 'currency' } }
const basicDeal = [
  'title',
  'value',
  'currency',
  'user_id',
  'person_id',
  'org_id',
  'stage_id',
  'status',
  'expected_close_date',
  'probability',
  'lost_reason',
  'visible_to',
]

/** Classes that only hold the values of a list, each under its own name. */
export const valueLists = {
  NumberBoolean: [0, 1],
  NumberBooleanDefault1: [0, 1],
  VisibleTo: 'Product visible_to',
  FilterType: 'addFilter body type',
}

/** File → models, each file using only models of itself and of files before it. */
export const models = {
  shared: {
    BaseResponse: part('getProduct', { only: ['success'] }),
    ItemSearchAdditionalDataPagination: part('Pagination'),
    ItemSearchAdditionalData: part('searchProducts additional_data', {
      models: { pagination: 'ItemSearchAdditionalDataPagination' },
    }),
    AdditionalData: part(['Pagination', 'getProducts additional_data'], {
      isOptional: true,
      models: { pagination: 'ItemSearchAdditionalDataPagination' },
    }),
    UserData: part('RelatedUser', { kinds: { has_pic: 'Object' } }),
    UserDataWithId: part('RelatedUser', { extends: 'UserData', kinds: { has_pic: 'Object' } }),
    RelatedUserData: { of: 'UserDataWithId' },
    RelatedDealDataDEALID: part('Deal', {
      only: ['id', 'title', 'status', 'value', 'currency', 'stage_id', 'pipeline_id'],
    }),
    RelatedDealData: { of: 'RelatedDealDataDEALID' },
    PersonDataEmail: part('RelatedPerson email []'),
    PersonDataPhone: part('RelatedPerson phone []', { extends: 'PersonDataEmail' }),
    PersonData: part('RelatedPerson', {
      models: { email: 'PersonDataEmail', phone: 'PersonDataPhone' },
    }),
    RelatedPersonData: { of: 'PersonData' },
    OrganizationData: part('RelatedOrganization', { without: ['id'] }),
    OrganizationDataWithIdAllOf: part('RelatedOrganization', { only: ['id'] }),
    OrganizationDataWithId: part('RelatedOrganization', { extends: 'OrganizationData' }),
    RelatedOrganizationData: { of: 'OrganizationDataWithId' },
    GetActivitiesResponse200RelatedObjects: part('RelatedToDeals', {
      only: ['user', 'person', 'organization'],
      more: { deal: 'RelatedDealData' },
      models: { ...relatedToContacts, person: 'RelatedPersonData' },
    }),
    ArrayPrices: part('Product', { only: ['prices'] }),
    ObjectPrices: part('UpdatedProduct', { only: ['prices'], ...byCurrency }),
    BaseProduct: part('Product', { without: ['prices'], ...product }),
    Product: part('Product', { extends: 'BaseProduct', ...product }),
    ProductWithArrayPrices: part('Product', { extends: 'Product', ...product }),
    ProductWithObjectPrices: part('UpdatedProduct', {
      extends: 'BaseProduct',
      ...product,
      ...byCurrency,
    }),
    ListProductsResponseAllOfRelatedObjects: part('UsersOnly', { models: users }),
    BasicDeal: part('updateDeal body', {
      only: basicDeal,
      kinds: { value: 'String' },
      ...statuses,
    }),
  },
  products: {
    ProductRequest: part('updateProduct body', product),
    AddProductRequestBody: part('addProduct body', { extends: 'ProductRequest', ...product }),
    AddProductFollowerRequest: part('addProductFollower body', { args: ['user_id'] }),
    ProductResponse: envelope('getProduct', {
      data: 'ProductWithArrayPrices',
      related_objects: 'GetActivitiesResponse200RelatedObjects',
    }),
    UpdateProductResponse: envelope('updateProduct', {
      data: 'ProductWithObjectPrices',
      related_objects: 'GetActivitiesResponse200RelatedObjects',
    }),
    ProductsResponse: envelope('getProducts', {
      data: 'ProductWithArrayPrices',
      additional_data: 'AdditionalData',
      related_objects: 'GetActivitiesResponse200RelatedObjects',
    }),
    DeleteProductResponseData: id('deleteProduct'),
    DeleteProductResponse: envelope('deleteProduct', { data: 'DeleteProductResponseData' }),
    DeleteProductFollowerResponseData: id('deleteProductFollower'),
    DeleteProductFollowerResponse: envelope('deleteProductFollower', {
      data: 'DeleteProductFollowerResponseData',
    }),
    NewFollowerResponseData: part('Follower'),
    NewFollowerResponse: envelope('addProductFollower', { data: 'NewFollowerResponseData' }),
    FindProductsByNameResponseData: part('FoundProduct', { kinds: { variation_id: 'String' } }),
    FindProductsByNameResponse: envelope(
      'findProductsByName',
      { data: 'FindProductsByNameResponseData', additional_data: 'AdditionalData' },
      { read: { data: 'extra' } },
    ),
    FileItem: part('File', fileSize),
    ListFilesResponseAllOf: part('getProductFiles', {
      without: ['success'],
      models: { data: 'FileItem', additional_data: 'AdditionalData' },
    }),
    ListFilesResponse: envelope('getProductFiles', {
      data: 'FileItem',
      additional_data: 'AdditionalData',
    }),
    ListProductFollowersResponseAllOfData: part('Follower'),
    ListProductFollowersResponseAllOf: part('getProductFollowers', {
      without: ['success'],
      models: {
        data: 'ListProductFollowersResponseAllOfData',
        additional_data: 'AdditionalData',
      },
    }),
    ListProductFollowersResponse: envelope('getProductFollowers', {
      data: 'ListProductFollowersResponseAllOfData',
      additional_data: 'AdditionalData',
    }),
    UserIDsAllOf: part('getProductUsers', { only: ['data'] }),
    UserIDs: envelope('getProductUsers', {}),
    ProductSearchItemItemOwner: part('SearchItem item owner'),
    ProductSearchItemItem: part('SearchItem item', {
      models: { owner: 'ProductSearchItemItemOwner' },
    }),
    ProductSearchItem: part('SearchItem', { models: { item: 'ProductSearchItemItem' } }),
    ProductSearchResponseAllOfData: part('searchProducts data', {
      models: { items: 'ProductSearchItem' },
    }),
    ProductSearchResponseAllOf: part('searchProducts', {
      without: ['success'],
      models: { data: 'ProductSearchResponseAllOfData', ...itemSearchPage },
    }),
    ProductSearchResponse: envelope('searchProducts', {
      data: 'ProductSearchResponseAllOfData',
      ...itemSearchPage,
    }),
    ProductDealsResponse: envelope('getProductDeals', {
      additional_data: 'AdditionalData',
      related_objects: 'GetActivitiesResponse200RelatedObjects',
    }),
  },
  ...neighbourModels,
}
