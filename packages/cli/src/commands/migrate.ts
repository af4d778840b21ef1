import { defineCommand } from '../command.ts'
import { databaseOptions, withDatabase } from '../database.ts'

export const migrate = defineCommand({
  name: 'migrate',
  summary: 'Bring the schema of the database up to date.',
  options: databaseOptions,
  async run({ flags }, context) {
    const applied = await withDatabase(
      context,
      flags,
      ({ store }) => store.migrate(context.now()),
      'leave',
    )
    const text = applied.length === 0 ? 'Nothing was missing.' : `Applied ${applied.join(', ')}.`
    return { json: { applied }, text }
  },
})
