/** A source of chance that gives the same for the same seeds, on every machine. */
export interface Random {
  /** A fraction from 0 up to, but not including, 1. */
  fraction(): number
  /** A whole number; both ends may come. */
  whole(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** Distinct items, in their order in the list. */
  some<T>(items: readonly T[], count: number): T[]
}

/** Starts a source of its own for each pair of numbers, so that items do not depend on each other. */
export function createRandom(seed: number, index: number): Random {
  let state = scramble(scramble(seed) ^ Math.imul(index + 1, 0x9e3779b1))
  const fraction = () => {
    // Mulberry32: small and even enough for sample texts.
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const whole = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1))
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new Error('nothing to pick from')
    // The index lies within the list, which may hold undefined itself.
    return items[whole(0, items.length - 1)] as T
  }
  return {
    fraction,
    whole,
    chance: (probability) => fraction() < probability,
    pick,
    some(items, count) {
      const chosen = new Set<number>()
      const wanted = Math.min(count, items.length)
      while (chosen.size < wanted) chosen.add(whole(0, items.length - 1))
      return items.filter((_, index) => chosen.has(index))
    },
  }
}

function scramble(value: number): number {
  let mixed = value | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return mixed ^ (mixed >>> 15)
}
