// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { Api, call, type Operation } from '../../documented/operation.ts'
import type { Flag } from './messages.ts'

import {
  type BasicDealProduct,
  DeleteDeal,
  DeleteDealProduct,
  DeleteMultipleDeals,
  GetAddedDeal,
  GetAddProductAttachementDetails,
  GetDeal,
  GetDeals,
  GetProductAttachementDetails,
  ListProductsResponse,
  type NewDeal,
  type NewDealProduct,
  type UpdateDealRequest,
} from './models/deals.ts'

const addDeal: Operation = {
  name: 'addDeal',
  method: 'POST',
  path: '/deals',
  body: 'newDeal',
  returns: GetAddedDeal,
}

const addDealProduct: Operation = {
  name: 'addDealProduct',
  method: 'POST',
  path: '/deals/{id}/products',
  args: ['id'],
  body: 'newDealProduct',
  returns: GetAddProductAttachementDetails,
}

const deleteDeal: Operation = {
  name: 'deleteDeal',
  method: 'DELETE',
  path: '/deals/{id}',
  args: ['id'],
  returns: DeleteDeal,
}

const deleteDealProduct: Operation = {
  name: 'deleteDealProduct',
  method: 'DELETE',
  path: '/deals/{id}/products/{product_attachment_id}',
  args: ['id', 'product_attachment_id'],
  returns: DeleteDealProduct,
}

const deleteDeals: Operation = {
  name: 'deleteDeals',
  method: 'DELETE',
  path: '/deals',
  args: ['ids'],
  query: ['ids'],
  returns: DeleteMultipleDeals,
}

const getDeal: Operation = {
  name: 'getDeal',
  method: 'GET',
  path: '/deals/{id}',
  args: ['id'],
  returns: GetDeal,
}

const getDealProducts: Operation = {
  name: 'getDealProducts',
  method: 'GET',
  path: '/deals/{id}/products',
  args: ['id'],
  query: ['start', 'limit', 'include_product_data'],
  returns: ListProductsResponse,
}

const getDeals: Operation = {
  name: 'getDeals',
  method: 'GET',
  path: '/deals',
  query: ['user_id', 'filter_id', 'stage_id', 'status', 'start', 'limit', 'sort', 'owned_by_you'],
  returns: GetDeals,
}

const updateDeal: Operation = {
  name: 'updateDeal',
  method: 'PUT',
  path: '/deals/{id}',
  args: ['id'],
  body: 'updateDealRequest',
  returns: GetAddedDeal,
}

const updateDealProduct: Operation = {
  name: 'updateDealProduct',
  method: 'PUT',
  path: '/deals/{id}/products/{product_attachment_id}',
  args: ['id', 'product_attachment_id'],
  body: 'basicDealProduct',
  returns: GetProductAttachementDetails,
}

/**
 * Deals: the documented methods, as far as Merx serves them.
 *
 * Without an `ApiClient` it uses `ApiClient.instance`.
 *
 * @example
 * const api = new DealsApi()
 * const answer = await api.addDeal({ title: 'Park order' })
 */
export class DealsApi extends Api {
  /**
   * Add a deal.
   */
  addDeal(opts?: { newDeal: Partial<NewDeal> } | Partial<NewDeal>): Promise<GetAddedDeal> {
    return this.addDealWithHttpInfo(opts)
  }

  /** The same as `addDeal`. */
  addDealWithHttpInfo(
    opts?: { newDeal: Partial<NewDeal> } | Partial<NewDeal>,
  ): Promise<GetAddedDeal> {
    return call(this, addDeal, [], opts)
  }

  /**
   * Attach a product to a deal.
   */
  addDealProduct(
    id: number,
    opts?: { newDealProduct: Partial<NewDealProduct> } | Partial<NewDealProduct>,
  ): Promise<GetAddProductAttachementDetails> {
    return this.addDealProductWithHttpInfo(id, opts)
  }

  /** The same as `addDealProduct`. */
  addDealProductWithHttpInfo(
    id: number,
    opts?: { newDealProduct: Partial<NewDealProduct> } | Partial<NewDealProduct>,
  ): Promise<GetAddProductAttachementDetails> {
    return call(this, addDealProduct, [id], opts)
  }

  /**
   * Delete a deal.
   */
  deleteDeal(id: number): Promise<DeleteDeal> {
    return this.deleteDealWithHttpInfo(id)
  }

  /** The same as `deleteDeal`. */
  deleteDealWithHttpInfo(id: number): Promise<DeleteDeal> {
    return call(this, deleteDeal, [id])
  }

