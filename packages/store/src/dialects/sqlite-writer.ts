import { isBusy, type SqliteConnection } from './sqlite-connection.ts'

interface Job {
  work: () => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** Bounds of one group: how many transactions share a commit, and for how long others wait. */
const maxGroupSize = 64
const maxGroupMs = 10
/** How long to wait for another process, such as the command line, to finish its write. */
const busyTimeoutMs = 15_000

/**
 * Runs transactions one after the other and commits those that arrive together with one sync.
 *
 * Each keeps its own savepoint, so one that fails undoes nothing of the others; none is answered
 * before the shared commit is on the disk.
 */
export class SqliteWriter {
  readonly #connection: SqliteConnection
  readonly #queue: Job[] = []
  #deferred: (() => void)[] = []
  #draining: Promise<void> | undefined

  constructor(connection: SqliteConnection) {
    this.#connection = connection
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      // The queue holds work of all kinds; each resolve takes what its own work gave.
      this.#queue.push({ work, resolve: resolve as (value: unknown) => void, reject })
      this.#draining ??= this.#drain()
    })
  }

  /**
   * Puts off what a transaction writes until just before the shared commit.
   *
   * Full-text tables write their pending index out at every savepoint; done together at the end they
   * write it once for the whole group.
   */
  defer(write: () => void): void {
    this.#deferred.push(write)
  }

  /** Resolves when everything queued has been committed. */
  async idle(): Promise<void> {
    await this.#draining
  }

  async #drain(): Promise<void> {
    // One turn of the event loop lets requests that arrived together join one group.
    await new Promise((resolve) => setImmediate(resolve))
    try {
      while (this.#queue.length > 0) await this.#commitGroup()
    } finally {
      // In the same turn as the last look at the queue: who is answered may come again at once.
      this.#draining = undefined
    }
  }

  async #commitGroup(): Promise<void> {
    const answers: ((failure?: unknown) => void)[] = []
    try {
      await this.#begin()
      await this.#runGroup(answers)
      for (const write of this.#deferred) write()
      this.#connection.execute('commit', [])
    } catch (error) {
      this.#rollback()
      // Nobody got as far as beginning, so nobody who waits would.
      if (answers.length === 0) for (const job of this.#queue.splice(0)) job.reject(error)
      for (const answer of answers) answer(error)
      return
    } finally {
      this.#deferred = []
    }
    for (const answer of answers) answer()
  }

  async #runGroup(answers: ((failure?: unknown) => void)[]): Promise<void> {
    const startedAt = performance.now()
    while (answers.length < maxGroupSize && performance.now() - startedAt < maxGroupMs) {
      const job = this.#queue.shift()
      if (!job) return
      answers.push(await this.#runJob(job))
      // An error such as a full disk ends the whole transaction, not just the savepoint.
      if (!this.#connection.raw.inTransaction)
        throw new Error('the transaction was ended by SQLite')
    }
  }

  async #runJob(job: Job): Promise<(failure?: unknown) => void> {
    const deferredBefore = this.#deferred.length
    try {
      this.#connection.execute('savepoint job', [])
      const value = await job.work()
      this.#connection.execute('release job', [])
      return (failure) => (failure === undefined ? job.resolve(value) : job.reject(failure))
    } catch (error) {
      this.#deferred.length = deferredBefore
      if (this.#connection.raw.inTransaction) {
        this.#connection.execute('rollback to job', [])
        this.#connection.execute('release job', [])
      }
      // What it saw may be undone with the group, so it too waits for the commit.
      return () => job.reject(error)
    }
  }

  async #begin(): Promise<void> {
    const giveUpAt = performance.now() + busyTimeoutMs
    for (;;) {
      try {
        this.#connection.execute('begin immediate', [])
        return
      } catch (error) {
        if (!isBusy(error) || performance.now() > giveUpAt) throw error
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
  }

  #rollback(): void {
    if (this.#connection.raw.inTransaction) this.#connection.execute('rollback', [])
  }
}
