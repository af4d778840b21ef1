import { Problem } from '@merx/contract'

/** Deeper than any documented body. */
const maxDepth = 20

/**
 * Refuses text no database keeps (NUL, lone surrogates) anywhere in a request, and deep nesting.
 *
 * Throws `malformed_request`.
 */
export function requirePlainText(value: unknown, depth = 0): void {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw malformed('a text contains a NUL character')
    if (!value.isWellFormed()) throw malformed('a text contains half of a surrogate pair')
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (depth >= maxDepth) throw malformed(`the body is nested deeper than ${maxDepth} levels`)
  if (Array.isArray(value)) {
    for (const item of value) requirePlainText(item, depth + 1)
    return
  }
  for (const key of Object.keys(value)) {
    requirePlainText(key)
    requirePlainText(value[key as keyof typeof value], depth + 1)
  }
}

function malformed(detail: string): Problem {
  return new Problem('malformed_request', { detail: `Bad request: ${detail}` })
}
