import type { Answer, Connection } from './connection.ts'
import {
  type Entry,
  type Lane,
  type Price,
  type SharedProduct,
  settle,
  type Write,
} from './ledger.ts'
import type { Random } from './random.ts'

/** How a round is going: the writers count, the test decides when it is over. */
export interface Progress {
  round: number
  sent: number
  answered: number
  /** Set right before the kill: from then on a request may fail without it being anybody's fault. */
  isOver: boolean
  onAnswer: () => void
}

/** One connection's share of the load. */
export interface Writer {
  connection: Connection
  lane: Lane
  shared: SharedProduct
  /** The currency only this writer sets on the shared product. */
  currency: string
  userIds: readonly number[]
  progress: Progress
  random: Random
}

const sharePercent = 10
/** At least one for each writer. */
export const currencies = ['EUR', 'USD', 'GBP', 'JPY', 'CHF', 'SEK', 'PLN', 'CAD']
const woods = ['Larch', 'Walnut', 'Ash', 'Cherry', 'Maple', 'Beech']
const things = ['stool', 'bench', 'shelf', 'ladder', 'crate', 'easel']

/** Writes until the server dies; throws on an answer that is no success, or does not say what was sent. */
export async function writeUntilKilled(writer: Writer): Promise<void> {
  const { progress, random } = writer
  while (!progress.isOver) {
    const write = random.between(1, 100) <= sharePercent ? writeShared : writeOwn
    if (!(await write(writer))) return
  }
}

/** Sends one change of a product of its own; false when no answer came because the round is over. */
async function writeOwn(writer: Writer): Promise<boolean> {
  const { lane, progress } = writer
  const entry = writer.random.between(1, 100) <= 40 ? undefined : changeable(writer)
  const target = entry ?? { companyId: lane.companyId, round: 0, formerNames: [] }
  const write = entry === undefined ? creation(writer) : change(writer, entry)
  if (entry === undefined) lane.entries.push(target)
  target.round = progress.round
  target.pending = write

  const answer = await ask(writer, ...requestOf(write, target.expected?.id))

  if (answer === undefined) return false
  settle(target, write, answer)
  return true
}

async function writeShared(writer: Writer): Promise<boolean> {
  const { shared, currency } = writer
  const price = aPrice(writer.random, currency)
  const lane = shared.prices.get(currency) ?? {}
  shared.prices.set(currency, lane)
  lane.pending = price

  const answer = await ask(writer, 'PUT', `/v1/products/${shared.id}`, { prices: [price] })

  if (answer === undefined) return false
  lane.answered = price
  delete lane.pending
  shared.answeredUpdates += 1
  return true
}

/** The answer's `data`; `undefined` when there was none and the round is over. */
async function ask(
  { connection, progress }: Writer,
  method: string,
  path: string,
  body?: object,
): Promise<Record<string, unknown> | undefined> {
  progress.sent += 1
  let answer: Answer
  try {
    answer = await connection.send(method, path, body)
  } catch (error) {
    if (progress.isOver) return undefined
    throw new Error(`${method} ${path} got no answer from a living server`, { cause: error })
  }
  if (answer.status !== 200 && answer.status !== 201) {
    // The one answer a server may give for a database that is gone; whether it was stored is open.
    if (progress.isOver && answer.status === 503) return undefined
    throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  }
  progress.answered += 1
  progress.onAnswer()
  // Every v1 success carries an object here for these operations; the verification reads its members.
  return (answer.body as { data: Record<string, unknown> }).data
}

function requestOf(write: Write, id: number | undefined): [string, string, object?] {
  const path = `/v1/products/${id}`
  switch (write.kind) {
    case 'create': {
      const { name, code, prices } = write
      return ['POST', '/v1/products', { name, code, prices }]
    }
    case 'update':
      return ['PUT', path, { name: write.name, prices: write.prices }]
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

function changeable({ lane, random }: Writer): Entry | undefined {
  const entries = lane.entries.filter(({ expected }) => expected?.id !== undefined)
  return entries.length === 0 ? undefined : random.pick(entries)
}

function creation({ lane, random }: Writer): Write {
  const prices = currencies
    .filter(() => random.between(1, 3) === 1)
    .map((currency) => aPrice(random, currency))
  const code = `CR-${lane.letter}.${String(lane.serial).padStart(6, '0')}/7`
  return { kind: 'create', name: distinctName(lane, random), code, prices }
}

/** A change that really changes something, so that exactly one event is owed for it. */
function change({ lane, random, userIds }: Writer, { expected }: Entry): Write {
  if (expected === undefined) throw new Error('a product never created cannot change')
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
  return { kind: 'update', name: distinctName(lane, random), prices }
}

/** Ends in a word no other name has, see {@link fragmentOf}. */
function distinctName(lane: Lane, random: Random): string {
  const serial = lane.serial.toString(36).padStart(6, '0')
  lane.serial += 1
  return `${random.pick(woods)} ${random.pick(things)} vx${lane.letter}${serial}${lane.letter}xv`
}

/** The inside of the last word of a name: no other name contains it. */
export function fragmentOf(name: string): string {
  return name.slice(-10, -2)
}

/** Amounts binary fractions cannot hold: they must come back to the digit. */
function aPrice(random: Random, currency: string): Price {
  return {
    currency,
    price: random.between(1, 10_000_000) / 100,
    cost: random.between(0, 100_000) / 1000,
  }
}
