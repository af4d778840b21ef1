import { defineCommand } from '../command.ts'
import { databaseOptions, migrateStore, withDatabase } from '../database.ts'

export const migrate = defineCommand({
  name: 'migrate',
  summary: 'Bring the schema of the database up to date.',
  options: databaseOptions,
  async run({ flags }, context) {
    const { applied, indexed } = await withDatabase(
      context,
      flags,
      ({ store }) => migrateStore(context, store),
      'leave',
    )
    const items = indexed === 0 ? '' : ` ${indexed} items were indexed.`
    const schema = applied.length === 0 ? 'Nothing was missing.' : `Applied ${applied.join(', ')}.`
    return { json: { applied, indexed }, text: `${schema}${items}` }
  },
})
