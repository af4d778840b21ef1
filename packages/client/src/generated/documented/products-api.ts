// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { Api, call, type Operation } from '../../documented/operation.ts'
import type { Flag, SearchField } from './messages.ts'

import {
  type AddProductFollowerRequest,
  type AddProductRequestBody,
  DeleteProductFollowerResponse,
  DeleteProductResponse,
  FindProductsByNameResponse,
  ListFilesResponse,
  ListProductFollowersResponse,
  NewFollowerResponse,
  ProductDealsResponse,
  type ProductRequest,
  ProductResponse,
  ProductSearchResponse,
  ProductsResponse,
  UpdateProductResponse,
  UserIDs,
} from './models/products.ts'

const addProduct: Operation = {
  name: 'addProduct',
  method: 'POST',
  path: '/products',
  body: 'addProductRequestBody',
  returns: ProductResponse,
}

const addProductFollower: Operation = {
  name: 'addProductFollower',
  method: 'POST',
  path: '/products/{id}/followers',
  args: ['id'],
  body: 'addProductFollowerRequest',
  returns: NewFollowerResponse,
}

const deleteProduct: Operation = {
  name: 'deleteProduct',
  method: 'DELETE',
  path: '/products/{id}',
  args: ['id'],
  returns: DeleteProductResponse,
}

const deleteProductFollower: Operation = {
  name: 'deleteProductFollower',
  method: 'DELETE',
  path: '/products/{id}/followers/{follower_id}',
  args: ['id', 'follower_id'],
  returns: DeleteProductFollowerResponse,
}

const findProductsByName: Operation = {
  name: 'findProductsByName',
  method: 'GET',
  path: '/products/find',
  args: ['term'],
  query: ['term', 'currency', 'start', 'limit'],
  returns: FindProductsByNameResponse,
}

const getProduct: Operation = {
  name: 'getProduct',
  method: 'GET',
  path: '/products/{id}',
  args: ['id'],
  returns: ProductResponse,
}

const getProductDeals: Operation = {
  name: 'getProductDeals',
  method: 'GET',
  path: '/products/{id}/deals',
  args: ['id'],
  query: ['start', 'limit', 'status'],
  returns: ProductDealsResponse,
}

const getProductFiles: Operation = {
  name: 'getProductFiles',
  method: 'GET',
  path: '/products/{id}/files',
  args: ['id'],
  query: ['start', 'limit', 'include_deleted_files', 'sort'],
  returns: ListFilesResponse,
}

const getProductFollowers: Operation = {
  name: 'getProductFollowers',
  method: 'GET',
  path: '/products/{id}/followers',
  args: ['id'],
  query: ['start', 'limit'],
  returns: ListProductFollowersResponse,
}

const getProductUsers: Operation = {
  name: 'getProductUsers',
  method: 'GET',
  path: '/products/{id}/permittedUsers',
  args: ['id'],
  returns: UserIDs,
}

const getProducts: Operation = {
  name: 'getProducts',
  method: 'GET',
  path: '/products',
  query: ['user_id', 'filter_id', 'ids', 'first_char', 'get_summary', 'start', 'limit'],
  returns: ProductsResponse,
}

const searchProducts: Operation = {
  name: 'searchProducts',
  method: 'GET',
  path: '/products/search',
  args: ['term'],
  query: ['term', 'fields', 'exact_match', 'include_fields', 'start', 'limit'],
  returns: ProductSearchResponse,
}

const updateProduct: Operation = {
  name: 'updateProduct',
  method: 'PUT',
  path: '/products/{id}',
  args: ['id'],
  body: 'productRequest',
  returns: UpdateProductResponse,
}

/**
 * Products: the documented methods, as far as Merx serves them.
 *
 * Without an `ApiClient` it uses `ApiClient.instance`.
 *
 * @example
 * const api = new ProductsApi()
 * const answer = await api.addProduct({ name: 'Garden Bench' })
 */
export class ProductsApi extends Api {
  /**
   * Add a product.
   */
  addProduct(
    opts?:
      | { addProductRequestBody: Partial<AddProductRequestBody> }
      | Partial<AddProductRequestBody>,
  ): Promise<ProductResponse> {
    return this.addProductWithHttpInfo(opts)
  }

