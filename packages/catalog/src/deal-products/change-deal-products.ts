import { type EventName, Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import type { DealState } from '../deals/deal.ts'
import { getDealRowForUpdate, toDealState, touchDeal } from '../deals/deal-rows.ts'
import { saveDeal } from '../deals/save-deal.ts'
import { appendEvents } from '../events/append-events.ts'
import { differences } from '../events/differences.ts'
import { dealTotals, lineSums, type TaxMethod } from './amounts.ts'
import type {
  DealProduct,
  DealProductPatch,
  DealProductState,
  NewDealProduct,
  StoredDealProduct,
} from './deal-product.ts'
import {
  deleteDealProductRow,
  insertDealProducts,
  loadDealProducts,
  updateDealProductRow,
} from './deal-product-rows.ts'
import { requireFewRecurring, toChangedState, toNewState } from './deal-product-rules.ts'
import { hideProducts } from './hide-products.ts'

/**
 * Attaches a product to a deal, whose value follows.
 *
 * Throws `deal_not_found`, `product_not_found`, and `invalid_value` for a product that may not be added
 * to deals, a variation of another product and amounts that make no sense.
 */
export async function addDealProduct(
  db: Db,
  actor: Actor,
  dealId: number,
  input: NewDealProduct,
  now: Date,
): Promise<DealProduct> {
  return db.transaction(async (db) => {
    const deal = toDealState(await getDealRowForUpdate(db, actor, dealId))
    const lines = await loadDealProducts(db, actor.companyId, dealId)
    const state = await toNewState(db, actor, input, now)
    requireFewRecurring([...lines, state])
    const added = await insertDealProducts(db, actor.companyId, dealId, lines, [state], now)
    const [line] = added
    if (!line) throw new Error('one state makes one line')
    await record(db, actor, 'deal.product_added', dealId, { after: line }, now)
    const change = { before: lines, after: [...lines, line], taxMethod: input.taxMethod }
    const after = await followLines(db, actor, dealId, deal, change, now)
    return withAmounts(line, after)
  })
}

/**
 * Changes only what the patch names; a tax method counts for all products of the deal.
 *
 * What changes nothing writes nothing. Of a product the actor may not see the answer does not say
 * which it is. Throws `deal_not_found`, `deal_product_not_found` and as {@link addDealProduct}.
 */
export async function updateDealProduct(
  db: Db,
  actor: Actor,
  dealId: number,
  id: number,
  patch: DealProductPatch,
  now: Date,
): Promise<DealProduct> {
  return db.transaction(async (db) => {
    const deal = toDealState(await getDealRowForUpdate(db, actor, dealId))
    const lines = await loadDealProducts(db, actor.companyId, dealId)
    const before = getLine(lines, id)
    const changed = await toChangedState(db, actor, stateOf(before), patch, now)
    const change = differences(stateOf(before), changed)
    const line = change ? { ...before, ...changed, updatedAt: now } : before
    const newLines = lines.map((one) => (one.id === id ? line : one))
    requireFewRecurring(newLines)
    if (change) {
      await updateDealProductRow(db, actor.companyId, id, changed, now)
      const { before: old, after } = change
      const named = { before: { id, ...old }, after: { id, ...after } }
      await record(db, actor, 'deal.product_updated', dealId, named, now)
    }
    const lineChange = { before: lines, after: newLines, taxMethod: patch.taxMethod }
    const after = await followLines(db, actor, dealId, deal, lineChange, now, change !== undefined)
    const [shown = line] = await hideProducts(db, actor, [line])
    return withAmounts(shown, after)
  })
}

/** Takes a product off a deal. Throws `deal_not_found`, `deal_product_not_found`. */
export async function removeDealProduct(
  db: Db,
  actor: Actor,
  dealId: number,
  id: number,
  now: Date,
): Promise<void> {
  await db.transaction(async (db) => {
    const deal = toDealState(await getDealRowForUpdate(db, actor, dealId))
    const lines = await loadDealProducts(db, actor.companyId, dealId)
    const line = getLine(lines, id)
    await deleteDealProductRow(db, actor.companyId, id)
    await record(db, actor, 'deal.product_removed', dealId, { before: line }, now)
    const after = lines.filter((one) => one !== line)
    await followLines(db, actor, dealId, deal, { before: lines, after }, now)
  })
}

function getLine(lines: readonly StoredDealProduct[], id: number): StoredDealProduct {
  const line = lines.find((one) => one.id === id)
  if (!line) throw new Problem('deal_product_not_found')
  return line
}

function stateOf(line: StoredDealProduct): DealProductState {
  const {
    id: _,
    dealId: _deal,
    sortOrder: _order,
    createdAt: _at,
    updatedAt: _since,
    ...state
  } = line
  return state
}

/** A line with its sums and what it takes from its deal. */
export function withAmounts(
  line: StoredDealProduct,
  { currency, taxMethod }: Pick<DealState, 'currency' | 'taxMethod'>,
): DealProduct {
  return { ...line, ...lineSums(line), currency, taxMethod }
}

async function record(
  db: Db,
  actor: Actor,
  name: EventName,
  dealId: number,
  states: { before?: object; after?: object },
  now: Date,
): Promise<void> {
  await appendEvents(db, actor, [{ name, itemId: dealId, ...states }], now)
}

interface LineChange {
  before: readonly StoredDealProduct[]
  after: readonly StoredDealProduct[]
  taxMethod?: TaxMethod | undefined
}

/**
 * Lets a deal follow its lines: while any is enabled its value is their sum, and 0 once the last of
 * them has gone (http-v1-neighbours section 3).
 */
async function followLines(
  db: Db,
  actor: Actor,
  dealId: number,
  deal: DealState,
  { before, after, taxMethod = deal.taxMethod }: LineChange,
  now: Date,
  isTouched = true,
): Promise<DealState> {
  const hadEnabled = before.some(({ isEnabled }) => isEnabled)
  const totals = dealTotals(after, taxMethod)
  const followed: DealState = {
    ...deal,
    taxMethod,
    value: totals?.value ?? (hadEnabled ? 0 : deal.value),
    annualRevenue: totals?.annualRevenue ?? null,
    monthlyRevenue: totals?.monthlyRevenue ?? null,
    firstYearValue: totals?.firstYearValue ?? null,
  }
  const isSaved = await saveDeal(db, actor, dealId, deal, followed, now)
  if (isTouched && !isSaved) await touchDeal(db, actor.companyId, dealId, now)
  return followed
}
