import { oauth, Problem } from '@merx/contract'

/** Members of a form; one without a value counts as not given (RFC 6749 section 3.2). */
export type Form = Readonly<Record<string, string | undefined>>

/**
 * Reads a form of the token endpoint, whether its values are percent-encoded or, as a documented
 * client sends them, not.
 *
 * A redirect URI that stands there bare ends only where the next known member begins, since what is
 * between is its own query. Throws `invalid_request` for a member that comes twice.
 */
export function parseForm(text: string): Form {
  const form: Record<string, string | undefined> = Object.create(null)
  for (const [key, value] of members(text)) {
    if (value === '') continue
    if (form[key] !== undefined) {
      throw new Problem('invalid_request', { detail: `Invalid request: ${key} is given twice` })
    }
    form[key] = decode(key, value)
  }
  return form
}

/** The known members with their values as they stand. */
function members(text: string): [key: string, value: string][] {
  const found: [string, string][] = []
  let last: [string, string] | undefined
  for (const pair of text.split('&')) {
    const at = pair.indexOf('=')
    const key = at < 0 ? pair : pair.slice(0, at)
    if (oauth.formMembers.has(key)) {
      last = [key, at < 0 ? '' : pair.slice(at + 1)]
      found.push(last)
    } else if (last && isBareUri(last)) {
      last[1] += `&${pair}`
    }
  }
  return found
}

function isBareUri([key, value]: readonly [string, string]): boolean {
  return key === 'redirect_uri' && /^[a-z][a-z0-9+.-]*:/i.test(value)
}

function decode(key: string, value: string): string {
  if (isBareUri([key, value])) return value
  // Nothing but a list of scopes can have a space in it, so elsewhere a plus sign is one.
  return decodePercent(key === 'scope' ? value.replaceAll('+', ' ') : value)
}

/** Decodes what is percent-encoded UTF-8 and leaves the rest as it is. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'))
  } catch {
    return text
  }
}
