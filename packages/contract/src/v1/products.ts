import * as Type from 'typebox'
import { defineRoutes } from '../route.ts'
import { Id, maxId, queryList, withDefault } from '../schema.ts'
import { Deal, ProductDealsQuery, RelatedToDeals } from './deals.ts'
import {
  bare,
  DeletedId,
  IdParams,
  one,
  Pagination,
  page,
  pageWith,
  paging,
  UsersOnly,
} from './envelope.ts'
import { File, FilesQuery } from './files.ts'
import { Follower, FollowerCreation, FollowerParams } from './followers.ts'
import { Product, ProductCreation, ProductUpdate, UpdatedProduct } from './product.ts'
import { FindQuery, FoundProduct, SearchPage, SearchQuery } from './search.ts'

const readProducts = ['products:read', 'products:full'] as const
const writeProducts = ['products:full'] as const

export const ProductsQuery = Type.Object({
  user_id: Type.Optional(Type.Integer({ minimum: 1, maximum: maxId, description: 'Owner.' })),
  filter_id: Type.Optional(
    Type.Integer({ minimum: 1, maximum: maxId, description: 'Wins over `user_id`.' }),
  ),
  ids: Type.Optional(queryList(Id, { maxItems: 1000 })),
  first_char: Type.Optional(Type.String({ description: 'First letter of the name, either case.' })),
  get_summary: withDefault(Type.Boolean({ lenient: true }), false),
  ...paging(500),
})
export type ProductsQuery = Type.Static<typeof ProductsQuery>

const ProductsPage = Type.Object({
  ...pageWith(Product, UsersOnly).properties,
  additional_data: Type.Object({
    pagination: Pagination,
    summary: Type.Optional(Type.Object({ total_count: Type.String() })),
  }),
})

/** The thirteen product operations of v1 (http-v1 section 7). */
export const products = defineRoutes({
  getProducts: {
    method: 'GET',
    path: '/products',
    summary: 'List products',
    scopes: readProducts,
    cost: 20,
    query: ProductsQuery,
    returns: ProductsPage,
    errors: ['invalid_value', 'invalid_conditions', 'filter_not_found'],
  },
  addProduct: {
    method: 'POST',
    path: '/products',
    summary: 'Add a product',
    scopes: writeProducts,
    cost: 10,
    body: ProductCreation,
    status: 201,
    returns: one(Product),
    errors: [
      'invalid_value',
      'id_not_allowed',
      'name_missing',
      'prices_not_array',
      'price_missing',
      'unknown_custom_field',
      'forbidden',
    ],
  },
  searchProducts: {
    method: 'GET',
    path: '/products/search',
    summary: 'Search products by name, code and custom fields',
    scopes: ['products:read', 'products:full', 'search:read'],
    cost: 40,
    burst: 'search',
    query: SearchQuery,
    returns: SearchPage,
    errors: ['invalid_value', 'term_too_short'],
  },
  findProductsByName: {
    method: 'GET',
    path: '/products/find',
    summary: 'Find products by name',
    deprecated: true,
    scopes: readProducts,
    cost: 40,
    burst: 'search',
    query: FindQuery,
    returns: page(FoundProduct),
    errors: ['invalid_value', 'term_too_short'],
  },
  getProduct: {
    method: 'GET',
    path: '/products/:id',
    summary: 'Get one product',
    scopes: readProducts,
    cost: 2,
    params: IdParams,
    returns: one(Product),
    errors: ['invalid_value', 'product_not_found'],
  },
  updateProduct: {
    method: 'PUT',
    path: '/products/:id',
    summary: 'Update a product',
    scopes: writeProducts,
    cost: 10,
    params: IdParams,
    body: ProductUpdate,
    returns: one(UpdatedProduct),
    errors: [
      'invalid_value',
      'name_missing',
      'prices_not_array',
      'price_missing',
      'unknown_custom_field',
      'forbidden',
      'product_not_found',
    ],
  },
  deleteProduct: {
    method: 'DELETE',
    path: '/products/:id',
    summary: 'Delete a product',
    scopes: writeProducts,
    cost: 6,
    params: IdParams,
    returns: DeletedId,
    errors: ['invalid_value', 'forbidden', 'product_not_found'],
  },
  getProductDeals: {
    method: 'GET',
    path: '/products/:id/deals',
    summary: 'List the deals a product is attached to',
    scopes: ['deals:read', 'deals:full'],
    cost: 20,
    params: IdParams,
    query: ProductDealsQuery,
    returns: pageWith(Deal, RelatedToDeals),
    errors: ['invalid_value', 'product_not_found'],
  },
  getProductFiles: {
    method: 'GET',
    path: '/products/:id/files',
    summary: 'List the files attached to a product',
    scopes: readProducts,
    cost: 20,
    params: IdParams,
    query: FilesQuery,
    returns: page(File),
    errors: ['invalid_value', 'product_not_found'],
  },
  getProductFollowers: {
    method: 'GET',
    path: '/products/:id/followers',
    summary: 'List the followers of a product',
    scopes: readProducts,
    cost: 20,
    params: IdParams,
    query: Type.Object(paging(500)),
    returns: page(Follower),
    errors: ['invalid_value', 'product_not_found'],
  },
  addProductFollower: {
    method: 'POST',
    path: '/products/:id/followers',
    summary: 'Add a follower to a product',
    scopes: writeProducts,
    cost: 10,
    params: IdParams,
    body: FollowerCreation,
    status: 201,
    alternativeStatus: 200,
    returns: bare(Follower),
    errors: ['invalid_value', 'user_missing', 'forbidden', 'product_not_found', 'user_not_found'],
  },
  deleteProductFollower: {
    method: 'DELETE',
    path: '/products/:id/followers/:follower_id',
    summary: 'Remove a follower from a product',
    scopes: writeProducts,
    cost: 6,
    params: FollowerParams,
    returns: DeletedId,
    errors: ['invalid_value', 'forbidden', 'product_not_found', 'follower_not_found'],
  },
  getProductUsers: {
    method: 'GET',
    path: '/products/:id/permittedUsers',
    summary: 'List the users who may see a product',
    scopes: readProducts,
    cost: 10,
    params: IdParams,
    returns: bare(Type.Array(Type.Integer())),
    errors: ['invalid_value', 'product_not_found'],
  },
})
