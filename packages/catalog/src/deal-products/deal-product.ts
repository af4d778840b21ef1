import type { BillingFrequency } from '../products/product.ts'
import type { DiscountType, TaxMethod } from './amounts.ts'

export type DurationUnit = 'hourly' | 'daily' | 'weekly' | 'monthly' | 'yearly'

/** What an attached product is. */
export interface DealProductState {
  /** Null once the product has been purged. */
  readonly productId: number | null
  readonly variationId: number | null
  /** The product's name when it was attached. */
  readonly name: string
  readonly itemPrice: number
  readonly quantity: number
  readonly discount: number
  readonly discountType: DiscountType
  readonly duration: number
  readonly durationUnit: DurationUnit | null
  /** Percent. */
  readonly tax: number
  readonly comments: string
  /** Disabled ones do not count in the deal's value. */
  readonly isEnabled: boolean
  readonly billingFrequency: BillingFrequency
  /** Null: without end. */
  readonly billingFrequencyCycles: number | null
  /** `YYYY-MM-DD`. */
  readonly billingStartDate: string | null
}

export interface StoredDealProduct extends DealProductState {
  readonly id: number
  readonly dealId: number
  readonly sortOrder: number
  readonly createdAt: Date
  /** Null for those added before this was kept. */
  readonly updatedAt: Date | null
}

/** A product attached to a deal, with its amounts and what it takes from the deal. */
export interface DealProduct extends StoredDealProduct {
  readonly sumWithoutDiscount: number
  readonly sum: number
  readonly currency: string
  readonly taxMethod: TaxMethod
}

/** What a write may say; members left out keep their value, or get their default. */
export interface DealProductPatch {
  productId?: number | undefined
  variationId?: number | null | undefined
  itemPrice?: number | undefined
  quantity?: number | undefined
  discount?: number | undefined
  discountType?: DiscountType | undefined
  duration?: number | undefined
  durationUnit?: DurationUnit | null | undefined
  tax?: number | undefined
  /** Counts for all products of the deal. */
  taxMethod?: TaxMethod | undefined
  comments?: string | undefined
  isEnabled?: boolean | undefined
  billingFrequency?: BillingFrequency | undefined
  billingFrequencyCycles?: number | null | undefined
  billingStartDate?: string | null | undefined
}

export interface NewDealProduct extends DealProductPatch {
  productId: number
  itemPrice: number
  quantity: number
}
