import type { TaxMethod } from '../deal-products/amounts.ts'
import type { NewDealProduct } from '../deal-products/deal-product.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Person } from '../persons/person.ts'
import type { Pipeline, Stage } from '../pipelines/pipeline.ts'
import type { UserSummary } from '../users/users.ts'
import type { Audience, Visibility } from '../visibility/visibility.ts'

export type DealStatus = 'open' | 'won' | 'lost'

/** What a deal is, apart from what it refers to. */
export interface DealState {
  readonly title: string
  readonly creatorId: number
  readonly ownerId: number
  readonly personId: number | null
  readonly organizationId: number | null
  readonly stageId: number
  /** The status it has, or had when it was deleted. */
  readonly status: DealStatus
  readonly value: number
  readonly currency: string
  /** Percent; null: nobody has stated one. */
  readonly probability: number | null
  /** Option ids. */
  readonly labels: readonly number[]
  /** `YYYY-MM-DD`. */
  readonly expectedCloseDate: string | null
  readonly lostReason: string | null
  readonly visibility: number
  readonly originId: string | null
  readonly channel: number | null
  readonly channelId: string | null
  readonly createdAt: Date
  readonly stageChangedAt: Date | null
  /** Milliseconds spent in the stages it has left, by stage. */
  readonly stageTimes: Readonly<Record<string, number>>
  readonly wonAt: Date | null
  readonly firstWonAt: Date | null
  readonly lostAt: Date | null
  readonly closedAt: Date | null
  readonly archivedAt: Date | null
  readonly deletedAt: Date | null
  readonly taxMethod: TaxMethod
  /** What its enabled products bring each year and month, and in the first year; null without any. */
  readonly annualRevenue: number | null
  readonly monthlyRevenue: number | null
  readonly firstYearValue: number | null
}

export interface Deal extends DealState {
  readonly id: number
  /** Those whom its row lets in. */
  readonly audience: Audience
  readonly creator: UserSummary
  readonly owner: UserSummary
  /** Null when there is none, or when it is hidden from the reader. */
  readonly person: Person | null
  readonly organization: Organization | null
  readonly isPersonHidden: boolean
  readonly isOrganizationHidden: boolean
  readonly stage: Stage
  readonly pipeline: Pipeline
  readonly weightedValue: number
  readonly productsCount: number
  readonly filesCount: number
  readonly updatedAt: Date
}

/** What a write may say; members left out keep their value, or get their default. */
export interface DealPatch {
  title?: string | undefined
  /** Not looked at while the deal has enabled products, whose sum it is. */
  value?: number | undefined
  currency?: string | undefined
  ownerId?: number | undefined
  personId?: number | null | undefined
  organizationId?: number | null | undefined
  /** Stands for its first stage; not looked at beside `stageId`. */
  pipelineId?: number | undefined
  stageId?: number | undefined
  /** `deleted` deletes softly, another one restores. */
  status?: DealStatus | 'deleted' | undefined
  /** Only with the status it belongs to, as are `lostAt` and `closedAt`. */
  wonAt?: Date | undefined
  lostAt?: Date | undefined
  closedAt?: Date | undefined
  probability?: number | null | undefined
  labels?: readonly number[] | undefined
  expectedCloseDate?: string | null | undefined
  lostReason?: string | null | undefined
  visibility?: Visibility | undefined
  isArchived?: boolean | undefined
  archivedAt?: Date | undefined
  originId?: string | null | undefined
  channel?: number | null | undefined
  channelId?: string | null | undefined
}

export interface NewDeal extends DealPatch {
  title: string
  /** Default: now. */
  createdAt?: Date | undefined
  /** False makes a deal that is deleted already; its status stays. */
  isActive?: boolean | undefined
  /** Default: the user who acts. */
  creatorId?: number | undefined
  products?: readonly NewDealProduct[] | undefined
}
