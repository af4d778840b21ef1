import { setOwn } from './convert.ts'

/** How several values are written as one, by the name of the format. */
const separators: Readonly<Record<string, string>> = { csv: ',', ssv: ' ', tsv: '\t', pipes: '|' }

export function paramToString(param: unknown): string {
  if (param === undefined || param === null) return ''
  if (isDate(param)) return param.toJSON()
  return canBeJsonified(param) ? JSON.stringify(param) : String(param)
}

/** Also one of another realm, such as that of a frame. */
function isDate(param: unknown): param is Date {
  return Object.prototype.toString.call(param) === '[object Date]'
}

export function canBeJsonified(param: unknown): boolean {
  if (typeof param !== 'string' && typeof param !== 'object') return false
  const type = String(param)
  return type === '[object Object]' || type === '[object Array]'
}

export function buildCollectionParam(
  param: readonly unknown[] | null | undefined,
  format: string,
): string | string[] | null {
  if (param === null || param === undefined) return null
  const texts = param.map(paramToString)
  if (format === 'multi') return texts
  const separator = Object.hasOwn(separators, format) ? separators[format] : undefined
  if (separator === undefined) throw new Error(`Unknown collection format: ${format}`)
  return texts.join(separator)
}

/** Whether a value is the content of a file: a blob, bytes, or a stream of either. */
export function isFileParam(param: unknown): boolean {
  if (typeof param !== 'object' || param === null) return false
  return (
    ArrayBuffer.isView(param) ||
    param instanceof ArrayBuffer ||
    Symbol.asyncIterator in param ||
    typeof (param as { arrayBuffer?: unknown }).arrayBuffer === 'function'
  )
}

export function normalizeParams(params: object): Record<string, unknown> {
  const normal = {}
  for (const [name, value] of Object.entries(params ?? {})) {
    if (value === undefined || value === null) continue
    setOwn(normal, name, isFileParam(value) || Array.isArray(value) ? value : paramToString(value))
  }
  return normal
}

/** Percent-encodes all but letters, digits and `-._~` (RFC 3986 section 2.3). */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** Writes names and values as a query or a form; a list repeats its name. */
export function encodePairs(pairs: Iterable<readonly [string, unknown]>): string {
  return [...pairs]
    .flatMap(([name, value]) => [value].flat().map((one) => [name, paramToString(one)] as const))
    .map(([name, text]) => `${encode(name)}=${encode(text)}`)
    .join('&')
}

/** Puts values into the `{name}` places of a path. */
export function fillPath(path: string, params: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{([\w-]+)\}/g, (place, name: string) =>
    encodeURIComponent(Object.hasOwn(params, name) ? paramToString(params[name]) : place),
  )
}

export function isJsonMime(contentType: unknown): boolean {
  return /^application\/json(;.*)?$/i.test(String(contentType ?? ''))
}

export function jsonPreferredMime(contentTypes: readonly string[]): string | undefined {
  return contentTypes.find(isJsonMime) ?? contentTypes[0]
}
