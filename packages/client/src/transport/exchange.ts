import { MerxError } from '../errors.ts'
import type { Deadline } from './deadline.ts'

/** The part of `fetch` that is used; anything that answers requests will do. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export interface Message {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: BodyInit | undefined
}

/** Headers that belong to one server and must not reach another one. */
const credentials = ['authorization', 'x-api-token', 'cookie']
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
    discard(response)
    const target = redirectTarget(message.method, url, response)
    if (redirects === maxRedirects) {
      throw redirected(url, `more than ${maxRedirects} times`, response)
    }
    if (new URL(target).origin !== new URL(url).origin) headers = withoutCredentials(headers)
    url = target
  }
}

async function sendOnce(message: Message, fetch: Fetch, deadline: Deadline): Promise<Response> {
  const { method, url, headers, body } = message
  const init: RequestInit & { duplex?: 'half' } = {
    method,
    headers,
    signal: deadline.signal,
    redirect: 'manual',
    credentials: 'omit',
  }
  if (body !== undefined) init.body = body
  // Platforms ask for this word before they take a stream.
  if (body instanceof ReadableStream) init.duplex = 'half'
  const work = start(fetch, url, init)
  try {
    return await deadline.race(work)
  } catch (cause) {
    // An answer that comes after all is nobody's any more.
    if (deadline.signal.aborted) work.then(discard, () => {})
    throw asFailure(cause, deadline, `${method} ${withoutQuery(url)}`)
  }
}

/** A `fetch` that throws instead of rejecting fails as the others do. */
async function start(fetch: Fetch, url: string, init: RequestInit): Promise<Response> {
  return fetch(url, init)
}

/** Names a failure of the connection; what has a name already keeps it. */
export function asFailure(cause: unknown, deadline: Deadline, what: string): MerxError {
  if (deadline.signal.aborted && deadline.signal.reason instanceof MerxError) {
    return deadline.signal.reason
  }
  if (cause instanceof MerxError) return cause
  return new MerxError('unreachable', `${what} failed: ${reasonOf(cause)}`, { cause })
}

/** Node hides the reason in the cause of a "fetch failed". */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const inner = cause.cause
  if (!(inner instanceof Error)) return cause.message
  const { code } = inner as Error & { code?: unknown }
  return inner.message || String(code ?? cause.message)
}

function isRedirect({ status, type }: Response): boolean {
  return type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(status)
}

function redirectTarget(method: string, url: string, response: Response): string {
  const location = response.headers.get('location')
  if (location === null) throw redirected(url, 'to an address that cannot be read', response)
  let target: URL
  try {
    target = new URL(location, url)
  } catch {
    throw redirected(url, `to "${location}"`, response)
  }
  if (method !== 'GET' || !/^https?:$/.test(target.protocol)) {
    throw redirected(url, `to ${withoutQuery(target.href)}`, response)
  }
  return target.href
}

function redirected(url: string, where: string, { status, headers }: Response): MerxError {
  const text = `${withoutQuery(url)} redirects ${where}; use the server's own address as base`
  return new MerxError('redirected', text, { status, headers })
}

function withoutCredentials(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !credentials.includes(name.toLowerCase()))
  return Object.fromEntries(kept)
}

/** Queries may hold a token, and messages get logged. */
function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? url
}

/** Frees the connection of an answer nobody will read. */
export function discard(response: Response): void {
  response.body?.cancel().catch(() => {})
}
