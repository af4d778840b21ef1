import { Problem } from '@merx/contract'

const maxLength = 255
/** Control and format characters and separators of lines: they change how what is around them looks. */
const disguising = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
/** What leaves no trace on the page. */
const invisible = /[\p{Default_Ignorable_Code_Point}\u2800\s]/gu

/**
 * Checks the name by which people decide whether to let an app in, and trims it.
 *
 * Throws `name_missing` and `invalid_value`.
 */
export function requireAppName(text: string): string {
  const name = text.trim()
  if (name === '') throw new Problem('name_missing')
  if (name.length > maxLength) throw refusal(`has at most ${maxLength} characters`)
  if (disguising.test(name)) {
    throw refusal('has no line breaks, and no control or format characters')
  }
  if (name.replace(invisible, '') === '') throw refusal('has characters that can be seen')
  return name
}

function refusal(rule: string): Problem {
  return new Problem('invalid_value', { detail: `the name of an app ${rule}` })
}
