import { Problem, type ProblemCode } from '@merx/contract'
import { requirePlainText } from '../plain-text.ts'

/** The members of a schema that leniency looks at. */
interface Schema {
  type?: string | string[]
  enum?: readonly string[]
  not?: object
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  maxItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: readonly string[]
  patternProperties?: Record<string, Schema>
  default?: unknown
  /** What does not fit counts as not given. */
  lenient?: boolean
  /** Takes decimal digits only. */
  digitsOnly?: boolean
  /** Takes a list as one text with this between the items. */
  separator?: string
  /** The problem that a missing or ill-typed value raises. */
  problem?: ProblemCode
}

type Parse = (raw: unknown, path: string) => unknown

/**
 * Makes a parser that takes what v1 takes: numbers as text, 0/1 booleans, unknown keys.
 *
 * It gives only what the schema names, of the types it names (http-v1 section 1). Throws a Problem
 * that names the member and its value.
 */
export function lenientParser(schema: object): (raw: unknown) => unknown {
  // Schemas of the contract are plain JSON Schema with the notes above.
  const parse = parserOf(schema as Schema)
  return (raw) => parse(raw, '')
}

function parserOf(schema: Schema): Parse {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type]
  const parse = typeParser(schema, types[0])
  const isNullable = types.includes('null')
  // An empty text is a text, but no number and none of a closed list.
  const isClosed = types[0] !== 'string' || schema.enum !== undefined
  const isNull = (raw: unknown) => raw === null || (raw === '' && isClosed)
  return (raw, path) => {
    // Some clients turn null inside lists into an empty object (http-v1 section 9).
    if (isNullable && (isNull(raw) || isEmptyObject(raw))) return null
    return parse(raw, path)
  }
}

function typeParser(schema: Schema, type: string | undefined): Parse {
  if (schema.not) return refuse(schema)
  if (type === 'object') return objectParser(schema)
  if (type === 'array') return arrayParser(schema)
  if (type === 'integer' || type === 'number') return numberParser(schema, type === 'integer')
  if (type === 'boolean') return booleanParser(schema)
  if (type === 'string') return stringParser(schema)
  return (raw) => raw
}

function refuse(schema: Schema): Parse {
  return () => {
    throw new Problem(schema.problem ?? 'invalid_value')
  }
}

function objectParser(schema: Schema): Parse {
  const members = Object.entries(schema.properties ?? {}).map(([key, member]) => ({
    key,
    member,
    camelKey: key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    isRequired: schema.required?.includes(key) === true && member.default === undefined,
    parse: parserOf(member),
  }))
  const patterns = Object.keys(schema.patternProperties ?? {}).map((text) => new RegExp(text))
  return (raw, path) => {
    if (!isRecord(raw)) throw mismatch(schema, path, raw, 'be an object')
    const parsed: Record<string, unknown> = {}
    for (const { key, camelKey, member, isRequired, parse } of members) {
      const given = raw[key] === undefined ? raw[camelKey] : raw[key]
      const value = parseMember(member, given, join(path, key), parse)
      if (value !== undefined) parsed[key] = value
      else if (isRequired) throw mismatch(member, join(path, key), undefined, 'be given')
    }
    if (patterns.length > 0) copyMatching(raw, patterns, parsed)
    return parsed
  }
}

function parseMember(member: Schema, raw: unknown, path: string, parse: Parse): unknown {
  if (isAbsent(member, raw)) return member.default
  if (!member.lenient) return parse(raw, path)
  try {
    return parse(raw, path)
  } catch (error) {
    if (error instanceof Problem) return member.default
    throw error
  }
}

/** Null and empty text say nothing where the type has no such value. */
function isAbsent(member: Schema, raw: unknown): boolean {
  if (raw === undefined) return true
  if (member.problem !== undefined || member.type?.includes('null')) return false
  return raw === null || (raw === '' && member.type !== 'string') || (raw === '' && !!member.enum)
}

function copyMatching(
  raw: Record<string, unknown>,
  patterns: readonly RegExp[],
  parsed: Record<string, unknown>,
): void {
  for (const [key, value] of Object.entries(raw)) {
    if (patterns.some((pattern) => pattern.test(key))) parsed[key] = value
  }
}

