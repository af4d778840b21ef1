// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { Api, call, type Operation } from '../../documented/operation.ts'
import type { Flag } from './messages.ts'

import {
  type AddFilterRequest,
  FiltersBulkDeleteResponse,
  FiltersBulkGetResponse,
  FiltersDeleteResponse,
  FiltersGetResponse,
  FiltersPostResponse,
  type UpdateFilterRequest,
} from './models/filters.ts'

const addFilter: Operation = {
  name: 'addFilter',
  method: 'POST',
  path: '/filters',
  body: 'addFilterRequest',
  returns: FiltersPostResponse,
}

const deleteFilter: Operation = {
  name: 'deleteFilter',
  method: 'DELETE',
  path: '/filters/{id}',
  args: ['id'],
  returns: FiltersDeleteResponse,
}

const deleteFilters: Operation = {
  name: 'deleteFilters',
  method: 'DELETE',
  path: '/filters',
  args: ['ids'],
  query: ['ids'],
  returns: FiltersBulkDeleteResponse,
}

const getFilter: Operation = {
  name: 'getFilter',
  method: 'GET',
  path: '/filters/{id}',
  args: ['id'],
  query: ['include_field_code'],
  returns: FiltersGetResponse,
}

const getFilterHelpers: Operation = {
  name: 'getFilterHelpers',
  method: 'GET',
  path: '/filters/helpers',
  returns: Object,
}

const getFilters: Operation = {
  name: 'getFilters',
  method: 'GET',
  path: '/filters',
  query: ['type'],
  returns: FiltersBulkGetResponse,
}

const updateFilter: Operation = {
  name: 'updateFilter',
  method: 'PUT',
  path: '/filters/{id}',
  args: ['id'],
  body: 'updateFilterRequest',
  returns: FiltersPostResponse,
}

/**
 * Filters: the documented methods, as far as Merx serves them.
 *
 * Without an `ApiClient` it uses `ApiClient.instance`.
 *
 * @example
 * const api = new FiltersApi()
 * const answer = await api.addFilter({ name: 'Garden Bench', type: 'deals', conditions: undefined })
 */
export class FiltersApi extends Api {
  /**
   * Add a filter.
   */
  addFilter(
    opts?: { addFilterRequest: Partial<AddFilterRequest> } | Partial<AddFilterRequest>,
  ): Promise<FiltersPostResponse> {
    return this.addFilterWithHttpInfo(opts)
  }

  /** The same as `addFilter`. */
  addFilterWithHttpInfo(
    opts?: { addFilterRequest: Partial<AddFilterRequest> } | Partial<AddFilterRequest>,
  ): Promise<FiltersPostResponse> {
    return call(this, addFilter, [], opts)
  }

  /**
   * Delete a filter.
   */
  deleteFilter(id: number): Promise<FiltersDeleteResponse> {
    return this.deleteFilterWithHttpInfo(id)
  }

  /** The same as `deleteFilter`. */
  deleteFilterWithHttpInfo(id: number): Promise<FiltersDeleteResponse> {
    return call(this, deleteFilter, [id])
  }

  /**
   * Delete several filters, or none if one cannot be.
   */
  deleteFilters(ids: string | number[]): Promise<FiltersBulkDeleteResponse> {
    return this.deleteFiltersWithHttpInfo(ids)
  }

  /** The same as `deleteFilters`. */
  deleteFiltersWithHttpInfo(ids: string | number[]): Promise<FiltersBulkDeleteResponse> {
    return call(this, deleteFilters, [ids])
  }

  /**
   * Get one filter.
   */
  getFilter(
    id: number,
    opts?: {
      /** Adds `field_code` to conditions. */
      includeFieldCode?: Flag | undefined
    },
  ): Promise<FiltersGetResponse> {
    return this.getFilterWithHttpInfo(id, opts)
  }

  /** The same as `getFilter`. */
  getFilterWithHttpInfo(
    id: number,
    opts?: {
      /** Adds `field_code` to conditions. */
      includeFieldCode?: Flag | undefined
    },
  ): Promise<FiltersGetResponse> {
    return call(this, getFilter, [id], opts)
  }

  /**
   * List the operators and relative dates of conditions.
   */
  getFilterHelpers(): Promise<{
    success: true
    data: {
      operators: Record<string, Record<string, string> | Record<string, string>[]>
      deprecated_operators: Record<string, string>
      relative_dates: Record<string, Record<string, string>>
      address_field_components: Record<string, string>
    }
  }> {
    return this.getFilterHelpersWithHttpInfo()
  }

  /** The same as `getFilterHelpers`. */
  getFilterHelpersWithHttpInfo(): Promise<{
    success: true
    data: {
      operators: Record<string, Record<string, string> | Record<string, string>[]>
      deprecated_operators: Record<string, string>
      relative_dates: Record<string, Record<string, string>>
      address_field_components: Record<string, string>
    }
  }> {
    return call(this, getFilterHelpers, [])
  }

  /**
   * List filters.
   */
  getFilters(opts?: {
    type?: 'deals' | 'leads' | 'org' | 'people' | 'products' | 'activity' | 'projects' | undefined
  }): Promise<FiltersBulkGetResponse> {
    return this.getFiltersWithHttpInfo(opts)
  }

  /** The same as `getFilters`. */
  getFiltersWithHttpInfo(opts?: {
    type?: 'deals' | 'leads' | 'org' | 'people' | 'products' | 'activity' | 'projects' | undefined
  }): Promise<FiltersBulkGetResponse> {
    return call(this, getFilters, [], opts)
  }

  /**
   * Update a filter.
   */
  updateFilter(
    id: number,
    opts?: { updateFilterRequest: Partial<UpdateFilterRequest> } | Partial<UpdateFilterRequest>,
  ): Promise<FiltersPostResponse> {
    return this.updateFilterWithHttpInfo(id, opts)
  }

  /** The same as `updateFilter`. */
  updateFilterWithHttpInfo(
    id: number,
    opts?: { updateFilterRequest: Partial<UpdateFilterRequest> } | Partial<UpdateFilterRequest>,
  ): Promise<FiltersPostResponse> {
    return call(this, updateFilter, [id], opts)
  }
}
