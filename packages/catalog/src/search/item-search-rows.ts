import type { Db, Statement } from '@merx/store'
import type { Actor } from '../actor.ts'

/** Which rows a statement reads: `ids` is JSON text; the user is who asks, 0 when nobody does. */
export interface ByNumber {
  companyId: number
  ids: string
  userId: number
}

/** Something an item refers to. */
export interface Named {
  readonly id: number
  readonly name: string
}

/** More rows than this are read off the event loop. */
const maxOnLoop = 200

/** Reads the rows of the actor's company that have these numbers. */
export async function readByNumber<R>(
  db: Db,
  { companyId, userId = 0 }: Actor,
  rows: Statement<ByNumber, R>,
  ids: readonly number[],
): Promise<R[]> {
  if (ids.length === 0) return []
  const parameters = { companyId, ids: JSON.stringify(ids), userId }
  return ids.length > maxOnLoop ? db.scanAll(rows, parameters) : db.all(rows, parameters)
}
