import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CreatedDatabase, databases } from '../databases.ts'
import type { Entry, Expected, Ledger, Price } from './ledger.ts'
import { withReader } from './reader.ts'
import { verify, writeUntil } from './round.ts'
import { openSession, type Session } from './session.ts'
import { takeSnapshot } from './snapshot.ts'
import { findViolations } from './verify.ts'

/** What a defect could leave behind in product `id`, and the words in which it must be reported. */
const damages: [string, (id: number) => string, RegExp][] = [
  ['a row', (id) => `delete from product where id = ${id}`, /answered: product: expected/],
  ['a name', (id) => `update product set name = 'x' where id = ${id}`, /answered: row: expected/],
  ['a time', (id) => `update product set updated_at = 0 where id = ${id}`, /answered: update time/],
  ['a deletion', (id) => `update product set deleted_at = 1 where id = ${id}`, /search documents/],
  ['a price', (id) => `delete from product_price where product_id = ${id}`, /answered: prices/],
  [
    'a cent',
    (id) => `update product_price set amount = amount + 0.01 where product_id = ${id}`,
    /prices/,
  ],
  [
    'a follower',
    (id) => `delete from product_follower where product_id = ${id}`,
    /answered: followers/,
  ],
  [
    'a reference',
    (id) => `update product_follower set user_id = 0 where product_id = ${id}`,
    /foreign key/,
  ],
  [
    'an event',
    (id) => `delete from event where item_id = ${id}`,
    /event \d+ is missing or doubled/,
  ],
  ['a history', (id) => `delete from event where item_id = ${id}`, /answered: events: expected/],
  [
    'an event name',
    (id) => `update event set after = null where item_id = ${id}`,
    /answered: events/,
  ],
  [
    'a number',
    () => `update company set change_number = change_number + 1`,
    /newest event: expected/,
  ],
]

/** Lets a transaction that is rolled back in the end break a foreign key. */
const unchecked = {
  sqlite: 'pragma defer_foreign_keys = on',
  postgres: 'set local session_replication_role = replica',
}

describe.each(databases)('the verification on $name', (database) => {
  let created: CreatedDatabase
  let session: Session

  beforeAll(async () => {
    created = await database.create()
    session = await openSession(created.url)
    await writeUntil(session, { seed: 1, round: 1, answers: 200 }, async () => {})
  })

  afterAll(async () => {
    await session?.server.stop()
    await created?.drop()
  })

  test('finds nothing wrong while everything is there', async () => {
    const found = await verify(session, 1)

    expect(found.violations).toEqual([])
    expect(found.products).toBeGreaterThan(5)
  })

  test.each(damages)('reports %s that is lost or wrong', async (_what, damage, report) => {
    const { id } = pick(session.ledger)

    const violations = await violationsAfter(damage(id))

    expect(violations).toContainEqual(expect.stringMatching(report))
  })

  test('reports a document missing from any table of the search', async () => {
    const { id } = pick(session.ledger)
    const tables = await withReader(created.url, async ({ searchTables }) => searchTables)

    for (const { name, productId } of tables) {
      const violations = await violationsAfter(`delete from ${name} where ${productId} = ${id}`)
      expect(violations).toContainEqual(expect.stringMatching(/answered: search documents/))
    }
  })

  test('reports an event that stands for no change anybody asked for', async () => {
    const { id } = pick(session.ledger)
    const columns = 'occurred_at, name, item_id, user_id, source, before, after'

    const violations = await violationsAfter(`insert into event (company_id, number, ${columns})
      select company_id, number + 1000000, ${columns} from event where item_id = ${id}
      and name = 'product.created'`)

    expect(violations).toContainEqual(expect.stringMatching(/answered: events/))
  })

  test('reports a product that nobody wrote', async () => {
    const ledger = structuredClone(session.ledger)
    for (const lane of ledger.lanes) lane.entries.splice(0, 1)

    const violations = await violationsAfter('select 1', ledger)

    expect(violations).toContainEqual(expect.stringMatching(/nobody wrote it/))
  })

  test('an unanswered creation may be there, but not in part', async () => {
    const ledger = structuredClone(session.ledger)
    const { id } = forgetAnswer(ledger)

    const ifWhole = await violationsAfter('select 1', ledger)
    const ifHalf = await violationsAfter(
      `delete from product_price where product_id = ${id}`,
      ledger,
    )

    expect(ifWhole).toEqual([])
    expect(ifHalf).toContainEqual(expect.stringMatching(/unanswered create is half there/))
  })

  test('reports an answer that differs from the one given before', async () => {
    const ledger = structuredClone(session.ledger)
    const expected = pick(ledger)
    expected.answered = { ...expected.answered, tax: 99 }

    const { violations } = await verify({ ...session, ledger }, 2)

    expect(violations).toContain(`product ${expected.id}, tax: expected 99, listed 0`)
  })

  async function violationsAfter(damage: string, ledger = session.ledger): Promise<string[]> {
    return withReader(created.url, async (reader) => {
      await reader.all('begin')
      await reader.all(unchecked[database.name])
      await reader.all(damage)
      const snapshot = await takeSnapshot(reader)
      await reader.all('rollback')
      return findViolations(structuredClone(ledger), snapshot)
    })
  }
})

type Stored = Expected & { id: number }

function find(
  ledger: Ledger,
  fits: (expected: Expected) => boolean,
): { entry: Entry; stored: Stored } {
  for (const entry of ledger.lanes.flatMap(({ entries }) => entries)) {
    const { expected } = entry
    if (
      expected?.id !== undefined &&
      expected.isActive &&
      expected.prices.length > 0 &&
      fits(expected)
    ) {
      // It is the same object, of which the id is known now.
      return { entry, stored: expected as Stored }
    }
  }
  throw new Error('no product fits')
}

/** A live product with prices and followers. */
function pick(ledger: Ledger): Stored {
  return find(ledger, ({ followers }) => followers.length > 0).stored
}

/** Makes the ledger as it would be, had the answer to one creation been lost. */
function forgetAnswer(ledger: Ledger): Stored {
  const { entry, stored } = find(ledger, ({ events }) => events.length === 1)
  const prices = stored.prices.map(
    ({ currency, price, cost }): Price => ({ currency, price, cost }),
  )
  entry.pending = { kind: 'create', name: stored.name, code: stored.code, prices }
  delete entry.expected
  return stored
}
