import type { Fetch } from '../transport/exchange.ts'
import { readText } from '../transport/read-body.ts'
import { randomKey } from './idempotency.ts'
import { bad, requireAddress, requireKnown, requireTimes } from './options.ts'
import { createPostForm, readTokens } from './token-endpoint.ts'
import { createTokenKeeper, signInNeeded } from './token-keeper.ts'
import type { TokenStore, Tokens } from './tokens.ts'

/**
 * An app that acts for a person.
 *
 * @example
 * createOAuth({ host: 'https://merx.example', clientId, clientSecret, redirectUri, tokens: store })
 */
export interface OAuthOptions {
  /** Address of the token server; the vendor's is `https://oauth.pipedrive.com`. */
  readonly host: string
  readonly clientId: string
  /** Left out by apps that cannot keep one, such as pages. */
  readonly clientSecret?: string
  /** Needed to sign somebody in. */
  readonly redirectUri?: string
  readonly tokens: TokenStore
  /** Default: the platform's. */
  readonly fetch?: Fetch
  /** Of a whole exchange with the token server. Default 60,000. */
  readonly timeoutMs?: number
  /** How often a token request is repeated. Default 2. */
  readonly retries?: number
}

/**
 * A sign-in that has begun: to be kept, for that browser alone, until it comes back.
 *
 * @example
 * const started: StartedSignIn = await oauth.startSignIn()
 * session.signIn = started
 */
export interface StartedSignIn {
  /** Where to send the browser. */
  readonly url: string
  readonly state: string
  readonly codeVerifier: string
}

/**
 * Signs people in and out, and gives clients good tokens; several clients may share one.
 *
 * @example
 * const started = await oauth.startSignIn()
 * // … send the browser to started.url, and when it comes back:
 * await oauth.finishSignIn(callbackUrl, started)
 */
export interface OAuth {
  /** Makes the address of the consent page, with PKCE (RFC 7636) and `state`. */
  startSignIn(options?: { scope?: string }): Promise<StartedSignIn>
  /** Takes the address the browser came back to, and stores tokens. Throws `sign_in_needed` when refused. */
  finishSignIn(callbackUrl: string, started: StartedSignIn): Promise<Tokens>
  /** Revokes the refresh token and forgets the tokens. */
  signOut(): Promise<void>
  /** Gives tokens that are good for now. Throws `sign_in_needed`. */
  tokens(): Promise<Tokens>
  /** Gives other tokens than those, which the server has refused. Throws `sign_in_needed`. */
  replace(refused: Tokens): Promise<Tokens>
}

const optionNames = 'host, clientId, clientSecret, redirectUri, tokens, fetch, timeoutMs, retries'

/**
 * Makes what signs people in for an app.
 *
 * One refresh is under way at a time, however many calls wait for it. A refresh whose answer got lost is
 * asked for again, and tokens that could not be stored are kept until they are. Throws `bad_usage`.
 *
 * @example
 * const oauth = createOAuth({ host, clientId, clientSecret, redirectUri, tokens: memoryTokens() })
 * const client = createClient({ baseUrl, oauth })
 */
export function createOAuth(options: OAuthOptions): OAuth {
  requireComplete(options)
  const { clientId, redirectUri, tokens: store } = options
  const host = options.host.replace(/\/+$/, '')
  const postForm = createPostForm({ ...options, host })
  const keeper = createTokenKeeper(store, (old) => {
    const fields = { grant_type: 'refresh_token', refresh_token: old.refreshToken }
    return postForm('/oauth/token', fields, readTokens(old))
  })
  return {
    tokens: keeper.tokens,
    replace: keeper.replace,
    async startSignIn({ scope } = {}) {
      const [state, codeVerifier] = [randomKey(), randomKey() + randomKey()]
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: requireRedirectUri(redirectUri),
        state,
        code_challenge: await challengeOf(codeVerifier),
        code_challenge_method: 'S256',
        ...(scope === undefined ? {} : { scope }),
      })
      return { url: `${host}/oauth/authorize?${query}`, state, codeVerifier }
    },
    async finishSignIn(callbackUrl, started) {
      if (!started?.state || !started.codeVerifier) {
        throw bad('finishSignIn needs what startSignIn gave, kept for this browser')
      }
      // Servers know the address they were called at by its path alone.
      const answer = new URL(callbackUrl, host).searchParams
      if (answer.get('state') !== started.state) {
        throw signInNeeded('the answer belongs to another sign-in')
      }
      const code = answer.get('code')
      if (!code) {
        throw signInNeeded(answer.get('error_description') ?? answer.get('error') ?? 'no code')
      }
      const fields = {
        grant_type: 'authorization_code',
        code,
        code_verifier: started.codeVerifier,
        redirect_uri: requireRedirectUri(redirectUri),
      }
      const tokens = await postForm('/oauth/token', fields, readTokens())
      await keeper.change(tokens)
      return tokens
    },
    async signOut() {
      const tokens = await keeper.latest()
      if (tokens) {
        const fields = { token: tokens.refreshToken, token_type_hint: 'refresh_token' }
        await postForm('/oauth/revoke', fields, readText)
      }
      await keeper.change(undefined)
    },
  }
}

function requireComplete(options: OAuthOptions): void {
  requireKnown('createOAuth', options, optionNames)
  requireTimes(options)
  const { host, clientId, tokens } = options
  requireAddress('host', host)
  if (!clientId) throw bad('createOAuth needs clientId')
  if (typeof tokens?.read !== 'function' || typeof tokens.write !== 'function') {
    throw bad('createOAuth needs tokens, a store with read and write; memoryTokens() makes one')
  }
}

function requireRedirectUri(redirectUri: string | undefined): string {
  if (redirectUri) return redirectUri
  throw bad('createOAuth needs redirectUri to sign somebody in')
}

/** RFC 7636 section 4.2. */
async function challengeOf(verifier: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  const text = btoa(String.fromCharCode(...new Uint8Array(hash)))
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
