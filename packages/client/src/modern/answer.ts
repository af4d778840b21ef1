import { MerxError } from '../errors.ts'
import type { Answer, ResponseState } from './call.ts'
import type { CustomFieldMap } from './custom-fields.ts'
import { isFlatKey } from './flat-keys.ts'
import type { Page } from './list.ts'
import { isRecord, toCamel } from './names.ts'
import type { Route } from './route.ts'

type Members = Record<string, unknown>

/** Nothing of the API goes that deep, and the stack would not. */
const maxDepth = 100

/** Makes an answer of the parsed body of a success. Throws `bad_answer` when it has no `data`. */
export function toAnswer(
  operation: string,
  route: Route,
  body: unknown,
  state: ResponseState,
  customFields: CustomFieldMap<unknown>,
): Answer<unknown, Members> {
  if (!isRecord(body) || !('data' in body) || body.success === false) {
    const text = `${operation}: the answer has no data; is the address right?`
    throw new MerxError('bad_answer', text, { response: state, body })
  }
  const { success: _, data, ...rest } = body
  const extra = fromWire(rest, customFields) as Members
  const read = fromWire(data, customFields, route.isVerbatim ? maxDepth : 0)
  return { ...extra, ...state, data: withCustom(read, route.custom, customFields) }
}

/** Makes a page of an answer whose data are a list, or have one in `items`; none at all is an empty one. */
export function toPage({ data, ...rest }: Answer<unknown, Members>): Page<unknown> {
  const { items, ...others } = isRecord(data) ? data : { items: data }
  const next = nextOf(rest.additionalData)
  return { ...others, ...rest, items: Array.isArray(items) ? items : [], next }
}

/** Where the next page begins, by offset or by cursor. */
function nextOf(additionalData: unknown): string | undefined {
  const { pagination, nextCursor } = isRecord(additionalData) ? additionalData : {}
  if (nextCursor) return String(nextCursor)
  const { moreItemsInCollection, nextStart } = isRecord(pagination) ? pagination : {}
  return moreItemsInCollection && nextStart ? String(nextStart) : undefined
}

/** The member that asks for the page at a position. */
export function positionMember(route: Route, from: string | undefined): Members {
  if (from === undefined) return {}
  return { [route.query.has('cursor') ? 'cursor' : 'start']: from }
}

/** Members in the spelling of code, at every depth, and flat custom keys gathered under `custom`. */
function fromWire(value: unknown, customFields: CustomFieldMap<unknown>, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > maxDepth) return value
  if (Array.isArray(value)) return value.map((item) => fromWire(item, customFields, depth + 1))
  const members: Members = {}
  let flat: Members | undefined
  // Out of JSON there is nothing but lists and plain objects.
  for (const name in value) {
    const of = (value as Members)[name]
    // Only names this long can be keys of custom fields.
    if (name.length >= 40 && isFlatKey(name)) {
      flat ??= {}
      flat[name] = of
    } else members[toCamel(name)] = fromWire(pricesOf(name, of), customFields, depth + 1)
  }
  if (flat) members.custom = customFields.read(flat)
  return members
}

/** Some answers have prices by currency, which says the same with one more way to read it. */
function pricesOf(name: string, value: unknown): unknown {
  return name === 'prices' && isRecord(value) ? Object.values(value) : value
}

/** Gives products their `custom` with every field known, also where there is no value. */
function withCustom(value: unknown, where: string, fields: CustomFieldMap<unknown>): unknown {
  if (where === '') return value
  for (const item of [value].flat()) {
    const holder = isRecord(item) ? (where === '.' ? item : item[where]) : undefined
    if (isRecord(holder)) holder.custom = fields.complete((holder.custom as Members) ?? {})
  }
  return value
}
