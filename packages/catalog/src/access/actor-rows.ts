import type { Tables } from '@merx/store'
import type { Kysely } from 'kysely'
import type { Actor, Source } from '../actor.ts'
import { allPermissions, readPermissions } from './permissions.ts'

/** What has to be known of somebody who acts. */
export interface ActorRow {
  user_id: number
  company_id: number
  is_admin: number
  default_currency: string
  locale: string
  time_zone: string
  change_number: number
  user_permissions: string
}

/** Active users with their company; whoever asks says which one, by a credential. */
export function selectActor(sql: Kysely<Tables>) {
  return sql
    .selectFrom('user as u')
    .innerJoin('company as c', 'c.id', 'u.company_id')
    .select([
      'u.id as user_id',
      'u.company_id',
      'u.is_admin',
      'u.default_currency',
      'u.locale',
      'u.time_zone',
      'c.change_number',
      'c.user_permissions',
    ])
    .where('u.is_active', '=', 1)
}

export function toActor(row: ActorRow, source: Source): Actor {
  const isAdmin = row.is_admin === 1
  const permissions = isAdmin ? allPermissions : readPermissions(row.user_permissions)
  return {
    companyId: row.company_id,
    userId: row.user_id,
    isAdmin,
    permissions,
    seesAll: permissions.has('see-all'),
    source,
    defaultCurrency: row.default_currency,
    locale: row.locale,
    timeZone: row.time_zone,
  }
}
