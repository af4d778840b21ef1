import type { ColumnType, Generated } from 'kysely'

/** Milliseconds since 1970-01-01 UTC; stored as an integer on both databases. */
type Time = number
/** 0 or 1 on both databases. */
type Flag = number
/** Written once with the row. */
type Fixed<T> = ColumnType<T, T, never>

interface CompanyRow {
  id: Generated<number>
  company_id: Fixed<number>
}

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

export interface FieldTable extends CompanyRow {
  /** 40 hexadecimal digits for custom fields, the system name for others. */
  key: Fixed<string>
  name: string
  type: Fixed<string>
  is_custom: Fixed<Flag>
  /** Counted from 1, system fields first; gaps where fields were deleted. */
  sort_order: number
  created_at: Fixed<Time>
  created_by: Fixed<number | null>
  /** Null: not changed since it was made. */
  updated_at: Time | null
  updated_by: number | null
  deleted_at: Time | null
  /**
   * Up to this product's number the search knows that the field was deleted or restored; null: all
   * of it does.
   */
  refreshed_to: number | null
}

export interface FieldOptionTable extends CompanyRow {
  field_id: Fixed<number>
  label: string
  sort_order: number
  deleted_at: Time | null
}

export interface ProductTable extends CompanyRow {
  name: string
  code: string | null
  description: string | null
  unit: string | null
  tax: number
  category_id: number | null
  /** First character of the name, lower case. */
  first_char: string
  is_linkable: Flag
  visibility: number
  /**
   * Who may read the product apart from admins and followers: `all`, `user:<id>`, `group:<id>`, or
   * `tree:<id>` for a group and those below it; 0 stands for users in no group.
   */
  audience: string
  owner_id: number
  files_count: number | null
  followers_count: number
  billing_frequency: string
  billing_frequency_cycles: number | null
  /** Typed custom-field values by field key, as JSON. */
  custom_values: string
  created_at: Fixed<Time>
  updated_at: Time
  deleted_at: Time | null
}

export interface ProductPriceTable extends CompanyRow {
  product_id: Fixed<number>
  variation_id: Fixed<number | null>
  currency: Fixed<string>
  amount: number
  cost: number
  overhead_cost: number | null
  notes: string
}

export interface ProductVariationTable extends CompanyRow {
  product_id: Fixed<number>
  name: string
}

export interface ProductFollowerTable extends CompanyRow {
  product_id: Fixed<number>
  user_id: Fixed<number>
  created_at: Fixed<Time>
}

export interface PipelineTable extends CompanyRow {
  name: string
  /** The first one is the default. */
  sort_order: number
  is_active: Flag
  /** Whether deals in it have a probability. */
  has_probability: Flag
  created_at: Fixed<Time>
  updated_at: Time
  deleted_at: Time | null
}

export interface StageTable extends CompanyRow {
  pipeline_id: number
  name: string
  sort_order: number
  /** Percent. */
  probability: number
  is_rotting: Flag
  rotten_days: number | null
  created_at: Fixed<Time>
  updated_at: Time
  deleted_at: Time | null
}

/** What persons and organizations have in common. */
interface ContactRow extends CompanyRow {
  name: string
  /** First character of the name, lower case. */
  first_char: string
  owner_id: number
  visibility: number
  /** Who may read it apart from admins, as of a product. */
  audience: string
  /** JSON list of numbers. */
  label_ids: string
  created_at: Fixed<Time>
  updated_at: Time
  deleted_at: Time | null
}

export interface OrganizationTable extends ContactRow {
  address: string | null
}

export interface PersonTable extends ContactRow {
  /** JSON list of value, label and whether it is the primary one. */
  emails: string
  phones: string
  organization_id: number | null
  marketing_status: string
}

export interface DealTable extends CompanyRow {
  title: string
  creator_id: Fixed<number>
  owner_id: number
  person_id: number | null
  organization_id: number | null
  stage_id: number
  /** The status it has, or had when it was deleted. */
  status: string
  value: number
  currency: string
  probability: number | null
  /** Option ids, as JSON; null: none. */
  labels: string | null
  expected_close_date: string | null
  lost_reason: string | null
  visibility: number
  /** Who may read the deal apart from admins, as of a product. */
  audience: string
  origin_id: string | null
  channel: number | null
  channel_id: string | null
  created_at: Fixed<Time>
  updated_at: Time
  stage_changed_at: Time | null
  /** Milliseconds spent in stages it has left, by stage, as JSON. */
  stage_times: string
  won_at: Time | null
  first_won_at: Time | null
  lost_at: Time | null
  closed_at: Time | null
  archived_at: Time | null
  deleted_at: Time | null
  /** How the taxes of its products count: `exclusive`, `inclusive`, `none`. */
  tax_method: string
  /** What its products bring each year and month, and in the first year; null without products. */
  annual_revenue: number | null
  monthly_revenue: number | null
  first_year_value: number | null
}