function arrayParser(schema: Schema): Parse {
  const parse = parserOf(schema.items ?? {})
  const maxItems = schema.maxItems ?? 10_000
  return (raw, path) => {
    const list = toList(schema, raw)
    if (!list) throw mismatch(schema, path, raw, 'be a list')
    if (list.length > maxItems) {
      throw new Problem('invalid_value', {
        detail: `${path} has ${list.length} elements; at most ${maxItems} are taken`,
      })
    }
    return list.map((item, index) => parse(item, `${path}[${index}]`))
  }
}

/** A list as such; in queries also as a comma list or repeated keys; in forms also as JSON text. */
function toList(schema: Schema, raw: unknown): unknown[] | undefined {
  if (schema.separator !== undefined) {
    const texts = Array.isArray(raw) ? raw : [raw]
    const items = texts.flatMap((text) => String(text).split(schema.separator ?? ','))
    return items.map((item) => item.trim()).filter((item) => item !== '')
  }
  if (Array.isArray(raw)) return raw
  if (typeof raw !== 'string' || !raw.trimStart().startsWith('[')) return undefined
  try {
    const list: unknown = JSON.parse(raw)
    // What was inside the text has not been looked at with the rest of the request.
    requirePlainText(list)
    return Array.isArray(list) ? list : undefined
  } catch (error) {
    if (error instanceof Problem) throw error
    return undefined
  }
}

function numberParser(schema: Schema, isInteger: boolean): Parse {
  const { minimum = -Number.MAX_VALUE, maximum = Number.MAX_VALUE } = schema
  const kind = isInteger ? 'a whole number' : 'a number'
  return (raw, path) => {
    const isForm = !schema.digitsOnly || /^\d+$/.test(String(raw))
    const value = isForm ? toNumber(raw) : undefined
    if (value === undefined) throw mismatch(schema, path, raw, `be ${kind}`)
    if (schema.lenient && value > maximum) return maximum
    if (isInteger && !Number.isSafeInteger(value)) {
      throw mismatch(schema, path, raw, `be ${kind} up to ${Number.MAX_SAFE_INTEGER}`)
    }
    if (value < minimum) throw outOfRange(path, raw, `be ${minimum} or more`)
    if (value > maximum) throw outOfRange(path, raw, `be ${maximum} or less`)
    return value
  }
}

const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** A finite number, or a text that is one in decimal digits; undefined for anything else. */
export function toNumber(raw: unknown): number | undefined {
  const isText = typeof raw === 'string' && numberPattern.test(raw.trim())
  const value = isText ? Number(raw.trim()) : raw
  // Negative zero is read back as 0 by both databases, so it is made so here.
  return typeof value === 'number' && Number.isFinite(value) ? value + 0 : undefined
}

const booleans = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  [1, true],
  [0, false],
  ['1', true],
  ['0', false],
  ['true', true],
  ['false', false],
])

function booleanParser(schema: Schema): Parse {
  return (raw, path) => {
    const value = booleans.get(typeof raw === 'string' ? raw.toLowerCase() : raw)
    if (value === undefined) throw mismatch(schema, path, raw, 'be true, false, 1 or 0')
    return value
  }
}

function stringParser(schema: Schema): Parse {
  const { minLength = 0, maxLength = 65_535 } = schema
  return (raw, path) => {
    const text = typeof raw === 'number' ? String(raw) : raw
    if (typeof text !== 'string') throw mismatch(schema, path, raw, 'be a text')
    if (schema.enum && !schema.enum.includes(text)) {
      throw outOfRange(path, raw, `be one of ${schema.enum.join(', ')}`)
    }
    if (text.length < minLength) {
      throw mismatch(schema, path, raw, `have at least ${minLength} characters`)
    }
    if (text.length > maxLength) throw outOfRange(path, raw, `have at most ${maxLength} characters`)
    return text
  }
}

function mismatch(schema: Schema, path: string, raw: unknown, rule: string): Problem {
  return schema.problem ? new Problem(schema.problem) : outOfRange(path, raw, rule)
}

function outOfRange(path: string, raw: unknown, rule: string): Problem {
  const where = path === '' ? 'the body' : path
  const text = raw === undefined ? '' : ` ${JSON.stringify(raw) ?? String(raw)}`
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text
  return new Problem('invalid_value', { detail: `${where}${shown} must ${rule}` })
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmptyObject(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length === 0
}
