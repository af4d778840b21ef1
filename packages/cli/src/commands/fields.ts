import type { Db } from '@merx/store'
import { defineCommand } from '../command.ts'
import { actorIn, chooseCompany, databaseOptions, withDatabase } from '../database.ts'
import { parseWholeNumber } from '../parse.ts'
import { table } from '../table.ts'

const companyOption = {
  type: 'string',
  value: 'id',
  description: 'Whose; can be left out where there is one company.',
} as const

export const fieldList = defineCommand({
  name: 'field list',
  summary: 'List the custom fields of products; deleted ones too, which can be restored.',
  options: { company: companyOption, ...databaseOptions },
  async run({ flags }, context) {
    const { listAllCustomFields } = await import('@merx/catalog')
    const fields = await withDatabase(context, flags, async ({ db }) => {
      const { id } = await chooseCompany(db, flags.company)
      return listAllCustomFields(db, id)
    })
    const rows = fields.map((field) => [
      `${field.id}`,
      field.name,
      field.type,
      field.key,
      field.deletedAt ? 'deleted' : 'live',
    ])
    const headings = ['ID', 'NAME', 'TYPE', 'KEY', 'STATE']
    return { json: { fields }, text: table(headings, rows, 'There are no custom fields.') }
  },
})

export const fieldRestore = defineCommand({
  name: 'field restore',
  summary: 'Bring back a deleted custom field with the values that products had.',
  details: 'Takes a while where many products have a value: the search learns of each.',
  operands: ['id'],
  options: { company: companyOption, ...databaseOptions },
  async run({ flags, operands }, context) {
    const id = parseWholeNumber(operands.id, '<id>')
    await withDatabase(context, flags, ({ db }) => restore(db, flags.company, id, context.now()))
    return { json: { id, isRestored: true }, text: `Field ${id} is back, with its values.` }
  },
})

async function restore(db: Db, company: string | undefined, id: number, now: Date): Promise<void> {
  const { restoreField } = await import('@merx/catalog')
  await restoreField(db, await actorIn(await chooseCompany(db, company)), id, now)
}
