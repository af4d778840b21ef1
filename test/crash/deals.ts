import type { DealEntry, ExpectedEvent } from './ledger.ts'
import { distinctName } from './names.ts'
import type { StoredDeal, StoredEvent } from './snapshot.ts'
import {
  compare,
  type Found,
  knownItems,
  requireTold,
  type Subject,
  toExpectedEvent,
} from './subject.ts'

export type DealWrite =
  | { kind: 'create'; title: string; value: number }
  | { kind: 'rename'; title: string }
  | { kind: 'delete' }

/** What must be stored of one deal; its value follows the products attached to it. */
export interface ExpectedDeal {
  id?: number
  title: string
  /** Counts until the first product is attached. */
  firstValue: number
  isActive: boolean
  events: ExpectedEvent[]
}

/** Deals of one writer, and those to which several attach products. */
export const deals: Subject<ExpectedDeal, DealWrite, StoredDeal> = {
  what: 'deal',
  lists: ({ lanes, sharedDeals }) => [
    ...lanes.map((lane) => lane.deals),
    ...sharedDeals.map(({ entry }) => [entry]),
  ],
  choose({ lane, random }) {
    const title = distinctName(lane, random)
    const known = knownItems(lane.deals, ({ isActive }) => isActive)
    if (known.length > 0 && random.between(1, 100) > 55) {
      const entry = random.pick(known)
      const isRenamed = random.between(1, 3) > 1
      return { entry, write: isRenamed ? { kind: 'rename', title } : { kind: 'delete' } }
    }
    const entry: DealEntry = { round: 0 }
    lane.deals.push(entry)
    return { entry, write: { kind: 'create', title, value: random.between(1, 100_000) / 100 } }
  },
  requestOf(write, before) {
    const path = `/v1/deals/${before?.id}`
    if (write.kind === 'delete') return ['DELETE', path]
    const { kind, ...body } = write
    return kind === 'create' ? ['POST', '/v1/deals', body] : ['PUT', path, body]
  },
  outcome(before, write) {
    if (write.kind === 'create') {
      const events: ExpectedEvent[] = [{ name: 'deal.created', newName: write.title }]
      return { title: write.title, firstValue: write.value, isActive: true, events }
    }
    if (before === undefined) throw new Error(`nothing to ${write.kind}`)
    if (write.kind === 'delete') {
      return { ...before, isActive: false, events: [...before.events, { name: 'deal.deleted' }] }
    }
    const event: ExpectedEvent = { name: 'deal.updated', newName: write.title }
    return { ...before, title: write.title, events: [...before.events, event] }
  },
  told(after, write, data) {
    if (write.kind === 'delete') return after
    const { id, title, deleted } = data as { id: number; title: string; deleted: boolean }
    requireTold({ title: after.title, deleted: !after.isActive }, { title, deleted })
    return { ...after, id }
  },
  stored: (snapshot) => snapshot.deals,
  itemOf: (event) => (isOfDeal(event) ? event.itemId : undefined),
  keyOf: ({ title }) => title,
  storedKey: ({ title }) => title,
  differences,
  asStored: (expected, { id }) => ({ ...expected, id }),
}

/** Not of the products in it, and not of the value that follows them. */
function isOfDeal({ name, after }: StoredEvent): boolean {
  if (!name.startsWith('deal.') || name.startsWith('deal.product_')) return false
  return name !== 'deal.updated' || after?.title !== undefined
}

function differences(expected: ExpectedDeal, { stored, events }: Found<StoredDeal>): string[] {
  const ofEvents = compare('events', expected.events, events.map(toExpectedEvent))
  if (stored === undefined) return [...compare('deal', expected.title, undefined), ...ofEvents]
  const { title, isActive, firstValue } = expected
  return [
    ...compare('row', { title, isActive }, { title: stored.title, isActive: stored.isActive }),
    ...compare('first value', firstValue, events[0]?.after?.value),
    ...ofEvents,
  ]
}
