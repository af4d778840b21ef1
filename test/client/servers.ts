import type { IncomingMessage } from 'node:http'
import { createCompany, createUserWithToken, systemActor } from '@merx/catalog'
import { openStore, type Store } from '@merx/store'
import { type CreatedDatabase, databases, type TestDatabase } from '../databases.ts'
import { startMerx } from '../merx-process.ts'
import { startOddServer } from './odd-server.ts'

/** Where the suite finds what it talks to. Plain data, so that it reaches other processes and pages. */
export interface TestServers {
  /** A real server on each database. */
  readonly merx: readonly { readonly name: string; readonly url: string }[]
  /** The odd server, which also makes companies; `oddKept` is its second origin. */
  readonly odd: string
  readonly oddKept: string
}

interface RunningMerx {
  readonly name: string
  readonly url: string
  readonly store: Store
  stop(): Promise<void>
}

/** Starts everything the client's suite talks to. */
export async function startTestServers(
  postgresUrl: string,
): Promise<{ servers: TestServers; stop(): Promise<void> }> {
  const merx = await Promise.all(databases.map((database) => runMerx(database, postgresUrl)))
  const odd = await startOddServer((request) => control(merx, request))
  const addresses = merx.map(({ name, url }) => ({ name, url }))
  return {
    servers: { merx: addresses, odd: odd.url, oddKept: odd.keptUrl },
    async stop() {
      await odd.stop()
      await Promise.all(merx.map((one) => one.stop()))
    },
  }
}

async function runMerx(database: TestDatabase, postgresUrl: string): Promise<RunningMerx> {
  const created: CreatedDatabase = await database.create(postgresUrl)
  const server = await startMerx({ databaseUrl: created.url })
  // The command would take half a second for each company, and each test makes one.
  const store = await openStore(created.url, { durability: 'normal', mustExist: true })
  return {
    name: database.name,
    url: server.url,
    store,
    async stop() {
      await store.close()
      // Pages hold connections on which a polite end would wait.
      await server.kill()
      await created.drop()
    },
  }
}

let made = 0

/** `POST /companies/<server>` makes a company there, `…/<id>/users` a regular user of it. */
async function control(merx: readonly RunningMerx[], request: IncomingMessage): Promise<unknown> {
  const [, area, name, companyId, kind] = request.url?.split('/') ?? []
  const server = merx.find((one) => one.name === name)
  if (request.method !== 'POST' || area !== 'companies' || !server) return undefined
  if (companyId === undefined) return addCompany(server)
  if (kind === 'users') return addUser(server, Number(companyId))
  return undefined
}

async function addCompany({ store, url }: RunningMerx) {
  const name = `Company ${++made}`
  const email = `admin-${made}@merx.example`
  const admin = { name: 'Ada Admin', email, password: `password-${made}` }
  const company = { name, defaultCurrency: 'EUR', admin }
  const { companyId, adminId, apiToken } = await createCompany(store.db, company, new Date())
  return { id: companyId, url, admin: { ...admin, id: adminId, apiToken } }
}

async function addUser({ store }: RunningMerx, companyId: number) {
  const actor = systemActor({ id: companyId, defaultCurrency: 'EUR' })
  const person = {
    name: `User ${++made}`,
    email: `user-${made}@merx.example`,
    password: `password-${made}`,
  }
  const { user, apiToken } = await createUserWithToken(
    store.db,
    actor,
    { ...person, isAdmin: false },
    new Date(),
  )
  return { ...person, id: user.id, apiToken }
}
