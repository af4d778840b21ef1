import { isDeepStrictEqual } from 'node:util'

/** The members in which two states of an object differ, with their values before and after. */
export function differences<T extends object>(
  before: T,
  after: T,
): { before: Partial<T>; after: Partial<T> } | undefined {
  const changed = (Object.keys(after) as (keyof T)[]).filter(
    (key) => !isDeepStrictEqual(before[key], after[key]),
  )
  if (changed.length === 0) return undefined
  const pick = (state: T) =>
    // Only keys of the state itself are picked.
    Object.fromEntries(changed.map((key) => [key, state[key]])) as Partial<T>
  return { before: pick(before), after: pick(after) }
}
