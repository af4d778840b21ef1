import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { belongsTo } from '../visibility/reader.ts'
import type { Person } from './person.ts'
import { personRows, toPerson } from './person-rows.ts'

/** Loads persons of a company by number, deleted and hidden ones too. */
export async function loadPersons(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<Map<number, Person>> {
  if (ids.length === 0) return new Map()
  const rows = await db.all(personRows, { companyId, ids: JSON.stringify([...new Set(ids)]) })
  return new Map(rows.map((row): [number, Person] => [row.id, toPerson(row)]))
}

/** The same without those the actor may not see. */
export async function loadVisiblePersons(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<Map<number, Person>> {
  const persons = await loadPersons(db, actor.companyId, ids)
  return new Map([...persons].filter(([, { audience }]) => belongsTo(actor, audience)))
}