  /**
   * Detach a product from a deal.
   */
  deleteDealProduct(id: number, productAttachmentId: number): Promise<DeleteDealProduct> {
    return this.deleteDealProductWithHttpInfo(id, productAttachmentId)
  }

  /** The same as `deleteDealProduct`. */
  deleteDealProductWithHttpInfo(
    id: number,
    productAttachmentId: number,
  ): Promise<DeleteDealProduct> {
    return call(this, deleteDealProduct, [id, productAttachmentId])
  }

  /**
   * Delete several deals.
   *
   * @deprecated The vendor took it out of later clients.
   */
  deleteDeals(ids: string | number[]): Promise<DeleteMultipleDeals> {
    return this.deleteDealsWithHttpInfo(ids)
  }

  /** The same as `deleteDeals`. */
  deleteDealsWithHttpInfo(ids: string | number[]): Promise<DeleteMultipleDeals> {
    return call(this, deleteDeals, [ids])
  }

  /**
   * Get one deal.
   */
  getDeal(id: number): Promise<GetDeal> {
    return this.getDealWithHttpInfo(id)
  }

  /** The same as `getDeal`. */
  getDealWithHttpInfo(id: number): Promise<GetDeal> {
    return call(this, getDeal, [id])
  }

  /**
   * List the products attached to a deal.
   */
  getDealProducts(
    id: number,
    opts?: {
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 500. */
      limit?: number | undefined
      includeProductData?: Flag | undefined
    },
  ): Promise<ListProductsResponse> {
    return this.getDealProductsWithHttpInfo(id, opts)
  }

  /** The same as `getDealProducts`. */
  getDealProductsWithHttpInfo(
    id: number,
    opts?: {
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 500. */
      limit?: number | undefined
      includeProductData?: Flag | undefined
    },
  ): Promise<ListProductsResponse> {
    return call(this, getDealProducts, [id], opts)
  }

  /**
   * List deals.
   */
  getDeals(opts?: {
    /** Owner. */
    userId?: number | undefined
    /** Wins over the owner. */
    filterId?: number | undefined
    stageId?: number | undefined
    /** `deleted`: those deleted in the last 30 days. Default "all_not_deleted". */
    status?: 'open' | 'won' | 'lost' | 'deleted' | 'all_not_deleted' | undefined
    /** Default 0. */
    start?: number | undefined
    /** Default 100. At most 500. */
    limit?: number | undefined
    sort?: string | undefined
    /** Wins over `user_id`. */
    ownedByYou?: Flag | undefined
  }): Promise<GetDeals> {
    return this.getDealsWithHttpInfo(opts)
  }

  /** The same as `getDeals`. */
  getDealsWithHttpInfo(opts?: {
    /** Owner. */
    userId?: number | undefined
    /** Wins over the owner. */
    filterId?: number | undefined
    stageId?: number | undefined
    /** `deleted`: those deleted in the last 30 days. Default "all_not_deleted". */
    status?: 'open' | 'won' | 'lost' | 'deleted' | 'all_not_deleted' | undefined
    /** Default 0. */
    start?: number | undefined
    /** Default 100. At most 500. */
    limit?: number | undefined
    sort?: string | undefined
    /** Wins over `user_id`. */
    ownedByYou?: Flag | undefined
  }): Promise<GetDeals> {
    return call(this, getDeals, [], opts)
  }

  /**
   * Update a deal.
   */
  updateDeal(
    id: number,
    opts?: { updateDealRequest: Partial<UpdateDealRequest> } | Partial<UpdateDealRequest>,
  ): Promise<GetAddedDeal> {
    return this.updateDealWithHttpInfo(id, opts)
  }

  /** The same as `updateDeal`. */
  updateDealWithHttpInfo(
    id: number,
    opts?: { updateDealRequest: Partial<UpdateDealRequest> } | Partial<UpdateDealRequest>,
  ): Promise<GetAddedDeal> {
    return call(this, updateDeal, [id], opts)
  }

  /**
   * Update a product attached to a deal.
   */
  updateDealProduct(
    id: number,
    productAttachmentId: number,
    opts?: { basicDealProduct: Partial<BasicDealProduct> } | Partial<BasicDealProduct>,
  ): Promise<GetProductAttachementDetails> {
    return this.updateDealProductWithHttpInfo(id, productAttachmentId, opts)
  }

  /** The same as `updateDealProduct`. */
  updateDealProductWithHttpInfo(
    id: number,
    productAttachmentId: number,
    opts?: { basicDealProduct: Partial<BasicDealProduct> } | Partial<BasicDealProduct>,
  ): Promise<GetProductAttachementDetails> {
    return call(this, updateDealProduct, [id, productAttachmentId], opts)
  }
}
