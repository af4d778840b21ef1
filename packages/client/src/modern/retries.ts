import { MerxError } from '../errors.ts'
import { type Deadline, maxTimerMs } from '../transport/deadline.ts'

const firstDelayMs = 250
const longestDelayMs = 8_000

/** Whether the same request may fare better: 408, 429, any 5xx, and connections that failed. */
export function isPassing(error: unknown): error is MerxError {
  if (!(error instanceof MerxError)) return false
  const { code, status = 0 } = error
  return code === 'unreachable' || status === 408 || status === 429 || status >= 500
}

/**
 * How long to wait before the next attempt: what the server asks for, else 250 ms doubled each time
 * up to 8 s, of which half is left to chance so that many clients do not come back together.
 */
export function delayBeforeMs(attempt: number, { headers, status }: MerxError): number {
  const delay = Math.min(firstDelayMs * 2 ** (attempt - 1), longestDelayMs)
  const asked = headers && askedMs(headers, status === 429)
  return asked ?? delay * (0.5 + Math.random() / 2)
}

/** `Retry-After` (RFC 9110 section 10.2.3), in seconds or a date; after 429 also the end of the window. */
function askedMs(headers: Headers, isLimited: boolean): number | undefined {
  const read = (name: string) => {
    const text = headers.get(name) || 'none'
    const seconds = Number(text)
    const ms = Number.isNaN(seconds) ? Date.parse(text) - Date.now() : seconds * 1000
    return ms >= 0 ? ms : undefined
  }
  return read('retry-after') ?? (isLimited ? read('x-ratelimit-reset') : undefined)
}

/** Waits, and stops waiting when the deadline strikes. */
export async function pause(ms: number, deadline: Deadline): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    await deadline.race(
      new Promise<void>((resolve) => {
        timer = setTimeout(resolve, Math.min(ms, maxTimerMs))
      }),
    )
  } finally {
    clearTimeout(timer)
  }
}
