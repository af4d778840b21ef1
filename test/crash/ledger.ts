import type { EventName } from '@merx/contract'
import type { DealWrite, ExpectedDeal } from './deals.ts'
import type { ExpectedField, FieldWrite } from './fields.ts'
import type { ExpectedFile, FileWrite } from './files.ts'
import type { ExpectedLine, LineWrite } from './lines.ts'
import type { ExpectedProduct, Price, ProductWrite } from './products.ts'

/**
 * One item's history: what was answered, and the write that was not, when the server died on it.
 *
 * Before the first answer there is nothing: an item whose creation was never answered may be absent.
 */
export interface Entry<E, W> {
  expected?: E
  pending?: W
  /** Round of the last write: a verification looks closer at what just changed. */
  round: number
}

export interface ExpectedEvent {
  name: EventName
  /** The name or title the item got by it, where it got one. */
  newName?: string
}

export type ProductEntry = Entry<ExpectedProduct, ProductWrite>
export type FieldEntry = Entry<ExpectedField, FieldWrite>
export type DealEntry = Entry<ExpectedDeal, DealWrite>
export type LineEntry = Entry<ExpectedLine, LineWrite>
export type FileEntry = Entry<ExpectedFile, FileWrite>

/** What one writer made. Nobody else writes to it, so the order of its changes is known. */
export interface Lane {
  letter: string
  companyId: number
  products: ProductEntry[]
  fields: FieldEntry[]
  deals: DealEntry[]
  /** Products attached to its deals, and to the deal that it shares with others. */
  lines: LineEntry[]
  files: FileEntry[]
  /** Counts the names and codes given out, so that each is distinct. */
  serial: number
}

/** A product that all writers of a company change at once, each of them one currency. */
export interface SharedProduct {
  companyId: number
  id: number
  answeredUpdates: number
  /** The price last answered and the one never answered, by currency. */
  prices: Map<string, { answered?: Price; pending?: Price }>
}

/** A deal to which all writers of a company attach products at once. */
export interface SharedDeal {
  companyId: number
  id: number
  entry: DealEntry
}

export interface Ledger {
  lanes: Lane[]
  shared: SharedProduct[]
  sharedDeals: SharedDeal[]
  /** SHA-256 of every content that was ever sent, answered or not. */
  sentContents: Set<string>
}

/** Makes `after` what is expected from now on; nothing is pending then. */
export function adopt<E, W>(entry: Entry<E, W>, after: E | undefined): void {
  if (after === undefined) delete entry.expected
  else entry.expected = after
  delete entry.pending
}
