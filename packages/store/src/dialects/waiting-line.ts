/** So many wait already that one more would wait too long. */
export class LineIsFull extends Error {
  constructor() {
    super('too many queries are waiting')
    this.name = 'LineIsFull'
  }
}

/**
 * Lets at most `atOnce` works run and at most `waiting` more wait, first come, first served.
 *
 * Throws {@link LineIsFull} for one that would be too many.
 */
export function waitingLine({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  const line: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running++
    else {
      if (line.length >= waiting) throw new LineIsFull()
      // Whoever leaves hands its place over.
      await new Promise<void>((resolve) => line.push(resolve))
    }
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next) next()
      else running--
    }
  }
}
