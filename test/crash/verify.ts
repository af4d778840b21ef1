import { isDeepStrictEqual } from 'node:util'
import { deals } from './deals.ts'
import { fields } from './fields.ts'
import { files } from './files.ts'
import { adopt, type Entry, type Ledger, type SharedProduct } from './ledger.ts'
import { lines } from './lines.ts'
import { products } from './products.ts'
import type { Snapshot, StoredEvent } from './snapshot.ts'
import { compare, type Found, type Subject } from './subject.ts'

/**
 * Compares what is stored with what was answered and lists every difference.
 *
 * A write that was never answered may be stored or not, but only as a whole. Whichever it turns out
 * to be, the ledger takes it over: it must stay like that from now on.
 */
export function findViolations(ledger: Ledger, snapshot: Snapshot): string[] {
  const { shared } = ledger
  return [
    ...snapshot.damages,
    ...numberingViolations(snapshot),
    ...shared.flatMap((product) => sharedViolations(product, snapshot)),
    ...violationsOf(products, ledger, snapshot, new Set(shared.map(({ id }) => id))),
    ...violationsOf(fields, ledger, snapshot),
    ...violationsOf(deals, ledger, snapshot),
    ...violationsOf(lines, ledger, snapshot),
    ...violationsOf(files, ledger, snapshot),
    ...strangeBlobs(ledger, snapshot),
  ]
}

/** Compares all items of one kind; those of `others` are looked at elsewhere. */
function violationsOf<E extends { id?: number }, W extends { kind: string }, S>(
  subject: Subject<E, W, S>,
  ledger: Ledger,
  snapshot: Snapshot,
  others: ReadonlySet<number> = new Set(),
): string[] {
  const stored = subject.stored(snapshot)
  const events = grouped(snapshot.events, subject.itemOf)
  const byKey = new Map([...stored].map(([id, item]) => [subject.storedKey(item), id]))
  const unknown = new Set([...stored.keys(), ...events.keys()].filter((id) => !others.has(id)))
  const violations: string[] = []
  for (const entries of subject.lists(ledger)) {
    for (const entry of entries) {
      const id = entry.expected?.id ?? byKey.get(keyOf(subject, entry)) ?? -1
      const found = { stored: stored.get(id), events: events.get(id) ?? [] }
      violations.push(...entryViolations(subject, entry, found))
      unknown.delete(id)
    }
    const known = entries.filter(({ expected }) => expected !== undefined)
    entries.splice(0, entries.length, ...known)
  }
  const strange = [...unknown].map((id) => `${subject.what} ${id} or its events: nobody wrote it`)
  return [...violations, ...strange]
}

/** The key of what is expected, or of what a pending creation would have made. */
function keyOf<E, W, S>(subject: Subject<E, W, S>, { expected, pending }: Entry<E, W>): string {
  if (expected !== undefined) return subject.keyOf(expected)
  return pending === undefined ? '' : subject.keyOf(subject.outcome(undefined, pending))
}

function entryViolations<E, W extends { kind: string }, S>(
  subject: Subject<E, W, S>,
  entry: Entry<E, W>,
  found: Found<S>,
): string[] {
  const { expected, pending } = entry
  const name = `${subject.what} ${keyOf(subject, entry)}`
  const fromBefore = differences(subject, expected, found)
  if (fromBefore.length === 0) {
    adopt(entry, asStored(subject, expected, found))
    return []
  }
  if (pending === undefined) {
    return fromBefore.map((difference) => `${name}, answered: ${difference}`)
  }
  const after = subject.outcome(expected, pending)
  const fromAfter = differences(subject, after, found)
  if (fromAfter.length === 0) {
    adopt(entry, asStored(subject, after, found))
    return []
  }
  const half = `unlike before: ${fromBefore.join('; ')}; unlike after: ${fromAfter.join('; ')}`
  return [`${name}, unanswered ${pending.kind} is half there; ${half}`]
}

/** As the subject says; where nothing is expected, nothing may be there. */
function differences<E, W, S>(
  subject: Subject<E, W, S>,
  expected: E | undefined,
  found: Found<S>,
): string[] {
  if (expected !== undefined) return subject.differences(expected, found)
  const names = found.events.map(({ name }) => name)
  return found.stored === undefined ? compare('events', [], names) : ['it is there']
}

function asStored<E, W, S>(
  subject: Subject<E, W, S>,
  expected: E | undefined,
  { stored }: Found<S>,
): E | undefined {
  if (expected === undefined || stored === undefined) return expected
  return subject.asStored(expected, stored)
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
  keyOf: (event: StoredEvent) => number | undefined,
): Map<number, StoredEvent[]> {
  const groups = new Map<number, StoredEvent[]>()
  for (const event of events) {
    const key = keyOf(event)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [event])
    else group.push(event)
  }
  return groups
}

/** Of each currency the last answered price must be there, or the one that was under way. */
function sharedViolations(shared: SharedProduct, snapshot: Snapshot): string[] {
  const stored = snapshot.products.get(shared.id)
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
  const names = snapshot.events
    .filter((event) => products.itemOf(event) === shared.id)
    .map(({ name }) => name)
  return [
    ...violations,
    ...compare(`shared product ${shared.id}, events`, ['product.created', ...updates], names),
  ]
}

/** Bytes that no row has are what an unanswered upload left, and no harm; others come from nowhere. */
function strangeBlobs({ sentContents }: Ledger, { blobs }: Snapshot): string[] {
  const strange = [...blobs.keys()].filter((hash) => !sentContents.has(hash))
  return strange.map((hash) => `blob ${hash}: nobody sent it`)
}
