import { afterAll, beforeAll, expect } from 'vitest'
import type { CreatedDatabase, TestDatabase } from '../databases.ts'
import { type MerxProcess, merx, startMerx } from '../merx-process.ts'

/** Runs one server for the tests of the enclosing `describe`, on a database of its own. */
export function runningMerx(database: TestDatabase): { readonly server: MerxProcess } {
  let created: CreatedDatabase | undefined
  let server: MerxProcess | undefined
  beforeAll(async () => {
    created = await database.create()
    server = await startMerx({ databaseUrl: created.url })
  })
  afterAll(async () => {
    const exitCode = await server?.stop()
    await created?.drop()
    if (!server) return
    expect(exitCode, server.output()).toBe(0)
    expect(server.output(), 'the server logged an error').not.toMatch(/"level":[56]0/)
  })
  return {
    get server() {
      if (!server) throw new Error('the server runs only while tests and later hooks do')
      return server
    },
  }
}

interface User {
  readonly id: number
  readonly email: string
  readonly apiToken: string
}

export interface Colleague extends User {
  readonly name: string
}

export interface Company {
  readonly id: number
  readonly admin: User
  addUser(options?: { admin?: boolean }): Promise<Colleague>
}

let made = 0

/** Makes a company without products in the running server. */
export async function aCompany(server: MerxProcess): Promise<Company> {
  const added = await merx<{
    companyId: number
    adminId: number
    adminEmail: string
    apiToken: string
  }>(['company', 'add', '--name', `Company ${++made}`], server.env)
  return {
    id: added.companyId,
    admin: { id: added.adminId, email: added.adminEmail, apiToken: added.apiToken },
    async addUser({ admin = false } = {}) {
      const name = `User ${++made}`
      const email = `user-${made}@merx.example`
      const flags = ['--company', `${added.companyId}`, '--name', name, '--email', email]
      if (admin) flags.push('--admin')
      const user = await merx<User>(['user', 'add', ...flags], server.env)
      return { id: user.id, name, email: user.email, apiToken: user.apiToken }
    },
  }
}

/** Makes a company with a small sample catalogue. */
export async function aSampleCompany(server: MerxProcess): Promise<Company> {
  const company = await aCompany(server)
  const flags = ['--company', `${company.id}`, '--products', '300', '--seed', '7']
  await merx(['sample', ...flags], server.env)
  return company
}

/** What a promise rejects with; fails when it resolves. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('error' in outcome) return outcome.error
  throw new Error(`expected a rejection but got ${JSON.stringify(outcome.value)}`)
}
