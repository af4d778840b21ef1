import type { Answer, Connection, Payload } from './connection.ts'
import { deals } from './deals.ts'
import { fields } from './fields.ts'
import { files } from './files.ts'
import { adopt, type Lane, type SharedProduct } from './ledger.ts'
import { lines } from './lines.ts'
import { aPrice, products } from './products.ts'
import type { Random } from './random.ts'
import type { Subject } from './subject.ts'

/** How a round is going: the writers count, the test decides when it is over. */
export interface Progress {
  round: number
  sent: number
  answered: number
  /** Set right before the kill: from then on a request may fail without it being anybody's fault. */
  isOver: boolean
  onAnswer: (path: string) => void
}

/** One connection's share of the load. */
export interface Writer {
  connection: Connection
  lane: Lane
  shared: SharedProduct
  sharedDealId: number
  /** The currency only this writer sets on the shared product. */
  currency: string
  userIds: readonly number[]
  /** SHA-256 of all contents that anybody sends. */
  sentContents: Set<string>
  progress: Progress
  random: Random
}

type Write = (writer: Writer) => Promise<boolean>

/** What is written, and how often of a hundred times. */
const mix: readonly [percent: number, write: Write][] = [
  [10, writeShared],
  [45, writing(products)],
  [4, writing(fields)],
  [7, writing(deals)],
  [19, writing(lines)],
  [15, writing(files)],
]

/** Writes until the server dies; throws on an answer that is no success, or does not say what was sent. */
export async function writeUntilKilled(writer: Writer): Promise<void> {
  const { progress, random } = writer
  while (!progress.isOver) {
    if (!(await pickWrite(random)(writer))) return
  }
}

function pickWrite(random: Random): Write {
  let dice = random.between(1, 100)
  for (const [percent, write] of mix) {
    if (dice <= percent) return write
    dice -= percent
  }
  throw new Error('the percents do not add up to a hundred')
}

/** Sends one change of an item of the writer's own; false when no answer came because the round is over. */
function writing<E, W, S>(subject: Subject<E, W, S>): Write {
  return async (writer) => {
    const { entry, write } = subject.choose(writer)
    entry.round = writer.progress.round
    entry.pending = write

    const data = await ask(writer, ...subject.requestOf(write, entry.expected))

    if (data === undefined) return false
    adopt(entry, subject.told(subject.outcome(entry.expected, write), write, data))
    return true
  }
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
  body?: object | Payload,
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
  progress.onAnswer(path)
  // Every v1 success carries an object here for these operations; the verification reads its members.
  return (answer.body as { data: Record<string, unknown> }).data
}
