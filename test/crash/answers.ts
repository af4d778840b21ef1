import type { Connection } from './connection.ts'

/** The `data` of an answer that must be a success. */
export async function data<T>(connection: Connection, path: string): Promise<T> {
  const { status, body } = await connection.send('GET', path)
  if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(body)}`)
  // The callers compare every member they use with what they expect.
  return (body as { data: T }).data
}

/** Says which ids are missing and which are too much. */
export function sameIds(
  what: string,
  expected: readonly (number | undefined)[],
  found: readonly number[],
): string[] {
  const [wanted, given] = [new Set(expected), new Set<number | undefined>(found)]
  const missing = expected.filter((id) => !given.has(id))
  const surplus = found.filter((id) => !wanted.has(id))
  if (missing.length + surplus.length === 0 && found.length === expected.length) return []
  return [`${what} lacks [${missing}] and has [${surplus}] too much, ${found.length} in all`]
}
