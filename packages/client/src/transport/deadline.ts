import { MerxError } from '../errors.ts'

/** The end of the time a call may take, all its attempts together, or its being given up. */
export interface Deadline {
  /** Aborted when time is up or the caller has given up. */
  readonly signal: AbortSignal
  readonly remainingMs: () => number
  /** Settles as `work` does, or rejects with `timeout` or `aborted` as soon as the deadline strikes. */
  race<T>(work: Promise<T>): Promise<T>
  /** Starts the time anew, for bytes that keep coming. */
  extend(): void
  /** Stops the clock and lets go of the caller's signals. */
  end(): void
}

/** Longest delay timers take; Infinity is a deadline without a clock. */
const maxTimerMs = 2_147_483_647

/**
 * Starts the clock of a call. Throws `aborted` when a signal already is.
 *
 * `setting` is what the caller knows the time by.
 */
export function startDeadline(
  timeoutMs: number,
  signals: readonly (AbortSignal | undefined)[] = [],
  setting = 'timeoutMs',
): Deadline {
  const controller = new AbortController()
  const givenUp = signals.filter((signal) => signal !== undefined)
  let endsAt = performance.now() + timeoutMs
  let timer: ReturnType<typeof setTimeout> | undefined
  let strike: (error: MerxError) => void = () => {}
  const struck = new Promise<never>((_resolve, reject) => {
    strike = reject
  })
  // Whoever races it hears of it; without a race there is nobody to tell.
  struck.catch(() => {})

  const fail = (error: MerxError) => {
    deadline.end()
    strike(error)
    controller.abort(error)
  }
  const onAbort = (event: Event) => fail(abortedBy(event.target as AbortSignal))
  const startTimer = () => {
    if (timeoutMs > maxTimerMs) return
    timer = setTimeout(() => fail(timedOut(timeoutMs, setting)), timeoutMs)
  }
  const deadline: Deadline = {
    signal: controller.signal,
    remainingMs: () => Math.max(0, endsAt - performance.now()),
    race: (work) => Promise.race([work, struck]),
    extend() {
      if (controller.signal.aborted || timer === undefined) return
      clearTimeout(timer)
      endsAt = performance.now() + timeoutMs
      startTimer()
    },
    end() {
      clearTimeout(timer)
      timer = undefined
      for (const signal of givenUp) signal.removeEventListener('abort', onAbort)
    },
  }
  const already = givenUp.find((signal) => signal.aborted)
  if (already) throw abortedBy(already)
  for (const signal of givenUp) signal.addEventListener('abort', onAbort)
  startTimer()
  return deadline
}

function abortedBy(signal: AbortSignal): MerxError {
  return new MerxError('aborted', 'Given up by a signal', { cause: signal.reason })
}

function timedOut(timeoutMs: number, setting: string): MerxError {
  return new MerxError(
    'timeout',
    `No whole answer within ${timeoutMs} ms; raise ${setting} if it needs longer`,
  )
}
