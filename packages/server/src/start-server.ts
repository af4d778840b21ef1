import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { createFirstCompany, createTokenUsage } from '@merx/catalog'
import { openStore, type Store } from '@merx/store'
import pino from 'pino'
import { createAnswerCache } from './answer-cache.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { startJobs } from './jobs.ts'

const answerCacheBytes = 48 * 1024 * 1024

/** What somebody needs to begin with; told once. */
export interface FirstStart {
  readonly companyName: string
  readonly adminEmail: string
  readonly adminPassword: string
  readonly apiToken: string
}

export interface RunningServer {
  readonly url: string
  /** Only when this start founded the first company. */
  readonly firstStart: FirstStart | undefined
  /** Stops listening, lets requests in flight finish and closes the database. */
  stop(): Promise<void>
}

/** Opens the database, brings its schema up to date and listens. */
export async function startServer(
  config: Config,
  options: { clock?: () => Date } = {},
): Promise<RunningServer> {
  const clock = options.clock ?? (() => new Date())
  const store = await openStore(config.databaseUrl, { durability: config.durability })
  try {
    await store.migrate(clock())
    await mkdir(config.filesPath, { recursive: true })
    const firstStart = await foundFirstCompany(store, config, clock())
    const { url, stop } = await listen(store, config, clock)
    return { url, firstStart, stop }
  } catch (error) {
    await store.close()
    throw error
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

async function listen(store: Store, config: Config, clock: () => Date) {
  const logger = pino({ level: config.logLevel, redact: redacted })
  const tokenUsage = createTokenUsage()
  let url = config.publicUrl ?? ''
  const services = {
    db: store.db,
    isUnavailable: store.isUnavailable,
    clock,
    publicUrl: () => url,
    tokenUsage,
    answers: createAnswerCache(answerCacheBytes),
  }
  const app = createApp({ services, logger, isReady: () => isReady(store) })
  const address = await app.listen({ host: config.host, port: config.port })
  url = config.publicUrl ?? address
  const jobs = startJobs({ db: store.db, clock, tokenUsage, logger })
  const stop = async () => {
    await app.close()
    await jobs.stop()
    await store.close()
  }
  return { url: address, stop }
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
