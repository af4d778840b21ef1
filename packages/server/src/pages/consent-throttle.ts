import { type Actor, requireUser, throttle } from '@merx/catalog'
import { Problem } from '@merx/contract'
import type { Services } from '../services.ts'

/** Nobody connects so many apps in a quarter of an hour. */
const rule = { limit: 60, windowMs: 15 * 60 * 1000 }

/** Counts a user's answer to an app. Throws `rate_limited`. */
export async function countConsent({ db, clock }: Services, actor: Actor): Promise<void> {
  const key = `consent of ${actor.companyId} ${requireUser(actor)}`
  const { isAllowed, retryAfterMs } = await throttle(db, { key, ...rule }, clock())
  if (isAllowed) return
  throw new Problem('rate_limited', { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) })
}
