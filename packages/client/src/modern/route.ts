import { toSnake } from './names.ts'

/** One operation of the server. */
export interface Route {
  readonly method: string
  /** Parameters as `:name`. */
  readonly path: string
  /** What comes of it: `list`, `bytes`, or one object when empty. */
  readonly gives: string
  /** What goes into the query: names in code → names on the wire. */
  readonly query: ReadonlyMap<string, string>
  /** Members that must be given. */
  readonly needs: readonly string[]
  /** What the body is: `json`, `form`, or nothing. */
  readonly sends: string
  /** Where in each object a product's custom fields stand: `.` in itself, else in that member. */
  readonly custom: string
  /** Keys inside the result are data and keep their spelling. */
  readonly isVerbatim: boolean
}

/**
 * Routes by group and method as the build step writes them: method, path below that of the group,
 * gives, query, needs, sends, custom and `verbatim` with bars between, lists with spaces,
 * `name=wire_name` where a name is not the other spelled differently. Objects would make a page load
 * twice as many bytes.
 */
export type RouteLines = Readonly<Record<string, Readonly<Record<string, string>>>>

export function readRoute(group: string, line: string): Route {
  const [method = '', path = '', gives = '', query = '', needs = '', ...rest] = line.split('|')
  const [sends = '', custom = '', verbatim = ''] = rest
  return {
    method,
    path: `/${group}${path}`,
    gives,
    query: new Map(wordsOf(query).map(wireNameOf)),
    needs: wordsOf(needs),
    // Whoever writes sends an object, unless it is a form.
    sends: sends || (/^P/.test(method) ? 'json' : ''),
    custom,
    isVerbatim: verbatim !== '',
  }
}

function wordsOf(text: string): string[] {
  return text === '' ? [] : text.split(' ')
}

function wireNameOf(word: string): [name: string, wireName: string] {
  const [name = '', wireName = toSnake(name)] = word.split('=')
  return [name, wireName]
}
