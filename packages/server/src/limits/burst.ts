import type { Authentication } from '@merx/catalog'
import { RollingWindows, type WindowState } from './rolling-windows.ts'

const windowMs = 2_000

/** A route that costs the server more than others has a window of its own beside the common one. */
export type Burst = 'search' | undefined

/** Requests of one credential in a rolling window of 2 seconds, counted in this process. */
export interface BurstLimit {
  /** Counts a request and says how full its windows are; `isOver`: it was not counted. */
  take(
    authentication: Authentication,
    burst: Burst,
    now: Date,
  ): (WindowState & { readonly isOver: boolean }) | undefined
}

/** Makes the limits; 0 turns one off. */
export function createBurstLimit(options: {
  burstLimit: number
  searchBurstLimit: number
}): BurstLimit {
  const all = options.burstLimit > 0 ? new RollingWindows(options.burstLimit, windowMs) : undefined
  const searches =
    options.searchBurstLimit > 0
      ? new RollingWindows(options.searchBurstLimit, windowMs)
      : undefined
  const applied = { all: [all].flatMap(present), search: [all, searches].flatMap(present) }

  return {
    take(authentication, burst, now) {
      const windows = applied[burst ?? 'all']
      if (windows.length === 0) return undefined
      const keys = keysOf(authentication)
      const time = now.getTime()
      const isOver = !windows.every((one) => keys.every((key) => one.hasRoom(key, time)))
      if (!isOver) for (const one of windows) for (const key of keys) one.add(key, time)
      const states = windows.flatMap((one) => keys.map((key) => one.state(key, time)))
      return { ...tightest(states), isOver }
    },
  }
}

const present = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value])

/** Under which names a request is counted: its token's, and its app's for all of that app's tokens. */
function keysOf({ credential }: Authentication): string[] {
  const token = `${credential.kind} ${credential.id}`
  return credential.kind === 'oauth' ? [token, `app ${credential.appId}`] : [token]
}

/** The window that will be full first; of two the one that stays so for longer. */
function tightest(states: readonly WindowState[]): WindowState {
  return states.reduce((tight, state) => {
    if (state.remaining !== tight.remaining)
      return state.remaining < tight.remaining ? state : tight
    return state.resetSeconds > tight.resetSeconds ? state : tight
  })
}
