import type { CompiledQuery, Kysely } from 'kysely'
import type { Phrases } from './phrases.ts'
import type { Tables } from './tables.ts'

class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

type Build<P, R> = (
  sql: Kysely<Tables>,
  parameter: <K extends keyof P & string>(name: K) => P[K],
  phrases: Phrases,
) => { compile(): CompiledQuery<R> }

/** What turns a query into text for one kind of database. */
export interface Compiler {
  readonly sql: Kysely<Tables>
  readonly phrases: Phrases
}

/** A query of fixed shape, compiled once for each kind of database. */
export interface Statement<P, R> {
  /** False: its shape depends on what is asked, so databases do not prepare it for the next time. */
  readonly isKept: boolean
  text(compiler: Compiler): string
  values(parameters: P): unknown[]
  /** Carries the row type; never set. */
  readonly row?: R
}

/**
 * Declares a query of fixed shape; Kysely compiles it on first use only.
 *
 * @example
 * const userById = statement<{ id: number }, { name: string }>((sql, parameter) =>
 *   sql.selectFrom('user').select('name').where('id', '=', parameter('id')),
 * )
 */
export function statement<P, R>(
  build: Build<P, R>,
  { isKept = true }: { isKept?: boolean } = {},
): Statement<P, R> {
  const texts = new WeakMap<object, string>()
  let order: readonly unknown[] = []
  return {
    isKept,
    text({ sql, phrases }) {
      const known = texts.get(phrases)
      if (known !== undefined) return known
      // A placeholder stands where the value will: Kysely passes unknown objects on untouched.
      const compiled = build(sql, (name) => new Placeholder(name) as never, phrases).compile()
      order = compiled.parameters
      texts.set(phrases, compiled.sql)
      return compiled.sql
    },
    values(parameters) {
      return order.map((value) =>
        value instanceof Placeholder ? parameters[value.name as keyof P] : value,
      )
    },
  }
}
