import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApiToken, createCompany, createUser, systemActor } from '@merx/catalog'
import type { Output, v1 } from '@merx/contract'
import { openServer, readConfig, type Server } from '@merx/server'
import type { Store } from '@merx/store'
import { afterAll, beforeAll, expect } from 'vitest'
import type { CreatedDatabase, TestDatabase } from '../databases.ts'
import { type Recorded, readEvents } from './events.ts'
import { readState, type State } from './state.ts'

type Routes = typeof v1.products

/** A request without its method and path. */
export interface Asked {
  token?: string
  /** Sent as JSON. */
  body?: unknown
  /** Sent as `application/x-www-form-urlencoded`, as it stands. */
  form?: string
  /** Sent as it stands; the content type is left to `headers`. */
  raw?: string | Buffer
  headers?: Record<string, string>
}

export interface Answer<B = unknown> {
  readonly status: number
  /** Parsed when it is JSON. */
  readonly body: B
  /** As it went over the wire. */
  readonly text: string
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
}

interface Caller {
  readonly id: number
  readonly token: string
  ask<B = unknown>(method: string, path: string, asked?: Asked): Promise<Answer<B>>
  /** Adds a product and fails unless that worked. */
  addProduct(overrides?: object): Promise<v1.Product>
  getProduct(id: number): Promise<v1.Product>
  updateProduct(id: number, patch: object): Promise<v1.Product>
  deleteProduct(id: number): Promise<void>
  /** Lets a user follow a product and gives the relation. */
  follow(id: number, userId: number): Promise<v1.Follower>
  /** Ids of a whole search, in its order; `query` is appended to the term. */
  search(term: string, query?: string): Promise<number[]>
}

export interface User extends Caller {
  readonly name: string
  readonly email: string
  readonly password: string
}

export interface Company {
  readonly id: number
  readonly name: string
  readonly admin: User
  /** The installation acting in this company. */
  readonly system: ReturnType<typeof systemActor>
  addUser(options?: {
    admin?: boolean
    currency?: string
    locale?: string
    timeZone?: string
  }): Promise<User>
}

/** A server on a fresh database, asked without a socket. */
export interface Merx {
  readonly server: Server
  readonly store: Store
  readonly now: () => Date
  readonly databaseUrl: string
  /** Where the bytes of files lie. */
  readonly filesPath: string
  ask<B = unknown>(method: string, path: string, asked?: Asked): Promise<Answer<B>>
  company(name?: string): Promise<Company>
  /** All that is stored, the search index included. */
  state(): Promise<State>
  /** Every event of a company, oldest first. */
  events(companyId: number): Promise<Recorded[]>
  stop(): Promise<void>
}

interface MerxOptions {
  clock?: () => Date
  durability?: 'full' | 'normal'
  bodyTimeoutMs?: number
  silenceTimeoutMs?: number
  /** Settings beside those that every test has. */
  env?: Record<string, string>
}

let made = 0

export async function openMerx(
  database: TestDatabase | { url: string },
  options: MerxOptions = {},
): Promise<Merx> {
  const created: CreatedDatabase =
    'create' in database ? await database.create() : { url: database.url, drop: async () => {} }
  const files = await mkdtemp(join(tmpdir(), 'merx-files-'))
  const now = options.clock ?? (() => new Date())
  const config = readConfig({
    MERX_DATABASE_URL: created.url,
    MERX_FILES: files,
    MERX_LOG_LEVEL: 'silent',
    MERX_PORT: '0',
    // Nothing here pulls the plug, unless a test says so.
    MERX_DURABILITY: options.durability ?? 'normal',
    MERX_ADMIN_EMAIL: `first-${++made}@merx.example`,
    // A test asks more than anybody may, unless it is about that.
    MERX_BURST_LIMIT: '0',
    MERX_SEARCH_BURST_LIMIT: '0',
    MERX_BAD_CREDENTIALS_LIMIT: '0',
    ...options.env,
  })
  const server = await openServer(config, {
    clock: now,
    ...(options.bodyTimeoutMs === undefined ? {} : { bodyTimeoutMs: options.bodyTimeoutMs }),
    ...(options.silenceTimeoutMs === undefined
      ? {}
      : { silenceTimeoutMs: options.silenceTimeoutMs }),
  })
  const { store } = server
  const ask = asking(server)
  return {
    server,
    store,
    now,
    databaseUrl: created.url,
    filesPath: files,
    ask,
    company: (name = `Company ${++made}`) => addCompany(store, ask, name, now()),
    state: () => readState(store.db, created.url.startsWith('sqlite:') ? 'sqlite' : 'postgres'),
    events: (companyId) => readEvents(store.db, companyId),
    async stop() {
      await server.stop()
      await created.drop()
      await rm(files, { recursive: true, force: true })
    },
  }
}

