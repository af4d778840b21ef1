import type { EventName } from '@merx/contract'
import { aFieldValue, type FieldValue, flatValues } from './fields.ts'
import type { ExpectedEvent, ProductEntry } from './ledger.ts'
import { distinctName } from './names.ts'
import type { Random } from './random.ts'
import type { StoredProduct } from './snapshot.ts'
import {
  compare,
  type Found,
  knownItems,
  type Request,
  requireTold,
  type Subject,
  toExpectedEvent,
} from './subject.ts'
import type { Writer } from './writers.ts'

/** A change a writer asks for. Each one really changes something, so each answered one owes one event. */
export type ProductWrite =
  | { kind: 'create'; name: string; code: string; prices: Price[]; values: Values }
  /** Null clears a value. */
  | { kind: 'update'; name: string; prices: Price[]; values: Values<FieldValue | null> }
  | { kind: 'delete' }
  | { kind: 'restore' }
  | { kind: 'follow'; userId: number }
  | { kind: 'unfollow'; userId: number; followerId: number }

export interface Price {
  currency: string
  price: number
  cost: number
}

/** Values of custom fields by key. */
type Values<V = FieldValue> = Record<string, V>

/** What must be stored of one product. Ids and times are present where an answer told them. */
export interface ExpectedProduct {
  id?: number
  name: string
  code: string
  isActive: boolean
  prices: (Price & { id?: number })[]
  values: Values
  followers: { userId: number; id?: number }[]
  updateTime?: string
  /** The product as last answered whole, in wire form; absent once a later write made it out of date. */
  answered?: Record<string, unknown>
  events: ExpectedEvent[]
  /** Names it had before; none of them may be found by search any more. */
  formerNames: string[]
}

/** At least one for each writer. */
export const currencies = ['EUR', 'USD', 'GBP', 'JPY', 'CHF', 'SEK', 'PLN', 'CAD']

const eventOf: Record<ProductWrite['kind'], EventName> = {
  create: 'product.created',
  update: 'product.updated',
  delete: 'product.deleted',
  restore: 'product.restored',
  follow: 'product.follower_added',
  unfollow: 'product.follower_removed',
}

/** Products of one writer alone. */
export const products: Subject<ExpectedProduct, ProductWrite, StoredProduct> = {
  what: 'product',
  lists: ({ lanes }) => lanes.map((lane) => lane.products),
  choose(writer) {
    const { lane, random } = writer
    const known = knownItems(lane.products)
    if (known.length > 0 && random.between(1, 100) > 40) {
      const entry = random.pick(known)
      return { entry, write: change(writer, entry.expected) }
    }
    const entry: ProductEntry = { round: 0 }
    lane.products.push(entry)
    return { entry, write: creation(writer) }
  },
  requestOf,
  outcome,
  told,
  stored: (snapshot) => snapshot.products,
  itemOf: ({ name, itemId }) => (name.startsWith('product.') ? itemId : undefined),
  keyOf: ({ code }) => code,
  storedKey: ({ code }) => code,
  differences,
  asStored: (expected, { id, updateTime, prices, followers }) => ({
    ...expected,
    id,
    updateTime,
    prices,
    followers,
  }),
}

function outcome(before: ExpectedProduct | undefined, write: ProductWrite): ExpectedProduct {
  if (write.kind === 'create') {
    const { name, code, prices, values } = write
    const events = [{ name: eventOf.create, newName: name }]
    return { name, code, isActive: true, prices, values, followers: [], events, formerNames: [] }
  }
  if (before === undefined) throw new Error(`nothing to ${write.kind}`)
  const event: ExpectedEvent = { name: eventOf[write.kind] }
  if (write.kind === 'update') event.newName = write.name
  const after: ExpectedProduct = { ...before, events: [...before.events, event] }
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
  return {
    ...moved,
    name: write.name,
    prices: merged(before.prices, write.prices),
    values: patched(before.values, write.values),
    formerNames: [...before.formerNames, before.name],
  }
}

/** Prices merge by currency; an existing one keeps its id. */
function merged(before: ExpectedProduct['prices'], sent: Price[]): ExpectedProduct['prices'] {
  const byCurrency = new Map(before.map((price) => [price.currency, price]))
  for (const price of sent) {
    byCurrency.set(price.currency, { ...byCurrency.get(price.currency), ...price })
  }
  return [...byCurrency.values()]
}

function patched(before: Values, sent: Values<FieldValue | null>): Values {
  const values = Object.entries({ ...before, ...sent })
  return Object.fromEntries(
    values.flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  )
}

