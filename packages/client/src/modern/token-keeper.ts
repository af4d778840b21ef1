import { MerxError } from '../errors.ts'
import { isRecord } from './names.ts'
import type { TokenStore, Tokens } from './tokens.ts'

/** Has the tokens of whoever is signed in, and replaces them ahead of their end. */
export interface TokenKeeper {
  /** Gives tokens that are good for now. Throws `sign_in_needed`. */
  tokens(): Promise<Tokens>
  /** Gives other tokens than those, which the server has refused. Throws `sign_in_needed`. */
  replace(refused: Tokens): Promise<Tokens>
  /** The tokens there are, good or not, once no refresh is under way. */
  latest(): Promise<Tokens | undefined>
  /** Takes the tokens of a person who has just signed in, or forgets those there are. */
  change(tokens: Tokens | undefined): Promise<void>
}

/** Ahead of its end a token is replaced, since the request takes its time and clocks differ. */
const longestMarginMs = 30_000

/** `refresh` gives new tokens for old ones, or throws what the token server says. */
export function createTokenKeeper(
  store: TokenStore,
  refresh: (old: Tokens) => Promise<Tokens>,
): TokenKeeper {
  let current: Tokens | undefined
  /** Tokens the store has not taken yet: losing them would sign the person out. */
  let isUnsaved = false
  let marginMs = longestMarginMs
  let refreshing: Promise<Tokens> | undefined
  /** Raised with each sign-in and sign-out: a refresh that was begun before is of no account then. */
  let changes = 0
  let writing: Promise<unknown> = Promise.resolve()

  const isFresh = ({ expiresAt }: Tokens) => expiresAt - marginMs > Date.now()

  /** One after the other, so that what was said last is what is stored. */
  function write(tokens: Tokens | undefined): Promise<void> {
    const written = writing.then(() => store.write(tokens))
    writing = written.catch(() => {})
    return written
  }

  async function keep(tokens: Tokens): Promise<Tokens> {
    current = tokens
    isUnsaved = true
    try {
      await write(tokens)
    } catch (cause) {
      const text =
        'The new tokens could not be stored; they are kept in memory and stored by the next call'
      throw new MerxError('tokens_not_stored', text, { cause })
    }
    if (current === tokens) isUnsaved = false
    return tokens
  }

  async function load(): Promise<Tokens> {
    if (isUnsaved && current) return keep(current)
    const begun = changes
    const stored = current ?? (await store.read())
    if (begun !== changes) return load()
    if (!stored) throw signInNeeded('nobody has signed in')
    current = stored
    return stored
  }

  /** One refresh at a time, however many calls wait for it. */
  function refreshOnce(old: Tokens): Promise<Tokens> {
    const mine = refreshFrom(old, changes).finally(() => {
      if (refreshing === mine) refreshing = undefined
    })
    refreshing = mine
    return mine
  }

  async function refreshFrom(old: Tokens, begun: number): Promise<Tokens> {
    const requireSamePerson = () => {
      if (changes !== begun) throw signInNeeded('somebody has signed in or out meanwhile')
    }
    const stored = await refreshedElsewhere(old)
    requireSamePerson()
    if (stored) {
      current = stored
      return stored
    }
    let fresh: Tokens
    try {
      fresh = await refresh(old)
    } catch (error) {
      if (!isGrantRefused(error)) throw error
      // Another process may have been first, between our look into the store and the request.
      const others = await refreshedElsewhere(old)
      requireSamePerson()
      if (!others) throw signInNeeded('the refresh token is no longer good', error)
      current = others
      return others
    }
    requireSamePerson()
    // Tokens that live for seconds would else be replaced by every call.
    marginMs = Math.min(longestMarginMs, (fresh.expiresAt - Date.now()) / 10)
    return keep(fresh)
  }

  async function refreshedElsewhere(old: Tokens): Promise<Tokens | undefined> {
    const stored = await store.read()
    return stored && stored.accessToken !== old.accessToken && isFresh(stored) ? stored : undefined
  }

  return {
    async tokens() {
      if (refreshing) return refreshing
      const tokens = await load()
      return isFresh(tokens) ? tokens : (refreshing ?? refreshOnce(tokens))
    },
    async replace(refused) {
      if (refreshing) return refreshing
      const tokens = await load()
      if (tokens.accessToken !== refused.accessToken) return tokens
      return refreshing ?? refreshOnce(tokens)
    },
    async latest() {
      await refreshing?.catch(() => {})
      return current ?? (await store.read())
    },
    async change(tokens) {
      changes++
      refreshing = undefined
      marginMs = longestMarginMs
      current = tokens
      isUnsaved = false
      await (tokens ? keep(tokens) : write(undefined))
    },
  }
}

/** RFC 6749 section 5.2: the refresh token has ended or been revoked. Anything else may pass. */
function isGrantRefused(error: unknown): boolean {
  if (!(error instanceof MerxError) || !isRecord(error.body)) return false
  return error.body.error === 'invalid_grant'
}

export function signInNeeded(why: string, cause?: unknown): MerxError {
  const text = `${why}: sign the person in with startSignIn()`
  return new MerxError('sign_in_needed', text, cause === undefined ? {} : { cause })
}
