/** A person deals are made with. */
export interface Person {
  readonly id: number
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly ownerId: number
  readonly isActive: boolean
}
