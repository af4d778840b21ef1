import type { Tables } from '@merx/store'
import type { Kysely } from 'kysely'
import type { Actor, Source } from '../actor.ts'
import { toReader } from '../visibility/reader.ts'
import { permissionsOf } from './permissions.ts'

/** What has to be known of somebody who acts. */
export interface ActorRow {
  user_id: number
  company_id: number
  is_admin: number
  group_audiences: string | null
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
      'u.group_audiences',
      'u.default_currency',
      'u.locale',
      'u.time_zone',
      'c.change_number',
      'c.user_permissions',
    ])
    .where('u.is_active', '=', 1)
}

export function toActor(row: ActorRow, source: Source): Actor {
  const permissions = permissionsOf(row)
  const seesAll = permissions.has('see-all')
  return {
    companyId: row.company_id,
    ...toReader({ id: row.user_id, group_audiences: row.group_audiences }, seesAll),
    isAdmin: row.is_admin === 1,
    permissions,
    source,
    defaultCurrency: row.default_currency,
    locale: row.locale,
    timeZone: row.time_zone,
  }
}
