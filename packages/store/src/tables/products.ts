import type { CompanyRow, Fixed, Flag, Time } from './columns.ts'

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
