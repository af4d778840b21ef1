import { exchangeTokens, nextDayAt, toDay } from '@merx/catalog'
import type { Db } from '@merx/store'

/** What a refusal rests on is read anew at most this often. */
const refusalLastsMs = 1_000

interface BudgetState {
  readonly limit: number
  /** As far as this server knows of what others spend. */
  readonly remaining: number
  readonly isOver: boolean
  readonly resetSeconds: number
}

/** Tokens of each company and day, shared by all servers on one database. */
export interface DailyBudget {
  readonly isOn: boolean
  /** Spends tokens, or tells that too few are left. */
  spend(companyId: number, cost: number, now: Date): Promise<BudgetState>
  /** Gives back what companies hold that have not asked since the last time; all of it on a stop. */
  giveBack(which: 'idle' | 'all', now: Date): Promise<void>
}

/** The tokens of one company that this server may spend without asking. */
interface Purse {
  day: number
  held: number
  /** Of nobody, when the database was last asked. */
  free: number
  askedAt: number
  isIdle: boolean
  /** Under way: what the purse holds is being exchanged. */
  exchange: Promise<void> | undefined
}

/** Allows each company `budget` tokens a day, from midnight to midnight UTC; 0 turns it off. */
export function createDailyBudget(db: Db, budget: number): DailyBudget {
  const purses = new Map<number, Purse>()

  /** What the purse held belongs to the exchange: should it fail, it is lost, and not spent twice. */
  const exchange = (companyId: number, purse: Purse, needed: number, now: Date): Promise<void> => {
    const { day, held } = purse
    purse.held = 0
    purse.exchange = exchangeTokens(db, { companyId, day, budget, held, needed })
      .then((block) => {
        purse.held = block.held
        purse.free = block.free
        purse.askedAt = now.getTime()
      })
      .finally(() => {
        purse.exchange = undefined
      })
    return purse.exchange
  }

  return {
    isOn: budget > 0,
    async spend(companyId, cost, now) {
      const day = toDay(now)
      for (;;) {
        const purse = purseOf(purses, companyId, day)
        purse.isIdle = false
        if (purse.exchange) {
          // Whoever began it hears of a failure.
          await purse.exchange.catch(() => {})
          continue
        }
        const state = { limit: budget, resetSeconds: secondsUntil(nextDayAt(now), now) }
        if (purse.held >= cost) {
          purse.held -= cost
          return { ...state, remaining: purse.held + purse.free, isOver: false }
        }
        const remaining = purse.held + purse.free
        const isFresh = Math.abs(now.getTime() - purse.askedAt) < refusalLastsMs
        if (isFresh && remaining < cost) return { ...state, remaining, isOver: true }
        await exchange(companyId, purse, cost, now)
      }
    },
    async giveBack(which, now) {
      const day = toDay(now)
      for (const [companyId, purse] of purses) {
        await purse.exchange?.catch(() => {})
        // Yesterday's tokens are worth nothing.
        if (purse.day !== day) purses.delete(companyId)
        else if (which === 'idle' && !purse.isIdle) purse.isIdle = true
        else {
          if (purse.held > 0) await exchange(companyId, purse, 0, now)
          if (!purse.exchange && purse.held === 0) purses.delete(companyId)
        }
      }
    },
  }
}

function purseOf(purses: Map<number, Purse>, companyId: number, day: number): Purse {
  const known = purses.get(companyId)
  // A request that began before midnight spends of the day that has begun since.
  if (known && known.day >= day) return known
  const empty = { day, held: 0, free: 0, askedAt: 0, isIdle: false, exchange: undefined }
  purses.set(companyId, empty)
  return empty
}

const secondsUntil = (end: Date, now: Date) => Math.ceil((end.getTime() - now.getTime()) / 1000)
