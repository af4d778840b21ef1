import { defineCommand } from '../command.ts'
import { databaseOptions, withDatabase } from '../database.ts'

export const purge = defineCommand({
  name: 'purge',
  summary: 'Remove for good what was deleted more than 30 days ago.',
  options: databaseOptions,
  async run({ flags }, context) {
    const { purgeProducts } = await import('@merx/catalog')
    const purged = await withDatabase(context, flags, ({ db }) => purgeProducts(db, context.now()))
    const text = purged === 1 ? '1 product was removed.' : `${purged} products were removed.`
    return { json: { products: purged }, text }
  },
})
