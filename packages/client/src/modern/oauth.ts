import { MerxError } from '../errors.ts'
import type { Fetch } from '../transport/exchange.ts'
import { readText } from '../transport/read-body.ts'
import { randomKey } from './idempotency.ts'
import { isRecord } from './names.ts'
import { bad, requireAddress, requireKnown, requireTimes } from './options.ts'
import { createPostForm, readTokens } from './token-endpoint.ts'
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

/** Ahead of its end a token is replaced, since the request takes its time and clocks differ. */
const marginMs = 30_000

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
  const { host, clientId, redirectUri, tokens: store } = options
  const postForm = createPostForm(options)
  let current: Tokens | undefined
  /** Tokens the store has not taken yet: losing them would sign the person out. */
  let isUnsaved = false
  let refreshing: Promise<Tokens> | undefined

  async function keep(tokens: Tokens): Promise<Tokens> {
    current = tokens
    isUnsaved = true
    try {
      await store.write(tokens)
    } catch (cause) {
      const text =
        'The new tokens could not be stored; they are kept in memory and stored by the next call'
      throw new MerxError('tokens_not_stored', text, { cause })
    }
    isUnsaved = false
    return tokens
  }

  async function load(): Promise<Tokens> {
    if (isUnsaved && current) return keep(current)
    current ??= await store.read()
    if (!current) throw signInNeeded('nobody has signed in')
    return current
  }

  /** One refresh at a time, however many calls wait for it. */
  function refresh(old: Tokens): Promise<Tokens> {
    refreshing ??= refreshOnce(old).finally(() => {
      refreshing = undefined
    })
    return refreshing
  }

  async function refreshOnce(old: Tokens): Promise<Tokens> {
    const stored = await refreshedElsewhere(old)
    if (stored) return stored
    const fields = { grant_type: 'refresh_token', refresh_token: old.refreshToken }
    try {
      return await keep(await postForm('/oauth/token', fields, readTokens(old)))
    } catch (error) {
      if (!isGrantRefused(error)) throw error
      // Another process may have been first, between our look into the store and the request.
      const others = await refreshedElsewhere(old)
      if (others) return others
      throw signInNeeded('the refresh token is no longer good', error)
    }
  }

  async function refreshedElsewhere(old: Tokens): Promise<Tokens | undefined> {
    const stored = await store.read()
    if (!stored || stored.accessToken === old.accessToken || !isFresh(stored)) return undefined
    current = stored
    return stored
  }

  return {
    async tokens() {
      if (refreshing) return refreshing
      const tokens = await load()
      return isFresh(tokens) ? tokens : refresh(tokens)
    },
    async replace(refused) {
      if (refreshing) return refreshing
      const tokens = await load()
      return tokens.accessToken === refused.accessToken ? refresh(tokens) : tokens
    },
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
    async finishSignIn(callbackUrl, { state, codeVerifier }) {
      const answer = new URL(callbackUrl).searchParams
      if (answer.get('state') !== state) throw signInNeeded('the answer belongs to another sign-in')
      const code = answer.get('code')
      if (!code)
        throw signInNeeded(answer.get('error_description') ?? answer.get('error') ?? 'no code')
      const fields = { grant_type: 'authorization_code', code, code_verifier: codeVerifier }
      const redirect = { redirect_uri: requireRedirectUri(redirectUri) }
      return keep(await postForm('/oauth/token', { ...fields, ...redirect }, readTokens()))
    },
    async signOut() {
      const tokens = current ?? (await store.read())
      if (tokens) {
        const fields = { token: tokens.refreshToken, token_type_hint: 'refresh_token' }
        await postForm('/oauth/revoke', fields, readText)
      }
      current = undefined
      isUnsaved = false
      await store.write(undefined)
    },
  }
}

/** RFC 6749 section 5.2: the refresh token has ended or been revoked. Anything else may pass. */
function isGrantRefused(error: unknown): boolean {
  if (!(error instanceof MerxError) || !isRecord(error.body)) return false
  return error.body.error === 'invalid_grant'
}

function isFresh({ expiresAt }: Tokens): boolean {
  return expiresAt - marginMs > Date.now()
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

function signInNeeded(why: string, cause?: unknown): MerxError {
  const text = `${why}: sign the person in with startSignIn()`
  return new MerxError('sign_in_needed', text, cause === undefined ? {} : { cause })
}

/** RFC 7636 section 4.2. */
async function challengeOf(verifier: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  const text = btoa(String.fromCharCode(...new Uint8Array(hash)))
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
