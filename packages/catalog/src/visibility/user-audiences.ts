import type { Db } from '@merx/store'
import { groupAudiencesOf, loadGroups } from './group.ts'
import type { Audience, VisibilityPlan } from './visibility.ts'

export async function getVisibilityPlan(db: Db, companyId: number): Promise<VisibilityPlan> {
  const { visibility_plan } = await db.sql
    .selectFrom('company')
    .select('visibility_plan')
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow()
  // The column holds what the operations of this package wrote.
  return visibility_plan as VisibilityPlan
}

/** What a user's row keeps of the audiences of their group; null where groups mean nothing. */
export async function groupAudiencesColumn(
  db: Db,
  companyId: number,
  groupId: number | null,
): Promise<string | null> {
  if ((await getVisibilityPlan(db, companyId)) === 'simple') return null
  return toColumn(groupAudiencesOf(await loadGroups(db, companyId), groupId))
}

/** Writes what each user's row keeps of them anew, after plan or groups have changed. */
export async function rewriteUserAudiences(
  db: Db,
  companyId: number,
  plan: VisibilityPlan,
): Promise<void> {
  const groups = await loadGroups(db, companyId)
  for (const groupId of [null, ...groups.keys()]) {
    const audiences = plan === 'groups' ? toColumn(groupAudiencesOf(groups, groupId)) : null
    const users = db.sql
      .updateTable('user')
      .set({ group_audiences: audiences })
      .where('company_id', '=', companyId)
    await (groupId === null
      ? users.where('visibility_group_id', 'is', null)
      : users.where('visibility_group_id', '=', groupId)
    ).execute()
  }
}

function toColumn(audiences: readonly Audience[]): string {
  return JSON.stringify(audiences)
}
