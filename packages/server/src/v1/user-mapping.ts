import { createHash } from 'node:crypto'
import { type Company, type UserProfile, type UserSummary, utcOffset } from '@merx/catalog'
import type { v1 } from '@merx/contract'
import { toV1Time, toV1TimeOrNull } from './time.ts'

/** English, which Merx speaks to everybody. */
const language = { number: 1, codes: { language_code: 'en', country_code: 'US' } }
/** There is one role, and everybody has it. */
const roleId = 1

/** A user as `related_objects` show them. */
export function toV1User({ id, name, email, isActive }: UserSummary): v1.RelatedUser {
  return { id, name, email, has_pic: false, pic_hash: null, active_flag: isActive }
}

/** A user in place of an id: the related user plus `value`. */
export function toV1UserReference(user: UserSummary): v1.UserReference {
  return { ...toV1User(user), value: user.id }
}

/** `related_objects` of objects that belong to users; left out when there are none. */
export function relatedUsers(users: readonly UserSummary[]): {
  related_objects?: { user: Record<string, v1.RelatedUser> }
} {
  if (users.length === 0) return {}
  return {
    related_objects: { user: Object.fromEntries(users.map((user) => [user.id, toV1User(user)])) },
  }
}

/** A user as the reader sees them at a moment, which decides how far their clocks are from UTC. */
export function toV1UserProfile(
  user: UserProfile,
  readerId: number | undefined,
  now: Date,
): v1.User {
  return {
    id: user.id,
    name: user.name,
    default_currency: user.defaultCurrency,
    locale: user.locale.replaceAll('-', '_'),
    lang: language.number,
    email: user.email,
    phone: null,
    activated: true,
    last_login: toV1TimeOrNull(user.lastSeenAt),
    created: toV1Time(user.createdAt),
    modified: toV1Time(user.updatedAt),
    signup_flow_variation: null,
    has_created_company: user.isFounder,
    is_admin: user.isAdmin ? 1 : 0,
    access: toV1Access(user),
    active_flag: user.isActive,
    timezone_name: user.timeZone,
    timezone_offset: utcOffset(user.timeZone, now),
    role_id: roleId,
    icon_url: null,
    is_you: user.id === readerId,
    is_deleted: false,
  }
}

/** The user who calls, with the company. */
export function toV1CurrentUser(user: UserProfile, company: Company, now: Date): v1.CurrentUser {
  return {
    ...toV1UserProfile(user, user.id, now),
    company_id: company.id,
    company_name: company.name,
    company_domain: company.domain,
    company_country: null,
    company_industry: null,
    language: language.codes,
  }
}

function toV1Access({ companyId, isAdmin }: UserProfile): v1.User['access'] {
  return (['sales', 'global'] as const).map((app) => {
    const set = `permission set ${companyId} ${app} ${isAdmin ? 'admin' : 'regular'}`
    return { app, admin: isAdmin, permission_set_id: uuidOf(set) }
  })
}

/** A UUID made from a name, always the same one (RFC 9562 section 5.8). */
function uuidOf(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
