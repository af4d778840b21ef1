import type { Db } from '@merx/store'
import { type Actor, requireUser } from '../actor.ts'
import { endGrants } from './grants.ts'

/** An app that a user has let in. */
export interface ConnectedApp {
  readonly id: number
  readonly name: string
}

/** Lists the apps the acting user has let in, by name. */
export async function listConnectedApps(db: Db, actor: Actor): Promise<ConnectedApp[]> {
  return liveGrants(db, actor)
    .innerJoin('app as a', (join) =>
      join.onRef('a.company_id', '=', 'g.company_id').onRef('a.id', '=', 'g.app_id'),
    )
    .select(['a.id', 'a.name'])
    .distinct()
    .orderBy('a.name')
    .orderBy('a.id')
    .execute()
}

/** Ends all that the acting user has granted to an app; what has ended already stays so. */
export async function disconnectApp(db: Db, actor: Actor, appId: number, now: Date): Promise<void> {
  await db.transaction(async (db) => {
    const grants = await liveGrants(db, actor)
      .select('g.id')
      .where('g.app_id', '=', appId)
      .execute()
    const ids = grants.map(({ id }) => id)
    await endGrants(db, actor, ids, 'uninstalled', now)
  })
}

function liveGrants(db: Db, actor: Actor) {
  return db.sql
    .selectFrom('app_grant as g')
    .where('g.company_id', '=', actor.companyId)
    .where('g.user_id', '=', requireUser(actor))
    .where('g.revoked_at', 'is', null)
}
