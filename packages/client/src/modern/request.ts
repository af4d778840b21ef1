import { idempotencyKeyHeader } from '../generated/protocol.ts'
import type { Body } from '../transport/exchange.ts'
import type { CustomFieldMap } from './custom-fields.ts'
import { isRecord, toSnake } from './names.ts'
import { bad, type CallOptions, readCallOptions } from './options.ts'
import type { Route } from './route.ts'
import { type FileSource, toForm } from './uploads.ts'

/** A request without the server's address, its credentials and whatever depends on the attempt. */
export interface Prepared {
  /** Such as `products.get`. */
  readonly operation: string
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: Body | undefined
  readonly options: CallOptions
  /** The answer is read by whoever asked, for as long as it takes. */
  readonly isDownload: boolean
}

/** The face of the server that the routes belong to. */
export const apiPath = '/api/v1'

/** The arguments of a call, apart: ids for the path, members by name, options. */
interface Arguments {
  readonly ids: readonly unknown[]
  readonly members: Readonly<Record<string, unknown>>
  readonly options: CallOptions
}

/** Reads the arguments of a call. Throws `bad_usage` for what is missing or of the wrong kind. */
export function readArguments(
  operation: string,
  route: Route,
  given: readonly unknown[],
): Arguments {
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const ids = given.slice(0, names.length)
  for (const [index, name] of names.entries()) requireId(operation, name, ids[index])
  const rest = given.slice(names.length)
  const takesMembers = route.query.size > 0 || route.sends !== ''
  const members = takesMembers ? (rest.shift() ?? {}) : {}
  if (!isRecord(members)) throw bad(`${operation} takes its members as an object`)
  const options = readCallOptions(operation, rest.shift() as CallOptions | undefined)
  for (const name of route.needs) {
    if (members[name] === undefined || members[name] === null) {
      throw bad(`${operation} needs ${name}`)
    }
  }
  return { ids, members, options }
}

function requireId(operation: string, name: string, value: unknown): void {
  if (!/^\d+$/.test(String(value))) {
    throw bad(`${operation} needs ${name} as a whole number, not ${value}`)
  }
}

/** Puts the arguments of a call where the route wants them. */
export async function prepare(
  operation: string,
  route: Route,
  { ids, members, options }: Arguments,
  customFields: CustomFieldMap<unknown>,
): Promise<Prepared> {
  const { query, body } = splitMembers(operation, route, members)
  const left = [...ids]
  const path = route.path.replace(/:\w+/g, () => String(left.shift()))
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    headers[name.toLowerCase()] = value
  }
  if (options.idempotencyKey !== undefined) headers[idempotencyKeyHeader] = options.idempotencyKey
  const prepared = {
    operation,
    method: route.method,
    path: apiPath + path + query,
    headers,
    options,
    isDownload: route.gives === 'bytes',
  }
  if (route.sends === '') return { ...prepared, body: undefined }
  if (route.sends === 'form') {
    const { file, name, ...fields } = body
    const form = await toForm(file as FileSource, name, toWire(fields, customFields))
    if (form.type) headers['content-type'] = form.type
    return { ...prepared, body: form.body }
  }
  headers['content-type'] = 'application/json'
  return { ...prepared, body: JSON.stringify(toWire(body, customFields)) }
}

function splitMembers(operation: string, route: Route, members: Readonly<Record<string, unknown>>) {
  const query = new URLSearchParams()
  const body: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(members)) {
    const wireName = route.query.get(name)
    if (wireName === undefined && route.sends === '') {
      const known = [...route.query.keys()].join(', ')
      throw bad(`${operation} has no parameter "${name}"; there are ${known}`)
    }
    if (wireName === undefined) body[name] = value
    else if (value !== undefined && value !== null) query.append(wireName, String(value))
  }
  const text = query.toString()
  return { query: text ? `?${text}` : '', body }
}

/** Members in the spelling of the wire, at every depth, and custom fields as flat keys. */
function toWire(members: object, customFields: CustomFieldMap<unknown>): Record<string, unknown> {
  const wire: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(members)) {
    if (name === 'custom' && isRecord(value)) Object.assign(wire, customFields.write(value))
    else wire[toSnake(name)] = toWireValue(value, customFields)
  }
  return wire
}

function toWireValue(value: unknown, customFields: CustomFieldMap<unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => toWireValue(item, customFields))
  return isRecord(value) ? toWire(value, customFields) : value
}
