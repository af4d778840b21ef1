import { isDeepStrictEqual } from 'node:util'
import {
  adopt,
  type Entry,
  type Expected,
  type Ledger,
  outcome,
  type SharedProduct,
} from './ledger.ts'
import type { Snapshot, StoredEvent, StoredProduct } from './snapshot.ts'

/**
 * Compares what is stored with what was answered and lists every difference.
 *
 * A write that was never answered may be stored or not, but only as a whole; whichever it turns out to be is
 * expected from then on.
 */
export function findViolations(ledger: Ledger, snapshot: Snapshot): string[] {
  const entries = ledger.lanes.flatMap((lane) => lane.entries)
  const known = new Set(ledger.shared.map(({ id }) => id))
  const byCode = new Map([...snapshot.products.values()].map((stored) => [stored.code, stored]))
  const events = Map.groupBy(snapshot.events, ({ itemId }) => itemId)
  const violations = [...snapshot.damages, ...numberingViolations(snapshot)]
  for (const entry of entries) {
    const id = entry.expected?.id
    const stored = id === undefined ? byCode.get(codeOf(entry)) : snapshot.products.get(id)
    if (stored !== undefined) known.add(stored.id)
    violations.push(...entryViolations(entry, stored, events.get(stored?.id ?? id ?? -1) ?? []))
  }
  for (const shared of ledger.shared) {
    const stored = snapshot.products.get(shared.id)
    violations.push(...sharedViolations(shared, stored, events.get(shared.id) ?? []))
  }
  for (const id of new Set([...snapshot.products.keys(), ...events.keys()])) {
    if (!known.has(id))
      violations.push(`product ${id} is stored or has events, but nobody wrote it`)
  }
  return [...violations, ...searchViolations(snapshot)]
}

function codeOf({ expected, pending }: Entry): string {
  return expected?.code ?? (pending?.kind === 'create' ? pending.code : '')
}

function entryViolations(
  entry: Entry,
  stored: StoredProduct | undefined,
  events: StoredEvent[],
): string[] {
  const { expected: before, pending } = entry
  const ifAbsent = differences(before, stored, events)
  if (pending === undefined) {
    return ifAbsent.map((difference) => `${codeOf(entry)}: answered, but ${difference}`)
  }
  const after = outcome(before, pending)
  const ifWhole = differences(after, stored, events)
  if (ifAbsent.length === 0) {
    adopt(entry, before)
    return []
  }
  if (ifWhole.length === 0 && stored !== undefined) {
    adopt(entry, asStored(after, stored))
    return []
  }
  const half = `not absent (${ifAbsent.join('; ')}) and not whole (${ifWhole.join('; ')})`
  return [`${codeOf(entry)}: the unanswered ${pending.kind} is half there: ${half}`]
}

/** What keeps `stored` and `events` from being exactly what is expected. */
function differences(
  expected: Expected | undefined,
  stored: StoredProduct | undefined,
  events: StoredEvent[],
  searchTables: readonly string[],
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
    ...compare('search documents', isActive ? searchTables : [], stored.documents),
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
    return rest as unknown as T
  })
  return [inOrder(expected), inOrder(comparable)]
}
