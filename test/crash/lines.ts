import type { EventName } from '@merx/contract'
import type { LineEntry } from './ledger.ts'
import type { Random } from './random.ts'
import type { StoredLine } from './snapshot.ts'
import { compare, type Found, knownItems, requireTold, type Subject } from './subject.ts'
import type { Writer } from './writers.ts'

export type LineWrite =
  | { kind: 'attach'; dealId: number; productId: number; tag: string; amounts: Amounts }
  | { kind: 'change'; amounts: Amounts }
  | { kind: 'detach' }

/** Prices and discounts in whole cents, so that sums are exact without any arithmetic of the server's. */
export interface Amounts {
  itemPrice: number
  quantity: number
  /** Off the whole line. */
  discount: number
  isEnabled: boolean
}

/** What must be stored of one product attached to a deal. */
export interface ExpectedLine {
  id?: number
  dealId: number
  productId: number
  /** Its comments, which no other line has. */
  tag: string
  amounts: Amounts
  isAttached: boolean
  events: EventName[]
}

/** Attached products of one writer; others may attach theirs to the same deal. */
export const lines: Subject<ExpectedLine, LineWrite, StoredLine> = {
  what: 'attached product',
  lists: ({ lanes }) => lanes.map((lane) => lane.lines),
  choose(writer) {
    const { lane, random } = writer
    const openDeals = dealsOf(writer)
    const known = knownItems(
      lane.lines,
      ({ isAttached, dealId }) => isAttached && openDeals.includes(dealId),
    )
    if (known.length > 0 && random.between(1, 100) > 50) {
      const entry = random.pick(known)
      if (random.between(1, 3) === 1) return { entry, write: { kind: 'detach' } }
      const amounts = someAmounts(random, entry.expected.amounts)
      return { entry, write: { kind: 'change', amounts } }
    }
    const entry: LineEntry = { round: 0 }
    lane.lines.push(entry)
    const tag = `tag ${lane.letter}${lane.serial}`
    lane.serial += 1
    const [dealId, productId] = [random.pick(openDeals), random.pick(productsOf(writer))]
    const amounts = someAmounts(random)
    return { entry, write: { kind: 'attach', dealId, productId, tag, amounts } }
  },
  requestOf(write, before) {
    if (write.kind === 'attach') {
      const { dealId, productId, tag, amounts } = write
      const body = { product_id: productId, comments: tag, ...toBody(amounts) }
      return ['POST', `/v1/deals/${dealId}/products`, body]
    }
    const path = `/v1/deals/${before?.dealId}/products/${before?.id}`
    return write.kind === 'detach' ? ['DELETE', path] : ['PUT', path, toBody(write.amounts)]
  },
  outcome(before, write) {
    if (write.kind === 'attach') {
      const { kind: _, ...line } = write
      return { ...line, isAttached: true, events: ['deal.product_added'] }
    }
    if (before === undefined) throw new Error(`nothing to ${write.kind}`)
    const { events } = before
    if (write.kind === 'detach') {
      return { ...before, isAttached: false, events: [...events, 'deal.product_removed'] }
    }
    return { ...before, amounts: write.amounts, events: [...events, 'deal.product_updated'] }
  },
  told(after, write, data) {
    if (write.kind === 'detach') return after
    const { id, deal_id: dealId, product_id: productId, comments: tag } = data
    const asked = { dealId: after.dealId, productId: after.productId, tag: after.tag }
    requireTold({ ...asked, ...after.amounts }, { dealId, productId, tag, ...toAmounts(data) })
    return { ...after, id: Number(id) }
  },
  stored: (snapshot) => snapshot.lines,
  itemOf({ name, before, after }) {
    return name.startsWith('deal.product_') ? Number((after ?? before)?.id) : undefined
  },
  keyOf: ({ tag }) => tag,
  storedKey: ({ tag }) => tag,
  differences,
  asStored: (expected, { id }) => ({ ...expected, id }),
}

/** The live deals that the writer attaches to: its own, and half of the time the shared one. */
function dealsOf({ lane, sharedDealId }: Writer): number[] {
  const own = knownItems(lane.deals, ({ isActive }) => isActive).map(({ expected }) => expected.id)
  return [...own, ...Array.from({ length: Math.max(1, own.length) }, () => sharedDealId)]
}

/** Live products that nobody else deletes meanwhile. */
export function productsOf({ lane, shared }: Writer): number[] {
  const own = knownItems(lane.products, ({ isActive }) => isActive)
  return [shared.id, ...own.map(({ expected }) => expected.id)]
}

/** Others than `before`. */
function someAmounts(random: Random, before?: Amounts): Amounts {
  const itemPrice = random.between(100, 1_000_000)
  return {
    itemPrice: itemPrice / 100,
    quantity: ((before?.quantity ?? random.between(1, 9)) % 9) + 1,
    discount: random.between(1, 3) === 1 ? random.between(1, itemPrice) / 100 : 0,
    isEnabled: before === undefined || random.between(1, 3) > 1,
  }
}

function toBody({ itemPrice, quantity, discount, isEnabled }: Amounts): object {
  const price = { item_price: itemPrice, quantity }
  return { ...price, discount, discount_type: 'amount', enabled_flag: isEnabled }
}

/** Reads the amounts of an attached product in its wire form. */
export function toAmounts(data: Record<string, unknown>): object {
  const { item_price: itemPrice, quantity, discount, enabled_flag: isEnabled } = data
  return { itemPrice, quantity, discount, isEnabled }
}

/** What the enabled ones of these are worth; undefined when there are none. */
export function sumOf(lines: readonly Amounts[]): number | undefined {
  const enabled = lines.filter(({ isEnabled }) => isEnabled)
  if (enabled.length === 0) return undefined
  const cents = enabled.map(
    ({ itemPrice, quantity, discount }) =>
      Math.round(itemPrice * 100) * quantity - Math.round(discount * 100),
  )
  return cents.reduce((sum, one) => sum + one, 0) / 100
}

function differences(expected: ExpectedLine, { stored, events }: Found<StoredLine>): string[] {
  const { dealId, productId, tag, amounts, isAttached } = expected
  const row = stored && {
    dealId: stored.dealId,
    productId: stored.productId,
    tag: stored.tag,
    amounts: stored.amounts,
  }
  const names = events.map(({ name }) => name)
  return [
    ...compare('row', isAttached ? { dealId, productId, tag, amounts } : undefined, row),
    ...compare('events', expected.events, names),
    ...compare('deals of its events', [dealId], [...new Set(events.map(({ itemId }) => itemId))]),
  ]
}
