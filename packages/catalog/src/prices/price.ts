import { Problem } from '@merx/contract'
import { requireCurrency } from './currency.ts'

/** What a product costs in one currency. */
export interface Price {
  readonly id: number
  readonly currency: string
  readonly amount: number
  readonly cost: number
  readonly overheadCost: number | null
  readonly notes: string
}

export interface NewPrice {
  currency: string
  amount: number
  /** Left out: unchanged, 0 for a new price; null: 0, and for the overhead null. */
  cost?: number | null | undefined
  overheadCost?: number | null | undefined
  notes?: string | null | undefined
}

/** A price as it will be stored; one that has no number yet is new. */
export type PriceState = Omit<Price, 'id'> & { readonly id: number | undefined }

/**
 * Applies prices to those a product has, currency by currency.
 *
 * A currency that exists is changed, another added, others stay; of two in one currency the last
 * wins (http-v1 section 6). Throws `invalid_value` for a currency that is not one.
 */
export function mergePrices(before: readonly Price[], changes: readonly NewPrice[]): PriceState[] {
  const merged = new Map<string, PriceState>(before.map((price) => [price.currency, price]))
  changes.forEach((change, index) => {
    const currency = requireCurrency(change.currency, `prices[${index}].currency`)
    const old = merged.get(currency)
    merged.set(currency, {
      id: old?.id,
      currency,
      amount: requireAmount(change.amount, `prices[${index}].price`),
      cost: (change.cost === undefined ? old?.cost : change.cost) ?? 0,
      overheadCost:
        change.overheadCost === undefined ? (old?.overheadCost ?? 0) : change.overheadCost,
      notes: (change.notes === undefined ? old?.notes : change.notes) ?? '',
    })
  })
  return [...merged.values()]
}

function requireAmount(amount: number, where: string): number {
  if (Number.isFinite(amount) && amount >= 0) return amount
  throw new Problem('invalid_value', { detail: `${where} ${amount} must be 0 or more` })
}
