/** An organization deals are made with. */
export interface Organization {
  readonly id: number
  readonly name: string
  readonly address: string | null
  readonly ownerId: number
  readonly peopleCount: number
  readonly isActive: boolean
}
