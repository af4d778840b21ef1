import { scopes as knownScopes, Problem, type Scope } from '@merx/contract'

/** Reads scopes as rows keep them. */
export function toScopes(text: string): Scope[] {
  return text.split(',').filter(isScope)
}

/** The same, as a row keeps them. */
export function toScopeText(scopes: readonly Scope[]): string {
  return scopes.join(',')
}

/** In the order of the table, each once, `base` always among them. Throws `invalid_value`. */
export function requireScopes(texts: readonly string[]): Scope[] {
  const unknown = texts.find((text) => !isScope(text))
  if (unknown === undefined) {
    return knownScopes.filter((scope) => scope === 'base' || texts.includes(scope))
  }
  throw new Problem('invalid_value', {
    detail: `"${shorten(unknown)}" is no scope; there are ${knownScopes.join(', ')}`,
  })
}

function isScope(text: string): text is Scope {
  return (knownScopes as readonly string[]).includes(text)
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
