import { defineCommand } from '../command.ts'
import {
  actorIn,
  chooseCompany,
  companyOption,
  databaseOptions,
  withDatabase,
} from '../database.ts'
import { CommandError } from '../failures.ts'
import { parseWholeNumber } from '../parse.ts'
import { generatePassword } from '../secrets.ts'
import { details, table } from '../table.ts'

export const userAdd = defineCommand({
  name: 'user add',
  summary: 'Add a user with an API token.',
  options: {
    company: companyOption,
    name: { type: 'string', value: 'name', description: 'Name.', isRequired: true },
    email: { type: 'string', value: 'address', description: 'Address.', isRequired: true },
    admin: { type: 'boolean', description: 'Sees and may change everything of the company.' },
    password: { type: 'string', value: 'text', description: 'Default: a random one.' },
    currency: {
      type: 'string',
      value: 'code',
      description: "Default currency; default: the company's.",
    },
    locale: { type: 'string', value: 'tag', description: 'Such as et-EE; default: en-US.' },
    'time-zone': {
      type: 'string',
      value: 'name',
      description: 'Such as Europe/Tallinn; default: UTC.',
    },
    ...databaseOptions,
  },
  async run({ flags }, context) {
    const { createUserWithToken } = await import('@merx/catalog')
    const password = flags.password ?? generatePassword()
    const input = {
      name: flags.name,
      email: flags.email,
      password,
      isAdmin: flags.admin,
      defaultCurrency: flags.currency,
      locale: flags.locale,
      timeZone: flags['time-zone'],
    }
    const created = await withDatabase(context, flags, async ({ db }) => {
      const actor = await actorIn(await chooseCompany(db, flags.company))
      const { user, apiToken } = await createUserWithToken(db, actor, input, context.now())
      return { id: user.id, email: user.email, password, apiToken }
    })
    return {
      json: created,
      text: `User ${created.id} was added. Shown this once:\n\n${details({
        'e-mail': created.email,
        password,
        'API token': created.apiToken,
      })}`,
    }
  },
})

export const userList = defineCommand({
  name: 'user list',
  summary: 'List the users of a company, or of all.',
  options: {
    company: { type: 'string', value: 'id', description: 'Only of this company.' },
    ...databaseOptions,
  },
  async run({ flags }, context) {
    const { listUsers } = await import('@merx/catalog')
    const users = await withDatabase(context, flags, async ({ db }) => {
      const company = flags.company && (await chooseCompany(db, flags.company))
      return listUsers(db, company ? company.id : undefined)
    })
    const rows = users.map((user) => [
      `${user.id}`,
      `${user.companyId}`,
      user.name,
      user.email,
      user.isAdmin ? 'admin' : 'regular',
      `${user.groupId ?? 'none'}`,
      user.isActive ? 'active' : 'disabled',
    ])
    const headings = ['ID', 'COMPANY', 'NAME', 'E-MAIL', 'ROLE', 'GROUP', 'STATE']
    return { json: { users }, text: table(headings, rows, 'There are no users.') }
  },
})

export const userPassword = defineCommand({
  name: 'user password',
  summary: 'Give a user another password; they are signed out everywhere.',
  operands: ['id'],
  options: {
    password: { type: 'string', value: 'text', description: 'Default: a random one.' },
    ...databaseOptions,
  },
  async run({ flags, operands }, context) {
    const { findCompany, findUser, setPassword } = await import('@merx/catalog')
    const id = parseWholeNumber(operands.id, '<id>')
    const password = flags.password ?? generatePassword()
    const email = await withDatabase(context, flags, async ({ db }) => {
      const user = await findUser(db, id)
      const company = user && (await findCompany(db, user.companyId))
      if (!company) throw new CommandError(`there is no user ${id}`)
      await setPassword(db, await actorIn(company), { userId: id, password }, context.now())
      return user.email
    })
    return {
      json: { id, email, password },
      text: `User ${id} has another password. Shown this once:\n\n${details({
        'e-mail': email,
        password,
      })}`,
    }
  },
})

export const userDisable = defineCommand({
  name: 'user disable',
  summary: 'Shut a user out at once; products and history stay.',
  operands: ['id'],
  options: databaseOptions,
  async run({ flags, operands }, context) {
    const { disableUser, findCompany, findUser } = await import('@merx/catalog')
    const id = parseWholeNumber(operands.id, '<id>')
    await withDatabase(context, flags, async ({ db }) => {
      const user = await findUser(db, id)
      const company = user && (await findCompany(db, user.companyId))
      if (!company) throw new CommandError(`there is no user ${id}`)
      await disableUser(db, await actorIn(company), id, context.now())
    })
    return { json: { id, isActive: false }, text: `User ${id} is disabled.` }
  },
})
