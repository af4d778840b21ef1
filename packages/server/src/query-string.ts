/** Stands in a parsed query that could not be decoded; the request is refused once it is known whose it is. */
export const isMalformed = Symbol('malformed query')

export type Query = Record<string, string | string[]> & { [isMalformed]?: true }

/**
 * Parses a query flatly: a key that comes again makes a list, nothing is nested.
 *
 * Runs before anything else of a request, so it never throws.
 */
export function parseQuery(text: string): Query {
  const query: Query = Object.create(null)
  if (text === '') return query
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const key = decode(at < 0 ? pair : pair.slice(0, at))
    const value = decode(at < 0 ? '' : pair.slice(at + 1))
    if (key === undefined || value === undefined) query[isMalformed] = true
    // An empty value counts as not given (http-v1 section 1).
    else if (value !== '') add(query, key, value)
  }
  return query
}

function add(query: Query, key: string, value: string): void {
  const known = query[key]
  if (known === undefined) query[key] = value
  else if (Array.isArray(known)) known.push(value)
  else query[key] = [known, value]
}

function decode(text: string): string | undefined {
  if (!text.includes('%') && !text.includes('+')) return text
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}
