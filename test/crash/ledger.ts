import { isDeepStrictEqual } from 'node:util'
import type { EventName } from '@merx/contract'

/** A change a writer asks for. Each one really changes something, so each answered one owes one event. */
export type Write =
  | { kind: 'create'; name: string; code: string; prices: Price[] }
  | { kind: 'update'; name: string; prices: Price[] }
  | { kind: 'delete' }
  | { kind: 'restore' }
  | { kind: 'follow'; userId: number }
  | { kind: 'unfollow'; userId: number; followerId: number }

export interface Price {
  currency: string
  price: number
  cost: number
}

/** What must be stored of one product. Ids and times are present where an answer told them. */
export interface Expected {
  id?: number
  name: string
  code: string
  isActive: boolean
  prices: (Price & { id?: number })[]
  followers: { userId: number; id?: number }[]
  updateTime?: string
  /** The product as last answered whole, in wire form; absent once a later write made it out of date. */
  answered?: Record<string, unknown>
  events: ExpectedEvent[]
}

export interface ExpectedEvent {
  name: EventName
  /** The name the product got by it, where it got one. */
  newName?: string
}

/** One product's history: what was answered, and the write that was not, when the server died on it. */
export interface Entry {
  companyId: number
  /** Before the first answer there is nothing: a product whose creation was never answered may be absent. */
  expected?: Expected
  pending?: Write
  /** Round of the last write: a verification looks closer at what just changed. */
  round: number
  /** Names it had before; none of them may be found by search any more. */
  formerNames: string[]
}

/** The products of one writer. Nobody else writes them, so the order of their changes is known. */
export interface Lane {
  letter: string
  companyId: number
  entries: Entry[]
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

export interface Ledger {
  lanes: Lane[]
  shared: SharedProduct[]
}

const eventOf: Record<Write['kind'], EventName> = {
  create: 'product.created',
  update: 'product.updated',
  delete: 'product.deleted',
  restore: 'product.restored',
  follow: 'product.follower_added',
  unfollow: 'product.follower_removed',
}

/** The product that must be stored after `write`, as far as it is known without the answer. */
export function outcome(before: Expected | undefined, write: Write): Expected {
  if (write.kind === 'create') {
    const { name, code, prices } = write
    const events = [{ name: eventOf.create, newName: name }]
    return { name, code, isActive: true, prices, followers: [], events }
  }
  if (before === undefined) throw new Error(`nothing to ${write.kind}`)
  const event: ExpectedEvent = { name: eventOf[write.kind] }
  if (write.kind === 'update') event.newName = write.name
  const after: Expected = { ...before, events: [...before.events, event] }
  switch (write.kind) {
    case 'follow':
      return { ...after, followers: [...before.followers, { userId: write.userId }] }
    case 'unfollow': {
      const stays = (follower: { userId: number }): boolean => follower.userId !== write.userId
      return { ...after, followers: before.followers.filter(stays) }
    }
  }
  // These three move the time of the last update on, and nothing says to when but the answer.
  const { updateTime: _time, answered: _answered, ...moved } = after
  if (write.kind !== 'update') return { ...moved, isActive: write.kind === 'restore' }
  return { ...moved, name: write.name, prices: merged(before.prices, write.prices) }
}

/** Prices merge by currency; an existing one keeps its id. */
function merged(before: Expected['prices'], sent: Price[]): Expected['prices'] {
  const byCurrency = new Map(before.map((price) => [price.currency, price]))
  for (const price of sent) {
    byCurrency.set(price.currency, { ...byCurrency.get(price.currency), ...price })
  }
  return [...byCurrency.values()]
}

/**
 * Takes the answer's word for what the request could not know: ids, and the time of the update.
 *
 * Throws when the answer tells a product other than the one asked for.
 */
export function settle(entry: Entry, write: Write, data: Record<string, unknown>): void {
  const after = outcome(entry.expected, write)
  if (write.kind === 'create' || write.kind === 'update' || write.kind === 'restore') {
    const product = data as unknown as AnsweredProduct // As checked below, where it matters.
    const { name, isActive } = after
    const asked = { name, isActive, prices: plain(after.prices) }
    const told = {
      name: product.name,
      isActive: product.active_flag,
      prices: plain(product.prices),
    }
    if (!isDeepStrictEqual(told, asked)) {
      throw new Error(`asked for ${JSON.stringify(asked)}, answered ${JSON.stringify(told)}`)
    }
    after.id = product.id
    after.updateTime = product.update_time
    after.answered = data
    after.prices = after.prices.map((price) => {
      const answered = product.prices.find(({ currency }) => currency === price.currency)
      return answered === undefined ? price : { ...price, id: answered.id }
    })
  }
  if (write.kind === 'follow') {
    const { id } = data as { id: number }
    after.followers = after.followers.map((follower) =>
      follower.userId === write.userId ? { ...follower, id } : follower,
    )
  }
  adopt(entry, after)
}

interface AnsweredProduct {
  id: number
  name: string
  active_flag: boolean
  update_time: string
  prices: (Price & { id: number })[]
}

/** Prices as both sides know them, in one order. */
function plain(prices: Price[]): Price[] {
  const known = prices.map(({ currency, price, cost }) => ({ currency, price, cost }))
  return known.sort((a, b) => a.currency.localeCompare(b.currency))
}

/** Makes `after` what is expected from now on; nothing is pending then. */
export function adopt(entry: Entry, after: Expected | undefined): void {
  const before = entry.expected
  if (before !== undefined && before.name !== after?.name) entry.formerNames.push(before.name)
  if (after === undefined) delete entry.expected
  else entry.expected = after
  delete entry.pending
}
