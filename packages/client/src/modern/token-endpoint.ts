import { type ErrorCode, MerxError } from '../errors.ts'
import { type Deadline, startDeadline } from '../transport/deadline.ts'
import { exchange, platformFetch } from '../transport/exchange.ts'
import { readApiError, readJson } from './api-error.ts'
import { isRecord } from './names.ts'
import type { OAuthOptions } from './oauth.ts'
import { delayBeforeMs, isPassing, pause } from './retries.ts'
import type { Tokens } from './tokens.ts'

/** Sends a form to an OAuth endpoint and gives what `read` makes of the answer. */
type PostForm = <T>(
  path: string,
  fields: Readonly<Record<string, string>>,
  read: (response: Response, deadline: Deadline) => Promise<T>,
) => Promise<T>

/**
 * Makes what talks to the token server.
 *
 * An answer that got lost is asked for again with the same fields: a server that rotates refresh
 * tokens takes the one it has just replaced for a short while, for this very case (RFC 9700 section
 * 4.14.2 leaves room for it), and one that does not rotate takes it anyway.
 */
export function createPostForm(options: OAuthOptions): PostForm {
  const {
    host,
    clientId,
    clientSecret,
    fetch = platformFetch,
    timeoutMs = 60_000,
    retries = 2,
  } = options
  const headers: Record<string, string> = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
  }
  // RFC 6749 section 2.3.1: both are encoded, so that a colon in them separates nothing.
  if (clientSecret !== undefined) {
    const pair = [clientId, clientSecret].map(encodeURIComponent).join(':')
    headers.authorization = `Basic ${btoa(pair)}`
  }
  return async (path, fields, read) => {
    const form = clientSecret === undefined ? { client_id: clientId, ...fields } : fields
    const body = new URLSearchParams(form).toString()
    const message = { method: 'POST', url: `${host}${path}`, headers, body }
    const deadline = startDeadline(timeoutMs)
    try {
      for (let attempt = 1; ; attempt++) {
        try {
          const response = await exchange(message, fetch, deadline)
          if (!response.ok) throw await readApiError(`oauth ${path}`, response, deadline)
          return await read(response, deadline)
        } catch (error) {
          const isLost = isPassing(error) || codeOf(error) === 'bad_answer'
          // A code may be used once only: a second use would have to cost its tokens (RFC 6749 4.1.2).
          if (!isLost || attempt > retries || fields.code) throw error
          await wait(attempt, error as MerxError, deadline)
        }
      }
    } finally {
      deadline.end()
    }
  }
}

async function wait(attempt: number, error: MerxError, deadline: Deadline): Promise<void> {
  const delayMs = delayBeforeMs(attempt, error)
  if (delayMs >= deadline.remainingMs()) throw error
  await pause(delayMs, deadline)
}

function codeOf(error: unknown): ErrorCode | undefined {
  return error instanceof MerxError ? error.code : undefined
}

/** Reads the answer of the token endpoint. Throws `bad_answer`. */
export function readTokens(before?: Tokens) {
  return async (response: Response, deadline: Deadline): Promise<Tokens> =>
    toTokens(await readJson('oauth /oauth/token', response, deadline), before)
}

/** RFC 6749 section 5.1; what the answer leaves out stays as it was. */
function toTokens(answer: unknown, before: Tokens | undefined): Tokens {
  const members = isRecord(answer) ? answer : {}
  const { access_token: accessToken, expires_in: seconds, scope } = members
  const refreshToken = members.refresh_token ?? before?.refreshToken
  if (typeof accessToken !== 'string' || typeof refreshToken !== 'string') {
    throw new MerxError('bad_answer', 'The token server answered no tokens', { body: answer })
  }
  const apiDomain = members.api_domain ?? before?.apiDomain
  return {
    accessToken,
    refreshToken,
    expiresAt: Date.now() + (Number(seconds) || 3600) * 1000,
    scope: typeof scope === 'string' ? scope : before?.scope,
    apiDomain: typeof apiDomain === 'string' ? apiDomain.replace(/\/+$/, '') : undefined,
  }
}
