import type { Company } from '@merx/catalog'
import { type Context, defineCommand } from '../command.ts'
import {
  actorIn,
  chooseCompany,
  companyOption,
  databaseOptions,
  type OpenDatabase,
  withDatabase,
} from '../database.ts'
import { credentials, type FirstCompany, foundFirstCompany } from '../first-company.ts'
import { parseWholeNumber } from '../parse.ts'
import { createProgress } from '../sample/progress.ts'
import { details } from '../table.ts'

export const sample = defineCommand({
  name: 'sample',
  summary: 'Fill a catalogue with invented products.',
  details:
    'The same seed and number make the same products. An empty database gets its first company.',
  options: {
    products: { type: 'string', value: 'number', description: 'How many; default: 1000.' },
    seed: { type: 'string', value: 'number', description: 'Which ones; default: 1.' },
    company: companyOption,
    files: { type: 'string', value: 'directory', description: 'Default: MERX_FILES.' },
    ...databaseOptions,
  },
  async run({ flags }, context) {
    const count = parseWholeNumber(flags.products ?? '1000', '--products')
    const seed = parseWholeNumber(flags.seed ?? '1', '--seed')
    const startedAt = context.now().getTime()
    const made = await withDatabase(
      context,
      flags,
      async (database) => {
        const { db, config } = database
        const founded = flags.company
          ? undefined
          : await foundFirstCompany(db, config, context.now())
        const company = await chooseCompany(db, flags.company)
        return { founded, ...(await fill(context, database, company, { count, seed })) }
      },
      'migrate',
    )
    const seconds = (context.now().getTime() - startedAt) / 1000
    const { founded, ...tally } = made
    return {
      json: { ...tally, ...(founded ? credentialsOf(founded) : {}), seconds },
      text: summary(tally, founded, seconds),
    }
  },
})

async function fill(
  context: Context,
  { db, store, config }: OpenDatabase,
  company: Company,
  wanted: { count: number; seed: number },
) {
  const { openBlobDirectory } = await import('@merx/catalog')
  const { fillCatalogue } = await import('../sample/fill-catalogue.ts')
  const progress = createProgress(context.terminal, wanted.count, () => context.now())
  try {
    const tally = await fillCatalogue(db, {
      ...wanted,
      actor: await actorIn(company),
      blobs: openBlobDirectory(config.filesPath),
      now: context.now(),
      onProgress: progress.at,
    })
    progress.say('Tidying the indexes …')
    await store.optimize()
    return { companyId: company.id, ...tally }
  } finally {
    progress.end()
  }
}

function credentialsOf({ adminEmail, adminPassword, apiToken }: FirstCompany) {
  return { adminEmail, adminPassword, apiToken }
}

function summary(
  { companyId, ...tally }: Record<string, number>,
  founded: FirstCompany | undefined,
  seconds: number,
): string {
  const made = `Company ${companyId} has a sample catalogue, made in ${seconds.toFixed(1)} s:`
  const numbers = Object.entries(tally).filter(([, number]) => number > 0)
  const text = `${made}\n\n${details(Object.fromEntries(numbers))}`
  if (!founded) return text
  return `${text}\n\nThe company is new. Shown this once:\n\n${credentials(founded)}`
}
