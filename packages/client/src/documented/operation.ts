import { MerxError } from '../errors.ts'
import { ApiClient } from './api-client.ts'
import type { Kind } from './convert.ts'
import { buildCollectionParam } from './parameters.ts'
import { requireFile } from './request-body.ts'

/** One documented method as data; names are those of the wire. */
export interface Operation {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  /** The arguments before the optional ones, all required. */
  readonly args?: readonly string[]
  /** In the order of the wire. */
  readonly query?: readonly string[]
  readonly form?: readonly string[]
  /** The optional argument that may hold the body; else all of them together are it. */
  readonly body?: string
  readonly returns: Kind
}

/** What the documented APIs share: the client they send with. */
export abstract class Api {
  apiClient: ApiClient

  constructor(apiClient?: ApiClient | null) {
    if (apiClient && typeof apiClient.callApi !== 'function') {
      throw new MerxError(
        'bad_usage',
        'An API is made with an ApiClient, or with nothing for ApiClient.instance; tokens are set at its authentications.api_key.apiKey',
      )
    }
    this.apiClient = apiClient || ApiClient.instance
  }
}

const authNames = ['api_key', 'oauth2']

/** Calls an operation. Throws at once, instead of rejecting, when an argument is missing. */
export function call<T>(
  { apiClient }: Api,
  operation: Operation,
  values: readonly unknown[],
  opts?: object | null,
): Promise<T> {
  const { name, method, path, args = [], query = [], form = [], body, returns } = operation
  const given = new Map(args.map((arg, index) => [arg, values[index]]))
  for (const [arg, value] of given) {
    if (value !== undefined && value !== null) continue
    throw new Error(`Missing the required parameter '${toCamelCase(arg)}' when calling ${name}`)
  }
  requireOptions(opts, name)
  const options = { ...opts } as Record<string, unknown>
  const valuesOf = (names: readonly string[]) =>
    Object.fromEntries(
      names.map((wire) => [wire, given.has(wire) ? given.get(wire) : options[toCamelCase(wire)]]),
    )
  const formParams = valuesOf(form)
  if (form.includes('file')) requireFile(formParams.file, name)
  return apiClient.callApi(
    path,
    method,
    Object.fromEntries(given),
    withJoinedLists(valuesOf(query)),
    {},
    formParams,
    body === undefined ? null : bodyOf(options, body, opts),
    authNames,
    contentTypes(operation),
    [returns === 'Blob' ? 'application/octet-stream' : 'application/json'],
    returns,
    null,
  )
}

function requireOptions(opts: unknown, name: string): void {
  if (opts === undefined || opts === null) return
  if (typeof opts === 'object' && !Array.isArray(opts)) return
  const what = Array.isArray(opts) ? 'a list' : JSON.stringify(opts)
  throw new MerxError(
    'bad_usage',
    `${name} takes its optional arguments as the members of one object, not as ${what}`,
  )
}

function contentTypes({ body, form }: Operation): string[] {
  if (body !== undefined) return ['application/json']
  if (form === undefined) return []
  return [form.includes('file') ? 'multipart/form-data' : 'application/x-www-form-urlencoded']
}

/** The later client took the options for the body, the earlier one a member of them. */
function bodyOf(options: Record<string, unknown>, name: string, opts?: object | null): unknown {
  if (!Object.hasOwn(options, name)) return opts ?? {}
  return options[name] ?? {}
}

function withJoinedLists(query: Record<string, unknown>): Record<string, unknown> {
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) query[name] = buildCollectionParam(value, 'csv')
  }
  return query
}

function toCamelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
