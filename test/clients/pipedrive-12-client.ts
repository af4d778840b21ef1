import { ApiClient, ProductsApi } from 'pipedrive-12'
import { expect } from 'vitest'
import { rejection } from './running-merx.ts'

/** The client as its documentation sets it up, pointed at another base path with another token. */
export function productsApi(serverUrl: string, apiToken: string, basePath = '/v1'): ProductsApi {
  const client = new ApiClient()
  client.basePath = serverUrl + basePath
  client.authentications.api_key.apiKey = apiToken
  return new ProductsApi(client)
}

/** Expects a call to fail the way the client reports an answer; its exceptions are not exported. */
async function expectException(
  promise: Promise<unknown>,
  expected: { name: string; status: number; error: string | RegExp },
): Promise<void> {
  const exception = (await rejection(promise)) as {
    success: boolean
    errorCode: number
    errorInfo: string
    context: { status: number; body: { success: boolean; error: string } }
  }
  const { error } = expected
  const { context } = exception
  expect([exception.constructor.name, context?.body?.error]).toEqual([
    expected.name,
    typeof error === 'string' ? error : expect.stringMatching(error),
  ])
  expect(exception).toMatchObject({ success: false, errorCode: expected.status })
  expect(exception.errorInfo).toMatch(/Please check developers\.pipedrive\.com/)
  expect(context).toMatchObject({ status: expected.status, body: { success: false } })
}

export function expectRefusal(promise: Promise<unknown>, error: string | RegExp): Promise<void> {
  return expectException(promise, { name: 'FailResponseException', status: 400, error })
}

export function expectNotFound(
  promise: Promise<unknown>,
  error: string | RegExp = 'Product not found',
): Promise<void> {
  return expectException(promise, { name: 'NotFoundException', status: 404, error })
}

export function expectUnauthorized(promise: Promise<unknown>): Promise<void> {
  const error = 'unauthorized access'
  return expectException(promise, { name: 'UnauthorizedException', status: 401, error })
}
