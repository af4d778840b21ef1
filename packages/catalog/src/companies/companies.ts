import type { Db, Tables } from '@merx/store'
import type { Selectable } from 'kysely'
import { createApiToken } from '../access/api-tokens.ts'
import {
  allPermissions,
  defaultPermissions,
  type Permission,
  readPermissions,
  toPermissionsText,
} from '../access/permissions.ts'
import type { Actor } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { insertSystemFields } from '../fields/system-fields.ts'
import { createPipeline, defaultPipeline } from '../pipelines/create-pipeline.ts'
import { requireCurrency } from '../prices/currency.ts'
import { insertUser, type NewUser, toUserValues } from '../users/users.ts'
import type { VisibilityPlan } from '../visibility/visibility.ts'

export interface Company {
  readonly id: number
  readonly name: string
  readonly domain: string
  readonly defaultCurrency: string
  /** What its regular users may do. */
  readonly userPermissions: readonly Permission[]
  readonly visibilityPlan: VisibilityPlan
}

export interface NewCompany {
  name: string
  defaultCurrency: string
  admin: Omit<NewUser, 'isAdmin'>
  /** 40 hexadecimal digits; generated when absent. */
  apiToken?: string | undefined
}

export interface CreatedCompany {
  companyId: number
  adminId: number
  adminEmail: string
  apiToken: string
}

/** Founds a company with its first admin, an API token, the fields every catalogue has and a pipeline. */
export async function createCompany(db: Db, input: NewCompany, now: Date): Promise<CreatedCompany> {
  const currency = requireCurrency(input.defaultCurrency, 'default currency')
  const admin = await toUserValues({ ...input.admin, isAdmin: true }, currency)
  return db.transaction(async (db) => {
    const actor = await insertCompany(db, input.name, currency, now)
    const user = await insertUser(db, actor, admin, now)
    const token = { userId: user.id, name: 'first token', token: input.apiToken }
    const { apiToken } = await createApiToken(db, actor, token, now)
    await insertSystemFields(db, actor, now)
    await createPipeline(db, actor, defaultPipeline, now)
    return { companyId: actor.companyId, adminId: user.id, adminEmail: user.email, apiToken }
  })
}

async function insertCompany(db: Db, name: string, currency: string, now: Date): Promise<Actor> {
  const row = { name, domain: toDomain(name), default_currency: currency }
  const [id = 0] = await db.insert('company', [
    {
      ...row,
      change_number: 0,
      last_event_at: 0,
      user_permissions: toPermissionsText(new Set(defaultPermissions)),
      created_at: now.getTime(),
    },
  ])
  const actor = systemActor({ id, defaultCurrency: currency })
  const after = { name, defaultCurrency: currency }
  await appendEvents(db, actor, [{ name: 'company.created', itemId: id, after }], now)
  return actor
}

/**
 * Founds the first company of an empty installation; undefined when there is one already.
 *
 * Two servers that start at once on one database found only one: the admin's address is unique.
 */
export async function createFirstCompany(
  db: Db,
  input: NewCompany,
  now: Date,
): Promise<CreatedCompany | undefined> {
  if (await hasCompany(db)) return undefined
  try {
    return await createCompany(db, input, now)
  } catch (error) {
    if (await hasCompany(db)) return undefined
    throw error
  }
}

async function hasCompany(db: Db): Promise<boolean> {
  const row = await db.sql.selectFrom('company').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

/** Lists the companies of the installation. */
export async function listCompanies(db: Db): Promise<Company[]> {
  const rows = await db.sql.selectFrom('company').selectAll().orderBy('id').execute()
  return rows.map(toCompany)
}

/** Finds a company by its number. */
export async function findCompany(db: Db, id: number): Promise<Company | undefined> {
  const row = await db.sql.selectFrom('company').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toCompany(row)
}

/** The installation itself acting in a company: it may do everything and is no user. */
export function systemActor(company: Pick<Company, 'id' | 'defaultCurrency'>): Actor {
  return {
    companyId: company.id,
    userId: undefined,
    isAdmin: true,
    permissions: allPermissions,
    seesAll: true,
    groupAudiences: undefined,
    source: 'system',
    defaultCurrency: company.defaultCurrency,
    locale: 'en-US',
    timeZone: 'UTC',
  }
}

export type CompanyRow = Selectable<Tables['company']>

export function toCompany(row: CompanyRow): Company {
  const { id, name, domain, default_currency: defaultCurrency } = row
  return {
    id,
    name,
    domain,
    defaultCurrency,
    userPermissions: [...readPermissions(row.user_permissions)],
    // The column holds what the operations of this package wrote.
    visibilityPlan: row.visibility_plan as VisibilityPlan,
  }
}

function toDomain(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return slug.replace(/^-+|-+$/g, '') || 'company'
}
