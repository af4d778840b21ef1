import type { Generated } from 'kysely'
import type { CompanyRow, Fixed, Flag, Time } from './columns.ts'

export interface CompanyTable {
  id: Generated<number>
  name: string
  /** Sub-domain-like name, used in addresses such as `cc_email`. */
  domain: string
  default_currency: string
  /** Number of the company's newest event; every change of the company's rows raises it. */
  change_number: number
  /** Time of the newest event; those that follow are never earlier. */
  last_event_at: Time
  /** What regular users may do, as a JSON list of names. */
  user_permissions: Generated<string>
  /** What visibility 1, 3, 5 and 7 mean: `simple` or `groups`. */
  visibility_plan: Generated<string>
  created_at: Fixed<Time>
}

export interface UserTable extends CompanyRow {
  name: string
  /** Lower case; unique in the installation. */
  email: string
  password_hash: string
  is_admin: Flag
  is_active: Flag
  default_currency: string
  /** BCP 47, such as `et-EE`. */
  locale: string
  /** IANA name. */
  time_zone: string
  /** Null: in no group. */
  visibility_group_id: Generated<number | null>
  /** JSON list of the audiences the user belongs to by a group; null: groups mean nothing. */
  group_audiences: Generated<string | null>
  created_at: Fixed<Time>
  updated_at: Time
}

/** Users who share what is visible to their group; below a group there may be others. */
export interface VisibilityGroupTable extends CompanyRow {
  /** Unique in the company. */
  name: string
  parent_id: number | null
  created_at: Fixed<Time>
  updated_at: Time
}

export interface ApiTokenTable extends CompanyRow {
  user_id: Fixed<number>
  name: string
  /** SHA-256 of the token, hexadecimal. */
  token_hash: Fixed<string>
  created_at: Fixed<Time>
  last_used_at: Time | null
  revoked_at: Time | null
}

/** A browser somebody is signed in with; ended sessions have no row. */
export interface SessionTable extends CompanyRow {
  user_id: Fixed<number>
  /** SHA-256 of the cookie's value, hexadecimal. */
  token_hash: Fixed<string>
  created_at: Fixed<Time>
  expires_at: Fixed<Time>
}

/** A program of somebody else's that users of the company may let in. */
export interface AppTable extends CompanyRow {
  name: string
  /** Public and random; unique in the installation. */
  client_id: Fixed<string>
  /** SHA-256 of the secret, hexadecimal; null: the app cannot keep one. */
  secret_hash: Fixed<string | null>
  /** JSON list. */
  redirect_uris: string
  /** Comma list. */
  scopes: string
  created_at: Fixed<Time>
  removed_at: Time | null
}

/** One consent of one user to one app: what is issued on it ends with it. */
export interface AppGrantTable extends CompanyRow {
  app_id: Fixed<number>
  user_id: Fixed<number>
  /** Comma list. */
  scopes: Fixed<string>
  created_at: Fixed<Time>
  revoked_at: Time | null
}

/** What is handed out on a grant and ends by itself. */
interface IssuedRow extends CompanyRow {
  grant_id: Fixed<number>
  created_at: Fixed<Time>
  expires_at: Fixed<Time>
}

export interface AuthorizationCodeTable extends IssuedRow {
  /** SHA-256 of the code, hexadecimal. */
  code_hash: Fixed<string>
  /** Null: the request left it out, so the exchange may too. */
  redirect_uri: Fixed<string | null>
  /** S256 of RFC 7636. */
  code_challenge: Fixed<string | null>
  used_at: Time | null
}

export interface AccessTokenTable extends IssuedRow {
  /** SHA-256 of the token, hexadecimal. */
  token_hash: Fixed<string>
  /** Comma list: those of the grant, or fewer. */
  scopes: Fixed<string>
}

export interface RefreshTokenTable extends IssuedRow {
  /** SHA-256 of the token, hexadecimal. */
  token_hash: Fixed<string>
  /** With the token itself, and only with it, this gives its successor. */
  salt: Fixed<string>
  /** When its successor was handed out first. */
  rotated_at: Time | null
}

/** How often something was tried lately; what it was is kept as a hash only. */
export interface ThrottleTable {
  /** SHA-256 of the key, hexadecimal. */
  key_hash: Fixed<string>
  /** From here on the row counts for nothing. */
  window_ends_at: Time
  attempts: number
}

/** What servers have taken of a company's tokens of one day. */
export interface DailyBudgetTable {
  company_id: Fixed<number>
  /** Days since 1970-01-01 UTC. */
  day: Fixed<number>
  /** Tokens spent, or held by a server that may spend them. */
  reserved: number
}
