import type { Db } from '@merx/store'
import { defineCommand } from '../command.ts'
import { actorIn, chooseCompany, databaseOptions, withDatabase } from '../database.ts'
import { CommandError } from '../failures.ts'
import { parseWholeNumber } from '../parse.ts'
import { details, table } from '../table.ts'

export const tokenCreate = defineCommand({
  name: 'token create',
  summary: 'Make an API token for a user.',
  options: {
    user: { type: 'string', value: 'id', description: 'Whom it speaks for.', isRequired: true },
    name: {
      type: 'string',
      value: 'text',
      description: 'What it is for, to be recognised in lists.',
      isRequired: true,
    },
    ...databaseOptions,
  },
  async run({ flags }, context) {
    const { createApiToken, findUser } = await import('@merx/catalog')
    const userId = parseWholeNumber(flags.user, '--user')
    const created = await withDatabase(context, flags, async ({ db }) => {
      const user = await findUser(db, userId)
      if (!user) throw new CommandError(`there is no user ${userId}`)
      const actor = await actorOf(db, user.companyId)
      return createApiToken(db, actor, { userId, name: flags.name }, context.now())
    })
    return {
      json: { id: created.id, apiToken: created.apiToken },
      text: `Token ${created.id} was made. Shown this once:\n\n${details({
        'API token': created.apiToken,
      })}`,
    }
  },
})

export const tokenList = defineCommand({
  name: 'token list',
  summary: 'List the API tokens of a company, or of all; never the tokens themselves.',
  options: {
    company: { type: 'string', value: 'id', description: 'Only of this company.' },
    ...databaseOptions,
  },
  async run({ flags }, context) {
    const { listApiTokens } = await import('@merx/catalog')
    const tokens = await withDatabase(context, flags, async ({ db }) => {
      const company = flags.company && (await chooseCompany(db, flags.company))
      return listApiTokens(db, company ? company.id : undefined)
    })
    const rows = tokens.map((token) => [
      `${token.id}`,
      `${token.companyId}`,
      `${token.userId}`,
      token.name,
      toText(token.createdAt),
      token.lastUsedAt ? toText(token.lastUsedAt) : 'never',
      token.revokedAt ? 'revoked' : 'valid',
    ])
    const json = tokens.map((token) => ({
      ...token,
      lastUsedAt: token.lastUsedAt ?? null,
      revokedAt: token.revokedAt ?? null,
    }))
    const headings = ['ID', 'COMPANY', 'USER', 'NAME', 'MADE', 'LAST USED', 'STATE']
    return { json: { tokens: json }, text: table(headings, rows, 'There are no API tokens.') }
  },
})

export const tokenRevoke = defineCommand({
  name: 'token revoke',
  summary: 'End an API token at once.',
  operands: ['id'],
  options: databaseOptions,
  async run({ flags, operands }, context) {
    const { findApiToken, revokeApiToken } = await import('@merx/catalog')
    const id = parseWholeNumber(operands.id, '<id>')
    await withDatabase(context, flags, async ({ db }) => {
      const token = await findApiToken(db, id)
      if (!token) throw new CommandError(`there is no API token ${id}`)
      await revokeApiToken(db, await actorOf(db, token.companyId), id, context.now())
    })
    return { json: { id, isRevoked: true }, text: `Token ${id} is revoked.` }
  },
})

async function actorOf(db: Db, companyId: number) {
  return actorIn(await chooseCompany(db, `${companyId}`))
}

/** Minutes are enough for people. */
function toText(time: Date): string {
  return time.toISOString().slice(0, 16).replace('T', ' ')
}