function told(
  after: ExpectedProduct,
  write: ProductWrite,
  data: Record<string, unknown>,
): ExpectedProduct {
  if (write.kind === 'follow') {
    const { id } = data as { id: number }
    const followers = after.followers.map((follower) =>
      follower.userId === write.userId ? { ...follower, id } : follower,
    )
    return { ...after, followers }
  }
  if (write.kind === 'delete' || write.kind === 'unfollow') return after
  const product = data as unknown as AnsweredProduct // As checked here, where it matters.
  const { name, isActive, prices, values } = after
  const flat = flatValues(values)
  requireTold(
    { name, isActive, prices: plain(prices), values: texts(flat, flat) },
    {
      name: product.name,
      isActive: product.active_flag,
      prices: plain(product.prices),
      values: texts(flat, data),
    },
  )
  return {
    ...after,
    id: product.id,
    updateTime: product.update_time,
    answered: data,
    prices: prices.map((price) => {
      const answered = product.prices.find(({ currency }) => currency === price.currency)
      return answered === undefined ? price : { ...price, id: answered.id }
    }),
  }
}

interface AnsweredProduct {
  id: number
  name: string
  active_flag: boolean
  update_time: string
  prices: (Price & { id: number })[]
}

/** Members of `data` with the names of `asked`, as texts: options are numbers in one form only. */
function texts(asked: Values<unknown>, data: Values<unknown>): string[] {
  return Object.keys(asked).map((key) => `${key}: ${data[key]}`)
}

/** Prices as both sides know them, in one order. */
function plain(prices: Price[]): Price[] {
  const known = prices.map(({ currency, price, cost }) => ({ currency, price, cost }))
  return known.sort((a, b) => a.currency.localeCompare(b.currency))
}

function requestOf(write: ProductWrite, before: ExpectedProduct | undefined): Request {
  const path = `/v1/products/${before?.id}`
  switch (write.kind) {
    case 'create': {
      const { name, code, prices, values } = write
      return ['POST', '/v1/products', { name, code, prices, ...flatValues(values) }]
    }
    case 'update':
      return ['PUT', path, { name: write.name, prices: write.prices, ...flatValues(write.values) }]
    case 'delete':
      return ['DELETE', path]
    case 'restore':
      return ['PUT', path, { active_flag: 1 }]
    case 'follow':
      return ['POST', `${path}/followers`, { user_id: write.userId }]
    case 'unfollow':
      return ['DELETE', `${path}/followers/${write.followerId}`]
  }
}

function creation(writer: Writer): ProductWrite {
  const { lane, random } = writer
  const prices = currencies
    .filter(() => random.between(1, 3) === 1)
    .map((currency) => aPrice(random, currency))
  const code = `CR-${lane.letter}.${String(lane.serial).padStart(6, '0')}/7`
  const values = aFieldValue(writer)
  return { kind: 'create', name: distinctName(lane, random), code, prices, values }
}

/** A change that really changes something, so that exactly one event is owed for it. */
function change(writer: Writer, expected: ExpectedProduct): ProductWrite {
  const { lane, random, userIds } = writer
  if (!expected.isActive) return { kind: 'restore' }
  const dice = random.between(1, 100)
  if (dice <= 15) return { kind: 'delete' }
  const follower = expected.followers[0]
  if (dice <= 25 && follower?.id !== undefined) {
    return { kind: 'unfollow', userId: follower.userId, followerId: follower.id }
  }
  const userId = userIds.find((id) => !expected.followers.some((known) => known.userId === id))
  if (dice <= 50 && userId !== undefined) return { kind: 'follow', userId }
  const currency = random.pick(expected.prices.map((price) => price.currency).concat(currencies))
  const prices = [aPrice(random, currency), aPrice(random, random.pick(currencies))]
  if (prices[0]?.currency === prices[1]?.currency) prices.pop()
  const [cleared] = random.between(1, 4) === 1 ? Object.keys(expected.values) : []
  const values = cleared === undefined ? aFieldValue(writer) : { [cleared]: null }
  return { kind: 'update', name: distinctName(lane, random), prices, values }
}

/** Amounts binary fractions cannot hold: they must come back to the digit. */
export function aPrice(random: Random, currency: string): Price {
  return {
    currency,
    price: random.between(1, 10_000_000) / 100,
    cost: random.between(0, 100_000) / 1000,
  }
}

function differences(
  expected: ExpectedProduct,
  { stored, events }: Found<StoredProduct>,
): string[] {
  const ofEvents = compare('events', expected.events, events.map(toExpectedEvent))
  if (stored === undefined) return [...compare('product', expected.name, undefined), ...ofEvents]
  const { name, code, isActive } = expected
  const updateTime = expected.updateTime ?? stored.updateTime
  const row = { name: stored.name, code: stored.code, isActive: stored.isActive }
  return [
    ...compare('row', { name, code, isActive }, row),
    ...compare('update time', updateTime, stored.updateTime),
    ...compare('prices', ...alike(expected.prices, stored.prices, 'currency')),
    ...compare('values', expected.values, stored.values),
    ...compare('followers', ...alike(expected.followers, stored.followers, 'userId')),
    ...ofEvents,
  ]
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
