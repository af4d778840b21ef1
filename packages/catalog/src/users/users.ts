import { Problem } from '@merx/contract'
import { type Db, statement } from '@merx/store'
import { hash } from '@node-rs/argon2'
import { createApiToken } from '../access/api-tokens.ts'
import type { Actor } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { requireCurrency } from '../prices/currency.ts'
import { lockUsers } from '../visibility/lock-users.ts'
import { groupAudiencesColumn } from '../visibility/user-audiences.ts'

/** A user as other objects refer to them. */
export interface UserSummary {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly isActive: boolean
}

export interface User extends UserSummary {
  readonly companyId: number
  readonly isAdmin: boolean
  /** The visibility group; null: none. */
  readonly groupId: number | null
  readonly defaultCurrency: string
  readonly locale: string
  readonly timeZone: string
}

export interface NewUser {
  name: string
  email: string
  password: string
  isAdmin: boolean
  /** Default: the currency of the company. */
  defaultCurrency?: string | undefined
  /** BCP 47; default `en-US`. */
  locale?: string | undefined
  /** IANA name; default `UTC`. */
  timeZone?: string | undefined
}

/**
 * Adds a user to the actor's company; the password is kept as argon2id.
 *
 * Throws `email_taken`: addresses are unique in the installation, in any case.
 */
export async function createUser(db: Db, actor: Actor, input: NewUser, now: Date): Promise<User> {
  const values = await toUserValues(input, actor.defaultCurrency)
  return db.transaction((db) => insertUser(db, actor, values, now))
}

/** Adds a user together with a first API token, which is given this one time. */
export async function createUserWithToken(
  db: Db,
  actor: Actor,
  input: NewUser,
  now: Date,
): Promise<{ user: User; apiToken: string }> {
  const values = await toUserValues(input, actor.defaultCurrency)
  return db.transaction(async (db) => {
    const user = await insertUser(db, actor, values, now)
    const token = { userId: user.id, name: 'first token' }
    const { apiToken } = await createApiToken(db, actor, token, now)
    return { user, apiToken }
  })
}

/** Checks a new user and hashes the password, which takes too long for a transaction. */
export async function toUserValues(input: NewUser, companyCurrency: string) {
  return {
    name: requireText('name', input.name),
    email: requireEmail(input.email),
    password_hash: await hash(requirePassword(input.password)),
    is_admin: input.isAdmin ? 1 : 0,
    is_active: 1,
    default_currency: requireCurrency(input.defaultCurrency ?? companyCurrency, 'default currency'),
    locale: requireLocale(input.locale ?? 'en-US'),
    time_zone: requireTimeZone(input.timeZone ?? 'UTC'),
  }
}

export async function insertUser(
  db: Db,
  actor: Actor,
  values: Awaited<ReturnType<typeof toUserValues>>,
  now: Date,
): Promise<User> {
  await lockUsers(db, actor.companyId)
  const taken = await db.sql
    .selectFrom('user')
    .select('id')
    .where('email', '=', values.email)
    .executeTakeFirst()
  if (taken) throw new Problem('email_taken', { detail: `${values.email} is already in use` })
  const times = { created_at: now.getTime(), updated_at: now.getTime() }
  const group_audiences = await groupAudiencesColumn(db, actor.companyId, null)
  const group = { visibility_group_id: null, group_audiences }
  const row = { company_id: actor.companyId, ...values, ...group, ...times }
  const [id = 0] = await db.insert('user', [row])
  const { companyId: _company, groupId: _group, ...after } = toUser({ ...row, id })
  await appendEvents(db, actor, [{ name: 'user.created', itemId: id, after }], now)
  return toUser({ ...row, id })
}

/** Finds a user in any company; for the command line, which serves the whole installation. */
export async function findUser(db: Db, id: number): Promise<User | undefined> {
  const row = await db.sql.selectFrom('user').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toUser(row)
}

/** Lists the users of a company, or of all companies. */
export async function listUsers(db: Db, companyId?: number): Promise<User[]> {
  let query = db.sql.selectFrom('user').selectAll().orderBy('id')
  if (companyId !== undefined) query = query.where('company_id', '=', companyId)
  return (await query.execute()).map(toUser)
}

const summaryById = statement<
  { companyId: number; id: number },
  { id: number; name: string; email: string; is_active: number }
>((sql, parameter) =>
  sql
    .selectFrom('user')
    .select(['id', 'name', 'email', 'is_active'])
    .where('company_id', '=', parameter('companyId'))
    .where('id', '=', parameter('id')),
)

/** Finds a user of the company in short. */
export async function findUserSummary(
  db: Db,
  companyId: number,
  id: number,
): Promise<UserSummary | undefined> {
  const [row] = await db.all(summaryById, { companyId, id })
  return row && { id: row.id, name: row.name, email: row.email, isActive: row.is_active === 1 }
}

/** The columns a user is read from. */
export interface UserRow {
  id: number
  company_id: number
  name: string
  email: string
  is_admin: number
  is_active: number
  visibility_group_id: number | null
  default_currency: string
  locale: string
  time_zone: string
}

/** Reads a user off a row. */
export function toUser(row: UserRow): User {
  return {
    id: row.id,
    companyId: row.company_id,
    name: row.name,
    email: row.email,
    isAdmin: row.is_admin === 1,
    isActive: row.is_active === 1,
    groupId: row.visibility_group_id,
    defaultCurrency: row.default_currency,
    locale: row.locale,
    timeZone: row.time_zone,
  }
}

function requireText(what: string, value: string): string {
  const text = value.trim()
  if (text.length > 0 && text.length <= 255) return text
  throw new Problem('invalid_value', { detail: `${what} must have 1 to 255 characters` })
}

function requireEmail(value: string): string {
  const email = value.trim().toLowerCase()
  if (/^[^\s@]+@[^\s@]+$/.test(email) && email.length <= 255) return email
  throw new Problem('invalid_value', { detail: `"${value}" is not an e-mail address` })
}

export function requirePassword(value: string): string {
  if (value.length >= 8) return value
  throw new Problem('invalid_value', { detail: 'a password must have at least 8 characters' })
}

function requireLocale(value: string): string {
  try {
    return new Intl.Locale(value.replace('_', '-')).toString()
  } catch (cause) {
    throw new Problem('invalid_value', { detail: `"${value}" is not a locale`, cause })
  }
}

function requireTimeZone(value: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone
  } catch (cause) {
    throw new Problem('invalid_value', { detail: `"${value}" is not a time zone`, cause })
  }
}
