import type { FieldPatch, FieldValues } from '../fields/field.ts'
import type { NewPrice, Price } from '../prices/price.ts'
import type { UserSummary } from '../users/users.ts'
import type { Audience, Visibility } from '../visibility/visibility.ts'

export type BillingFrequency =
  | 'one-time'
  | 'annually'
  | 'semi-annually'
  | 'quarterly'
  | 'monthly'
  | 'weekly'

export interface Variation {
  readonly id: number
  readonly name: string
  readonly prices: readonly Price[]
}

/** What a product is, apart from who owns it and what hangs on it. */
export interface ProductState {
  readonly name: string
  readonly code: string | null
  readonly description: string | null
  readonly unit: string | null
  /** Percent. */
  readonly tax: number
  readonly categoryId: number | null
  /** May be added to deals. */
  readonly isLinkable: boolean
  readonly visibility: Visibility
  readonly ownerId: number
  readonly billingFrequency: BillingFrequency
  /** Null: without end. */
  readonly billingFrequencyCycles: number | null
  readonly customValues: FieldValues
  readonly prices: readonly Price[]
  /** Null while the product is live. */
  readonly deletedAt: Date | null
}

export interface Product extends ProductState {
  readonly id: number
  /** First character of the name, lower case. */
  readonly firstChar: string
  readonly owner: UserSummary
  /** Those whom its row lets in. */
  readonly audience: Audience
  /** Null until the first file. */
  readonly filesCount: number | null
  readonly followersCount: number
  readonly variations: readonly Variation[]
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** What a write may say; members left out keep their value, or get their default. */
export interface ProductPatch {
  name?: string | undefined
  code?: string | null | undefined
  description?: string | null | undefined
  unit?: string | null | undefined
  tax?: number | undefined
  categoryId?: number | null | undefined
  /** False deletes, true restores. */
  isActive?: boolean | undefined
  isLinkable?: boolean | undefined
  visibility?: Visibility | undefined
  ownerId?: number | undefined
  billingFrequency?: BillingFrequency | undefined
  billingFrequencyCycles?: number | null | undefined
  customValues?: Readonly<Record<string, FieldPatch>> | undefined
  /** Merged by currency: others stay; of two in one currency the last wins. */
  prices?: readonly NewPrice[] | undefined
}

export interface NewProduct extends ProductPatch {
  name: string
}

export function firstCharOf(name: string): string {
  const [first = ''] = name
  const [lower = first] = first.toLowerCase()
  return lower
}
