import * as Type from 'typebox'
import type { ProblemCode } from './problems.ts'

type PrimitiveName = 'string' | 'number' | 'integer' | 'boolean'
type Primitive<N extends PrimitiveName> = N extends 'string'
  ? string
  : N extends 'boolean'
    ? boolean
    : number

/** A primitive that may be null, written as one type list so that serialisers stay flat. */
export function nullable<N extends PrimitiveName>(type: N, options: Type.TSchemaOptions = {}) {
  return Type.Unsafe<Primitive<N> | null>({ ...options, type: [type, 'null'] })
}

/**
 * An object or a list of a declared shape that may be null.
 *
 * One type list again: a union would make serialisers validate each alternative first.
 */
export function orNull<T extends Type.TSchema>(schema: T & { type: string }) {
  return Type.Unsafe<Type.Static<T> | null>({ ...schema, type: [schema.type, 'null'] })
}

/** A text out of a closed list, written as `enum`. */
export function oneOf<const V extends readonly string[]>(
  values: V,
  options: Type.TSchemaOptions = {},
) {
  return Type.Unsafe<V[number]>({ ...options, type: 'string', enum: [...values] })
}

/**
 * A value that is optional for the caller and always there for the handler.
 *
 * With `lenient: true` a value that does not fit counts as not given, and one above `maximum` as the
 * maximum (http-v1 section 3).
 */
export function withDefault<T extends Type.TSchema>(schema: T, value: Type.Static<T>) {
  return Type.Unsafe<Type.Static<T>>({ ...schema, default: value })
}

/** Options of a schema that name the problem a missing or ill-typed value raises. */
export function raises(problem: ProblemCode): { problem: ProblemCode } {
  return { problem }
}

/** A list in a query: a comma list or repeated keys (http-v1 section 9). */
export function queryList<T extends Type.TSchema>(item: T, options: Type.TSchemaOptions = {}) {
  return Type.Array(item, { ...options, separator: ',' })
}

/** Largest integer that JSON numbers carry exactly. */
export const maxId = Number.MAX_SAFE_INTEGER

export const Id = Type.Integer({ minimum: 1, maximum: maxId })

/** An id in a path: decimal digits and nothing else, however forgiving the face is elsewhere. */
export const PathId = Type.Integer({ minimum: 1, maximum: maxId, digitsOnly: true })

/** Flat keys of custom fields: 40 hexadecimal digits and, for parts of a value, a suffix. */
export const customFieldPattern = '^[0-9a-f]{40}(_[a-z0-9_]+)?$'
