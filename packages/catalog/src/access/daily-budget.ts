import { type Db, statement } from '@merx/store'

const dayMs = 24 * 60 * 60 * 1000
/** Small enough that a server which is killed loses little, large enough to be asked for seldom. */
const maxBlock = 1_000
/** A block is at most this part of what is left, so that the last tokens are not held by one server. */
const blocksLeft = 20

/** A day's tokens of a company as one server sees them. */
export interface TokenBlock {
  /** Tokens that this server alone may spend. */
  readonly held: number
  /** Tokens that nobody holds. */
  readonly free: number
}

/** Days since 1970-01-01 UTC; the budget begins anew with each. */
export function toDay(now: Date): number {
  return Math.floor(now.getTime() / dayMs)
}

export function nextDayAt(now: Date): Date {
  return new Date((toDay(now) + 1) * dayMs)
}

const reservedToday = statement<{ companyId: number; day: number }, { reserved: number }>(
  (sql, parameter, { lock }) =>
    sql
      .selectFrom('daily_budget')
      .select('reserved')
      .where('company_id', '=', parameter('companyId'))
      .where('day', '=', parameter('day'))
      .modifyEnd(lock),
)

/**
 * Gives back what a server holds and takes a new block of `needed` tokens or more, in one step.
 *
 * When fewer are left it holds nothing afterwards, so that what several servers could not spend comes
 * together again. All servers on one database never hold and spend more than `budget` together.
 */
export async function exchangeTokens(
  db: Db,
  asked: { companyId: number; day: number; budget: number; held: number; needed: number },
): Promise<TokenBlock> {
  const { companyId, day, budget, held, needed } = asked
  return db.transaction(async (db) => {
    await db.sql
      .insertInto('daily_budget')
      .values({ company_id: companyId, day, reserved: 0 })
      .onConflict((conflict) => conflict.columns(['company_id', 'day']).doNothing())
      .execute()
    const [row] = await db.all(reservedToday, { companyId, day })
    const before = row?.reserved ?? 0
    const free = Math.max(budget - before + held, 0)
    const taken = needed > free || needed === 0 ? 0 : Math.max(needed, blockOf(free))
    const after = before - held + taken
    if (after !== before) {
      await db.sql
        .updateTable('daily_budget')
        .set({ reserved: after })
        .where('company_id', '=', companyId)
        .where('day', '=', day)
        .execute()
    }
    return { held: taken, free: free - taken }
  })
}

/** Removes the counts of days that are over, by any server's clock. */
export async function purgeBudgets(db: Db, now: Date): Promise<void> {
  const day = toDay(now) - 1
  await db.transaction(async (db) => {
    await db.sql.deleteFrom('daily_budget').where('day', '<', day).execute()
  })
}

function blockOf(free: number): number {
  return Math.min(maxBlock, Math.floor(free / blocksLeft))
}
