/** How full a window is. */
export interface WindowState {
  readonly limit: number
  readonly remaining: number
  /** Until a request more has room, or the oldest is forgotten; 1 or more. */
  readonly resetSeconds: number
}

/**
 * Counts by key what happened in the last `windowMs`, exactly.
 *
 * A key takes twelve bytes for each millisecond of its window that had a request, and is forgotten once
 * it has been quiet for a window or two: keys of the older of two generations are dropped with it.
 */
export class RollingWindows {
  readonly #limit: number
  readonly #windowMs: number
  #young = new Map<string, RollingWindow>()
  #old = new Map<string, RollingWindow>()
  #turnedAt = 0

  constructor(limit: number, windowMs: number) {
    this.#limit = limit
    this.#windowMs = windowMs
  }

  /** How many keys take memory. */
  get size(): number {
    return this.#young.size + this.#old.size
  }

  /** The window of a key as it is at a time. */
  at(key: string, time: number): RollingWindow {
    this.#turn(time)
    const window = this.#young.get(key) ?? this.#fetch(key)
    window.moveTo(time)
    return window
  }

  #fetch(key: string): RollingWindow {
    const window = this.#old.get(key) ?? new RollingWindow(this.#limit, this.#windowMs)
    this.#old.delete(key)
    this.#young.set(key, window)
    return window
  }

  #turn(time: number): void {
    const sinceMs = time - this.#turnedAt
    if (sinceMs >= 0 && sinceMs < this.#windowMs) return
    this.#old = sinceMs < 0 || sinceMs < 2 * this.#windowMs ? this.#young : new Map()
    this.#young = new Map()
    this.#turnedAt = time
  }
}

/** Of one key: how many requests each millisecond had, in a ring that grows as needed. */
export class RollingWindow {
  readonly #limit: number
  readonly #windowMs: number
  #time = 0
  #count = 0
  #times = new Float64Array(8)
  #counts = new Uint32Array(8)
  #start = 0
  #length = 0

  constructor(limit: number, windowMs: number) {
    this.#limit = limit
    this.#windowMs = windowMs
  }

  get hasRoom(): boolean {
    return this.#count < this.#limit
  }

  get state(): WindowState {
    const oldest = this.#length > 0 ? (this.#times[this.#start] ?? 0) : this.#time
    return {
      limit: this.#limit,
      remaining: Math.max(this.#limit - this.#count, 0),
      resetSeconds: Math.max(Math.ceil((oldest + this.#windowMs - this.#time) / 1000), 1),
    }
  }

  /** Forgets what is no longer in the window. */
  moveTo(time: number): void {
    // A clock that was set back must not shut anybody out until it has caught up.
    if (time < this.#time) this.#length = this.#count = 0
    this.#time = time
    const over = time - this.#windowMs
    while (this.#length > 0 && (this.#times[this.#start] ?? 0) <= over) {
      this.#count -= this.#countAt(this.#start)
      this.#start = this.#place(1)
      this.#length--
    }
  }

  /** Counts one more, whether there is room or not. */
  add(): void {
    this.#count++
    const last = this.#place(this.#length - 1)
    if (this.#length > 0 && this.#times[last] === this.#time) {
      this.#counts[last] = this.#countAt(last) + 1
      return
    }
    if (this.#length === this.#times.length) this.#grow()
    const next = this.#place(this.#length++)
    this.#times[next] = this.#time
    this.#counts[next] = 1
  }

  /** The capacity is a power of two. */
  #place(offset: number): number {
    return (this.#start + offset) & (this.#times.length - 1)
  }

  #countAt(place: number): number {
    return this.#counts[place] ?? 0
  }

  #grow(): void {
    const times = new Float64Array(this.#times.length * 2)
    const counts = new Uint32Array(times.length)
    for (let offset = 0; offset < this.#length; offset++) {
      times[offset] = this.#times[this.#place(offset)] ?? 0
      counts[offset] = this.#countAt(this.#place(offset))
    }
    this.#times = times
    this.#counts = counts
    this.#start = 0
  }
}
