import { Problem } from '@merx/contract'

/** One of the e-mail addresses or phone numbers of a person. */
export interface ContactDetail {
  readonly value: string
  readonly label: string
  /** True for exactly one of a list. */
  readonly isPrimary: boolean
}

/** The value alone, or with what is to be said about it. */
export type NewContactDetail =
  | string
  | { value: string; label?: string | undefined; isPrimary?: boolean | undefined }

const maxDetails = 100
const maxLength = 255
const defaultLabel = 'work'

/**
 * Settles a list of addresses or numbers: blank ones are left out, and the first that says so, or
 * else the first one, is the primary one.
 *
 * Throws `invalid_value` for more than 100 and for texts over 255 characters, named by `what`.
 */
export function settleContactDetails(
  what: string,
  given: readonly NewContactDetail[],
): ContactDetail[] {
  if (given.length > maxDetails) {
    throw new Problem('invalid_value', {
      detail: `${what} has ${given.length} elements; at most ${maxDetails} are taken`,
    })
  }
  const details = given
    .map((detail) => (typeof detail === 'string' ? { value: detail } : detail))
    .filter(({ value }) => value.trim() !== '')
  const primary = Math.max(
    details.findIndex(({ isPrimary }) => isPrimary),
    0,
  )
  return details.map(({ value, label = defaultLabel }, index) => {
    requireLength(`${what}[${index}].value`, value)
    requireLength(`${what}[${index}].label`, label)
    return { value, label, isPrimary: index === primary }
  })
}

function requireLength(what: string, text: string): void {
  if (text.length <= maxLength) return
  throw new Problem('invalid_value', {
    detail: `${what} must have at most ${maxLength} characters`,
  })
}
