import {
  type CallOptions,
  type Client,
  type ClientOptions,
  createClient,
  MerxError,
} from '@merx/client'
import type { OddLog } from '../odd-log.ts'
import type { OddServer } from './servers.ts'

/** Redirects and streams are not to be had there. */
export const isInPage = 'document' in globalThis

/** No message may have it, and no other origin may get it. */
export const apiToken = 'secret-token'

/** An odd answer that asks to be asked again at once. */
export const again = (does: string) => ({ does, headers: { 'retry-after': '0' } })

export function aClient({ url }: { url: string }, options: Partial<ClientOptions> = {}): Client {
  return createClient({ baseUrl: url, apiToken, timeoutMs: 20_000, ...options })
}

type Calls = readonly (readonly [
  name: string,
  call: (client: Client, options?: CallOptions) => Promise<unknown>,
])[]

export const writes: Calls = [
  ['create', (client, options) => client.products.create({ name: 'Bench' }, options)],
  ['update', (client, options) => client.products.update(7, { name: 'Bench' }, options)],
  ['delete', (client, options) => client.products.delete(7, options)],
  ['upload', (client, options) => client.files.upload({ file: new Blob(['abc']) }, options)],
]

/** Calls of each kind whose answer is JSON. */
export const jsonCalls: Calls = [
  ['get', (client, options) => client.products.get(7, options)],
  ['list', (client, options) => client.products.list({}, options).page()],
  ...writes,
]

export const calls: Calls = [
  ...jsonCalls,
  ['download', async (client, options) => (await client.files.download(7, options)).bytes()],
]

/** What a call fails with; throws for anything but a failure of the package's own kind. */
export async function failureOf(call: Promise<unknown>): Promise<MerxError> {
  const outcome = await call.then(
    (result) => `the result ${JSON.stringify(result)}`,
    (error: unknown) => error,
  )
  if (outcome instanceof MerxError) return outcome
  throw new Error(`there was no MerxError but ${outcome}`, { cause: outcome })
}

/** Waits until the log says so; a client that leaves is noticed a moment later. */
export async function logWhen(
  server: OddServer,
  isReached: (log: OddLog) => boolean,
): Promise<OddLog> {
  for (;;) {
    const log = await server.log()
    if (isReached(log)) return log
  }
}

/** Waits until nothing is under way any more. */
export function logAtRest(server: OddServer): Promise<OddLog> {
  return logWhen(server, ({ openRequests }) => openRequests === 0)
}

export interface SentRequest {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly signal: AbortSignal
}

type Answer = (request: SentRequest) => Response | Promise<Response>

/** A `fetch` that answers the first request by the first function, and so on; the last one stays. */
export function aFetch(...answers: Answer[]) {
  const requests: SentRequest[] = []
  return {
    requests,
    fetch: async (url: string, { method = '', headers, signal }: RequestInit) => {
      const answer = answers[Math.min(requests.length, answers.length - 1)]
      const request = { url, method, headers: new Headers(headers), signal: signal as AbortSignal }
      requests.push(request)
      if (!answer) throw new Error('there is nothing to answer')
      return answer(request)
    },
  }
}

/** The answer to a `get`. */
export function aProduct(init: ResponseInit = {}): Response {
  return Response.json({ success: true, data: { id: 7, name: 'Bench', prices: [] } }, init)
}

/** A promise that is settled from outside. */
export function aGate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

/** A signal that tells how many wait for it. */
export function aCountedSignal() {
  const controller = new AbortController()
  const { signal } = controller
  const listeners = new Set<unknown>()
  const [add, remove] = [signal.addEventListener, signal.removeEventListener]
  signal.addEventListener = (type: string, listener: never, options?: never) => {
    listeners.add(listener)
    add.call(signal, type, listener, options)
  }
  signal.removeEventListener = (type: string, listener: never, options?: never) => {
    listeners.delete(listener)
    remove.call(signal, type, listener, options)
  }
  return { signal, abort: () => controller.abort(), listenerCount: () => listeners.size }
}

/** What a server says that remembers keys, and what those look like that the client makes up. */
export const announced = { 'accept-idempotency-key': '?1' }
export const aKey = /^[0-9a-f]{32}$/

/** A client whose requests go to a function. */
export function aClientOf(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  retries = 2,
) {
  return createClient({
    baseUrl: 'http://merx.example',
    apiToken: 'secret-token',
    fetch,
    retries,
    timeoutMs: 20_000,
  })
}

export const keyOf = ({ headers }: SentRequest) => headers.get('idempotency-key')
