import { Problem } from '@merx/contract'

const maxUris = 20
const maxLength = 2_000
const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])
/** Nothing that a security policy, in which it stands, would read as more than one host or any. */
const hostPattern = /^(?:[\w.-]*|\[[0-9a-f:.]+\])(?::\d+)?$/i

/**
 * Checks the addresses to which users may be sent back; later they are compared letter by letter.
 *
 * `https` anywhere, `http` only on the user's own machine, and schemes of installed programs, which
 * have a dot (RFC 8252 section 7.1): none that a browser would run. Throws `redirect_uris_missing`
 * and `invalid_value`.
 */
export function requireRedirectUris(texts: readonly string[]): string[] {
  const uris = [...new Set(texts)]
  if (uris.length === 0) throw new Problem('redirect_uris_missing')
  if (uris.length > maxUris) {
    throw new Problem('invalid_value', { detail: `an app has at most ${maxUris} redirect URIs` })
  }
  for (const uri of uris) requireRedirectUri(uri)
  return uris
}

function requireRedirectUri(text: string): void {
  const refuse = (rule: string) => {
    const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text
    return new Problem('invalid_value', { detail: `the redirect URI "${shown}" must ${rule}` })
  }
  if (text.length > maxLength) throw refuse(`have at most ${maxLength} characters`)
  if (!/^[!-~]+$/.test(text) || !URL.canParse(text)) throw refuse('be an absolute URI')
  if (text.includes('#')) throw refuse('have no fragment')
  const { protocol, host, hostname, username, password } = new URL(text)
  if (username !== '' || password !== '') throw refuse('have no user')
  const authority = /^[^:]+:\/\/([^/?]*)/.exec(text)?.[1] ?? ''
  // Read in two ways it could lead to two places.
  if (!text.startsWith(protocol) || authority !== host) {
    throw refuse(`name its host as browsers do, in "${protocol}//${host}"`)
  }
  if (!hostPattern.test(host)) throw refuse('name a host of letters, digits, dots and hyphens')
  const isAllowed =
    protocol === 'https:' ||
    (protocol === 'http:' && loopback.has(hostname)) ||
    /^[a-z][a-z0-9+-]*\.[a-z0-9.+-]+:$/.test(protocol)
  if (!isAllowed) {
    throw refuse(
      'begin with https, with http on a loopback address, or with a scheme like com.example.app',
    )
  }
}
