import type { CreatedCompany } from '@merx/catalog'
import type { Config } from '@merx/server/config'
import type { Db } from '@merx/store'
import { generatePassword } from './secrets.ts'
import { details } from './table.ts'

export interface FirstCompany extends CreatedCompany {
  adminPassword: string
}

/** Founds the first company as the settings say; undefined when there is a company already. */
export async function foundFirstCompany(
  db: Db,
  config: Config,
  now: Date,
): Promise<FirstCompany | undefined> {
  const { createFirstCompany } = await import('@merx/catalog')
  const adminPassword = config.adminPassword ?? generatePassword()
  const { companyName: name, defaultCurrency, adminEmail: email, adminApiToken } = config
  const admin = { name: 'Admin', email, password: adminPassword }
  const input = { name, defaultCurrency, admin, apiToken: adminApiToken }
  const created = await createFirstCompany(db, input, now)
  return created && { ...created, adminPassword }
}

/** What an admin needs to begin with, for people. */
export function credentials(given: {
  adminEmail: string
  adminPassword: string
  apiToken: string
}): string {
  return details({
    admin: given.adminEmail,
    password: given.adminPassword,
    'API token': given.apiToken,
  })
}
