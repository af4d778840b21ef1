import { defineCommand } from '../command.ts'
import { withDatabase } from '../database.ts'
import { credentials, foundFirstCompany } from '../first-company.ts'
import { settingOptions } from '../settings.ts'

export const init = defineCommand({
  name: 'init',
  summary: 'Prepare a database: its schema, and the first company with an admin.',
  details: 'serve does the same when it starts. Where there is a company already nothing changes.',
  async options() {
    const { configOptions } = await import('@merx/server/config')
    const { databaseUrl, durability } = configOptions
    const others: readonly string[] = [databaseUrl.flag, durability.flag]
    return settingOptions(({ flag, isForFirstStart }) => isForFirstStart || others.includes(flag))
  },
  async run({ flags }, context) {
    const founded = await withDatabase(
      context,
      flags,
      ({ db, config }) => foundFirstCompany(db, config, context.now()),
      'migrate',
    )
    if (!founded) return { json: { isNew: false }, text: 'The database is ready already.' }
    const { companyId, adminId, adminEmail, adminPassword, apiToken } = founded
    return {
      json: { isNew: true, companyId, adminId, adminEmail, adminPassword, apiToken },
      text: `The database is ready. Shown this once:\n\n${credentials(founded)}`,
    }
  },
})
