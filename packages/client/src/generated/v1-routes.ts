// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import type { RouteLines } from '../modern/route.ts'

/** What the methods of the modern surface send, by group and name: a line each, which readRoute reads. */
export const v1Routes: RouteLines = {
  products: {
    list: 'GET||list|ownerId=user_id filterId ids firstChar getSummary start limit|||.',
    create: 'POST||||name||.',
    get: 'GET|/:id|||||.',
    update: 'PUT|/:id|||||.',
    delete: 'DELETE|/:id',
    search: 'GET|/search|list|term fields exactMatch includeFields start limit|term',
    find: 'GET|/find|list|term currency start limit|term',
    listDeals: 'GET|/:id/deals|list|start limit status',
    listFiles: 'GET|/:id/files|list|start limit includeDeletedFiles sort',
    listFollowers: 'GET|/:id/followers|list|start limit',
    addFollower: 'POST|/:id/followers|||userId',
    removeFollower: 'DELETE|/:id/followers/:follower_id',
    listPermittedUsers: 'GET|/:id/permittedUsers|list',
  },
  productFields: {
    list: 'GET||list|start limit',
    create: 'POST||||name fieldType',
    get: 'GET|/:id',
    update: 'PUT|/:id',
    delete: 'DELETE|/:id',
    deleteMany: 'DELETE|||ids|ids',
  },
  filters: {
    list: 'GET||list|type',
    create: 'POST|||includeFieldCode|name type conditions',
    get: 'GET|/:id||includeFieldCode',
    update: 'PUT|/:id||includeFieldCode|conditions',
    delete: 'DELETE|/:id',
    deleteMany: 'DELETE|||ids|ids',
    helpers: 'GET|/helpers||||||verbatim',
  },
  files: {
    list: 'GET||list|start limit includeDeletedFiles sort',
    upload: 'POST||||file|form',
    createRemote: 'POST|/remote|||fileType title itemType itemId remoteLocation',
    linkRemote: 'POST|/remoteLink|||itemType itemId remoteLocation remoteId',
    get: 'GET|/:id',
    update: 'PUT|/:id',
    delete: 'DELETE|/:id',
    download: 'GET|/:id/download|bytes',
  },
  deals: {
    list: 'GET||list|ownerId=user_id filterId stageId ownedByYou sort status start limit',
    create: 'POST||||title',
    get: 'GET|/:id',
    update: 'PUT|/:id',
    delete: 'DELETE|/:id',
    deleteMany: 'DELETE|||ids|ids',
    listProducts: 'GET|/:id/products|list|start limit includeProductData|||product',
    addProduct: 'POST|/:id/products|||productId itemPrice quantity',
    updateProduct: 'PUT|/:id/products/:product_attachment_id',
    removeProduct: 'DELETE|/:id/products/:product_attachment_id',
  },
  persons: {
    list: 'GET||list|ownerId=user_id filterId firstChar start limit sort',
    create: 'POST||||name',
    get: 'GET|/:id',
    update: 'PUT|/:id',
    delete: 'DELETE|/:id',
    deleteMany: 'DELETE|||ids|ids',
  },
  organizations: {
    list: 'GET||list|ownerId=user_id filterId firstChar start limit sort',
    create: 'POST||||name',
    get: 'GET|/:id',
    update: 'PUT|/:id',
    delete: 'DELETE|/:id',
    deleteMany: 'DELETE|||ids|ids',
  },
  pipelines: {
    list: 'GET||list',
    create: 'POST||||name',
    get: 'GET|/:id',
    update: 'PUT|/:id',
    delete: 'DELETE|/:id',
  },
  stages: {
    list: 'GET||list|pipelineId start limit',
    create: 'POST||||name pipelineId',
    get: 'GET|/:id',
    update: 'PUT|/:id',
    delete: 'DELETE|/:id',
    deleteMany: 'DELETE|||ids|ids',
  },
  users: {
    list: 'GET||list',
    find: 'GET|/find|list|term searchByEmail|term',
    me: 'GET|/me',
    get: 'GET|/:id',
  },
  currencies: {
    list: 'GET||list|term',
  },
  userSettings: {
    get: 'GET',
  },
  itemSearch: {
    search:
      'GET||list|term itemTypes fields searchForRelatedItems exactMatch includeFields start limit|term',
    searchField:
      'GET|/field|list|term fieldType fieldKey exactMatch returnItemIds start limit|term fieldType fieldKey',
  },
  recents: {
    list: 'GET||list|sinceTimestamp items start limit|sinceTimestamp',
  },
}
