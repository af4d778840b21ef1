import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import {
  completeStore,
  createFirstCompany,
  createTokenUsage,
  type IndexProgress,
  openBlobDirectory,
} from '@merx/catalog'
import { openStore, type Store } from '@merx/store'
import type { FastifyInstance } from 'fastify'
import pino, { type Logger } from 'pino'
import { createAnswerCache } from './answer-cache.ts'
import { answerRequest } from './answer-request.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { startJobs } from './jobs.ts'
import { createBadCredentials } from './limits/bad-credentials.ts'
import { createBurstLimit } from './limits/burst.ts'
import { createDailyBudget } from './limits/daily-budget.ts'
import { limitConnections } from './limits/limit-connections.ts'

const answerCacheBytes = 48 * 1024 * 1024
const idleCheckMs = 50

/** What somebody needs to begin with; told once. */
export interface FirstStart {
  readonly companyName: string
  readonly adminEmail: string
  readonly adminPassword: string
  readonly apiToken: string
}

/** A server with its database open, not listening unless asked to. */
export interface Server {
  readonly app: FastifyInstance
  /** Answers a request in this process, without listening. */
  fetch(request: Request): Promise<Response>
  readonly store: Store
  /** Only when this start founded the first company. */
  readonly firstStart: FirstStart | undefined
  /** Listens as configured and gives the address. */
  listen(): Promise<string>
  /** Stops listening, lets requests in flight finish and closes the database. */
  stop(): Promise<void>
}

export interface ServerOptions {
  readonly clock?: () => Date
  /** How long a body may take to arrive, unless it is an upload; a minute unless said. */
  readonly bodyTimeoutMs?: number
  /** How long nothing may arrive on a new connection; ten seconds unless said. */
  readonly silenceTimeoutMs?: number
}

/** Opens the database, brings its schema up to date and founds the first company if there is none. */
export async function openServer(config: Config, options: ServerOptions = {}): Promise<Server> {
  const clock = options.clock ?? (() => new Date())
  const logger = createLogger(config)
  const store = await openStore(config.databaseUrl, {
    durability: config.durability,
    queryTimeoutMs: config.queryTimeoutMs,
  })
  try {
    await store.migrate(clock())
    await completeStore(store, sayNowAndThen(logger))
    await makeFilesDirectory(config.filesPath)
    const firstStart = await foundFirstCompany(store, config, clock())
    return { store, firstStart, ...assemble(store, config, clock, logger, options) }
  } catch (error) {
    await store.close()
    throw error
  }
}

async function makeFilesDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true })
  } catch (cause) {
    throw new Error(`MERX_FILES ${path} cannot be used as a directory`, { cause })
  }
}

async function foundFirstCompany(
  store: Store,
  config: Config,
  now: Date,
): Promise<FirstStart | undefined> {
  const adminPassword = config.adminPassword ?? randomBytes(12).toString('base64url')
  const { companyName, adminEmail, defaultCurrency } = config
  const admin = { name: 'Admin', email: adminEmail, password: adminPassword }
  const created = await createFirstCompany(
    store.db,
    { name: companyName, defaultCurrency, admin, apiToken: config.adminApiToken },
    now,
  )
  return created && { companyName, adminEmail, adminPassword, apiToken: created.apiToken }
}

function createLogger({ logLevel }: Config): Logger {
  // To standard error: standard output is for what people and scripts read of a command.
  return pino(
    { level: logLevel, redact: redacted, serializers: { error: pino.stdSerializers.err } },
    pino.destination(2),
  )
}

const indexedPerLine = 20_000

/** Writing the indexes of a large catalogue takes minutes, in which nothing is served. */
function sayNowAndThen(logger: Logger): (progress: IndexProgress) => void {
  let said = 0
  return ({ kind, done }) => {
    if (done < said) said = 0
    if (done - said < indexedPerLine) return
    said = done
    logger.info({ kind, done }, 'writing the indexes that this version added')
  }
}

function assemble(
  store: Store,
  config: Config,
  clock: () => Date,
  logger: Logger,
  { bodyTimeoutMs, silenceTimeoutMs = 10_000 }: ServerOptions,
) {
  const tokenUsage = createTokenUsage()
  const budget = createDailyBudget(store.db, config.dailyBudget)
  const blobs = openBlobDirectory(config.filesPath)
  let url = config.publicUrl ?? `http://${config.host}:${config.port}`
  const services = {
    db: store.db,
    failureOf: store.failureOf,
    clock,
    publicUrl: () => url,
    tokenUsage,
    answers: createAnswerCache(answerCacheBytes),
    blobs,
    maxFileBytes: config.maxFileBytes,
    limits: {
      burst: createBurstLimit(config),
      budget,
      badCredentials: createBadCredentials(config.badCredentialsLimit),
    },
  }
  const app = createApp({
    services,
    logger,
    isReady: () => isReady(store),
    trustProxy: config.trustProxy,
    ...(bodyTimeoutMs === undefined ? {} : { bodyTimeoutMs }),
  })
  const silent = limitConnections(app.server, {
    max: config.maxConnections,
    maxPerAddress: config.maxConnectionsPerAddress,
    trustProxy: config.trustProxy,
    silenceTimeoutMs,
  })
  const jobs = startJobs({ db: store.db, blobs, clock, tokenUsage, budget, logger })
  return {
    app,
    fetch: (request: Request) => answerRequest(app, request),
    async listen() {
      const address = await app.listen({ host: config.host, port: config.port })
      url = config.publicUrl ?? address
      return address
    },
    async stop() {
      // A connection whose request was in flight becomes idle only after the close has begun.
      const closingIdle = setInterval(() => app.server.closeIdleConnections(), idleCheckMs)
      for (const socket of silent) socket.destroy()
      await app.close()
      clearInterval(closingIdle)
      await jobs.stop()
      await store.close()
    },
  }
}

const redacted = ['req.headers.authorization', 'req.headers["x-api-token"]', 'req.headers.cookie']

async function isReady(store: Store): Promise<boolean> {
  try {
    await store.ping()
    return (await store.pendingMigrations()).length === 0
  } catch {
    return false
  }
}
