import type { Db } from '@merx/store'
import { type Actor, requireUser } from '../actor.ts'
import { dealTotals } from '../deal-products/amounts.ts'
import type { DealProductState } from '../deal-products/deal-product.ts'
import { insertDealProducts } from '../deal-products/deal-product-rows.ts'
import { requireFewRecurring, toNewState } from '../deal-products/deal-product-rules.ts'
import { appendEvents } from '../events/append-events.ts'
import { dealDocument } from '../search/item-documents.ts'
import { settleAudience } from '../visibility/ownership.ts'
import { type Audience, defaultVisibility } from '../visibility/visibility.ts'
import type { Deal, DealState, NewDeal } from './deal.ts'
import { requireReferences, settleStage } from './deal-references.ts'
import { stateColumns } from './deal-rows.ts'
import { applyPatch } from './deal-rules.ts'
import { readBack } from './load-deals.ts'

/**
 * Adds a deal with the products attached to it, whose sum is then its value.
 *
 * Throws `title_missing`, `invalid_value` for anything the company does not have and for a product
 * that may not be added to deals, `product_not_found` for one the actor may not see.
 */
export async function createDeal(db: Db, actor: Actor, input: NewDeal, now: Date): Promise<Deal> {
  return db.transaction(async (db) => {
    const { createdAt = now, creatorId, isActive = true, products = [], ...patch } = input
    const stageId = await settleStage(db, actor, patch)
    const blank = blankDeal(actor, stageId, creatorId ?? requireUser(actor), createdAt)
    const plain = applyPatch(blank, patch, stageId, now)
    await requireReferences(db, actor, undefined, plain)
    const lines = await toLines(db, actor, products, now)
    const state: DealState = {
      ...plain,
      ...sumsOf(plain, lines),
      deletedAt: isActive ? plain.deletedAt : now,
    }
    const audience = await settleAudience(db, actor.companyId, state)
    const [id = 0] = await db.insert('deal', [toRow(actor.companyId, state, audience, now)])
    await insertDealProducts(db, actor.companyId, id, [], lines, now)
    if (state.deletedAt === null) {
      await db.search.add([dealDocument(actor.companyId, { id, audience, title: state.title })])
    }
    const after = { id, ...state, products: lines }
    await appendEvents(db, actor, [{ name: 'deal.created', itemId: id, after }], now)
    return readBack(db, actor, id)
  })
}

function blankDeal(actor: Actor, stageId: number, creatorId: number, createdAt: Date): DealState {
  return {
    title: '',
    creatorId,
    ownerId: creatorId,
    personId: null,
    organizationId: null,
    stageId,
    status: 'open',
    value: 0,
    currency: actor.defaultCurrency,
    probability: null,
    labels: [],
    expectedCloseDate: null,
    lostReason: null,
    visibility: defaultVisibility,
    originId: null,
    channel: null,
    channelId: null,
    createdAt,
    stageChangedAt: null,
    stageTimes: {},
    wonAt: null,
    firstWonAt: null,
    lostAt: null,
    closedAt: null,
    archivedAt: null,
    deletedAt: null,
    taxMethod: 'inclusive',
    annualRevenue: null,
    monthlyRevenue: null,
    firstYearValue: null,
  }
}

async function toLines(
  db: Db,
  actor: Actor,
  products: NonNullable<NewDeal['products']>,
  now: Date,
): Promise<DealProductState[]> {
  const lines: DealProductState[] = []
  for (const product of products) lines.push(await toNewState(db, actor, product, now))
  requireFewRecurring(lines)
  return lines
}

function sumsOf(deal: DealState, lines: readonly DealProductState[]): Partial<DealState> {
  const totals = dealTotals(lines, deal.taxMethod)
  if (!totals) return {}
  const { value, annualRevenue, monthlyRevenue, firstYearValue } = totals
  return { value, annualRevenue, monthlyRevenue, firstYearValue }
}

function toRow(companyId: number, state: DealState, audience: Audience, now: Date) {
  return {
    company_id: companyId,
    creator_id: state.creatorId,
    created_at: state.createdAt.getTime(),
    updated_at: now.getTime(),
    ...stateColumns(state),
    audience,
  }
}