  /** The same as `addProduct`. */
  addProductWithHttpInfo(
    opts?:
      | { addProductRequestBody: Partial<AddProductRequestBody> }
      | Partial<AddProductRequestBody>,
  ): Promise<ProductResponse> {
    return call(this, addProduct, [], opts)
  }

  /**
   * Add a follower to a product.
   */
  addProductFollower(
    id: number,
    opts?:
      | { addProductFollowerRequest: Partial<AddProductFollowerRequest> }
      | Partial<AddProductFollowerRequest>,
  ): Promise<NewFollowerResponse> {
    return this.addProductFollowerWithHttpInfo(id, opts)
  }

  /** The same as `addProductFollower`. */
  addProductFollowerWithHttpInfo(
    id: number,
    opts?:
      | { addProductFollowerRequest: Partial<AddProductFollowerRequest> }
      | Partial<AddProductFollowerRequest>,
  ): Promise<NewFollowerResponse> {
    return call(this, addProductFollower, [id], opts)
  }

  /**
   * Delete a product.
   */
  deleteProduct(id: number): Promise<DeleteProductResponse> {
    return this.deleteProductWithHttpInfo(id)
  }

  /** The same as `deleteProduct`. */
  deleteProductWithHttpInfo(id: number): Promise<DeleteProductResponse> {
    return call(this, deleteProduct, [id])
  }

  /**
   * Remove a follower from a product.
   */
  deleteProductFollower(id: number, followerId: number): Promise<DeleteProductFollowerResponse> {
    return this.deleteProductFollowerWithHttpInfo(id, followerId)
  }

  /** The same as `deleteProductFollower`. */
  deleteProductFollowerWithHttpInfo(
    id: number,
    followerId: number,
  ): Promise<DeleteProductFollowerResponse> {
    return call(this, deleteProductFollower, [id, followerId])
  }

  /**
   * Find products by name.
   *
   * @deprecated The vendor took it out of later clients.
   */
  findProductsByName(
    term: string,
    opts?: {
      /** Default: the currency of the user. */
      currency?: string | undefined
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 500. */
      limit?: number | undefined
    },
  ): Promise<FindProductsByNameResponse> {
    return this.findProductsByNameWithHttpInfo(term, opts)
  }

  /** The same as `findProductsByName`. */
  findProductsByNameWithHttpInfo(
    term: string,
    opts?: {
      /** Default: the currency of the user. */
      currency?: string | undefined
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 500. */
      limit?: number | undefined
    },
  ): Promise<FindProductsByNameResponse> {
    return call(this, findProductsByName, [term], opts)
  }

  /**
   * Get one product.
   */
  getProduct(id: number): Promise<ProductResponse> {
    return this.getProductWithHttpInfo(id)
  }

  /** The same as `getProduct`. */
  getProductWithHttpInfo(id: number): Promise<ProductResponse> {
    return call(this, getProduct, [id])
  }

  /**
   * List the deals a product is attached to.
   */
  getProductDeals(
    id: number,
    opts?: {
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 500. */
      limit?: number | undefined
      /** `deleted`: those deleted in the last 30 days. Default "all_not_deleted". */
      status?: 'open' | 'won' | 'lost' | 'deleted' | 'all_not_deleted' | undefined
    },
  ): Promise<ProductDealsResponse> {
    return this.getProductDealsWithHttpInfo(id, opts)
  }

  /** The same as `getProductDeals`. */
  getProductDealsWithHttpInfo(
    id: number,
    opts?: {
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 500. */
      limit?: number | undefined
      /** `deleted`: those deleted in the last 30 days. Default "all_not_deleted". */
      status?: 'open' | 'won' | 'lost' | 'deleted' | 'all_not_deleted' | undefined
    },
  ): Promise<ProductDealsResponse> {
    return call(this, getProductDeals, [id], opts)
  }

  /**
   * List the files attached to a product.
   */
  getProductFiles(
    id: number,
    opts?: {
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 100. */
      limit?: number | undefined
      includeDeletedFiles?: Flag | undefined
      /** Comma list of `<field> ASC|DESC`: id, user_id, deal_id, person_id, org_id, product_id, add_time, update_time, file_name, file_type, file_size, comment. */
      sort?: string | undefined
    },
  ): Promise<ListFilesResponse> {
    return this.getProductFilesWithHttpInfo(id, opts)
  }

