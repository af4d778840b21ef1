import type { Contact, ContactPatch, ContactState } from '../contacts/contact.ts'

/** What is written of an organization. */
export interface OrganizationState extends ContactState {
  readonly address: string | null
}

/** An organization deals are made with. */
export interface Organization extends Contact, OrganizationState {
  /** Live persons in it. */
  readonly peopleCount: number
}

/** What a write may say; members left out keep their value, or get their default. */
export interface OrganizationPatch extends ContactPatch {
  address?: string | null | undefined
}

export interface NewOrganization extends OrganizationPatch {
  name: string
  /** Default: now. */
  createdAt?: Date | undefined
}
