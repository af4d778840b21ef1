import type { Authentication } from '@merx/catalog'
import { type RollingWindow, RollingWindows, type WindowState } from './rolling-windows.ts'

const windowMs = 2_000

/** A route that costs the server more than others has a window of its own beside the common one. */
type Burst = 'search' | undefined

/** How full the fullest of a request's windows is. */
interface BurstState extends WindowState {
  /** It had no room in one of them, and was counted in none. */
  readonly isOver: boolean
}

/** Requests of one credential in a rolling window of 2 seconds, counted in this process. */
export interface BurstLimit {
  /** Counts a request; undefined where there is no limit. */
  take(authentication: Authentication, burst: Burst, now: Date): BurstState | undefined
}

/** Makes the limits; 0 turns one off. */
export function createBurstLimit(options: {
  burstLimit: number
  searchBurstLimit: number
}): BurstLimit {
  const windowsOf = (limit: number) => (limit > 0 ? [new RollingWindows(limit, windowMs)] : [])
  const all = windowsOf(options.burstLimit)
  const applied = { all, search: [...all, ...windowsOf(options.searchBurstLimit)] }

  return {
    take(authentication, burst, now) {
      const windows = applied[burst ?? 'all']
      if (windows.length === 0) return undefined
      const time = now.getTime()
      const asked: RollingWindow[] = []
      for (const key of keysOf(authentication))
        for (const one of windows) asked.push(one.at(key, time))
      const isOver = !asked.every(({ hasRoom }) => hasRoom)
      if (!isOver) for (const window of asked) window.add()
      return { ...asked.map(({ state }) => state).reduce(fuller), isOver }
    },
  }
}

/** Under which names a request is counted: its token's, and its app's for all of that app's tokens. */
function keysOf({ credential }: Authentication): string[] {
  const token = `${credential.kind} ${credential.id}`
  return credential.kind === 'oauth' ? [token, `app ${credential.appId}`] : [token]
}

/** The window that is full first; of two the one that stays so for longer. */
function fuller(one: WindowState, other: WindowState): WindowState {
  if (one.remaining !== other.remaining) return one.remaining < other.remaining ? one : other
  return one.resetSeconds > other.resetSeconds ? one : other
}
