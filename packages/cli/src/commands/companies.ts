import { defineCommand } from '../command.ts'
import { databaseOptions, withDatabase } from '../database.ts'
import { credentials } from '../first-company.ts'
import { generatePassword } from '../secrets.ts'
import { table } from '../table.ts'

export const companyAdd = defineCommand({
  name: 'company add',
  summary: 'Add a company with its first admin and an API token.',
  details: 'Several companies live in one installation and never see each other.',
  options: {
    name: { type: 'string', value: 'name', description: 'Name.', isRequired: true },
    currency: { type: 'string', value: 'code', description: 'Default currency; default: USD.' },
    'admin-email': {
      type: 'string',
      value: 'address',
      description: "The admin's address; default: admin@<name>.example.",
    },
    'admin-name': { type: 'string', value: 'name', description: "The admin's name." },
    'admin-password': {
      type: 'string',
      value: 'text',
      description: "The admin's password; default: a random one.",
    },
    ...databaseOptions,
  },
  async run({ flags }, context) {
    const adminPassword = flags['admin-password'] ?? generatePassword()
    const company = {
      name: flags.name,
      defaultCurrency: flags.currency ?? 'USD',
      admin: {
        name: flags['admin-name'] ?? 'Admin',
        email: flags['admin-email'] ?? `admin@${toDomain(flags.name)}.example`,
        password: adminPassword,
      },
    }
    const { createCompany } = await import('@merx/catalog')
    // The flags about the admin are this command's own, not the settings for a first start.
    const settings = { database: flags.database }
    const created = await withDatabase(
      context,
      settings,
      ({ db }) => createCompany(db, company, context.now()),
      'migrate',
    )
    const { companyId, adminId, adminEmail, apiToken } = created
    return {
      json: { companyId, adminId, adminEmail, adminPassword, apiToken },
      text: `Company ${companyId} was added. Shown this once:\n\n${credentials({ adminEmail, adminPassword, apiToken })}`,
    }
  },
})

export const companyList = defineCommand({
  name: 'company list',
  summary: 'List the companies.',
  options: databaseOptions,
  async run({ flags }, context) {
    const { listCompanies } = await import('@merx/catalog')
    const companies = await withDatabase(context, flags, ({ db }) => listCompanies(db))
    const rows = companies.map((company) => [
      `${company.id}`,
      company.name,
      company.defaultCurrency,
      company.visibilityPlan,
      company.userPermissions.join(', '),
    ])
    const headings = ['ID', 'NAME', 'CURRENCY', 'VISIBILITY', 'REGULAR USERS MAY']
    return {
      json: { companies },
      text: table(headings, rows, 'There are no companies.'),
    }
  },
})

function toDomain(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase()
  const slug = plain.replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-')
  return slug.replace(/^-+|-+$/g, '') || 'company'
}
