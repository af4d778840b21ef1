import type { MerxError } from '../errors.ts'
import { idempotencyKeyHeader, userAgent } from '../generated/protocol.ts'
import { type Deadline, startDeadline } from '../transport/deadline.ts'
import { discard, exchange } from '../transport/exchange.ts'
import { isBrowser } from '../transport/platform.ts'
import { readRateLimit } from '../transport/rate-limit.ts'
import { readApiError } from './api-error.ts'
import type { ResponseState } from './call.ts'
import { announcesKeys, randomKey } from './idempotency.ts'
import type { CallOptions, Settings } from './options.ts'
import { type Prepared, readHeaders } from './request.ts'
import { delayBeforeMs, isPassing, pause } from './retries.ts'
import type { Tokens } from './tokens.ts'

/** Makes a result of the answer to a success; what it leaves to be read later goes by the deadline. */
type Read<T> = (response: Response, deadline: Deadline, state: ResponseState) => Promise<T>

/** Makes a request; stops taking from the streams it is made of when the signal is aborted. */
type Prepare = (signal: AbortSignal) => Promise<Prepared>

/** Sends a request as often as needed and gives what `read` makes of the answer. */
export type Send = <T>(options: CallOptions, prepare: Prepare, read: Read<T>) => Promise<T>

/** A call under way. */
interface Sending<T> {
  readonly request: Prepared
  readonly read: Read<T>
  readonly deadline: Deadline
}

export function createSend(settings: Settings): Send {
  const { oauth, fetch, apiToken = '' } = settings
  /** A layer in front may answer without saying so; what the server said once holds. */
  let takesKeys = false
  const standing = {
    accept: 'application/json',
    // Pages may not set it, and asking to makes some browsers ask the server first.
    ...(isBrowser() ? {} : { 'user-agent': userAgent }),
  }

  return async (options, prepare, read) => {
    const { timeoutMs = settings.timeoutMs, signal } = options
    const deadline = startDeadline(timeoutMs, [settings.signal, signal])
    let isDone = true
    try {
      const request = await deadline.race(prepare(deadline.signal))
      const { retries = settings.retries } = options
      const result = await sendUntilDone({ request, read, deadline }, retries)
      // The bytes of a download are still under way.
      isDone = !request.isDownload
      return result
    } finally {
      if (isDone) deadline.end()
    }
  }

  async function sendUntilDone<T>(sending: Sending<T>, retries: number): Promise<T> {
    const { request, deadline } = sending
    const mayRepeat = allowRepeating(request)
    let refused: Tokens | undefined
    for (let attempt = 1; ; ) {
      // Outside of what is repeated: a refresh has attempts of its own.
      const tokens = await signIn(deadline, refused)
      try {
        return await sendOnce(sending, attempt, tokens)
      } catch (error) {
        if (tokens && !refused && isEnded(error, request)) {
          refused = tokens
          continue
        }
        if (!mayRepeat || attempt > retries || !isPassing(error)) throw error
        const delayMs = delayBeforeMs(attempt++, error)
        if (delayMs >= deadline.remainingMs()) throw error
        await pause(delayMs, deadline)
      }
    }
  }

  /**
   * Whether the request may be sent again after a failure: always when it only reads; a write when
   * the server has said that it remembers keys, and the body can be sent twice.
   */
  function allowRepeating({ method, headers, body }: Prepared): boolean {
    if (method === 'GET') return true
    if (takesKeys) headers[idempotencyKeyHeader] ??= randomKey()
    return takesKeys && !(body instanceof ReadableStream)
  }

  /** Tokens of the person an app acts for, others than those refused; none where there is an API token. */
  async function signIn(deadline: Deadline, refused?: Tokens): Promise<Tokens | undefined> {
    return oauth && deadline.race(refused ? oauth.replace(refused) : oauth.tokens())
  }

  function baseOf(tokens: Tokens | undefined): string {
    return tokens?.apiDomain ?? settings.baseUrl
  }

  async function sendOnce<T>(
    { request, read, deadline }: Sending<T>,
    attempt: number,
    tokens: Tokens | undefined,
  ): Promise<T> {
    const { operation, method, path, body } = request
    const headers = { ...standing, ...request.headers }
    const outgoing = { operation, method, url: baseOf(tokens) + path, headers, attempt }
    await deadline.race(settings.onRequest?.(outgoing))
    const startedAt = performance.now()
    const tell = (outcome: object) => {
      const durationMs = performance.now() - startedAt
      return deadline.race(settings.onResponse?.({ request: outgoing, durationMs, ...outcome }))
    }
    let response: Response
    try {
      const credentials = tokens
        ? { authorization: `Bearer ${tokens.accessToken}` }
        : { 'x-api-token': apiToken }
      const sent = readHeaders(operation, { ...headers, ...credentials })
      response = await exchange({ ...outgoing, headers: sent, body }, fetch, deadline)
    } catch (error) {
      await tell({ error })
      throw error
    }
    const state = stateOf(response, attempt)
    takesKeys ||= announcesKeys(state.headers)
    try {
      await tell(state)
      if (!response.ok) throw await readApiError(operation, response, deadline)
      return await read(response, deadline, state)
    } catch (error) {
      // Nobody has read it when a hook throws.
      discard(response.body)
      throw error
    }
  }
}

/** Whether an access token turned out to have ended early, and the request can be sent again. */
function isEnded(error: unknown, { body }: Prepared): boolean {
  return (error as MerxError | undefined)?.status === 401 && !(body instanceof ReadableStream)
}

function stateOf({ status, headers }: Response, attempts: number): ResponseState {
  const requestId = headers.get('x-request-id') ?? undefined
  return { status, headers, requestId, rateLimit: readRateLimit(headers), attempts }
}
