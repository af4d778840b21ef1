import type { Actor } from '@merx/catalog'
import type { Db } from '@merx/store'
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
import { table } from '../table.ts'

export const groupAdd = defineCommand({
  name: 'group add',
  summary: 'Add a visibility group of users.',
  details: 'Groups count where the plan of the company is groups: see merx help company update.',
  options: {
    company: companyOption,
    name: { type: 'string', value: 'name', description: 'Name.', isRequired: true },
    parent: { type: 'string', value: 'id', description: 'The group it is below; default: none.' },
    ...databaseOptions,
  },
  async run({ flags }, context) {
    const { createGroup } = await import('@merx/catalog')
    const parentId = flags.parent === undefined ? null : parseGroup(flags.parent, '--parent')
    const group = await withDatabase(context, flags, async ({ db }) => {
      const actor = await actorIn(await chooseCompany(db, flags.company))
      return createGroup(db, actor, { name: flags.name, parentId }, context.now())
    })
    return { json: group, text: `Group ${group.id} was added.` }
  },
})

export const groupList = defineCommand({
  name: 'group list',
  summary: 'List the visibility groups of a company.',
  options: { company: companyOption, ...databaseOptions },
  async run({ flags }, context) {
    const { listGroups } = await import('@merx/catalog')
    const groups = await withDatabase(context, flags, async ({ db }) => {
      const { id } = await chooseCompany(db, flags.company)
      return listGroups(db, id)
    })
    const rows = groups.map((group) => [
      `${group.id}`,
      group.name,
      `${group.parentId ?? 'none'}`,
      `${group.userCount}`,
    ])
    const headings = ['ID', 'NAME', 'BELOW', 'USERS']
    return { json: { groups }, text: table(headings, rows, 'There are no groups.') }
  },
})

export const groupUpdate = defineCommand({
  name: 'group update',
  summary: 'Rename a visibility group, or put it below another one.',
  operands: ['id'],
  options: {
    company: companyOption,
    name: { type: 'string', value: 'name', description: 'Name.' },
    parent: { type: 'string', value: 'id', description: 'The group it is below, or none.' },
    ...databaseOptions,
  },
  async run({ flags, operands }, context) {
    const { updateGroup } = await import('@merx/catalog')
    const id = parseWholeNumber(operands.id, '<id>')
    const parentId = flags.parent === undefined ? undefined : parseGroup(flags.parent, '--parent')
    const group = await withDatabase(context, flags, async ({ db }) => {
      const actor = await actorIn(await chooseCompany(db, flags.company))
      return updateGroup(db, actor, id, { name: flags.name, parentId }, context.now())
    })
    return { json: group, text: `Group ${id} was updated.` }
  },
})

export const groupRemove = defineCommand({
  name: 'group remove',
  summary: 'Remove a visibility group that has no users and no groups below it.',
  operands: ['id'],
  options: { company: companyOption, ...databaseOptions },
  async run({ flags, operands }, context) {
    const { removeGroup } = await import('@merx/catalog')
    const id = parseWholeNumber(operands.id, '<id>')
    await withDatabase(context, flags, async ({ db }) => {
      const actor = await actorIn(await chooseCompany(db, flags.company))
      await removeGroup(db, actor, id, context.now())
    })
    return { json: { id, isRemoved: true }, text: `Group ${id} was removed.` }
  },
})

export const userGroup = defineCommand({
  name: 'user group',
  summary: 'Put a user into a visibility group; what they own moves along.',
  details: 'Takes a while where a user owns very much: the search learns of each.',
  operands: ['id'],
  options: {
    group: { type: 'string', value: 'id', description: 'The group, or none.', isRequired: true },
    ...databaseOptions,
  },
  async run({ flags, operands }, context) {
    const { findCompany, findUser, moveUser } = await import('@merx/catalog')
    const id = parseWholeNumber(operands.id, '<id>')
    const groupId = parseGroup(flags.group, '--group')
    await withDatabase(context, flags, async ({ db }) => {
      const user = await findUser(db, id)
      const company = user && (await findCompany(db, user.companyId))
      if (!company) throw new CommandError(`there is no user ${id}`)
      const actor = await actorIn(company)
      await moveUser(db, actor, id, groupId, context.now())
      await tellSearch(db, actor, context)
    })
    const where = groupId === null ? 'in no group' : `in group ${groupId}`
    return { json: { id, groupId }, text: `User ${id} is ${where}.` }
  },
})

/** Finishes what a regrouping leaves to be done; interrupted, the server does the rest. */
export async function tellSearch(
  db: Db,
  { companyId }: Actor,
  { terminal }: { readonly terminal: { write(text: string): void } | undefined },
): Promise<void> {
  const { refreshAudiences } = await import('@merx/catalog')
  let written = 0
  const onProgress = (done: number) => {
    written = done
    terminal?.write(`\rTelling the search: ${done.toLocaleString('en-US')} …\u001b[K`)
  }
  await refreshAudiences(db, { companyId, onProgress })
  if (written > 0) terminal?.write('\r\u001b[K')
}

function parseGroup(text: string, where: string): number | null {
  return text === 'none' ? null : parseWholeNumber(text, where)
}
