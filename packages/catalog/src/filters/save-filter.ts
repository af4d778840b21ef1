import { isDeepStrictEqual } from 'node:util'
import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Actor, requirePermission, requireUser } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { differences } from '../events/differences.ts'
import { companyReferences } from '../fields/fields.ts'
import { settleAudience } from '../visibility/ownership.ts'
import type { Visibility } from '../visibility/visibility.ts'
import { type Conditions, type Filter, type FilterType, maxConditions, pathOf } from './filter.ts'
import { listFilterFields } from './filter-fields.ts'
import { getFilterForUpdate } from './get-filter.ts'
import type { Meaning, Reference } from './read-condition.ts'
import { readConditions } from './select-products.ts'

export interface NewFilter {
  type: FilterType
  name: string
  conditions: Conditions
  /** Default: 1, its user and admins. */
  visibility?: Visibility | undefined
}

export interface FilterPatch {
  /** Left out: it stays. */
  name?: string | undefined
  conditions: Conditions
  /** Left out: it stays. */
  visibility?: Visibility | undefined
}

/**
 * Saves a filter of the user's own.
 *
 * Throws `forbidden` where the actor may not share it, `name_missing`, `invalid_value` for too long a
 * name, and `invalid_conditions` that begins with
 * the path of the condition.
 */
export async function createFilter(
  db: Db,
  actor: Actor,
  input: NewFilter,
  now: Date,
): Promise<Filter> {
  const name = requireName(input.name)
  const { type, conditions, visibility = 1 } = input
  const userId = requireUser(actor)
  if (visibility !== 1) requirePermission(actor, 'share-filters')
  return db.transaction(async (db) => {
    await checkConditions(db, actor, conditions, now)
    const state = { userId, type, name, conditions, visibility, createdAt: now, updatedAt: now }
    const [id = 0] = await db.insert('filter', [
      {
        company_id: actor.companyId,
        user_id: userId,
        type,
        name,
        conditions: JSON.stringify(conditions),
        ...(await visibilityColumns(db, actor, visibility, userId)),
        created_at: now.getTime(),
        updated_at: now.getTime(),
        deleted_at: null,
      },
    ])
    const filter = { id, ...state, deletedAt: null }
    await appendEvents(db, actor, [{ name: 'filter.created', itemId: id, after: filter }], now)
    return filter
  })
}

/**
 * Replaces the conditions of a filter and, if given, its name and whom it is shared with.
 *
 * One that is shared may be changed by whoever may not share any more. Throws as {@link createFilter},
 * `filter_not_found`, and `forbidden` for somebody else's.
 */
export async function updateFilter(
  db: Db,
  actor: Actor,
  id: number,
  patch: FilterPatch,
  now: Date,
): Promise<Filter> {
  return db.transaction(async (db) => {
    const before = await getFilterForUpdate(db, actor, id)
    const name = patch.name === undefined ? before.name : requireName(patch.name)
    const { conditions, visibility = before.visibility } = patch
    const isShared = visibility !== 1 && visibility !== before.visibility
    if (isShared) requirePermission(actor, 'share-filters')
    // What is kept may refer to a field or an option that has been deleted since.
    const isKept = isDeepStrictEqual(before.conditions, conditions)
    if (!isKept) await checkConditions(db, actor, conditions, now)
    if (before.name === name && before.visibility === visibility && isKept) return before
    const after = { ...before, name, conditions, visibility, updatedAt: now }
    await db.sql
      .updateTable('filter')
      .set({
        name,
        conditions: JSON.stringify(conditions),
        ...(await visibilityColumns(db, actor, visibility, before.userId)),
        updated_at: now.getTime(),
      })
      .where('company_id', '=', actor.companyId)
      .where('id', '=', id)
      .execute()
    const change = { itemId: id, ...differences(before, after) }
    await appendEvents(db, actor, [{ name: 'filter.updated', ...change }], now)
    return after
  })
}

async function visibilityColumns(
  db: Db,
  { companyId }: Actor,
  visibility: Visibility,
  ownerId: number,
) {
  return { visibility, audience: await settleAudience(db, companyId, { visibility, ownerId }) }
}

const maxNameLength = 255
const maxValueLength = 1000

function requireName(value: string): string {
  const name = value.trim()
  if (name === '') throw new Problem('name_missing')
  if (name.length <= maxNameLength) return name
  throw new Problem('invalid_value', {
    detail: `name must have at most ${maxNameLength} characters`,
  })
}

async function checkConditions(
  db: Db,
  actor: Actor,
  conditions: Conditions,
  now: Date,
): Promise<void> {
  const { all, any } = conditions
  if (all.length + any.length > maxConditions) {
    throw new Problem('invalid_conditions', {
      detail: `conditions has ${all.length + any.length} conditions; at most ${maxConditions} are taken`,
    })
  }
  const fields = await listFilterFields(db, actor.companyId)
  const meanings = readConditions(conditions, fields, { now, timeZone: actor.timeZone })
  for (const group of ['all', 'any'] as const) {
    for (const [index, meaning] of meanings[group].entries()) {
      const path = pathOf(group, index)
      const condition = conditions[group][index]
      for (const text of [condition?.value, condition?.extraValue]) {
        if (text && text.length > maxValueLength) {
          refuse(path, `a value has ${text.length} characters; at most ${maxValueLength} are taken`)
        }
      }
      await checkReferences(db, actor, path, meaning)
    }
  }
}

function refuse(path: string, rule: string): never {
  throw new Problem('invalid_conditions', { detail: `${path}: ${rule}` })
}

async function checkReferences(
  db: Db,
  actor: Actor,
  path: string,
  { field, references }: Meaning,
): Promise<void> {
  const { findUnknownOption, hasUser, hasPerson, hasOrganization } = companyReferences(db, actor)
  const exists: Record<Reference['to'], (id: number) => Promise<boolean>> = {
    option: async (id) => (await findUnknownOption(field.id, [id])) === undefined,
    user: hasUser,
    person: hasPerson,
    organization: hasOrganization,
  }
  for (const { to, id } of references) {
    if (await exists[to](id)) continue
    refuse(
      path,
      `value "${id}" must be the id of ${to === 'option' ? 'an option of the field' : `${to === 'organization' ? 'an' : 'a'} ${to}`}`,
    )
  }
}
