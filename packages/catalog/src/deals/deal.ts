import type { UserSummary } from '../users/users.ts'

export interface Contact {
  readonly id: number
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly ownerId: number
  readonly isActive: boolean
}

export interface Organization {
  readonly id: number
  readonly name: string
  readonly address: string | null
  readonly ownerId: number
  readonly peopleCount: number
  readonly isActive: boolean
}

export interface Stage {
  readonly id: number
  readonly name: string
  readonly sortOrder: number
  /** Percent. */
  readonly probability: number
  readonly pipelineId: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

export interface Pipeline {
  readonly id: number
  readonly name: string
  readonly sortOrder: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

export type DealStatus = 'open' | 'won' | 'lost'

export interface Deal {
  readonly id: number
  readonly title: string
  readonly creator: UserSummary
  readonly owner: UserSummary
  readonly person: Contact | null
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
