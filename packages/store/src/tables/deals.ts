import type { CompanyRow, Fixed, Flag, Time } from './columns.ts'

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
