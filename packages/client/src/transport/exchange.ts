import { MerxError } from '../errors.ts'
import type { Deadline } from './deadline.ts'

/**
 * The part of `fetch` that is used; anything that answers requests will do.
 *
 * @example
 * const throughProxy: Fetch = (url, init) => fetch(url.replace('https://api.', 'https://proxy.'), init)
 */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** What a request can carry, by the one name that Node's declarations and the browsers' share. */
export type Body = NonNullable<RequestInit['body']>

/** Looked up anew each time, so that a page or a test may put another in its place. */
export const platformFetch: Fetch = (url, init) => globalThis.fetch(url, init)

export interface Message {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Body | undefined
}

const maxRedirects = 5

/**
 * Sends a request and gives the answer, whatever its status, once its headers are there.
 *
 * Follows up to five redirects of a GET, to another origin without credentials: platforms only take
 * the `Authorization` header off. Throws `unreachable`, `redirected`, or what the deadline throws.
 */
export async function exchange(
  message: Message,
  fetch: Fetch,
  deadline: Deadline,
): Promise<Response> {
  let { url, headers } = message
  for (let redirects = 0; ; redirects++) {
    const response = await sendOnce({ ...message, url, headers }, fetch, deadline)
    if (!isRedirect(response)) return response
    discard(response.body)
    const target = targetOf(url, response)
    if (message.method !== 'GET' || redirects === maxRedirects || !target) {
      const where = target ? ` to ${withoutQuery(target.href)}` : ''
      const text = `${withoutQuery(url)} redirects${where}; use the server's own address`
      throw new MerxError('redirected', text, { response })
    }
    // Whatever else there is, credentials above all, is meant for the first server.
    if (target.origin !== new URL(url).origin) headers = { accept: '*/*' }
    url = target.href
  }
}

async function sendOnce(message: Message, fetch: Fetch, deadline: Deadline): Promise<Response> {
  const { method, url, headers, body } = message
  const init: RequestInit & { duplex: 'half' } = {
    method,
    headers,
    body: body ?? null,
    signal: deadline.signal,
    redirect: 'manual',
    credentials: 'omit',
    // Platforms ask for this word before they take a stream.
    duplex: 'half',
  }
  // Also one that throws instead of rejecting fails as others do.
  const work = (async () => {
    // Not every fetch looks at the signal.
    deadline.signal.throwIfAborted()
    const response = await fetch(url, init)
    if (response.bodyUsed || response.body?.locked) throw new Error('its answer has been read')
    return response
  })()
  try {
    return await deadline.race(work)
  } catch (cause) {
    // An answer that comes after all is nobody's any more.
    if (deadline.signal.aborted) work.then(({ body }) => discard(body)).catch(() => {})
    throw asFailure(cause, deadline, `${method} ${withoutQuery(url)}`)
  }
}

/** Names a failure of the connection; what has a name already keeps it. */
export function asFailure(cause: unknown, deadline: Deadline, what: string): MerxError {
  if (deadline.signal.aborted) return deadline.signal.reason
  // Node hides what went wrong in a body that was to be sent.
  for (const error of [cause, (cause as Error | undefined)?.cause]) {
    if (error instanceof MerxError) return error
  }
  return new MerxError('unreachable', `${what} failed: ${reasonOf(cause)}`, { cause })
}

/** Node hides the reason in the cause of a "fetch failed", and that of several addresses in a code. */
export function reasonOf(cause: unknown): string {
  type Failure = { message?: string; cause?: Error & { code?: string } }
  const { message, cause: inner } = (cause ?? {}) as Failure
  return inner?.message || inner?.code || message || String(cause)
}

function isRedirect({ status, type }: Response): boolean {
  return type === 'opaqueredirect' || /30[12378]/.test(`${status}`)
}

/** Where a redirect leads; pages are not told. */
function targetOf(url: string, { headers }: Response): URL | undefined {
  const location = headers.get('location')
  if (location === null || !URL.canParse(location, url)) return undefined
  const target = new URL(location, url)
  return /^https?:$/.test(target.protocol) ? target : undefined
}

/** Queries may hold a token, and messages get logged. */
function withoutQuery(url: string): string {
  return url.replace(/[?#].*/, '')
}

/** Frees the connection of a body that nobody will read any further. */
export function discard(body: { cancel(): Promise<void> } | null | undefined): void {
  body?.cancel().catch(() => {})
}
