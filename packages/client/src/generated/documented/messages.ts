// Generated from the contract by `npm run generate`; change that, or packages/client/build.
import type { NumberBoolean } from './values.ts'

/** A flag, as the documentation writes it or as it is. */
export type Flag = boolean | 0 | 1 | NumberBoolean

/** Prices that can also be read by their currency, such as `prices.EUR`. */
export type PricesByCurrency = Price[] & {
  readonly [currency in Uppercase<string>]: Price | undefined
}

/** The bytes of a file: a Buffer where there are Buffers. */
export type DownloadedBytes = Uint8Array & { toString(encoding?: string): string }

export interface Price {
  id: number
  product_id: number
  price: number
  currency: string
  cost: number
  overhead_cost: number | null
  notes: string
}

export interface UserReference {
  id: number
  name: string
  email: string
  has_pic: boolean
  pic_hash: string | null
  active_flag: boolean
  value: number
}

export type BillingFrequency =
  | 'one-time'
  | 'annually'
  | 'semi-annually'
  | 'quarterly'
  | 'monthly'
  | 'weekly'

export interface Variation {
  id: number
  name: string
  product_id: number
  prices: VariationPrice[]
}

interface VariationPrice {
  id: number
  product_id: number
  product_variation_id: number
  price: number
  currency: string
  cost: number
  overhead_cost: number | null
  comment: string
}

export interface PriceInput {
  /** ISO 4217 code, in either case. */
  currency: string
  price: number
  cost?: number | null
  overhead_cost?: number | null
  notes?: string | null
}

export interface Deal {
  id: number
  creator_user_id: UserReference
  user_id: UserReference
  person_id: {
    active_flag: boolean
    name: string
    email: {
      label: string
      value: string
      primary: boolean
    }[]
    phone: {
      label: string
      value: string
      primary: boolean
    }[]
    owner_id: number
    value: number
  } | null
  org_id: {
    name: string
    people_count: number
    owner_id: number
    address: string | null
    active_flag: boolean
    cc_email: string | null
    value: number
  } | null
  stage_id: number
  title: string
  value: number
  currency: string
  add_time: string
  update_time: string
  stage_change_time: string | null
  active: boolean
  deleted: boolean
  is_archived: boolean
  status: 'open' | 'won' | 'lost' | 'deleted'
  probability: number | null
  next_activity_date: string | null
  next_activity_time: string | null
  next_activity_id: number | null
  last_activity_id: number | null
  last_activity_date: string | null
  lost_reason: string | null
  visible_to: string
  close_time: string | null
  pipeline_id: number
  won_time: string | null
  first_won_time: string | null
  lost_time: string | null
  products_count: number
  files_count: number
  notes_count: number
  followers_count: number
  email_messages_count: number
  activities_count: number
  done_activities_count: number
  undone_activities_count: number
  participants_count: number
  expected_close_date: string | null
  last_incoming_mail_time: string | null
  last_outgoing_mail_time: string | null
  /** Option ids, with commas between them. */
  label: string | null
  stage_order_nr: number
  person_name: string | null
  org_name: string | null
  next_activity_subject: string | null
  next_activity_type: string | null
  next_activity_duration: string | null
  next_activity_note: string | null
  formatted_value: string
  weighted_value: number
  formatted_weighted_value: string
  weighted_value_currency: string
  rotten_time: string | null
  owner_name: string
  cc_email: string | null
  org_hidden: boolean
  person_hidden: boolean
  origin: string
  origin_id: string | null
  channel: number | null
  channel_id: string | null
  arr: number | null
  mrr: number | null
  acv: number | null
  arr_currency: string | null
  mrr_currency: string | null
  acv_currency: string | null
  [customField: string]: unknown
}

export type FieldType =
  | 'varchar'
  | 'varchar_auto'
  | 'text'
  | 'double'
  | 'monetary'
  | 'date'
  | 'daterange'
  | 'time'
  | 'timerange'
  | 'enum'
  | 'set'
  | 'user'
  | 'org'
  | 'people'
  | 'phone'
  | 'address'

export interface FieldOption {
  id: number | string
  label: string
}

export interface ProductSubField {
  /** Null for sub-fields. */
  id: number | null
  key: string
  name: string
  order_nr: number
  field_type: string
  json_column_flag: boolean
  group_id: number | null
  add_time: string
  update_time: string
  last_updated_by_user_id: number | null
  created_by_user_id: number | null
  active_flag: boolean
  /** True for custom fields. */
  edit_flag: boolean
  index_visible_flag: boolean
  details_visible_flag: boolean
  add_visible_flag: boolean
  important_flag: boolean
  bulk_edit_allowed: boolean
  searchable_flag: boolean
  filtering_allowed: boolean
  sortable_flag: boolean
  mandatory_flag: boolean
  picklist_data: null
  description: string | null
  restriction_settings: null
  user_restrictions: null
  is_subfield: true
  parent_id: number
  /** What the key has behind that of the field. */
  id_suffix: string
}

export interface RelatedStage {
  id: number
  company_id: number
  order_nr: number
  name: string
  active_flag: boolean
  deal_probability: number
  pipeline_id: number
  rotten_flag: boolean
  rotten_days: number | null
  add_time: string
  update_time: string
  pipeline_name: string
  pipeline_deal_probability: boolean
}

export interface RelatedPipeline {
  id: number
  name: string
  url_title: string
  order_nr: number
  active: boolean
  deal_probability: boolean
  add_time: string
  update_time: string
}

export interface FilterConditions {
  glue: 'and'
  conditions: (
    | {
        glue: 'and'
        conditions: {
          object: string
          /** Id of a field, such as those of `/productFields`. */
          field_id: string
          operator: string
          value: string | null
          /** Currency of amounts, component of addresses, end of ranges. */
          extra_value: string | null
          json_value_flag: boolean
          /** Key of the field; with `include_field_code`. */
          field_code?: string | null
        }[]
      }
    | {
        glue: 'or'
        conditions: {
          object: string
          /** Id of a field, such as those of `/productFields`. */
          field_id: string
          operator: string
          value: string | null
          /** Currency of amounts, component of addresses, end of ranges. */
          extra_value: string | null
          json_value_flag: boolean
          /** Key of the field; with `include_field_code`. */
          field_code?: string | null
        }[]
      }
  )[]
}

export interface FoundItem {
  id: number
  type: 'deal' | 'person' | 'organization' | 'product' | 'file'
  title?: string
  name?: string
  code?: string | null
  value?: number
  currency?: string
  status?: string
  phones?: string[]
  emails?: string[]
  address?: string | null
  url?: string
  visible_to?: number
  owner?: {
    id: number
  }
  stage?: {
    id: number
    name: string
  }
  deal?: {
    id: number
    title: string
  } | null
  person?: {
    id: number
    name: string
  } | null
  organization?: {
    id: number
    name: string
    address: string | null
  } | null
  product?: {
    id: number
    name: string
  } | null
  /** The values that matched. */
  custom_fields?: string[]
  notes?: string[]
  is_archived?: boolean
  cc_email?: string | null
  picture?: null
  prices?: Price[]
}

export type SearchField = 'code' | 'custom_fields' | 'name'
