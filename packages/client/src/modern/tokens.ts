/**
 * What lets an app in for one person.
 *
 * @example
 * const tokens: Tokens = { accessToken, refreshToken, expiresAt: Date.now() + 3_600_000 }
 */
export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  readonly scope?: string | undefined
  /** Address of the company's API, where it differs from the client's. */
  readonly apiDomain?: string | undefined
}

/**
 * Where tokens are kept between runs.
 *
 * @example
 * const tokens: TokenStore = {
 *   read: async () => JSON.parse(await readFile('tokens.json', 'utf8')),
 *   write: async (tokens) => writeFile('tokens.json', JSON.stringify(tokens)),
 * }
 */
export interface TokenStore {
  /** Undefined before anybody has signed in, and after they have signed out. */
  read(): Tokens | undefined | Promise<Tokens | undefined>
  /** Resolves once they are kept; undefined forgets them. */
  write(tokens: Tokens | undefined): void | Promise<void>
}

/**
 * Keeps tokens as long as the process runs.
 *
 * @example
 * createOAuth({ host, clientId, clientSecret, redirectUri, tokens: memoryTokens() })
 */
export function memoryTokens(tokens?: Tokens): TokenStore {
  let kept = tokens
  return {
    read: () => kept,
    write(tokens) {
      kept = tokens
    },
  }
}
