// Generated from the contract by `npm run generate`; change that, or packages/client/build.
import { Api, call, type Operation } from '../../documented/operation.ts'

import {
  type BasicProductField,
  DeleteMultipleProductFieldsResponse,
  DeleteProductFieldResponse,
  GetAllProductFieldsResponse,
  GetProductFieldResponse,
  type NewProductField,
} from './models/product-fields.ts'

const addProductField: Operation = {
  name: 'addProductField',
  method: 'POST',
  path: '/productFields',
  body: 'newProductField',
  returns: GetProductFieldResponse,
}

const deleteProductField: Operation = {
  name: 'deleteProductField',
  method: 'DELETE',
  path: '/productFields/{id}',
  args: ['id'],
  returns: DeleteProductFieldResponse,
}

const deleteProductFields: Operation = {
  name: 'deleteProductFields',
  method: 'DELETE',
  path: '/productFields',
  args: ['ids'],
  query: ['ids'],
  returns: DeleteMultipleProductFieldsResponse,
}

const getProductField: Operation = {
  name: 'getProductField',
  method: 'GET',
  path: '/productFields/{id}',
  args: ['id'],
  returns: GetProductFieldResponse,
}

const getProductFields: Operation = {
  name: 'getProductFields',
  method: 'GET',
  path: '/productFields',
  query: ['start', 'limit'],
  returns: GetAllProductFieldsResponse,
}

const updateProductField: Operation = {
  name: 'updateProductField',
  method: 'PUT',
  path: '/productFields/{id}',
  args: ['id'],
  body: 'basicProductField',
  returns: GetProductFieldResponse,
}

/**
 * Product fields: the documented methods, as far as Merx serves them.
 *
 * Without an `ApiClient` it uses `ApiClient.instance`.
 *
 * @example
 * const api = new ProductFieldsApi()
 * const answer = await api.addProductField({ name: 'Garden Bench', field_type: 'varchar' })
 */
export class ProductFieldsApi extends Api {
  /**
   * Add a product field.
   */
  addProductField(
    opts?: { newProductField: Partial<NewProductField> } | Partial<NewProductField>,
  ): Promise<GetProductFieldResponse> {
    return this.addProductFieldWithHttpInfo(opts)
  }

  /** The same as `addProductField`. */
  addProductFieldWithHttpInfo(
    opts?: { newProductField: Partial<NewProductField> } | Partial<NewProductField>,
  ): Promise<GetProductFieldResponse> {
    return call(this, addProductField, [], opts)
  }

  /**
   * Delete a product field.
   */
  deleteProductField(id: number): Promise<DeleteProductFieldResponse> {
    return this.deleteProductFieldWithHttpInfo(id)
  }

  /** The same as `deleteProductField`. */
  deleteProductFieldWithHttpInfo(id: number): Promise<DeleteProductFieldResponse> {
    return call(this, deleteProductField, [id])
  }

  /**
   * Delete product fields, all or none.
   */
  deleteProductFields(ids: string | number[]): Promise<DeleteMultipleProductFieldsResponse> {
    return this.deleteProductFieldsWithHttpInfo(ids)
  }

  /** The same as `deleteProductFields`. */
  deleteProductFieldsWithHttpInfo(
    ids: string | number[],
  ): Promise<DeleteMultipleProductFieldsResponse> {
    return call(this, deleteProductFields, [ids])
  }

  /**
   * Get one product field.
   */
  getProductField(id: number): Promise<GetProductFieldResponse> {
    return this.getProductFieldWithHttpInfo(id)
  }

  /** The same as `getProductField`. */
  getProductFieldWithHttpInfo(id: number): Promise<GetProductFieldResponse> {
    return call(this, getProductField, [id])
  }

  /**
   * List product fields.
   */
  getProductFields(opts?: {
    /** Default 0. */
    start?: number | undefined
    /** Default 100. At most 500. */
    limit?: number | undefined
  }): Promise<GetAllProductFieldsResponse> {
    return this.getProductFieldsWithHttpInfo(opts)
  }

  /** The same as `getProductFields`. */
  getProductFieldsWithHttpInfo(opts?: {
    /** Default 0. */
    start?: number | undefined
    /** Default 100. At most 500. */
    limit?: number | undefined
  }): Promise<GetAllProductFieldsResponse> {
    return call(this, getProductFields, [], opts)
  }

  /**
   * Update a product field.
   */
  updateProductField(
    id: number,
    opts?: { basicProductField: Partial<BasicProductField> } | Partial<BasicProductField>,
  ): Promise<GetProductFieldResponse> {
    return this.updateProductFieldWithHttpInfo(id, opts)
  }

  /** The same as `updateProductField`. */
  updateProductFieldWithHttpInfo(
    id: number,
    opts?: { basicProductField: Partial<BasicProductField> } | Partial<BasicProductField>,
  ): Promise<GetProductFieldResponse> {
    return call(this, updateProductField, [id], opts)
  }
}
