import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { findUserSummary, type UserSummary } from '../users/users.ts'

/** The user of the actor's company with a number. Throws `invalid_value`, naming `key`. */
export async function requireColleague(
  db: Db,
  actor: Actor,
  key: string,
  id: number,
): Promise<UserSummary> {
  const user = await findUserSummary(db, actor.companyId, id)
  if (!user) throw notAUser(key, id)
  return user
}

export function notAUser(key: string, id: number): Problem {
  return new Problem('invalid_value', { detail: `${key} ${id} is not a user` })
}
