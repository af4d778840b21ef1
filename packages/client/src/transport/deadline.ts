import { MerxError } from '../errors.ts'

/** The end of the time a call may take, all its attempts together, or its being given up. */
export interface Deadline {
  /** Aborted when time is up or the caller has given up. */
  readonly signal: AbortSignal
  readonly remainingMs: () => number
  /** Settles as `work` does, or rejects with `timeout` or `aborted` as soon as the deadline strikes. */
  race<T>(work: T | Promise<T>): Promise<T>
  /** Starts the time anew, for bytes that keep coming. */
  extend(): void
  /** Stops the clock and lets go of the caller's signals. */
  end(): void
}

/** Longest delay timers take, longer ones end at once; Infinity is a deadline without a clock. */
export const maxTimerMs = 2_147_483_647

/** Starts the clock of a call. Throws `aborted` when a signal already is. */
export function startDeadline(
  timeoutMs: number,
  signals: readonly (AbortSignal | undefined)[] = [],
): Deadline {
  const controller = new AbortController()
  const { signal } = controller
  const givenUp = signals.filter((signal) => !!signal)
  let endsAt = Infinity
  let timer: ReturnType<typeof setTimeout> | undefined

  const fail = (error: MerxError) => {
    deadline.end()
    controller.abort(error)
  }
  const onAbort = (event: Event) => fail(abortedBy(event.target as AbortSignal))
  const startTimer = () => {
    endsAt = performance.now() + timeoutMs
    if (timeoutMs > maxTimerMs) return
    timer = setTimeout(() => fail(timedOut(timeoutMs)), timeoutMs)
  }
  const deadline: Deadline = {
    signal,
    remainingMs: () => Math.max(0, endsAt - performance.now()),
    // Promise.race would keep whatever came of the work, such as each piece of a file, to the end.
    race: (work) =>
      new Promise((resolve, reject) => {
        const strike = () => reject(signal.reason)
        if (signal.aborted) strike()
        signal.addEventListener('abort', strike)
        Promise.resolve(work)
          .then(resolve, reject)
          .then(() => signal.removeEventListener('abort', strike))
      }),
    extend() {
      if (timer === undefined) return
      clearTimeout(timer)
      startTimer()
    },
    end() {
      clearTimeout(timer)
      timer = undefined
      for (const signal of givenUp) signal.removeEventListener('abort', onAbort)
    },
  }
  for (const signal of givenUp) if (signal.aborted) throw abortedBy(signal)
  for (const signal of givenUp) signal.addEventListener('abort', onAbort)
  startTimer()
  return deadline
}

function abortedBy(signal: AbortSignal): MerxError {
  return new MerxError('aborted', 'Given up by a signal', { cause: signal.reason })
}

function timedOut(timeoutMs: number): MerxError {
  return new MerxError(
    'timeout',
    `No whole answer within ${timeoutMs} ms; raise the timeout if it needs longer`,
  )
}
