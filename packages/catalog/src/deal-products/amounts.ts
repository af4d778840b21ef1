import { Problem } from '@merx/contract'
import { Decimal } from 'decimal.js'
import type { BillingFrequency } from '../products/product.ts'

/**
 * Digits enough for every product and sum of numbers people write, so that nothing is rounded before
 * the end: there the nearest JSON number is taken, and only a formatted text has the currency's
 * decimals.
 */
const Exact = Decimal.clone({ precision: 400 })

export type DiscountType = 'percentage' | 'amount'
/** Exclusive taxes are added on top in totals; the others change nothing. */
export type TaxMethod = 'exclusive' | 'inclusive' | 'none'

/** What the amount of an attached product is made of. */
export interface LineAmounts {
  readonly itemPrice: number
  readonly quantity: number
  /** How many of the units the price is for; 1 where products have no duration. */
  readonly duration: number
  /** Percent, or an amount off the whole line. */
  readonly discount: number
  readonly discountType: DiscountType
  /** Percent. */
  readonly tax: number
}

export interface CountedLine extends LineAmounts {
  readonly isEnabled: boolean
  readonly billingFrequency: BillingFrequency
  /** Null: without end. */
  readonly billingFrequencyCycles: number | null
}

/** Quantity × price × duration, before and after the discount; taxes count in totals only. */
export function lineSums(line: LineAmounts): { sumWithoutDiscount: number; sum: number } {
  return { sumWithoutDiscount: toAmount(grossOf(line)), sum: toAmount(netOf(line)) }
}

/**
 * Throws `invalid_value` for a discount that takes off more than there is, and for sums that no JSON
 * number can hold.
 */
export function requireLineAmounts(line: LineAmounts): void {
  if (line.discountType === 'percentage' && line.discount > 100) {
    throw new Problem('invalid_value', { detail: `discount ${line.discount} must be 100 or less` })
  }
  if (netOf(line).isNegative()) {
    throw new Problem('invalid_value', {
      detail: `discount ${line.discount} must not be more than ${grossOf(line)}`,
    })
  }
  lineSums(line)
}

export interface DealTotals {
  readonly quantity: number
  /** Sum of the enabled lines, with exclusive taxes. */
  readonly value: number
  readonly annualRevenue: number
  readonly monthlyRevenue: number
  readonly firstYearValue: number
}

const periodsPerYear: Record<Exclude<BillingFrequency, 'one-time'>, number> = {
  weekly: 52,
  monthly: 12,
  quarterly: 4,
  'semi-annually': 2,
  annually: 1,
}

/**
 * Adds up the enabled lines of a deal; undefined when there are none.
 *
 * What recurs counts once in the value. Its amount times the periods of a year is the annual revenue,
 * a twelfth of that the monthly one. The first year has the one-time lines and as many periods of the
 * others as begin in it.
 */
export function dealTotals(
  lines: readonly CountedLine[],
  taxMethod: TaxMethod,
): DealTotals | undefined {
  const enabled = lines.filter(({ isEnabled }) => isEnabled)
  if (enabled.length === 0) return undefined
  const totals = enabled.map((line) => ({ line, total: totalOf(line, taxMethod) }))
  const sumOf = (amount: (one: (typeof totals)[number]) => Decimal) =>
    totals.reduce((sum, one) => sum.plus(amount(one)), new Exact(0))
  const annual = sumOf(({ line, total }) => total.times(yearlyPeriods(line)))
  return {
    quantity: toAmount(sumOf(({ line }) => new Exact(line.quantity))),
    value: toAmount(sumOf(({ total }) => total)),
    annualRevenue: toAmount(annual),
    monthlyRevenue: toAmount(annual.dividedBy(12)),
    firstYearValue: toAmount(sumOf(({ line, total }) => total.times(firstYearPeriods(line)))),
  }
}

/** The value times the probability in percent; all of it until a probability is stated. */
export function weightedValue(value: number, probability: number | null): number {
  return toAmount(percentOf(new Exact(value), probability ?? 100))
}

function grossOf({ itemPrice, quantity, duration }: LineAmounts): Decimal {
  return new Exact(itemPrice).times(quantity).times(duration)
}

function netOf(line: LineAmounts): Decimal {
  const gross = grossOf(line)
  const isAmount = line.discountType === 'amount'
  return gross.minus(isAmount ? line.discount : percentOf(gross, line.discount))
}

function totalOf(line: LineAmounts, taxMethod: TaxMethod): Decimal {
  const net = netOf(line)
  return taxMethod === 'exclusive' ? net.plus(percentOf(net, line.tax)) : net
}

function percentOf(amount: Decimal, percent: number): Decimal {
  return amount.times(percent).dividedBy(100)
}

function yearlyPeriods({ billingFrequency }: CountedLine): number {
  return billingFrequency === 'one-time' ? 0 : periodsPerYear[billingFrequency]
}

function firstYearPeriods({ billingFrequency, billingFrequencyCycles }: CountedLine): number {
  if (billingFrequency === 'one-time') return 1
  const periods = periodsPerYear[billingFrequency]
  return Math.min(billingFrequencyCycles ?? periods, periods)
}

function toAmount(exact: Decimal): number {
  const amount = exact.toNumber()
  if (Number.isFinite(amount)) return amount
  throw new Problem('invalid_value', { detail: 'the sum is larger than any number JSON can hold' })
}
