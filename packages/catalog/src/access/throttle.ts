import { hash } from 'node:crypto'
import { type Db, statement } from '@merx/store'

/** What may be tried how often. */
export interface ThrottleRule {
  /** Who tries what, such as `sign-in account ida@garden.example`; stored as a hash only. */
  readonly key: string
  /** Attempts that one window allows. */
  readonly limit: number
  /** Counted from the first attempt. */
  readonly windowMs: number
}

export interface Throttled {
  readonly isAllowed: boolean
  /** 0 when it is allowed. */
  readonly retryAfterMs: number
}

interface Row {
  window_ends_at: number
  attempts: number
}

const throttleByKey = statement<{ keyHash: string }, Row>((sql, parameter) =>
  sql
    .selectFrom('throttle')
    .select(['window_ends_at', 'attempts'])
    .where('key_hash', '=', parameter('keyHash')),
)

/**
 * Counts an attempt and says whether it is allowed; all processes on one database count together.
 *
 * What is refused is not counted: it neither makes the wait longer nor costs a write. Asked inside a
 * transaction that fails, the count is undone with it.
 */
export async function throttle(db: Db, rule: ThrottleRule, now: Date): Promise<Throttled> {
  const keyHash = hashKey(rule.key)
  const [known] = await db.all(throttleByKey, { keyHash })
  if (known && isSpent(known, rule, now)) return refused(known, rule, now)
  const row = await db.transaction((db) => countAttempt(db, keyHash, rule, now))
  return row.attempts <= rule.limit ? { isAllowed: true, retryAfterMs: 0 } : refused(row, rule, now)
}

/** Says whether another attempt would be allowed, and counts none. */
export async function checkThrottle(db: Db, rule: ThrottleRule, now: Date): Promise<Throttled> {
  const [known] = await db.all(throttleByKey, { keyHash: hashKey(rule.key) })
  return known && isSpent(known, rule, now)
    ? refused(known, rule, now)
    : { isAllowed: true, retryAfterMs: 0 }
}

/** Forgets the attempts under a key, as after one that succeeded. */
export async function forgive(db: Db, key: string): Promise<void> {
  const keyHash = hashKey(key)
  // Hardly ever is there anything to forgive but the attempt itself.
  if ((await db.all(throttleByKey, { keyHash })).length === 0) return
  await db.transaction(async (db) => {
    await db.sql.deleteFrom('throttle').where('key_hash', '=', keyHash).execute()
  })
}

/** Takes one attempt back, as one that was none after all. */
export async function giveBackAttempt(db: Db, key: string): Promise<void> {
  await db.transaction(async (db) => {
    await db.sql
      .updateTable('throttle')
      .set((eb) => ({ attempts: eb('attempts', '-', 1) }))
      .where('key_hash', '=', hashKey(key))
      .where('attempts', '>', 0)
      .execute()
  })
}

/** Removes what counts for nothing any more. */
export async function purgeThrottle(db: Db, now: Date): Promise<void> {
  await db.transaction(async (db) => {
    await db.sql.deleteFrom('throttle').where('window_ends_at', '<=', now.getTime()).execute()
  })
}

/** One statement, so that of attempts at once none is lost; a window that is over starts anew. */
async function countAttempt(db: Db, keyHash: string, rule: ThrottleRule, now: Date): Promise<Row> {
  const time = now.getTime()
  return db.sql
    .insertInto('throttle')
    .values({ key_hash: keyHash, window_ends_at: time + rule.windowMs, attempts: 1 })
    .onConflict((conflict) =>
      conflict.column('key_hash').doUpdateSet((row) => ({
        attempts: row
          .case()
          .when('throttle.window_ends_at', '<=', time)
          .then(1)
          .else(row('throttle.attempts', '+', 1))
          .end(),
        window_ends_at: row
          .case()
          .when('throttle.window_ends_at', '<=', time)
          .then(row.ref('excluded.window_ends_at'))
          .else(row.ref('throttle.window_ends_at'))
          .end(),
      })),
    )
    .returning(['window_ends_at', 'attempts'])
    .executeTakeFirstOrThrow()
}

function isSpent(row: Row, { limit }: ThrottleRule, now: Date): boolean {
  return row.window_ends_at > now.getTime() && row.attempts >= limit
}

function refused(row: Row, { windowMs }: ThrottleRule, now: Date): Throttled {
  const leftMs = row.window_ends_at - now.getTime()
  // Another process's clock may be ahead.
  return { isAllowed: false, retryAfterMs: Math.min(Math.max(leftMs, 1), windowMs) }
}

function hashKey(key: string): string {
  return hash('sha256', key, 'hex')
}
