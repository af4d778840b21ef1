import type { Static, TSchema } from 'typebox'
import type { ProblemCode } from './problems.ts'
import type { Scope } from './scopes.ts'

/** One operation of a face, declared once: validation, serialisation and OpenAPI come from it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the face's prefix; parameters as `:name`. */
  readonly path: string
  readonly summary: string
  /** Any one of these lets an OAuth token in. */
  readonly scopes: readonly Scope[]
  /** Tokens of the daily budget that one call costs (http-v1 section 1.1). */
  readonly cost: number
  /** Searches have a burst limit of their own (neighbours section 11). */
  readonly burst?: 'search'
  readonly deprecated?: boolean
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  /**
   * Bytes of a file on the way: `upload` takes `multipart/form-data` with a part named `file` beside
   * the members of `body`; `download` answers bytes, whole or a range of them.
   */
  readonly bytes?: 'upload' | 'download'
  /** Success status; 200 when left out. */
  readonly status?: 200 | 201
  /** Another success status the operation may choose, such as 200 for a repeated follow. */
  readonly alternativeStatus?: 200
  readonly returns: TSchema
  readonly errors: readonly ProblemCode[]
}

type Parsed<S> = S extends TSchema ? Static<S> : undefined

/** What a handler of `R` is given once the request has been checked. */
export interface Input<R extends Route> {
  readonly params: Parsed<R['params']>
  readonly query: Parsed<R['query']>
  readonly body: Parsed<R['body']>
}

/** What a handler of `R` must answer. */
export type Output<R extends Route> = Static<R['returns']>

/** Keeps the literal types of a group of routes. */
export function defineRoutes<const R extends Record<string, Route>>(routes: R): R {
  return routes
}