export interface DealProductTable extends CompanyRow {
  deal_id: Fixed<number>
  /** Null once the product has been purged. */
  product_id: number | null
  variation_id: number | null
  sort_order: Fixed<number>
  name: string
  item_price: number
  quantity: number
  discount: number
  /** `percentage` or `amount`. */
  discount_type: string
  duration: number
  duration_unit: string | null
  /** Percent. */
  tax: number
  comments: string
  is_enabled: Flag
  billing_frequency: string
  billing_frequency_cycles: number | null
  billing_start_date: string | null
  created_at: Fixed<Time>
  /** Null for those added before this was kept. */
  updated_at: Time | null
}

export interface FileTable extends CompanyRow {
  user_id: Fixed<number>
  product_id: number | null
  deal_id: number | null
  person_id: number | null
  organization_id: number | null
  /** The visible name. */
  name: string
  /** The name it is stored under, unique enough to be downloaded beside others. */
  stored_name: string
  type: string
  size_bytes: number
  /** SHA-256 of the content: its address in the blob store. Empty for a file that is kept elsewhere. */
  content_hash: string
  /** Where a file is kept that is not kept here. */
  remote_location: string | null
  remote_id: string | null
  description: string | null
  created_at: Fixed<Time>
  updated_at: Time
  deleted_at: Time | null
}

/** One row for each audience that may see a file, as of a product. */
export interface FileAudienceTable {
  company_id: Fixed<number>
  audience: Fixed<string>
  /** 0 once the file is deleted. */
  is_live: Flag
  file_id: Fixed<number>
}

export interface EventTable {
  company_id: Fixed<number>
  /** Counts up by one per company, in commit order. */
  number: Fixed<number>
  occurred_at: Fixed<Time>
  name: Fixed<string>
  item_id: Fixed<number>
  /** Null when the installation itself acted, as the purge does. */
  user_id: Fixed<number | null>
  /** Where the change came from: `v1`, `oauth`, `web`, `cli`, `system`. */
  source: Fixed<string>
  /** What changed, as JSON: all of it when created, the changed members otherwise. */
  before: Fixed<string | null>
  after: Fixed<string | null>
}

/** Kinds of items of which some have not been written into the search yet. */
export interface PendingIndexTable {
  kind: Fixed<string>
  /** Those of companies before this one have, and of this one up to `after_id`. */
  company_id: Generated<number>
  after_id: number
}

/** Items of an owner, or of all, whose documents in the search name audiences of before. */
export interface StaleAudienceTable {
  company_id: Fixed<number>
  kind: Fixed<string>
  /** 0: whoever owns them. */
  owner_id: Fixed<number>
  /** Up to this item's number they have been written anew. */
  after_id: number
}

/** A saved filter. */
export interface FilterTable extends CompanyRow {
  user_id: Fixed<number>
  type: Fixed<string>
  name: string
  /** The conditions by group, as JSON. */
  conditions: string
  visibility: number
  /** Who may use the filter apart from its user and admins: `all` or `user:<id>`. */
  audience: string
  created_at: Fixed<Time>
  updated_at: Time
  deleted_at: Time | null
}

interface ProductKeyRow {
  company_id: Fixed<number>
  product_id: Fixed<number>
  /** A custom field's number, or a standard field's own negative one. */
  field_id: Fixed<number>
  /** Which part of the value. */
  part: Fixed<number>
}

/** Texts of live products as filters compare them: folded; dates and times as ISO 8601 has them. */
export interface ProductTextTable extends ProductKeyRow {
  value: Fixed<string>
}

/** Numbers of live products as filters compare them; a row for each option of a set. */
export interface ProductNumberTable extends ProductKeyRow {
  value: Fixed<number>
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

/** Every table by name. */
export interface Tables {
  pending_index: PendingIndexTable
  filter: FilterTable
  product_text: ProductTextTable
  product_number: ProductNumberTable
  company: CompanyTable
  user: UserTable
  visibility_group: VisibilityGroupTable
  stale_audience: StaleAudienceTable
  api_token: ApiTokenTable
  session: SessionTable
  app: AppTable
  app_grant: AppGrantTable
  authorization_code: AuthorizationCodeTable
  access_token: AccessTokenTable
  refresh_token: RefreshTokenTable
  field: FieldTable
  field_option: FieldOptionTable
  product: ProductTable
  product_price: ProductPriceTable
  product_variation: ProductVariationTable
  product_follower: ProductFollowerTable
  pipeline: PipelineTable
  stage: StageTable
  organization: OrganizationTable
  person: PersonTable
  deal: DealTable
  deal_product: DealProductTable
  file: FileTable
  file_audience: FileAudienceTable
  event: EventTable
  throttle: ThrottleTable
  daily_budget: DailyBudgetTable
}
