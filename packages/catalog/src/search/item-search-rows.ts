import type { Db, Statement } from '@merx/store'
import type { Actor } from '../actor.ts'

/** Which rows a statement reads: `ids` is JSON text. */
export interface ByNumber {
  companyId: number
  ids: string
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
  { companyId }: Actor,
  rows: Statement<ByNumber, R>,
  ids: readonly number[],
): Promise<R[]> {
  if (ids.length === 0) return []
  const parameters = { companyId, ids: JSON.stringify(ids) }
  return ids.length > maxOnLoop ? db.scanAll(rows, parameters) : db.all(rows, parameters)
}
