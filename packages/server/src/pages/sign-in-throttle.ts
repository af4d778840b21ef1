import { forgive, type ThrottleRule, throttle } from '@merx/catalog'
import type { FastifyRequest } from 'fastify'
import type { Services } from '../v1/face.ts'

const windowMs = 15 * 60 * 1000

/**
 * How often signing in may be tried in a quarter of an hour.
 *
 * From one address for one account it takes ten guesses to be made to wait. The account as a whole has
 * more, so that its owner, elsewhere, is not locked out by somebody else's few guesses.
 */
const limits = { accountFromAddress: 10, account: 100, address: 100 }

function rulesOf({ ip }: FastifyRequest, email: string) {
  const account = email.trim().toLowerCase()
  return {
    accountFromAddress: `sign-in ${account} from ${ip}`,
    account: `sign-in ${account}`,
    address: `sign-in from ${ip}`,
  }
}

/** Counts an attempt to sign in, before the password is looked at; says so when there were too many. */
export async function countSignIn(
  { db, clock }: Services,
  request: FastifyRequest,
  email: string,
): Promise<{ alert: string; retryAfterSeconds: number } | undefined> {
  let waitMs = 0
  for (const [name, key] of Object.entries(rulesOf(request, email))) {
    // The names are those of the limits.
    const rule: ThrottleRule = { key, limit: limits[name as keyof typeof limits], windowMs }
    waitMs = Math.max(waitMs, (await throttle(db, rule, clock())).retryAfterMs)
  }
  if (waitMs === 0) return undefined
  const minutes = Math.ceil(waitMs / 60_000)
  return {
    alert: `Too many attempts. Try again in ${minutes} minute${minutes === 1 ? '' : 's'}.`,
    retryAfterSeconds: Math.ceil(waitMs / 1000),
  }
}

/** Forgets the attempts of somebody who knew the password. */
export async function forgiveSignIn(
  { db }: Services,
  request: FastifyRequest,
  email: string,
): Promise<void> {
  const { accountFromAddress, account } = rulesOf(request, email)
  await forgive(db, accountFromAddress)
  await forgive(db, account)
}
