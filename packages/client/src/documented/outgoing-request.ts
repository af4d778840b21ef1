import { MerxError } from '../errors.ts'
import { encodePairs } from './parameters.ts'

/** A request that is being put together; `applyAuthToRequest` adds the credentials to it. */
export class OutgoingRequest {
  readonly headers = new Headers()
  readonly parameters: [name: string, value: unknown][] = []
  readonly method: string
  readonly #url: string

  constructor(method: string, url: string) {
    this.method = method.toUpperCase()
    this.#url = url
  }

  /** Sets a header, or several. Throws `bad_usage` for what cannot be one. */
  set(header: string | Readonly<Record<string, unknown>>, value?: unknown): this {
    const headers = typeof header === 'string' ? { [header]: value } : header
    for (const [name, content] of Object.entries(headers ?? {})) {
      if (content === undefined || content === null) continue
      try {
        this.headers.set(name, String(content))
      } catch (cause) {
        throw new MerxError(
          'bad_usage',
          `What was set for the header ${JSON.stringify(name)} cannot be sent; names and values of headers have no line breaks and no letters beyond Latin-1`,
          { cause },
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

  /** The whole address. Throws `bad_usage` when it is none. */
  get url(): string {
    if (!/^https?:\/\/[^/]/i.test(this.#url) || !URL.canParse(this.#url)) {
      throw new MerxError(
        'bad_usage',
        `${JSON.stringify(this.#url)} is not an address; set basePath to one such as "http://127.0.0.1:8480/v1"`,
      )
    }
    if (this.parameters.length === 0) return this.#url
    return `${this.#url}${this.#url.includes('?') ? '&' : '?'}${encodePairs(this.parameters)}`
  }
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
