import { defineCommand } from '../command.ts'
import { databaseOptions, withDatabase } from '../database.ts'

export const purge = defineCommand({
  name: 'purge',
  summary: 'Remove for good what was deleted more than 30 days ago.',
  options: databaseOptions,
  async run({ flags }, context) {
    const { purgeDeals, purgeProducts } = await import('@merx/catalog')
    const purged = await withDatabase(context, flags, async ({ db }) => ({
      products: await purgeProducts(db, context.now()),
      deals: await purgeDeals(db, context.now()),
    }))
    return { json: purged, text: `Removed products: ${purged.products}, deals: ${purged.deals}.` }
  },
})