  /** The same as `getProductFiles`. */
  getProductFilesWithHttpInfo(
    id: number,
    opts?: {
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 100. */
      limit?: number | undefined
      includeDeletedFiles?: Flag | undefined
      /** Comma list of `<field> ASC|DESC`: id, user_id, deal_id, person_id, org_id, product_id, add_time, update_time, file_name, file_type, file_size, comment. */
      sort?: string | undefined
    },
  ): Promise<ListFilesResponse> {
    return call(this, getProductFiles, [id], opts)
  }

  /**
   * List the followers of a product.
   */
  getProductFollowers(
    id: number,
    opts?: {
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 500. */
      limit?: number | undefined
    },
  ): Promise<ListProductFollowersResponse> {
    return this.getProductFollowersWithHttpInfo(id, opts)
  }

  /** The same as `getProductFollowers`. */
  getProductFollowersWithHttpInfo(
    id: number,
    opts?: {
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 500. */
      limit?: number | undefined
    },
  ): Promise<ListProductFollowersResponse> {
    return call(this, getProductFollowers, [id], opts)
  }

  /**
   * List the users who may see a product.
   */
  getProductUsers(id: number): Promise<UserIDs> {
    return this.getProductUsersWithHttpInfo(id)
  }

  /** The same as `getProductUsers`. */
  getProductUsersWithHttpInfo(id: number): Promise<UserIDs> {
    return call(this, getProductUsers, [id])
  }

  /**
   * List products.
   */
  getProducts(opts?: {
    /** Owner. */
    userId?: number | undefined
    /** Wins over `user_id`. */
    filterId?: number | undefined
    ids?: string | number[] | undefined
    /** First letter of the name, either case. */
    firstChar?: string | undefined
    getSummary?: Flag | undefined
    /** Default 0. */
    start?: number | undefined
    /** Default 100. At most 500. */
    limit?: number | undefined
  }): Promise<ProductsResponse> {
    return this.getProductsWithHttpInfo(opts)
  }

  /** The same as `getProducts`. */
  getProductsWithHttpInfo(opts?: {
    /** Owner. */
    userId?: number | undefined
    /** Wins over `user_id`. */
    filterId?: number | undefined
    ids?: string | number[] | undefined
    /** First letter of the name, either case. */
    firstChar?: string | undefined
    getSummary?: Flag | undefined
    /** Default 0. */
    start?: number | undefined
    /** Default 100. At most 500. */
    limit?: number | undefined
  }): Promise<ProductsResponse> {
    return call(this, getProducts, [], opts)
  }

  /**
   * Search products by name, code and custom fields.
   */
  searchProducts(
    term: string,
    opts?: {
      /** Default: all of them. */
      fields?: string | SearchField[] | undefined
      /** Whole value, in either case. */
      exactMatch?: Flag | undefined
      includeFields?: string | 'product.price'[] | undefined
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 500. */
      limit?: number | undefined
    },
  ): Promise<ProductSearchResponse> {
    return this.searchProductsWithHttpInfo(term, opts)
  }

  /** The same as `searchProducts`. */
  searchProductsWithHttpInfo(
    term: string,
    opts?: {
      /** Default: all of them. */
      fields?: string | SearchField[] | undefined
      /** Whole value, in either case. */
      exactMatch?: Flag | undefined
      includeFields?: string | 'product.price'[] | undefined
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 500. */
      limit?: number | undefined
    },
  ): Promise<ProductSearchResponse> {
    return call(this, searchProducts, [term], opts)
  }

  /**
   * Update a product.
   */
  updateProduct(
    id: number,
    opts?: { productRequest: Partial<ProductRequest> } | Partial<ProductRequest>,
  ): Promise<UpdateProductResponse> {
    return this.updateProductWithHttpInfo(id, opts)
  }

  /** The same as `updateProduct`. */
  updateProductWithHttpInfo(
    id: number,
    opts?: { productRequest: Partial<ProductRequest> } | Partial<ProductRequest>,
  ): Promise<UpdateProductResponse> {
    return call(this, updateProduct, [id], opts)
  }
}
