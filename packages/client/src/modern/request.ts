import { idempotencyKeyHeader } from '../generated/protocol.ts'
import type { Body } from '../transport/exchange.ts'
import type { CustomFieldMap } from './custom-fields.ts'
import { isRecord, toSnake } from './names.ts'
import { bad, type CallOptions, readCallOptions, requireKnown } from './options.ts'
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
  readonly body?: Body
  /** The answer is read by whoever asked, for as long as it takes. */
  readonly isDownload: boolean
}

/** The face of the server that the routes belong to. */
const apiPath = '/api/v1'

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
  const names = route.path.match(/:\w+/g) ?? []
  const ids = given.slice(0, names.length)
  for (const [index, name] of names.entries()) requireId(operation, name.slice(1), ids[index])
  const rest = given.slice(names.length)
  const takesMembers = route.query.size > 0 || route.sends !== ''
  // Whoever sends nothing has forgotten it; whoever asks for nothing special has not.
  const members = takesMembers ? (rest.shift() ?? (route.sends || {})) : {}
  if (!isRecord(members)) {
    throw bad(`${operation} takes its members as an object: ${route.needs.join(', ')}`)
  }
  if (route.sends === '') requireKnown(operation, members, [...route.query.keys()].join(', '))
  const options = readCallOptions(operation, rest.shift() as CallOptions | undefined)
  for (const name of route.needs) {
    const value = members[name]
    if (value === undefined || value === null) throw bad(`${operation} needs ${name}`)
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
  signal: AbortSignal,
): Promise<Prepared> {
  const { query, body } = splitMembers(route, members)
  const left = [...ids]
  const path = route.path.replace(/:\w+/g, () => String(left.shift()))
  const { idempotencyKey } = options
  const headers = readHeaders(operation, {
    ...options.headers,
    ...(idempotencyKey !== undefined && { [idempotencyKeyHeader]: idempotencyKey }),
  })
  const prepared = {
    operation,
    method: route.method,
    path: apiPath + path + query,
    headers,
    isDownload: route.gives === 'bytes',
  }
  if (route.sends === '') return prepared
  if (route.sends === 'form') {
    const { file, ...fields } = body
    const form = await toForm(file as FileSource, toWire(fields, customFields), signal)
    if (form.type) headers['content-type'] = form.type
    return { ...prepared, body: form.body }
  }
  headers['content-type'] = 'application/json'
  return { ...prepared, body: JSON.stringify(toWire(body, customFields)) }
}

/** Headers with their names in lower case. Throws `bad_usage` when they cannot be sent. */
export function readHeaders(
  operation: string,
  headers: Readonly<Record<string, string>>,
): Record<string, string> {
  try {
    return Object.fromEntries(new Headers(headers))
  } catch {
    // What platforms say of it quotes the value.
    throw bad(`${operation} has a header that cannot be sent`)
  }
}

function splitMembers(route: Route, members: Readonly<Record<string, unknown>>) {
  const query = new URLSearchParams()
  const body: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(members)) {
    const wireName = route.query.get(name)
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
