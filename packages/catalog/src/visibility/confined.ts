import type { Statement } from '@merx/store'
import { audiencesOf, type Reader } from './reader.ts'

/** Makes what gives the statement for a reader: one for each number of audiences, on first use. */
export function confined<P, R>(
  make: (audienceCount: number | undefined) => Statement<P, R>,
): (reader: Reader) => Statement<P, R> {
  const made = new Map<number | undefined, Statement<P, R>>()
  return (reader) => {
    const count = audiencesOf(reader)?.length
    const known = made.get(count) ?? make(count)
    made.set(count, known)
    return known
  }
}
