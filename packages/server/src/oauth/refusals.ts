import { checkThrottle, type ThrottleRule, throttle } from '@merx/catalog'
import { Problem, type ProblemCode } from '@merx/contract'
import type { FastifyRequest } from 'fastify'
import type { Services } from '../v1/face.ts'

const windowMs = 15 * 60 * 1000
/** What somebody hears who guesses secrets, codes or tokens. */
const isGuess: ReadonlySet<ProblemCode> = new Set(['invalid_client', 'invalid_grant'])

/**
 * How often apps may be refused in a quarter of an hour: in one app's name from one address, and from
 * one address in whatever names. What succeeds is not counted: an app may refresh as often as it likes.
 */
function rulesOf({ ip }: FastifyRequest, clientId = ''): ThrottleRule[] {
  return [
    { key: `token of ${clientId} from ${ip}`, limit: 30, windowMs },
    { key: `token from ${ip}`, limit: 300, windowMs },
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

/** Counts a refusal, if it is one that guesses meet. */
export async function noteRefusal(
  { db, clock }: Services,
  request: FastifyRequest,
  clientId: string | undefined,
  error: unknown,
): Promise<void> {
  if (!(error instanceof Problem) || !isGuess.has(error.code)) return
  for (const rule of rulesOf(request, clientId)) await throttle(db, rule, clock())
}
