import type { Permission } from '@merx/catalog'
import { defineCommand } from '../command.ts'
import { actorIn, databaseOptions, withDatabase } from '../database.ts'
import { CommandError, UsageError } from '../failures.ts'
import { credentials } from '../first-company.ts'
import { parseWholeNumber } from '../parse.ts'
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
      company.userPermissions.join(', '),
    ])
    const headings = ['ID', 'NAME', 'CURRENCY', 'REGULAR USERS MAY']
    return {
      json: { companies },
      text: table(headings, rows, 'There are no companies.'),
    }
  },
})

export const companyUpdate = defineCommand({
  name: 'company update',
  summary: 'Change what the regular users of a company may do.',
  details: 'Holds from the next request of each user on; admins may do everything.',
  operands: ['id'],
  options: async () => {
    const { permissions } = await import('@merx/catalog')
    const names = permissions.join(', ')
    return {
      allow: { type: 'string', value: 'list', description: `What to allow, of ${names}.` },
      deny: { type: 'string', value: 'list', description: 'What to deny, of the same.' },
      ...databaseOptions,
    }
  },
  async run({ flags, operands }, context) {
    const { findCompany, updateCompany } = await import('@merx/catalog')
    const id = parseWholeNumber(operands.id, '<id>')
    const patch = await toPatch(flags)
    const company = await withDatabase(context, flags, async ({ db }) => {
      const found = await findCompany(db, id)
      if (!found) throw new CommandError(`there is no company ${id}`)
      return updateCompany(db, await actorIn(found), patch, context.now())
    })
    const { userPermissions } = company
    const allowed = userPermissions.join(', ') || 'none of it'
    return {
      json: { id, userPermissions },
      text: `Regular users of company ${id} may: ${allowed}.`,
    }
  },
})

/** Throws {@link UsageError} for flags that say nothing, or say one thing and its contrary. */
async function toPatch({ allow, deny }: { allow: string | undefined; deny: string | undefined }) {
  const patch = {
    allow: await parsePermissions(allow, '--allow'),
    deny: await parsePermissions(deny, '--deny'),
  }
  const both = patch.allow.find((name) => patch.deny.includes(name))
  if (both) throw new UsageError(`--allow and --deny both name ${both}`)
  if (allow ?? deny) return patch
  throw new UsageError('say what to change: --allow or --deny')
}

async function parsePermissions(list: string | undefined, where: string): Promise<Permission[]> {
  const { permissions } = await import('@merx/catalog')
  const words = list?.split(',').map((word) => word.trim()) ?? []
  return words.map((word) => {
    const permission = permissions.find((name) => name === word)
    if (permission) return permission
    throw new UsageError(`${where} "${word}" must be one of ${permissions.join(', ')}`)
  })
}

function toDomain(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase()
  const slug = plain.replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-')
  return slug.replace(/^-+|-+$/g, '') || 'company'
}
