import {
  type BlobStore,
  purgeBudgets,
  purgeDeleted,
  purgeThrottle,
  refreshAudiences,
  refreshSearch,
  removeExpiredSessions,
  sweepBlobs,
  type TokenUsage,
} from '@merx/catalog'
import type { Db } from '@merx/store'
import type { Logger } from 'pino'
import type { DailyBudget } from './limits/daily-budget.ts'

const usageEveryMs = 5_000
const giveBackEveryMs = 5_000
const purgeEveryMs = 60 * 60 * 1000
const refreshEveryMs = 1_000
/** A thousand products a turn: requests in between, and a stop, do not wait long. */
const refreshBatches = 20

export interface JobOptions {
  db: Db
  blobs: BlobStore
  clock: () => Date
  tokenUsage: TokenUsage
  budget: DailyBudget
  logger: Logger
}

/**
 * Work beside the requests: the use of tokens is written down, what was deleted is purged, and the
 * search learns of deleted fields and of users in other groups.
 */
export function startJobs({ db, blobs, clock, tokenUsage, budget, logger }: JobOptions): {
  stop(): Promise<void>
} {
  const jobs = [
    every(usageEveryMs, logger, 'token usage', () => tokenUsage.flush(db)),
    every(purgeEveryMs, logger, 'purge', async () => {
      const now = clock()
      const purged = await purgeDeleted(db, blobs, now)
      const count = purged.products + purged.deals + purged.files
      if (count > 0) logger.info(purged, 'purged what was deleted')
      await purgeThrottle(db, now)
      await removeExpiredSessions(db, now)
      await purgeBudgets(db, now)
      await sweepBlobs(db, blobs, now, 'sixteenth')
    }),
    every(giveBackEveryMs, logger, 'token budget', () => budget.giveBack('idle', clock())),
    every(refreshEveryMs, logger, 'search refresh', () => refreshSearch(db, refreshBatches)),
    every(refreshEveryMs, logger, 'audience refresh', () =>
      refreshAudiences(db, { maxBatches: refreshBatches }),
    ),
  ]
  return {
    async stop() {
      await Promise.all(jobs.map((job) => job.stop()))
      await tokenUsage
        .flush(db)
        .catch((error) => logger.warn({ error }, 'token usage is not saved'))
      await budget
        .giveBack('all', clock())
        .catch((error) => logger.warn({ error }, 'unspent tokens are lost for today'))
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
