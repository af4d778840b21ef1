import { MerxError } from '../errors.ts'
import { type Fetch, platformFetch } from '../transport/exchange.ts'
import type { RateLimit } from '../transport/rate-limit.ts'
import type { CustomFieldMap } from './custom-fields.ts'
import type { UntypedCustomValues } from './flat-keys.ts'
import { isRecord } from './names.ts'
import type { OAuth } from './oauth.ts'

/**
 * Something that answers requests without a socket, such as a Merx in the same process.
 *
 * @example
 * const client = createClient({ server: await openServer(config), apiToken })
 */
export interface RequestHandler {
  fetch(request: Request): Promise<Response>
}

/**
 * A request that is about to be sent; headers may be added, credentials are put on afterwards.
 *
 * @example
 * createClient({ baseUrl, apiToken, onRequest: ({ headers }) => { headers.traceparent = trace() } })
 */
export interface OutgoingRequest {
  /** Such as `products.get`. */
  readonly operation: string
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  /** 1 for the first. */
  readonly attempt: number
}

/**
 * How an attempt ended: with an answer of any status, or with a failure to get one.
 *
 * @example
 * createClient({ baseUrl, apiToken, onResponse: ({ request, status, durationMs }) => {
 *   console.log(request.operation, status, durationMs)
 * } })
 */
export interface IncomingResponse {
  readonly request: OutgoingRequest
  readonly durationMs: number
  readonly status?: number
  readonly headers?: Headers
  readonly rateLimit?: RateLimit | undefined
  readonly error?: MerxError
}

/**
 * How a client reaches its server.
 *
 * @example
 * createClient({ baseUrl: 'http://127.0.0.1:8480', apiToken, timeoutMs: 10_000, retries: 3 })
 */
export interface ClientOptions<Custom = UntypedCustomValues> {
  /** Address of the server, with its scheme and without `/v1`. */
  readonly baseUrl?: string
  /** Instead of `baseUrl`: answers requests in this process. */
  readonly server?: RequestHandler
  readonly apiToken?: string
  readonly oauth?: OAuth
  /** Default: the platform's. */
  readonly fetch?: Fetch
  /** Of a whole call with all its attempts; of a download, until it starts and between its parts. Default 60,000. */
  readonly timeoutMs?: number
  /** How often a call is repeated where that is safe. Default 2. */
  readonly retries?: number
  /** Gives up every call of this client. */
  readonly signal?: AbortSignal
  readonly onRequest?: (request: OutgoingRequest) => void | Promise<void>
  readonly onResponse?: (response: IncomingResponse) => void | Promise<void>
  /** What `merx codegen` wrote; gives custom fields names and types. */
  readonly customFields?: CustomFieldMap<Custom>
}

/**
 * What one call may do differently.
 *
 * @example
 * await client.products.get(7, { signal: AbortSignal.timeout(500), retries: 0 })
 */
export interface CallOptions {
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
  readonly retries?: number
  readonly headers?: Readonly<Record<string, string>>
  /** The name under which the server remembers a write; made up unless given. */
  readonly idempotencyKey?: string
}

/** Options that have been checked, with the defaults in; `baseUrl` has no slash at its end. */
export type Settings = ClientOptions<unknown> &
  Required<
    Pick<ClientOptions<unknown>, 'baseUrl' | 'fetch' | 'timeoutMs' | 'retries' | 'customFields'>
  >

/** As messages list them. */
const optionNames =
  'baseUrl, server, apiToken, oauth, fetch, timeoutMs, retries, signal, onRequest, onResponse, customFields'
const callOptionNames = 'signal, timeoutMs, retries, headers, idempotencyKey'

const same = (values: Readonly<Record<string, unknown>>) => ({ ...values })
/** Custom fields under the keys of the wire. */
const asOnWire: CustomFieldMap = { read: same, complete: same, write: same }

/** Checks the options of a client. Throws `bad_usage`, which says what to change. */
export function readOptions(options: ClientOptions<unknown>): Settings {
  requireKnown('createClient', options, optionNames)
  const { server, apiToken, oauth, fetch, onRequest, onResponse, customFields = asOnWire } = options
  refuse(
    [!apiToken === !oauth, `give apiToken or oauth${oauth ? ', not both' : ''}`],
    // Platforms quote what they cannot send; a secret must not come to that.
    [!/^\s*[!-~]+\s*$/.test(`${apiToken}`), 'apiToken must be plain text'],
    [oauth && !oauth.tokens, 'oauth must come from createOAuth'],
    [!customFields?.read, 'customFields must come from defineCustomFields'],
    [
      server && (!server.fetch || options.baseUrl || fetch),
      'give a server with fetch(request), or baseUrl',
    ],
    [
      [fetch, onRequest, onResponse].some((given) => given && !given.call),
      'fetch and the hooks must be functions',
    ],
  )
  const { timeoutMs = 60_000, retries = 2 } = options
  requireTimes(options)
  return {
    ...options,
    baseUrl: server ? 'http://merx.internal' : readBaseUrl(options.baseUrl),
    fetch: server ? (url, init) => server.fetch(new Request(url, init)) : (fetch ?? platformFetch),
    timeoutMs,
    retries,
    customFields,
  }
}

/** Throws the text of the first condition that holds. */
function refuse(...conditions: readonly (readonly [condition: unknown, text: string])[]): void {
  for (const [condition, text] of conditions) if (condition) throw bad(text)
}

/** Checks the options of one call. Throws `bad_usage`. */
export function readCallOptions(operation: string, options: CallOptions = {}): CallOptions {
  requireKnown(operation, options, callOptionNames)
  requireTimes(options)
  return options
}

/** Throws `bad_usage` for an option there is not. */
export function requireKnown(where: string, options: unknown, known: string): void {
  if (!isRecord(options)) throw bad(`${where} takes its options as an object`)
  const unknown = Object.keys(options).find((name) => !known.split(', ').includes(name))
  if (unknown !== undefined) {
    throw bad(`${where} has no option "${unknown}"; there are ${known}`)
  }
}

/** Throws `bad_usage` for a time or a number of retries that is none. */
export function requireTimes({ timeoutMs = 1, retries = 0, signal }: CallOptions): void {
  refuse(
    [signal && !signal.addEventListener, 'signal must be an AbortSignal'],
    [
      typeof timeoutMs !== 'number' || !(timeoutMs > 0),
      `timeoutMs ${timeoutMs} must be a number above 0`,
    ],
    [!(Number.isInteger(retries) && retries >= 0), `retries ${retries} must be a whole number`],
  )
}

/** The address without what the client puts behind it itself. */
function readBaseUrl(text: string | undefined): string {
  const { href, origin, pathname } = requireAddress('baseUrl', text)
  refuse([href !== origin + pathname, `baseUrl must have no query or fragment: use ${origin}`])
  return (origin + pathname).replace(/\/+$/, '').replace(/(\/api)?\/v[12]$/, '')
}

/** Throws `bad_usage` for what is no address with a scheme. */
export function requireAddress(name: string, text: string | undefined): URL {
  const url = text && /^https?:\/\//i.test(text) && URL.canParse(text) && new URL(text)
  if (url && !url.username && !url.password) return url
  // It is not shown, since it may have a password or a token in it.
  throw bad(`${name} must be an address such as http://127.0.0.1:8480, without a user`)
}

export function bad(message: string): MerxError {
  return new MerxError('bad_usage', message)
}
