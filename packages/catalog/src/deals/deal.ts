import type { Organization } from '../organizations/organization.ts'
import type { Person } from '../persons/person.ts'
import type { Pipeline, Stage } from '../pipelines/pipeline.ts'
import type { UserSummary } from '../users/users.ts'

export type DealStatus = 'open' | 'won' | 'lost'

export interface Deal {
  readonly id: number
  readonly title: string
  readonly creator: UserSummary
  readonly owner: UserSummary
  readonly person: Person | null
  readonly organization: Organization | null
  readonly stage: Stage
  readonly pipeline: Pipeline
  /** The status it has, or had when it was deleted. */
  readonly status: DealStatus
  readonly value: number
  readonly currency: string
  /** Percent; null: the stage's. */
  readonly probability: number | null
  readonly expectedCloseDate: string | null
  readonly lostReason: string | null
  readonly visibility: number
  readonly productsCount: number
  readonly filesCount: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly stageChangedAt: Date | null
  readonly wonAt: Date | null
  readonly lostAt: Date | null
  readonly deletedAt: Date | null
}
