import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { requireDate } from '../deals/requested-date.ts'
import { getProductForUpdate } from '../products/get-product.ts'
import type { Product } from '../products/product.ts'
import { billingOf } from '../products/product-values.ts'
import { requireLineAmounts } from './amounts.ts'
import type { DealProductPatch, DealProductState, NewDealProduct } from './deal-product.ts'

/** So many products of a deal may be billed again and again (http-v1-neighbours section 4.1). */
const maxRecurring = 20

/**
 * Settles what a product attached to a deal is, checked.
 *
 * Throws `product_not_found` for a product the actor may not see, `invalid_value` for one that may not
 * be added to deals, a variation of another product and amounts that make no sense.
 */
export async function toNewState(
  db: Db,
  actor: Actor,
  input: NewDealProduct,
  now: Date,
): Promise<DealProductState> {
  const product = await getLinkableProduct(db, actor, input.productId)
  const blank: DealProductState = {
    productId: product.id,
    variationId: null,
    name: product.name,
    itemPrice: input.itemPrice,
    quantity: input.quantity,
    discount: 0,
    discountType: 'percentage',
    duration: 1,
    durationUnit: null,
    tax: 0,
    comments: '',
    isEnabled: true,
    billingFrequency: 'one-time',
    billingFrequencyCycles: null,
    billingStartDate: null,
  }
  return patched(blank, input, product, now)
}

/** Applies a patch to an attached product; another product brings its name and no variation. */
export async function toChangedState(
  db: Db,
  actor: Actor,
  before: DealProductState,
  patch: DealProductPatch,
  now: Date,
): Promise<DealProductState> {
  const { productId = before.productId, variationId } = patch
  if (productId !== null && productId !== before.productId) {
    const product = await getLinkableProduct(db, actor, productId)
    const moved = { ...before, productId, name: product.name, variationId: null }
    return patched(moved, patch, product, now)
  }
  // Also for what the line has already: else it could be guessed of a product that is hidden.
  const needsProduct = patch.productId !== undefined || typeof variationId === 'number'
  const product =
    needsProduct && productId !== null ? await getProductForUpdate(db, actor, productId) : undefined
  return patched(before, patch, product, now)
}

async function getLinkableProduct(db: Db, actor: Actor, id: number): Promise<Product> {
  // Locked, so that it is not purged before the line refers to it.
  const product = await getProductForUpdate(db, actor, id)
  if (product.isLinkable && product.deletedAt === null) return product
  throw new Problem('invalid_value', { detail: `product ${id} may not be added to deals` })
}

function patched(
  before: DealProductState,
  patch: DealProductPatch,
  product: Product | undefined,
  now: Date,
): DealProductState {
  const { taxMethod: _, productId: _product, ...named } = patch
  const given = Object.entries(named).filter(([, value]) => value !== undefined)
  const { billingFrequency: frequency, billingFrequencyCycles: cycles } = before
  const state: DealProductState = {
    ...before,
    ...Object.fromEntries(given),
    ...billingOf(patch, { frequency, cycles }),
  }
  requirePositive(state.quantity, 'quantity')
  requirePositive(state.duration, 'duration')
  requireLineAmounts(state)
  if (state.variationId !== before.variationId) requireVariation(product, state.variationId)
  if (patch.billingStartDate) requireNear(patch.billingStartDate, now)
  return state
}

function requirePositive(value: number, where: string): void {
  if (value > 0) return
  throw new Problem('invalid_value', { detail: `${where} ${value} must be more than 0` })
}

function requireVariation(product: Product | undefined, id: number | null): void {
  if (id === null || product?.variations.some((variation) => variation.id === id)) return
  throw new Problem('invalid_value', {
    detail: `product_variation_id ${id} is not a variation of the product`,
  })
}

function requireNear(date: string, now: Date): void {
  requireDate(date, 'billing_start_date')
  if (date >= dateInYears(now, -10) && date <= dateInYears(now, 10)) return
  throw new Problem('invalid_value', {
    detail: `billing_start_date ${date} must be within 10 years of today`,
  })
}

function dateInYears(now: Date, years: number): string {
  const [year = '', ...rest] = now.toISOString().slice(0, 10).split('-')
  return [String(Number(year) + years).padStart(4, '0'), ...rest].join('-')
}

/** Throws `invalid_value` when too many products of a deal recur. */
export function requireFewRecurring(lines: readonly DealProductState[]): void {
  const recurring = lines.filter(({ billingFrequency }) => billingFrequency !== 'one-time')
  if (recurring.length <= maxRecurring) return
  throw new Problem('invalid_value', {
    detail: `billing_frequency of at most ${maxRecurring} products of a deal may be other than one-time`,
  })
}
