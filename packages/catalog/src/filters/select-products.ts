import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { type Conditions, pathOf } from './filter.ts'
import { type FilterField, listFilterFields } from './filter-fields.ts'
import { getFilter } from './get-filter.ts'
import { allOf, type Predicate } from './predicate.ts'
import { probe } from './probes.ts'
import { type Meaning, type Moment, readCondition } from './read-condition.ts'

/** Which products a filter asks for at a moment. */
export interface Selection {
  readonly predicate: Predicate
  /** Where few can meet it, those that may. */
  readonly ids: readonly number[] | undefined
  /** It has a relative date, and so means something else tomorrow. */
  readonly dependsOnClock: boolean
}

/**
 * Settles what a saved filter asks for, and where to look.
 *
 * Throws `filter_not_found`, and `invalid_conditions` when one names a field that has been deleted
 * since: leaving the condition out would show products it was to keep out.
 */
export async function selectProducts(
  db: Db,
  actor: Actor,
  filterId: number,
  now: Date,
): Promise<Selection> {
  const { conditions } = await getFilter(db, actor, filterId)
  const fields = await listFilterFields(db, actor.companyId)
  const meaning = readConditions(conditions, fields, { now, timeZone: actor.timeZone })
  const predicates = meaning.all.map(({ predicate }) => predicate)
  if (meaning.any.length > 0) {
    predicates.push({ kind: 'any', predicates: meaning.any.map(({ predicate }) => predicate) })
  }
  const predicate = allOf(predicates)
  const dependsOnClock = [...meaning.all, ...meaning.any].some((one) => one.dependsOnClock)
  return { predicate, ids: await probe(db, actor, predicate), dependsOnClock }
}

/** Reads all conditions of a filter. Throws `invalid_conditions`. */
export function readConditions(
  conditions: Conditions,
  fields: ReadonlyMap<number, FilterField>,
  moment: Moment,
): Record<keyof Conditions, Meaning[]> {
  const read = (group: keyof Conditions) =>
    conditions[group].map((condition, index) =>
      readCondition(condition, pathOf(group, index), fields, moment),
    )
  return { all: read('all'), any: read('any') }
}
