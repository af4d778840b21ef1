import { MerxError } from '../errors.ts'
import { encodePairs } from './parameters.ts'

/** A request that is being put together; `applyAuthToRequest` adds the credentials to it. */
export class OutgoingRequest {
  readonly headers = new Headers()
  readonly parameters: [name: string, value: unknown][] = []
  readonly method: string
  readonly #url: string

  /** Throws `bad_usage` for what is no address, and for one that names a user. */
  constructor(method: string, url: string) {
    this.method = method.toUpperCase()
    this.#url = requireAddress(url)
  }

  /** Sets a header, or several. Throws `bad_usage` for what cannot be one. */
  set(header: string | Readonly<Record<string, unknown>>, value?: unknown): this {
    const headers = typeof header === 'string' ? { [header]: value } : header
    for (const [name, content] of Object.entries(headers ?? {})) {
      if (content === undefined || content === null) continue
      try {
        this.headers.set(name, String(content))
      } catch {
        // Without the platform's error, which quotes what may be a secret.
        throw new MerxError(
          'bad_usage',
          `What was set for the header ${JSON.stringify(name)} cannot be sent; names and values of headers have no line breaks and no letters beyond Latin-1`,
        )
      }
    }
    return this
  }

  /** Adds query parameters, in their order. */
  query(parameters: Readonly<Record<string, unknown>>): this {
    this.parameters.push(...Object.entries(parameters))
    return this
  }

  /** Signs in with name and password (RFC 7617). */
  auth(username: string, password: string): this {
    return this.set('Authorization', `Basic ${toBase64(`${username}:${password}`)}`)
  }

  /** The whole address. */
  get url(): string {
    if (this.parameters.length === 0) return this.#url
    return `${this.#url}${this.#url.includes('?') ? '&' : '?'}${encodePairs(this.parameters)}`
  }
}

/** Neither message shows the address, since it may have a password or a token in it. */
function requireAddress(url: string): string {
  const where = 'basePath, or host for OAuth,'
  if (!/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url)) {
    throw new MerxError(
      'bad_usage',
      `${where} is not an address; set it to one such as "http://127.0.0.1:8480/v1"`,
    )
  }
  const { username, password } = new URL(url)
  // Platforms refuse it, and quote the whole of it, the API token included.
  if (username || password) {
    throw new MerxError(
      'bad_usage',
      `${where} must have no user and password; set it without them, and credentials in authentications`,
    )
  }
  return url
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
