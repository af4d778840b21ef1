// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { Api, call, type Operation } from '../../documented/operation.ts'
import type { Flag } from './messages.ts'

import { ItemSearchFieldResponse, ItemSearchResponse } from './models/item-search.ts'

const searchItem: Operation = {
  name: 'searchItem',
  method: 'GET',
  path: '/itemSearch',
  args: ['term'],
  query: [
    'term',
    'item_types',
    'fields',
    'search_for_related_items',
    'exact_match',
    'include_fields',
    'start',
    'limit',
  ],
  returns: ItemSearchResponse,
}

const searchItemByField: Operation = {
  name: 'searchItemByField',
  method: 'GET',
  path: '/itemSearch/field',
  args: ['term', 'field_type', 'field_key'],
  query: ['term', 'field_type', 'exact_match', 'field_key', 'return_item_ids', 'start', 'limit'],
  returns: ItemSearchFieldResponse,
}

/**
 * Item search: the documented methods, as far as Merx serves them.
 *
 * Without an `ApiClient` it uses `ApiClient.instance`.
 *
 * @example
 * const api = new ItemSearchApi()
 * const answer = await api.searchItem('bench')
 */
export class ItemSearchApi extends Api {
  /**
   * Search deals, persons, organizations, products and files.
   */
  searchItem(
    term: string,
    opts?: {
      /** Default: all of them. */
      itemTypes?:
        | string
        | (
            | 'deal'
            | 'person'
            | 'organization'
            | 'product'
            | 'lead'
            | 'file'
            | 'mail_attachment'
            | 'project'
          )[]
        | undefined
      /** Default: all of them. */
      fields?:
        | string
        | (
            | 'address'
            | 'code'
            | 'custom_fields'
            | 'email'
            | 'name'
            | 'notes'
            | 'phone'
            | 'title'
            | 'description'
            | 'organization_name'
            | 'person_name'
          )[]
        | undefined
      /** Adds what belongs to found persons and organizations. */
      searchForRelatedItems?: Flag | undefined
      /** Whole value, in either case. */
      exactMatch?: Flag | undefined
      includeFields?: string | ('deal.cc_email' | 'person.picture' | 'product.price')[] | undefined
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 500. */
      limit?: number | undefined
    },
  ): Promise<ItemSearchResponse> {
    return this.searchItemWithHttpInfo(term, opts)
  }

  /** The same as `searchItem`. */
  searchItemWithHttpInfo(
    term: string,
    opts?: {
      /** Default: all of them. */
      itemTypes?:
        | string
        | (
            | 'deal'
            | 'person'
            | 'organization'
            | 'product'
            | 'lead'
            | 'file'
            | 'mail_attachment'
            | 'project'
          )[]
        | undefined
      /** Default: all of them. */
      fields?:
        | string
        | (
            | 'address'
            | 'code'
            | 'custom_fields'
            | 'email'
            | 'name'
            | 'notes'
            | 'phone'
            | 'title'
            | 'description'
            | 'organization_name'
            | 'person_name'
          )[]
        | undefined
      /** Adds what belongs to found persons and organizations. */
      searchForRelatedItems?: Flag | undefined
      /** Whole value, in either case. */
      exactMatch?: Flag | undefined
      includeFields?: string | ('deal.cc_email' | 'person.picture' | 'product.price')[] | undefined
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 500. */
      limit?: number | undefined
    },
  ): Promise<ItemSearchResponse> {
    return call(this, searchItem, [term], opts)
  }

  /**
   * Search the values of one field.
   */
  searchItemByField(
    term: string,
    fieldType:
      | 'dealField'
      | 'leadField'
      | 'personField'
      | 'organizationField'
      | 'productField'
      | 'projectField',
    fieldKey: string,
    opts?: {
      /** Whole value, case and accents as given. */
      exactMatch?: Flag | undefined
      /** A row for each item instead of one for each value. */
      returnItemIds?: Flag | undefined
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 500. */
      limit?: number | undefined
    },
  ): Promise<ItemSearchFieldResponse> {
    return this.searchItemByFieldWithHttpInfo(term, fieldType, fieldKey, opts)
  }

  /** The same as `searchItemByField`. */
  searchItemByFieldWithHttpInfo(
    term: string,
    fieldType:
      | 'dealField'
      | 'leadField'
      | 'personField'
      | 'organizationField'
      | 'productField'
      | 'projectField',
    fieldKey: string,
    opts?: {
      /** Whole value, case and accents as given. */
      exactMatch?: Flag | undefined
      /** A row for each item instead of one for each value. */
      returnItemIds?: Flag | undefined
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 500. */
      limit?: number | undefined
    },
  ): Promise<ItemSearchFieldResponse> {
    return call(this, searchItemByField, [term, fieldType, fieldKey], opts)
  }
}
