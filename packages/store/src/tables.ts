import type { Generated } from 'kysely'
import type {
  AccessTokenTable,
  ApiTokenTable,
  AppGrantTable,
  AppTable,
  AuthorizationCodeTable,
  CompanyTable,
  DailyBudgetTable,
  RefreshTokenTable,
  SessionTable,
  ThrottleTable,
  UserTable,
  VisibilityGroupTable,
} from './tables/accounts.ts'
import type { CompanyRow, Fixed, Flag, Time } from './tables/columns.ts'
import type {
  DealProductTable,
  DealTable,
  OrganizationTable,
  PersonTable,
  PipelineTable,
  StageTable,
} from './tables/deals.ts'
import type {
  FieldOptionTable,
  FieldTable,
  FilterTable,
  ProductFollowerTable,
  ProductNumberTable,
  ProductPriceTable,
  ProductTable,
  ProductTextTable,
  ProductVariationTable,
} from './tables/products.ts'

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
