/** A class that makes instances of itself from plain data, as all models do. */
export interface ModelClass {
  constructFromObject(data: unknown, obj?: never): unknown
}

/**
 * What a member of a model is: a name of a primitive, `Object` for whatever comes, a model, or a list.
 *
 * A list may say how else it can be read: `extra` names the list itself, as early clients put lists
 * there, and `currency` makes its items readable by their currency.
 */
export type Kind =
  | 'String'
  | 'Number'
  | 'Integer'
  | 'Boolean'
  | 'Date'
  | 'Blob'
  | ObjectConstructor
  | ModelClass
  | readonly [kind: Kind, alsoRead?: 'extra' | 'currency']
  | { readonly [name: string]: Kind }

/** Decimal numerals that are the same number again when they are read and written. */
const numeral = /^-?(0|[1-9]\d*)(\.\d+)?$/
const exactDigits = 15

/** Converts to a kind where nothing gets lost, and else gives the value as it came. */
export function convert(data: unknown, kind: unknown): unknown {
  if (data === null || data === undefined || kind === Object) return data
  if (typeof kind === 'string') return convertPrimitive(data, kind)
  if (Array.isArray(kind)) return convertList(data, kind as [Kind, string?])
  if (isModelClass(kind)) return isObject(data) ? kind.constructFromObject(data) : data
  if (!isObject(kind) || !isObject(data)) return data
  const values = Object.values(kind)
  const valueKind = values[0]
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, convert(value, valueKind)]),
  )
}

function convertPrimitive(data: unknown, kind: string): unknown {
  switch (kind) {
    case 'Boolean':
      return data === 0 || data === 1 ? data === 1 : data
    case 'Integer':
    case 'Number':
      return isExactNumeral(data) ? Number(data) : data
    case 'String':
      return typeof data === 'object' || typeof data === 'function' ? data : String(data)
    case 'Date': {
      const date = parseDate(String(data))
      return Number.isNaN(date.getTime()) ? data : date
    }
    default:
      return data
  }
}

function isExactNumeral(data: unknown): boolean {
  return (
    typeof data === 'string' && numeral.test(data) && data.replace(/\D/g, '').length <= exactDigits
  )
}

/** Reads milliseconds or anything `Date` reads. */
export function parseDate(text: string): Date {
  return new Date(text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text))
}

function convertList(data: unknown, [kind, alsoRead]: [Kind, string?]): unknown {
  const isByCurrency = alsoRead === 'currency' && isObject(data)
  if (!Array.isArray(data) && !isByCurrency) return data
  const list = Object.values(data).map((item) => convert(item, kind))
  if (alsoRead === 'extra') hide(list, 'extra', list)
  if (alsoRead === 'currency') {
    for (const item of list) if (hasCurrency(item)) hide(list, item.currency, item)
  }
  return list
}

function hasCurrency(item: unknown): item is { currency: string } {
  return isObject(item) && /^[A-Z]{3}$/.test(String((item as { currency?: unknown }).currency))
}

/** Makes a member readable by name without showing it to whoever goes through the members. */
function hide(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, writable: true })
}

/** Sets an own member, whatever its name is and whatever the prototype has there. */
export function setOwn(target: object, key: string, value: unknown): void {
  if (!(key in target)) {
    // Several times as quick.
    ;(target as Record<string, unknown>)[key] = value
    return
  }
  const descriptor = { value, configurable: true, enumerable: true, writable: true }
  Object.defineProperty(target, key, descriptor)
}

/** Whether a kind asks for a JSON object. */
export function isModelClass(kind: unknown): kind is ModelClass {
  return typeof kind === 'function' && 'constructFromObject' in kind
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
