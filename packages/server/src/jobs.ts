import {
  type BlobStore,
  purgeFiles,
  purgeProducts,
  sweepBlobs,
  type TokenUsage,
} from '@merx/catalog'
import type { Db } from '@merx/store'
import type { Logger } from 'pino'

const usageEveryMs = 5_000
const purgeEveryMs = 60 * 60 * 1000

export interface JobOptions {
  db: Db
  blobs: BlobStore
  clock: () => Date
  tokenUsage: TokenUsage
  logger: Logger
}

/** Work beside the requests: the use of tokens is written down, what was deleted is purged. */
export function startJobs({ db, blobs, clock, tokenUsage, logger }: JobOptions): {
  stop(): Promise<void>
} {
  const jobs = [
    every(usageEveryMs, logger, 'token usage', () => tokenUsage.flush(db)),
    every(purgeEveryMs, logger, 'purge', async () => {
      const now = clock()
      const products = await purgeProducts(db, now)
      const files = await purgeFiles(db, blobs, now)
      if (products + files > 0) logger.info({ products, files }, 'purged what was deleted')
      await sweepBlobs(db, blobs, now, 'sixteenth')
    }),
  ]
  return {
    async stop() {
      await Promise.all(jobs.map((job) => job.stop()))
      await tokenUsage
        .flush(db)
        .catch((error) => logger.warn({ error }, 'token usage is not saved'))
    },
  }
}

/** Repeats work, never beside itself; a failure waits for the next turn. */
function every(intervalMs: number, logger: Logger, name: string, work: () => Promise<void>) {
  let running: Promise<void> | undefined
  const timer = setInterval(() => {
    running ??= work()
      .catch((error) => logger.warn({ error }, `${name} failed; it will be tried again`))
      .finally(() => {
        running = undefined
      })
  }, intervalMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
