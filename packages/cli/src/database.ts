import type { Actor, Company } from '@merx/catalog'
import type { Config } from '@merx/server/config'
import type { Db, Store } from '@merx/store'
import { type Context, defineOptions } from './command.ts'
import { CommandError, messageOf, UsageError } from './failures.ts'
import { parseWholeNumber } from './parse.ts'
import { type Given, readSettings } from './settings.ts'
import { printable } from './table.ts'

/** The flag of every command that opens a database. */
export const databaseOptions = defineOptions({
  database: {
    type: 'string',
    value: 'URL',
    description: 'sqlite:<path> or postgres://…; default: MERX_DATABASE_URL.',
  },
})

export const companyOption = {
  type: 'string',
  value: 'id',
  description: 'The company; may be left out when there is only one.',
} as const

export interface OpenDatabase {
  readonly db: Db
  readonly store: Store
  readonly config: Config
}

/**
 * Opens the database the flags and variables name, and closes it when the work is done.
 *
 * What its schema lacks is a failure (`check`), is applied first, or is left to the work.
 */
export async function withDatabase<T>(
  context: Context,
  given: Given,
  work: (database: OpenDatabase) => Promise<T>,
  schema: 'check' | 'migrate' | 'leave' = 'check',
): Promise<T> {
  const config = await readSettings(context, given)
  const { openStore } = await import('@merx/store')
  const { databaseUrl, durability } = config
  const store = await openStore(databaseUrl, { durability, mustExist: schema === 'check' })
  try {
    if (schema === 'check') await requireMigrated(store)
    if (schema === 'migrate') await migrateStore(context, store)
    return await work({ db: store.db, store, config })
  } catch (error) {
    if (store.failureOf(error) !== 'unavailable') throw error
    throw new CommandError(`the database cannot be reached: ${messageOf(error)}`, { cause: error })
  } finally {
    await store.close()
  }
}

/** Brings the schema up to date, and the indexes that a version has added; gives what was applied. */
export async function migrateStore(
  context: Context,
  store: Store,
): Promise<{ applied: string[]; indexed: number }> {
  const { completeStore } = await import('@merx/catalog')
  const applied = await store.migrate(context.now())
  const indexed = await completeStore(store, ({ kind, done }) => {
    context.terminal?.write(`\rIndexing: ${kind} ${done.toLocaleString('en-US')} …\u001b[K`)
  })
  if (indexed > 0) context.terminal?.write('\r\u001b[K')
  return { applied, indexed }
}

async function requireMigrated(store: Store): Promise<void> {
  const pending = await store.pendingMigrations()
  if (pending.length === 0) return
  throw new CommandError(`the database lacks ${pending.join(', ')}: run merx migrate`)
}

/** The company a flag names, or the only one there is. */
export async function chooseCompany(db: Db, id: string | undefined): Promise<Company> {
  const { findCompany, listCompanies } = await import('@merx/catalog')
  if (id !== undefined) {
    const company = await findCompany(db, parseWholeNumber(id, '--company'))
    if (!company) throw new CommandError(`there is no company ${id}`)
    return company
  }
  const companies = await listCompanies(db)
  const [only] = companies
  if (!only) throw new CommandError('there is no company yet: run merx init')
  if (companies.length === 1) return only
  const choices = companies.slice(0, 10).map(({ id, name }) => `${id} (${printable(name)})`)
  throw new UsageError(`there are several companies; say --company ${choices.join(' or ')}`)
}

/** The installation acting in a company through the command line. */
export async function actorIn(company: Company): Promise<Actor> {
  const { systemActor } = await import('@merx/catalog')
  return { ...systemActor(company), source: 'cli' }
}
