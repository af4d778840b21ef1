import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Actor, requireAdmin } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { differences } from '../events/differences.ts'
import { fold } from '../search/text.ts'
import {
  type Groups,
  loadGroups,
  maxLevels,
  requireGroup,
  type VisibilityGroup,
  withParents,
} from './group.ts'
import { lockUsers } from './lock-users.ts'
import { getVisibilityPlan, rewriteUserAudiences } from './user-audiences.ts'

/** A group with how many users are in it, those who were shut out too. */
export interface CountedGroup extends VisibilityGroup {
  readonly userCount: number
}

/** Lists the visibility groups of a company in the order they were made. */
export async function listGroups(db: Db, companyId: number): Promise<CountedGroup[]> {
  const groups = await loadGroups(db, companyId)
  const rows = await db.sql
    .selectFrom('user')
    .select(['visibility_group_id', (eb) => eb.fn.countAll<number | string>().as('count')])
    .where('company_id', '=', companyId)
    .groupBy('visibility_group_id')
    .execute()
  const counts = new Map(rows.map((row) => [row.visibility_group_id, Number(row.count)]))
  return [...groups.values()].map((group) => ({ ...group, userCount: counts.get(group.id) ?? 0 }))
}

interface GroupPatch {
  name?: string | undefined
  parentId?: number | null | undefined
}

/**
 * Adds a visibility group, empty at first.
 *
 * Throws `forbidden` for regular users, and `invalid_value` for a name that is blank or taken, in
 * either case, a parent that is not there, and a sixth level.
 */
export async function createGroup(
  db: Db,
  actor: Actor,
  { name, parentId = null }: GroupPatch & { name: string },
  now: Date,
): Promise<VisibilityGroup> {
  requireAdmin(actor)
  const { companyId } = actor
  return db.transaction(async (db) => {
    await lockUsers(db, companyId)
    const after = { name: name.trim(), parentId }
    requireSound(await loadGroups(db, companyId), { id: 0, ...after })
    const times = { created_at: now.getTime(), updated_at: now.getTime() }
    const row = { company_id: companyId, name: after.name, parent_id: parentId, ...times }
    const [id = 0] = await db.insert('visibility_group', [row])
    await appendEvents(db, actor, [{ name: 'group.created', itemId: id, after }], now)
    return { id, ...after }
  })
}

/**
 * Renames a group or puts it, with those below it, below another one; what its members see follows
 * at once. What changes nothing writes nothing.
 *
 * Throws as {@link createGroup}, and `invalid_value` for a group that would be below itself.
 */
export async function updateGroup(
  db: Db,
  actor: Actor,
  id: number,
  patch: GroupPatch,
  now: Date,
): Promise<VisibilityGroup> {
  requireAdmin(actor)
  const { companyId } = actor
  return db.transaction(async (db) => {
    await lockUsers(db, companyId)
    const groups = await loadGroups(db, companyId)
    const before = requireGroup(groups, id)
    const { name = before.name, parentId = before.parentId } = patch
    const after = { id, name: name.trim(), parentId }
    requireSound(groups, after)
    const change = differences(before, after)
    if (!change) return before
    await db.sql
      .updateTable('visibility_group')
      .set({ name: after.name, parent_id: parentId, updated_at: now.getTime() })
      .where('company_id', '=', companyId)
      .where('id', '=', id)
      .execute()
    if (parentId !== before.parentId) {
      await rewriteUserAudiences(db, companyId, await getVisibilityPlan(db, companyId))
    }
    await appendEvents(db, actor, [{ name: 'group.updated', itemId: id, ...change }], now)
    return after
  })
}

/** Removes a group. Throws `forbidden`, and `invalid_value` while it has users or groups below it. */
export async function removeGroup(db: Db, actor: Actor, id: number, now: Date): Promise<void> {
  requireAdmin(actor)
  const { companyId } = actor
  await db.transaction(async (db) => {
    await lockUsers(db, companyId)
    const { id: _, ...before } = requireGroup(await loadGroups(db, companyId), id)
    const others = await listGroups(db, companyId)
    if (others.some(({ parentId }) => parentId === id)) {
      throw unsound(`group ${id} has groups below it`)
    }
    if (others.some((group) => group.id === id && group.userCount > 0)) {
      throw unsound(`group ${id} has users; move them first`)
    }
    await db.sql
      .deleteFrom('visibility_group')
      .where('company_id', '=', companyId)
      .where('id', '=', id)
      .execute()
    await appendEvents(db, actor, [{ name: 'group.deleted', itemId: id, before }], now)
  })
}

/** Throws `invalid_value` unless the groups still make sense with this one among them. */
function requireSound(groups: Groups, changed: VisibilityGroup): void {
  const { id, name, parentId } = changed
  if (name.length === 0 || name.length > 255) throw unsound('name must have 1 to 255 characters')
  const others = [...groups.values()].filter((group) => group.id !== id)
  if (others.some((group) => fold(group.name) === fold(name))) {
    throw unsound(`there is a group "${name}" already`)
  }
  if (parentId === null) return
  requireGroup(groups, parentId)
  const above = withParents(groups, parentId)
  if (above.some((group) => group.id === id)) throw unsound(`group ${id} would be below itself`)
  if (above.length + heightOf(groups, id) > maxLevels) {
    throw unsound(`groups may have at most ${maxLevels} levels`)
  }
}

/** How many levels a group and those below it take. */
function heightOf(groups: Groups, id: number): number {
  const below = [...groups.values()].filter(({ parentId }) => parentId === id)
  return 1 + Math.max(0, ...below.map((group) => heightOf(groups, group.id)))
}

function unsound(detail: string): Problem {
  return new Problem('invalid_value', { detail })
}
