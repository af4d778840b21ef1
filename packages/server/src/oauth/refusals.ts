import { checkThrottle, type ThrottleRule, throttle } from '@merx/catalog'
import { Problem } from '@merx/contract'
import type { FastifyRequest } from 'fastify'
import { networkOf } from '../limits/network.ts'
import type { Services } from '../services.ts'

const windowMs = 15 * 60 * 1000

/**
 * How often apps may fail to show who they are in a quarter of an hour: one app from one network, and
 * one network in whatever names. Codes and tokens that are not good are not counted: an app that has
 * shown its secret guesses nothing, and one of many users has many that are over.
 */
function rulesOf({ ip }: FastifyRequest, clientId = ''): ThrottleRule[] {
  const network = networkOf(ip)
  return [
    { key: `token of ${clientId} from ${network}`, limit: 30, windowMs },
    { key: `token from ${network}`, limit: 300, windowMs },
  ]
}

/** Throws `rate_limited` to whom has been refused too often. */
export async function requireFewRefusals(
  { db, clock }: Services,
  request: FastifyRequest,
  clientId: string | undefined,
): Promise<void> {
  for (const rule of rulesOf(request, clientId)) {
    const { isAllowed, retryAfterMs } = await checkThrottle(db, rule, clock())
    if (isAllowed) continue
    throw new Problem('rate_limited', { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) })
  }
}

/** Counts a refusal, if it is one of an app that did not show who it is. */
export async function noteRefusal(
  { db, clock }: Services,
  request: FastifyRequest,
  clientId: string | undefined,
  error: unknown,
): Promise<void> {
  if (!(error instanceof Problem) || error.code !== 'invalid_client') return
  for (const rule of rulesOf(request, clientId)) await throttle(db, rule, clock())
}
