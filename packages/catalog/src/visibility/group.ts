import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Audience, defaultGroup } from './visibility.ts'

/** Users who share what is visible to their group. */
export interface VisibilityGroup {
  readonly id: number
  readonly name: string
  /** The group it is below; null: none. */
  readonly parentId: number | null
}

/** A group may be below one that is below another, five in all. */
export const maxLevels = 5

/** The groups of a company by number, in the order they were made. */
export type Groups = ReadonlyMap<number, VisibilityGroup>

export async function loadGroups(db: Db, companyId: number): Promise<Groups> {
  const rows = await db.sql
    .selectFrom('visibility_group')
    .select(['id', 'name', 'parent_id'])
    .where('company_id', '=', companyId)
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ id, name, parent_id }) => [id, { id, name, parentId: parent_id }]))
}

/** A group and those above it, from the inside out. */
export function withParents(groups: Groups, id: number): VisibilityGroup[] {
  const chain: VisibilityGroup[] = []
  for (let group = groups.get(id); group; group = groups.get(group.parentId ?? 0)) chain.push(group)
  return chain
}

/** The audiences to which a member of a group belongs; those in none have the default group. */
export function groupAudiencesOf(groups: Groups, groupId: number | null): Audience[] {
  const id = groupId ?? defaultGroup
  const trees = groupId === null ? [id] : withParents(groups, id).map((group) => group.id)
  return [`group:${id}`, ...trees.map((tree): Audience => `tree:${tree}`)]
}

/** Throws `invalid_value` where the company has no group of that number. */
export function requireGroup(groups: Groups, id: number): VisibilityGroup {
  const group = groups.get(id)
  if (!group) throw new Problem('invalid_value', { detail: `there is no visibility group ${id}` })
  return group
}