/** One server for the tests of the enclosing `describe`; each test founds companies of its own. */
export function runningMerx(database: TestDatabase, options: MerxOptions = {}): Merx {
  let open: Merx | undefined
  beforeAll(async () => {
    open = await openMerx(database, options)
  })
  afterAll(async () => open?.stop())
  const running = () => {
    if (!open) throw new Error('the server runs only while tests and later hooks do')
    return open
  }
  return {
    get server() {
      return running().server
    },
    get store() {
      return running().store
    },
    now: () => running().now(),
    get databaseUrl() {
      return running().databaseUrl
    },
    get filesPath() {
      return running().filesPath
    },
    ask: (method, path, asked) => running().ask(method, path, asked),
    company: (name) => running().company(name),
    state: () => running().state(),
    events: (companyId) => running().events(companyId),
    stop: () => running().stop(),
  }
}

function asking({ app }: Server): Merx['ask'] {
  return async <B>(method: string, path: string, asked: Asked = {}): Promise<Answer<B>> => {
    const { payload, type } = payloadOf(asked)
    const headers = {
      ...(type === undefined ? {} : { 'content-type': type }),
      ...(asked.token === undefined ? {} : { 'x-api-token': asked.token }),
      ...asked.headers,
    }
    const response = await app.inject({
      // The framework narrows this to the methods it knows; odd ones are asked on purpose.
      method: method as 'GET',
      url: path,
      headers,
      ...(payload === undefined ? {} : { payload }),
    })
    const isJson = String(response.headers['content-type']).startsWith('application/json')
    const text = response.body
    // Each test says which body it expects.
    const body = (isJson && text !== '' ? JSON.parse(text) : text) as B
    return { status: response.statusCode, body, text, headers: response.headers }
  }
}

function payloadOf({ body, form, raw }: Asked): {
  payload?: string | Buffer
  type?: string
} {
  if (body !== undefined) return { payload: JSON.stringify(body), type: 'application/json' }
  if (form !== undefined) return { payload: form, type: 'application/x-www-form-urlencoded' }
  return raw === undefined ? {} : { payload: raw }
}

async function addCompany(
  store: Store,
  ask: Merx['ask'],
  name: string,
  now: Date,
): Promise<Company> {
  const admin = { name: `Admin of ${name}`, email: `admin-${++made}@merx.example` }
  const password = randomBytes(8).toString('hex')
  const input = { name, defaultCurrency: 'EUR', admin: { ...admin, password } }
  const created = await createCompany(store.db, input, now)
  const system = systemActor({ id: created.companyId, defaultCurrency: 'EUR' })
  return {
    id: created.companyId,
    name,
    system,
    admin: { ...admin, password, ...caller(ask, created.adminId, created.apiToken) },
    async addUser({ admin = false, currency, locale, timeZone } = {}) {
      const user = { name: `User ${++made}`, email: `user-${made}@merx.example` }
      const settings = { isAdmin: admin, defaultCurrency: currency, locale, timeZone }
      const { id } = await createUser(store.db, system, { ...user, password, ...settings }, now)
      const token = await createApiToken(store.db, system, { userId: id, name: 'test' }, now)
      return { ...user, password, ...caller(ask, id, token.apiToken) }
    },
  }
}

function caller(asking: Merx['ask'], id: number, token: string): Caller {
  const ask: Caller['ask'] = (method, path, asked) => asking(method, path, { token, ...asked })
  const expecting = async <B>(status: number, method: string, path: string, body?: object) => {
    const answer = await ask<B>(method, path, body ? { body } : {})
    expect(answer.status, answer.text).toBe(status)
    return answer.body
  }
  return {
    id,
    token,
    ask,
    async addProduct(overrides = {}) {
      const body = aProduct(overrides)
      return (await expecting<Output<Routes['addProduct']>>(201, 'POST', '/v1/products', body)).data
    },
    async getProduct(id) {
      return (await expecting<Output<Routes['getProduct']>>(200, 'GET', `/v1/products/${id}`)).data
    },
    async updateProduct(id, patch) {
      const path = `/v1/products/${id}`
      return (await expecting<Output<Routes['addProduct']>>(200, 'PUT', path, patch)).data
    },
    async deleteProduct(id) {
      await expecting(200, 'DELETE', `/v1/products/${id}`)
    },
    async follow(id, userId) {
      const path = `/v1/products/${id}/followers`
      const body = { user_id: userId }
      return (await expecting<Output<Routes['addProductFollower']>>(201, 'POST', path, body)).data
    },
    async search(term, query = '') {
      const path = `/v1/products/search?limit=500&term=${encodeURIComponent(term)}${query}`
      const { data } = await expecting<Output<Routes['searchProducts']>>(200, 'GET', path)
      return data.items.map(({ item }) => item.id)
    },
  }
}

/** The body of a product; a test names only what matters. */
export function aProduct(overrides: object = {}): Record<string, unknown> {
  return { name: 'Garden Bench', ...overrides }
}

/** A point in time that moves only when told. */
export function aClock(start = '2024-03-01T10:00:00.000Z'): {
  now: () => Date
  advance(by: { days?: number; seconds?: number }): void
} {
  let time = Date.parse(start)
  return {
    now: () => new Date(time),
    advance({ days = 0, seconds = 0 }) {
      time += (days * 24 * 60 * 60 + seconds) * 1000
    },
  }
}
