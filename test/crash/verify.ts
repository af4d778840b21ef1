import { isDeepStrictEqual } from 'node:util'
import {
  adopt,
  type Entry,
  type Expected,
  type ExpectedEvent,
  type Ledger,
  outcome,
  type SharedProduct,
} from './ledger.ts'
import type { Snapshot, StoredEvent, StoredProduct } from './snapshot.ts'

/**
 * Compares what is stored with what was answered and lists every difference.
 *
 * A write that was never answered may be stored or not, but only as a whole. Whichever it turns out
 * to be, the ledger takes it over: it must stay like that from now on.
 */
export function findViolations(ledger: Ledger, snapshot: Snapshot): string[] {
  const violations = [...snapshot.damages, ...numberingViolations(snapshot)]
  const ofProducts = snapshot.events.filter(({ name }) => name.startsWith('product.'))
  const events = grouped(ofProducts, ({ itemId }) => itemId)
  const byCode = new Map([...snapshot.products.values()].map((stored) => [stored.code, stored]))
  const unknown = new Set([...snapshot.products.keys(), ...events.keys()])
  const check = (id: number | undefined, find: (found: Found) => string[]): void => {
    const stored = snapshot.products.get(id ?? -1)
    violations.push(...find({ stored, events: events.get(id ?? -1) ?? [], snapshot }))
    unknown.delete(id ?? -1)
  }
  for (const shared of ledger.shared) check(shared.id, (found) => sharedViolations(shared, found))
  for (const lane of ledger.lanes) {
    for (const entry of lane.entries) {
      const id = entry.expected?.id ?? byCode.get(codeOf(entry))?.id
      check(id, (found) => entryViolations(entry, found))
    }
    lane.entries = lane.entries.filter(({ expected }) => expected !== undefined)
  }
  return [
    ...violations,
    ...[...unknown].map((id) => `product ${id} or its events: nobody wrote it`),
  ]
}

interface Found {
  stored: StoredProduct | undefined
  events: StoredEvent[]
  snapshot: Snapshot
}

function codeOf({ expected, pending }: Entry): string {
  return expected?.code ?? (pending?.kind === 'create' ? pending.code : '')
}

function entryViolations(entry: Entry, found: Found): string[] {
  const { expected, pending } = entry
  const fromBefore = differences(expected, found)
  if (fromBefore.length === 0) {
    adopt(entry, asStored(expected, found.stored))
    return []
  }
  if (pending === undefined) {
    return fromBefore.map((difference) => `${codeOf(entry)}, answered: ${difference}`)
  }
  const after = outcome(expected, pending)
  const fromAfter = differences(after, found)
  if (fromAfter.length === 0) {
    adopt(entry, asStored(after, found.stored))
    return []
  }
  const half = `unlike before: ${fromBefore.join('; ')}; unlike after: ${fromAfter.join('; ')}`
  return [`${codeOf(entry)}, unanswered ${pending.kind} is half there; ${half}`]
}

/** Fills in the ids and the time that no answer told. */
function asStored(
  expected: Expected | undefined,
  stored: StoredProduct | undefined,
): Expected | undefined {
  if (expected === undefined || stored === undefined) return undefined
  const { id, updateTime, prices, followers } = stored
  return { ...expected, id, updateTime, prices, followers }
}

/** Events are numbered per company from 1, without a gap, up to the number the company row holds. */
function numberingViolations({ events, lastNumbers }: Snapshot): string[] {
  const numbers = grouped(events, ({ companyId }) => companyId)
  return [...lastNumbers].flatMap(([companyId, lastNumber]) => {
    const found = (numbers.get(companyId) ?? []).map(({ number }) => number)
    const gap = found.findIndex((number, index) => number !== index + 1)
    if (gap !== -1) return [`company ${companyId}: event ${gap + 1} is missing or doubled`]
    return compare(`company ${companyId}, newest event`, lastNumber, found.length)
  })
}

function grouped(
  events: StoredEvent[],
  keyOf: (event: StoredEvent) => number,
): Map<number, StoredEvent[]> {
  const groups = new Map<number, StoredEvent[]>()
  for (const event of events) {
    const group = groups.get(keyOf(event))
    if (group === undefined) groups.set(keyOf(event), [event])
    else group.push(event)
  }
  return groups
}

/** Of each currency the last answered price must be there, or the one that was under way. */
function sharedViolations(shared: SharedProduct, { stored, events, snapshot }: Found): string[] {
  if (stored === undefined) return [`shared product ${shared.id} is gone`]
  const violations: string[] = []
  for (const [currency, { answered, pending }] of shared.prices) {
    const found = stored.prices.find((price) => price.currency === currency)
    const price = found && { currency, price: found.price, cost: found.cost }
    const isPending = pending !== undefined && isDeepStrictEqual(price, pending)
    if (isPending) shared.answeredUpdates += 1
    else violations.push(...compare(`shared product ${shared.id}, ${currency}`, answered, price))
    shared.prices.set(currency, price === undefined ? {} : { answered: price })
  }
  const updates = Array.from({ length: shared.answeredUpdates }, () => 'product.updated')
  const names = events.map(({ name }) => name)
  return [
    ...violations,
    ...compare(`shared product ${shared.id}, events`, ['product.created', ...updates], names),
    ...compare('search documents', snapshot.searchTables, stored.documents),
  ]
}

/** What keeps `stored` and `events` from being exactly what is expected. */
function differences(
  expected: Expected | undefined,
  { stored, events, snapshot }: Found,
): string[] {
  if (stored === undefined) {
    return compare('product', expected?.name, undefined).concat(
      compare('events', expected?.events ?? [], events.map(toExpectedEvent)),
    )
  }
  if (expected === undefined) return ['the product is there']
  const { name, code, isActive } = expected
  const updateTime = expected.updateTime ?? stored.updateTime
  const row = { name: stored.name, code: stored.code, isActive: stored.isActive }
  return [
    ...compare('row', { name, code, isActive }, row),
    ...compare('update time', updateTime, stored.updateTime),
    ...compare('prices', ...alike(expected.prices, stored.prices, 'currency')),
    ...compare('followers', ...alike(expected.followers, stored.followers, 'userId')),
    ...compare('events', expected.events, events.map(toExpectedEvent)),
    ...compare('search documents', stored.isActive ? snapshot.searchTables : [], stored.documents),
  ]
}

function compare(what: string, expected: unknown, stored: unknown): string[] {
  if (isDeepStrictEqual(expected, stored)) return []
  return [`${what}: expected ${JSON.stringify(expected)}, stored ${JSON.stringify(stored)}`]
}

/** Both lists in order of `key`; a stored id that no answer ever told is left out of the comparison. */
function alike<T extends { id?: number }>(
  expected: T[],
  stored: (T & { id: number })[],
  key: keyof T,
): [T[], T[]] {
  const inOrder = (items: T[]): T[] =>
    items.toSorted((a, b) => String(a[key]).localeCompare(String(b[key])))
  const isToldFor = (item: T): boolean =>
    expected.find((other) => other[key] === item[key])?.id !== undefined
  const comparable = stored.map((item) => {
    if (isToldFor(item)) return item
    const { id: _untold, ...rest } = item
    return rest as unknown as T // All of T but the optional id.
  })
  return [inOrder(expected), inOrder(comparable)]
}

function toExpectedEvent({ name, newName }: StoredEvent): ExpectedEvent {
  return newName === undefined ? { name } : { name, newName }
}
