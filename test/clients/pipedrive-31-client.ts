import { Configuration, ProductsApi } from 'pipedrive-31/v1'
import { expect } from 'vitest'
import { rejection } from './running-merx.ts'

/** The client as its documentation sets it up, pointed at another base path with another token. */
export function productsApi(serverUrl: string, apiKey: string, basePath = '/v1'): ProductsApi {
  return new ProductsApi(new Configuration({ basePath: serverUrl + basePath, apiKey }))
}

/**
 * The keys of real answers that the client's declarations leave out or type differently: they nest
 * products in lists, know no pagination and no owner.
 */
export interface Product {
  readonly id: number
  readonly name: string
  readonly prices: Price[]
  readonly files_count: number | null
  readonly add_time: string
  readonly update_time: string
  readonly [key: string]: unknown
}

interface Price {
  readonly id: number
  readonly currency: string
  readonly price: number
}

export interface Pagination {
  readonly start: number
  readonly limit: number
  readonly more_items_in_collection: boolean
  readonly next_start?: number
}

/** Reads an answer as it was on the wire: this client hands it through as it came. */
export function asAnswered<T>(answer: unknown): T {
  return answer as T
}

export interface Page<Item> {
  readonly success: true
  readonly data: Item[] | null
  readonly additional_data: { pagination: Pagination; summary?: { total_count: string } }
  readonly related_objects?: Record<string, Record<string, unknown>>
}

/** Expects a call to reject with the general error body, as this client does with any 4xx. */
export async function expectErrorBody(
  promise: Promise<unknown>,
  error: string | RegExp,
): Promise<void> {
  expect(await rejection(promise)).toEqual({
    success: false,
    error: typeof error === 'string' ? error : expect.stringMatching(error),
    error_info: expect.stringMatching(/Please check developers\.pipedrive\.com/),
    data: null,
    additional_data: null,
  })
}
