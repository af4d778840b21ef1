import type { Contact, ContactPatch, ContactState } from '../contacts/contact.ts'
import type { ContactDetail, NewContactDetail } from '../contacts/contact-details.ts'

export type MarketingStatus = 'no_consent' | 'unsubscribed' | 'subscribed' | 'archived'

/** What is written of a person. */
export interface PersonState extends ContactState {
  readonly emails: readonly ContactDetail[]
  readonly phones: readonly ContactDetail[]
  readonly organizationId: number | null
  readonly marketingStatus: MarketingStatus
}

/** A person deals are made with. */
export interface Person extends Contact, PersonState {}

/** What a write may say; members left out keep their value, or get their default. */
export interface PersonPatch extends ContactPatch {
  emails?: readonly NewContactDetail[] | undefined
  phones?: readonly NewContactDetail[] | undefined
  organizationId?: number | null | undefined
  marketingStatus?: MarketingStatus | undefined
}

export interface NewPerson extends PersonPatch {
  name: string
  /** Default: now. */
  createdAt?: Date | undefined
}
