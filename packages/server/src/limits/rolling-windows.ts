/** How full a window is. */
export interface WindowState {
  readonly limit: number
  readonly remaining: number
  /** Until a request more has room, or the oldest is forgotten; 1 or more. */
  readonly resetSeconds: number
}

/** The times of the requests of one key, oldest first; those before `start` are over. */
interface Window {
  times: number[]
  start: number
}

/**
 * Counts by key what happened in the last `windowMs`, exactly.
 *
 * A key takes eight bytes for each request of its window, and is forgotten once it has been quiet
 * for a window or two: keys that came up in none of two generations are dropped with the older.
 */
export class RollingWindows {
  readonly limit: number
  readonly #windowMs: number
  #young = new Map<string, Window>()
  #old = new Map<string, Window>()
  #turnedAt = 0

  constructor(limit: number, windowMs: number) {
    this.limit = limit
    this.#windowMs = windowMs
  }

  /** How many keys take memory. */
  get size(): number {
    return this.#young.size + this.#old.size
  }

  hasRoom(key: string, time: number): boolean {
    return this.#count(this.#find(key, time), time) < this.limit
  }

  /** Counts one more, whether there is room or not. */
  add(key: string, time: number): void {
    const window = this.#find(key, time)
    window.times.push(time)
    this.#young.set(key, window)
  }

  state(key: string, time: number): WindowState {
    const window = this.#find(key, time)
    const count = this.#count(window, time)
    const oldest = window.times[window.start] ?? time
    return {
      limit: this.limit,
      remaining: Math.max(this.limit - count, 0),
      resetSeconds: Math.max(Math.ceil((oldest + this.#windowMs - time) / 1000), 1),
    }
  }

  #find(key: string, time: number): Window {
    this.#turn(time)
    const young = this.#young.get(key)
    if (young) return young
    const old = this.#old.get(key)
    if (!old) return { times: [], start: 0 }
    this.#old.delete(key)
    this.#young.set(key, old)
    return old
  }

  #count(window: Window, time: number): number {
    const { times } = window
    // A clock that was set back must not shut anybody out until it has caught up.
    if ((times.at(-1) ?? 0) > time) times.length = window.start = 0
    const over = time - this.#windowMs
    while (window.start < times.length && (times[window.start] ?? 0) <= over) window.start++
    if (window.start > 64 && window.start * 2 > times.length) {
      times.splice(0, window.start)
      window.start = 0
    }
    return times.length - window.start
  }

  #turn(time: number): void {
    const sinceMs = time - this.#turnedAt
    if (sinceMs >= 0 && sinceMs < this.#windowMs) return
    this.#old = sinceMs < 0 || sinceMs < 2 * this.#windowMs ? this.#young : new Map()
    this.#young = new Map()
    this.#turnedAt = time
  }
}
