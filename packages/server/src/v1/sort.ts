import { Problem } from '@merx/contract'

export interface SortTerm<F extends string> {
  readonly field: F
  readonly isDescending: boolean
}

/**
 * Reads `<field> ASC|DESC, …`; of two about one field the first counts.
 *
 * Throws `invalid_value` for a field not among `fields` and for more than `maxTerms`.
 */
export function parseSort<F extends string>(
  sort: string | undefined,
  fields: readonly F[],
  maxTerms = Number.POSITIVE_INFINITY,
): SortTerm<F>[] {
  const terms = (sort ?? '').split(',').filter((term) => term.trim() !== '')
  const parsed = new Map<F, SortTerm<F>>()
  for (const term of terms) {
    const match = /^(\w+)(?:\s+(asc|desc))?$/i.exec(term.trim())
    const field = fields.find((name) => name === match?.[1])
    if (!field) {
      throw new Problem('invalid_value', {
        detail: `sort "${term.trim().slice(0, 60)}" must be <field> ASC or DESC; fields: ${fields.join(', ')}`,
      })
    }
    const isDescending = match?.[2]?.toLowerCase() === 'desc'
    if (!parsed.has(field)) parsed.set(field, { field, isDescending })
  }
  if (parsed.size <= maxTerms) return [...parsed.values()]
  throw new Problem('invalid_value', {
    detail: `sort has ${parsed.size} fields; at most ${maxTerms} are taken`,
  })
}
