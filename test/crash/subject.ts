import { isDeepStrictEqual } from 'node:util'
import type { Payload } from './connection.ts'
import type { Entry, ExpectedEvent, Ledger } from './ledger.ts'
import type { Snapshot, StoredEvent } from './snapshot.ts'
import type { Writer } from './writers.ts'

export type Request = [method: string, path: string, body?: object | Payload]

/**
 * One kind of item: how it is written, what must be stored after each write, and how that is compared
 * with what is.
 *
 * `E` is what is expected of an item, `W` a write, `S` what is stored of one.
 */
export interface Subject<E, W, S> {
  what: string
  /** Every list of them in the ledger. */
  lists(ledger: Ledger): Entry<E, W>[][]
  /** What to write next, perhaps to a new entry. */
  choose(writer: Writer): { entry: Entry<E, W>; write: W }
  requestOf(write: W, before: E | undefined): Request
  /** What must be stored after `write`, as far as it is known without the answer. */
  outcome(before: E | undefined, write: W): E
  /** Takes the answer's word for what the request could not know; throws when it tells of another item. */
  told(after: E, write: W, data: Record<string, unknown>): E
  stored(snapshot: Snapshot): Map<number, S>
  /** The item an event tells of; undefined for one of other kinds. */
  itemOf(event: StoredEvent): number | undefined
  /** A text no other item has, which a creation gives it. */
  keyOf(expected: E): string
  storedKey(stored: S): string
  /** What keeps the stored item and its events from being exactly what is expected. */
  differences(expected: E, found: Found<S>): string[]
  /** Fills in what no answer told. */
  asStored(expected: E, stored: S): E
}

export interface Found<S> {
  stored: S | undefined
  events: StoredEvent[]
}

/** Lists a difference between two values. */
export function compare(what: string, expected: unknown, stored: unknown): string[] {
  if (isDeepStrictEqual(expected, stored)) return []
  return [`${what}: expected ${JSON.stringify(expected)}, stored ${JSON.stringify(stored)}`]
}

/** What a verification compares of an event. */
export function toExpectedEvent({ name, newName }: StoredEvent): ExpectedEvent {
  return newName === undefined ? { name } : { name, newName }
}

/** Throws when an answer does not say what was asked for. */
export function requireTold(asked: unknown, told: unknown): void {
  if (isDeepStrictEqual(told, asked)) return
  throw new Error(`asked for ${JSON.stringify(asked)}, answered ${JSON.stringify(told)}`)
}

/** Items whose number is known, and which fit. */
export function knownItems<E extends { id?: number }, W>(
  entries: readonly Entry<E, W>[],
  fits: (expected: E) => boolean = () => true,
): (Entry<E, W> & { expected: E & { id: number } })[] {
  return entries.filter(
    (entry): entry is Entry<E, W> & { expected: E & { id: number } } =>
      entry.expected?.id !== undefined && fits(entry.expected),
  )
}
