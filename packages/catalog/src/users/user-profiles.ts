import { Problem } from '@merx/contract'
import { type Db, statement, type Tables } from '@merx/store'
import type { Kysely } from 'kysely'
import type { Actor } from '../actor.ts'
import { fold } from '../search/text.ts'
import { toUser, type User, type UserRow } from './users.ts'

/** A user as colleagues see them. */
export interface UserProfile extends User {
  /** Was the first of the company. */
  readonly isFounder: boolean
  /** When one of their tokens was last used; null: never. */
  readonly lastSeenAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

interface ProfileRow extends UserRow {
  created_at: number
  updated_at: number
  founder_id: number | null
  last_seen_at: number | null
}

function selectProfiles(sql: Kysely<Tables>) {
  return sql
    .selectFrom('user as u')
    .select([
      'u.id',
      'u.company_id',
      'u.name',
      'u.email',
      'u.is_admin',
      'u.is_active',
      'u.visibility_group_id',
    ])
    .select(['u.default_currency', 'u.locale', 'u.time_zone', 'u.created_at', 'u.updated_at'])
    .select((eb) => [
      eb
        .selectFrom('user as f')
        .select(({ fn }) => fn.min<number>('f.id').as('id'))
        .whereRef('f.company_id', '=', 'u.company_id')
        .as('founder_id'),
      eb
        .selectFrom('api_token as t')
        .select(({ fn }) => fn.max<number>('t.last_used_at').as('at'))
        .whereRef('t.company_id', '=', 'u.company_id')
        .whereRef('t.user_id', '=', 'u.id')
        .as('last_seen_at'),
    ])
}

const profiles = statement<{ companyId: number }, ProfileRow>((sql, parameter) =>
  selectProfiles(sql).where('u.company_id', '=', parameter('companyId')).orderBy('u.id'),
)

const profile = statement<{ companyId: number; id: number }, ProfileRow>((sql, parameter) =>
  selectProfiles(sql)
    .where('u.company_id', '=', parameter('companyId'))
    .where('u.id', '=', parameter('id')),
)

/** Lists everybody of the actor's company by number, those who were shut out too. */
export async function listUserProfiles(db: Db, { companyId }: Actor): Promise<UserProfile[]> {
  return (await db.scanAll(profiles, { companyId })).map(toProfile)
}

/**
 * Finds users of the actor's company in whose name, or e-mail address instead, the term occurs.
 *
 * Letters in either case, with or without accents, are the same. Throws `term_missing`.
 */
export async function findUserProfiles(
  db: Db,
  actor: Actor,
  { term, byEmail }: { term: string; byEmail: boolean },
): Promise<UserProfile[]> {
  const wanted = fold(term)
  if (wanted === '') throw new Problem('term_missing')
  const users = await listUserProfiles(db, actor)
  return users.filter(({ name, email }) => fold(byEmail ? email : name).includes(wanted))
}

/** Gets a user of the actor's company. Throws `user_not_found`. */
export async function getUserProfile(
  db: Db,
  { companyId }: Actor,
  id: number,
): Promise<UserProfile> {
  const [row] = await db.all(profile, { companyId, id })
  if (!row) throw new Problem('user_not_found')
  return toProfile(row)
}

function toProfile(row: ProfileRow): UserProfile {
  return {
    ...toUser(row),
    isFounder: row.founder_id === row.id,
    lastSeenAt: row.last_seen_at === null ? null : new Date(row.last_seen_at),
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
  }
}
