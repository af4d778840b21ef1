import { networkOf } from './network.ts'

const windowMs = 60_000
/** Of more addresses than these the ones that failed first are forgotten. */
const maxAddresses = 10_000

/** Counts, in this process, how often an address showed credentials that nobody has. */
export interface BadCredentials {
  /** Counts one more; how many seconds to wait when it was one too many. */
  note(address: string, now: Date): number | undefined
}

/** Allows an address `limit` bad credentials a minute; 0 turns it off. */
export function createBadCredentials(limit: number): BadCredentials {
  const failures = new Map<string, { endsAt: number; count: number }>()
  return {
    note(address, now) {
      if (limit === 0) return undefined
      const key = networkOf(address)
      const time = now.getTime()
      const known = failures.get(key)
      if (known && known.endsAt > time && known.endsAt <= time + windowMs) {
        known.count = Math.min(known.count + 1, limit + 1)
        return known.count > limit ? Math.ceil((known.endsAt - time) / 1000) : undefined
      }
      // Put at the end: the order of the map is the order in which windows end.
      failures.delete(key)
      failures.set(key, { endsAt: time + windowMs, count: 1 })
      forgetOld(failures, time)
      return undefined
    },
  }
}

function forgetOld(failures: Map<string, { endsAt: number }>, time: number): void {
  for (const [key, { endsAt }] of failures) {
    if (failures.size <= maxAddresses && endsAt > time) return
    failures.delete(key)
  }
}
