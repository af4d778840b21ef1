import { defineCommand } from '../command.ts'
import { databaseOptions, withDatabase } from '../database.ts'

export const purge = defineCommand({
  name: 'purge',
  summary: 'Remove for good what was deleted more than 30 days ago.',
  details: 'Bytes that no file points at any more are freed too.',
  options: {
    files: { type: 'string', value: 'directory', description: 'Default: MERX_FILES.' },
    ...databaseOptions,
  },
  async run({ flags }, context) {
    const { openBlobDirectory, purgeDeleted, sweepBlobs } = await import('@merx/catalog')
    const json = await withDatabase(context, flags, async ({ db, config }) => {
      const blobs = openBlobDirectory(config.filesPath)
      const now = context.now()
      const purged = await purgeDeleted(db, blobs, now)
      await sweepBlobs(db, blobs, now)
      return purged
    })
    const named = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`
    const { products, deals, files } = json
    const parts = [named(products, 'product'), named(deals, 'deal'), named(files, 'file')]
    return { json, text: `Removed: ${parts.join(', ')}.` }
  },
})
