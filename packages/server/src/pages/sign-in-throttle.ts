import { checkThrottle, forgive, giveBackAttempt, type ThrottleRule, throttle } from '@merx/catalog'
import type { FastifyRequest } from 'fastify'
import { networkOf } from '../limits/network.ts'
import type { Services } from '../services.ts'

const windowMs = 15 * 60 * 1000

/**
 * How often signing in may be tried in a quarter of an hour.
 *
 * From one network for one account it takes ten guesses to be made to wait, and what is refused counts
 * nowhere: so one network cannot lock an account out for its owner elsewhere, ten of them can.
 */
function rulesOf({ ip }: FastifyRequest, email: string) {
  const [account, network] = [email.trim().toLowerCase(), networkOf(ip)]
  const rule = (key: string, limit: number): ThrottleRule => ({ key, limit, windowMs })
  return {
    accountFromNetwork: rule(`sign-in ${account} from ${network}`, 10),
    account: rule(`sign-in ${account}`, 100),
    network: rule(`sign-in from ${network}`, 100),
  }
}

/** Counts an attempt to sign in, before the password is looked at; says so when there were too many. */
export async function countSignIn(
  { db, clock }: Services,
  request: FastifyRequest,
  email: string,
): Promise<{ alert: string; retryAfterSeconds: number } | undefined> {
  const rules = Object.values(rulesOf(request, email))
  const waits = await Promise.all(rules.map((rule) => checkThrottle(db, rule, clock())))
  if (waits.every(({ isAllowed }) => isAllowed)) {
    const counted = await Promise.all(rules.map((rule) => throttle(db, rule, clock())))
    waits.push(...counted)
  }
  const waitMs = Math.max(...waits.map(({ retryAfterMs }) => retryAfterMs))
  if (waitMs === 0) return undefined
  const minutes = Math.ceil(waitMs / 60_000)
  return {
    alert: `Too many attempts. Try again in ${minutes} minute${minutes === 1 ? '' : 's'}.`,
    retryAfterSeconds: Math.ceil(waitMs / 1000),
  }
}

/**
 * Forgets the attempts of somebody who knew the password. Of their network only this one: with an
 * account of one's own one could else guess at others without end.
 */
export async function forgiveSignIn(
  { db }: Services,
  request: FastifyRequest,
  email: string,
): Promise<void> {
  const { accountFromNetwork, account, network } = rulesOf(request, email)
  await forgive(db, accountFromNetwork.key)
  await forgive(db, account.key)
  await giveBackAttempt(db, network.key)
}
