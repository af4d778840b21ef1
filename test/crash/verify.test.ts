import { readFile, rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CreatedDatabase, databases } from '../databases.ts'
import { findWrongItems } from './ask-items.ts'
import { addressOf } from './blobs.ts'
import { openConnection } from './connection.ts'
import type { ExpectedFile } from './files.ts'
import type { Entry, Lane, Ledger } from './ledger.ts'
import type { Price } from './products.ts'
import { withReader } from './reader.ts'
import { verify, writeUntil } from './round.ts'
import { openSession, type Session } from './session.ts'
import { takeSnapshot } from './snapshot.ts'
import { knownItems } from './subject.ts'
import { findViolations } from './verify.ts'

/** Numbers of items that are live and have everything an item of their kind can have. */
interface Picked {
  product: number
  /** A product with a value of a custom field. */
  valued: number
  /** A field with options. */
  field: number
  deal: number
  /** An enabled product attached to a deal. */
  line: number
  /** A file on a product. */
  file: number
}

/** What a defect could leave behind, and the words in which it must be reported. */
const damages: [string, (ids: Picked) => string, RegExp][] = [
  ['a row', ({ product: id }) => `delete from product where id = ${id}`, /answered: product: exp/],
  ['a name', ({ product: id }) => `update product set name = 'x' where id = ${id}`, /ed: row: exp/],
  [
    'a time',
    ({ product: id }) => `update product set updated_at = 0 where id = ${id}`,
    /answered: update time/,
  ],
  [
    'a deletion',
    ({ product: id }) => `update product set deleted_at = 1 where id = ${id}`,
    /search documents in product_search: \[\] missing/,
  ],
  [
    'a price',
    ({ product: id }) => `delete from product_price where product_id = ${id}`,
    /answered: prices/,
  ],
  [
    'a cent',
    ({ product: id }) => `update product_price set amount = amount + 0.01 where product_id = ${id}`,
    /answered: prices/,
  ],
  [
    'a follower',
    ({ product: id }) => `delete from product_follower where product_id = ${id}`,
    /answered: followers/,
  ],
  [
    'a count of followers',
    ({ product: id }) => `update product set followers_count = 0 where id = ${id}`,
    /followers_count of product/,
  ],
  [
    'a reference',
    ({ product: id }) => `update product_follower set user_id = 0 where id =
      (select min(id) from product_follower where product_id = ${id})`,
    /foreign key/,
  ],
  [
    'an event',
    ({ product: id }) => `delete from event where item_id = ${id} and name like 'product.%'`,
    /event \d+ is missing or doubled/,
  ],
  [
    'a history',
    ({ product: id }) => `delete from event where item_id = ${id} and name like 'product.%'`,
    /product CR-.* answered: events: expected/,
  ],
  [
    'an event name',
    ({ product: id }) => `update event set after = null where item_id = ${id}`,
    /product CR-.* answered: events/,
  ],
  [
    'a number',
    () => `update company set change_number = change_number + 1`,
    /newest event: expected/,
  ],

  [
    'a custom value',
    ({ valued: id }) => `update product set custom_values = '{}' where id = ${id}`,
    /answered: values: expected/,
  ],
  [
    'a text key',
    ({ product: id }) => `delete from product_text where product_id = ${id} and field_id = -1`,
    /filter keys of product/,
  ],
  [
    'the key of a value',
    ({ valued: id }) => `update product set custom_values = '{}' where id = ${id}`,
    /filter keys of product/,
  ],
  [
    'a number key too much',
    ({ product: id }) => `insert into product_number (company_id, product_id, field_id, part, value)
      select company_id, id, 1, 0, 1 from product where id = ${id}`,
    /filter keys of product/,
  ],
  [
    'the keys of a deleted product',
    ({ product: id }) => `update product set deleted_at = 1 where id = ${id}`,
    /filter keys of product .*: expected \[\]/,
  ],

  ['a field', ({ field: id }) => `delete from field where id = ${id}`, /answered: field: expected/],
  [
    'the key of a field',
    ({ field: id }) => `update field set key = 'x' where id = ${id}`,
    /field .* answered: row: expected/,
  ],
  [
    'an option',
    ({ field: id }) => `delete from field_option where field_id = ${id} and label = 'Waxed'`,
    /answered: options: expected/,
  ],
  [
    "a field's event",
    ({ field: id }) => `update event set name = 'filter.created' where item_id = ${id}
      and name like 'field.%'`,
    /field .* answered: events/,
  ],

  ['a deal', ({ deal: id }) => `delete from deal where id = ${id}`, /answered: deal: expected/],
  [
    'a title',
    ({ deal: id }) => `update deal set title = 'x' where id = ${id}`,
    /deal .* answered: row: expected/,
  ],
  [
    'a value',
    ({ line: id }) => `update deal set value = value + 0.01 where id =
      (select deal_id from deal_product where id = ${id})`,
    /deal \d+: sum of its products: expected/,
  ],
  [
    "a first year's value",
    ({ line: id }) => `update deal set first_year_value = null where id =
      (select deal_id from deal_product where id = ${id})`,
    /deal \d+: first year's value: expected/,
  ],
  [
    'an attached product',
    ({ line: id }) => `delete from deal_product where id = ${id}`,
    /answered: row: expected .*tag.* stored undefined/,
  ],
  [
    'an attached product that others count on',
    ({ line: id }) => `delete from deal_product where id = ${id}`,
    /deal \d+: attached products/,
  ],
  [
    'a quantity',
    ({ line: id }) => `update deal_product set quantity = quantity + 1 where id = ${id}`,
    /attached product tag .* answered: row: expected/,
  ],
  [
    "an attached product's event",
    ({ line: id }) => `update event set name = 'deal.updated', after = null
      where name = 'deal.product_added' and after like '{"%"id":${id},%'`,
    /attached product tag .* answered: events/,
  ],
  [
    "the event of a deal's new value",
    ({ line: id }) => `update event set after = '{}' where name = 'deal.updated'
      and after like '%"value"%' and item_id = (select deal_id from deal_product where id = ${id})`,
    /deal \d+: value (before|after)/,
  ],

  ['a file', ({ file: id }) => `delete from file where id = ${id}`, /answered: file: expected/],
  [
    "a file's link",
    ({ file: id }) => `update file set product_id = null where id = ${id}`,
    /file .* answered: row: expected/,
  ],
  [
    "a file's address",
    ({ file: id }) => `update file set content_hash = '${'0'.repeat(64)}' where id = ${id}`,
    /bytes of file \d+: expected \d+, stored undefined/,
  ],
  [
    "a file's audience",
    ({ file: id }) => `delete from file_audience where file_id = ${id}`,
    /audiences of file \d+, live: expected \[true\], stored \[\]/,
  ],
  [
    'a count of files',
    ({ file: id }) => `update product set files_count = files_count + 1 where id =
      (select product_id from file where id = ${id})`,
    /files_count of product/,
  ],
  [
    "a file's event",
    ({ file: id }) => `update event set name = 'file.purged' where item_id = ${id}
      and name = 'file.created'`,
    /file .* answered: events/,
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
    await writeUntil(session, { seed: 1, round: 1, answers: 400 }, async () => {})
  })

  afterAll(async () => {
    await session?.server.stop()
    await created?.drop()
  })

  test('finds nothing wrong while everything is there', async () => {
    const found = await verify(session, 1)

    expect(found.violations).toEqual([])
    expect(found.items).toBeGreaterThan(50)
  })

  test.each(damages)('reports %s that is lost or wrong', async (_what, damage, report) => {
    const violations = await violationsAfter(damage(pick(session.ledger)))

    expect(violations).toContainEqual(expect.stringMatching(report))
  })

  test('reports a document missing from any table of the search', async () => {
    const picked = pick(session.ledger)
    const tables = await withReader(created.url, async ({ searchTables }) => searchTables)

    for (const { name, kind, id } of tables) {
      // Persons and organizations are not written by this suite: one comes without its document.
      const item = picked[kind as keyof Picked]
      const violations = await violationsAfter(
        item === undefined ? aRow(kind) : `delete from ${name} where ${id} = ${item}`,
      )
      const report = new RegExp(`search documents in ${name}: \\[${item ?? '\\d+'}\\] missing`)
      expect(violations).toContainEqual(expect.stringMatching(report))
    }
  })

  test('reports an event that stands for no change anybody asked for', async () => {
    const { product: id } = pick(session.ledger)
    const columns = 'occurred_at, name, item_id, user_id, source, before, after'

    const violations = await violationsAfter(`insert into event (company_id, number, ${columns})
      select company_id, number + 1000000, ${columns} from event where item_id = ${id}
      and name = 'product.created'`)

    expect(violations).toContainEqual(expect.stringMatching(/answered: events/))
  })

  test.each(['products', 'fields', 'deals', 'lines', 'files'] as const)(
    'reports %s that nobody wrote',
    async (kind) => {
      const ledger = structuredClone(session.ledger)
      for (const lane of ledger.lanes) lane[kind].splice(0, lane[kind].length)

      const violations = await violationsAfter('select 1', ledger)

      expect(violations).toContainEqual(expect.stringMatching(/nobody wrote it/))
    },
  )

  test('an unanswered creation may be there, but not in part', async () => {
    const ledger = structuredClone(session.ledger)
    const id = forgetProduct(ledger)

    const ifWhole = await violationsAfter('select 1', ledger)
    const ifHalf = await violationsAfter(
      `delete from product_price where product_id = ${id}`,
      ledger,
    )

    expect(ifWhole).toEqual([])
    expect(ifHalf).toContainEqual(expect.stringMatching(/unanswered create is half there/))
  })

  test('a product attached without an answer may be there, but not another', async () => {
    const ledger = structuredClone(session.ledger)
    const id = forgetLine(ledger)

    const ifWhole = await violationsAfter('select 1', ledger)
    const ifHalf = await violationsAfter(
      `update deal_product set quantity = quantity + 1 where id = ${id}`,
      ledger,
    )

    expect(ifWhole).toEqual([])
    expect(ifHalf).toContainEqual(expect.stringMatching(/unanswered attach is half there/))
  })

  test('a change without an answer may be there, but is not another', async () => {
    const ledger = structuredClone(session.ledger)
    const [entry] = ledger.lanes.flatMap(({ deals }) => knownItems(deals))
    if (entry === undefined) throw new Error('no deal fits')
    entry.pending = { kind: 'rename', title: 'Another' }

    const ifNot = await violationsAfter('select 1', ledger)
    const ifHalf = await violationsAfter(
      `update deal set title = 'Another' where id = ${entry.expected.id}`,
      ledger,
    )

    expect(ifNot).toEqual([])
    expect(ifHalf).toContainEqual(expect.stringMatching(/unanswered rename is half there/))
  })

  test('reports bytes that are lost, cut off or changed', async () => {
    const path = addressOf(session.filesPath, fileOf(session.ledger).hash)
    const bytes = await readFile(path)

    await rm(path)
    const ifLost = await violationsAfter('select 1')
    await writeFile(path, bytes.subarray(1))
    const ifShorter = await violationsAfter('select 1')
    await writeFile(
      path,
      bytes.map((byte) => byte ^ 1),
    )
    const ifChanged = await violationsAfter('select 1')
    await writeFile(path, bytes)
    const ifRestored = await violationsAfter('select 1')

    expect(ifLost).toContainEqual(expect.stringMatching(/bytes of file \d+: .* stored undefined/))
    expect(ifShorter).toContainEqual(expect.stringMatching(/bytes of file \d+: expected/))
    expect(ifChanged).toContainEqual(expect.stringMatching(/holds other bytes than its name says/))
    expect(ifRestored).toEqual([])
  })

  test('reports bytes that nobody sent', async () => {
    const ledger = { ...session.ledger, sentContents: new Set<string>() }

    const violations = await violationsAfter('select 1', ledger)

    expect(violations).toContainEqual(expect.stringMatching(/nobody sent it/))
  })

  test('reports an answer that differs from the one given before', async () => {
    const ledger = structuredClone(session.ledger)
    const { product: id } = pick(ledger)
    const entries = ledger.lanes.flatMap(({ products }) => knownItems(products))
    const expected = entries.find((entry) => entry.expected.id === id)?.expected
    if (expected === undefined) throw new Error('it was picked from there')
    expected.answered = { ...expected.answered, tax: 99 }

    const { violations } = await verify({ ...session, ledger }, 2)

    expect(violations).toContain(`product ${id}, tax: expected 99, listed 0`)
  })

  test.each<[string, (lane: Lane) => void, RegExp]>([
    ['fields', ({ fields }) => each(fields, { name: 'x' }), /field \d+ got: expected/],
    [
      'options',
      ({ fields }) => each(fields, { options: [{ label: 'x' }] }),
      /options of field \d+/,
    ],
    ['deals', ({ deals }) => each(deals, { isActive: false }), /deal \d+ got: expected/],
    ['titles', ({ deals }) => each(deals, { title: 'Pine bench vxz000000zxv' }), /search .* lacks/],
    [
      'attached products',
      ({ lines }) => each(lines, { tag: 'x' }),
      /attached product \d+ listed: expected/,
    ],
    ['files', ({ files }) => each(files, { sizeBytes: 0 }), /file \d+ got: expected/],
    ['bytes', ({ files }) => each(files, { hash: 'x' }), /bytes of file \d+: expected/],
  ])('reports %s of which the server tells otherwise', async (_what, change, report) => {
    const { lanes } = structuredClone(session.ledger)
    const ofFirst = lanes.filter(({ companyId }) => companyId === session.companies[0]?.id)
    const connection = openConnection(session.server.url, session.server.apiToken, 4)

    const before = await findWrongItems(connection, ofFirst, 1)
    for (const lane of ofFirst) change(lane)
    const after = await findWrongItems(connection, ofFirst, 1)
    connection.close()

    expect(before).toEqual([])
    expect(after).toContainEqual(expect.stringMatching(report))
  })

  async function violationsAfter(damage: string, ledger = session.ledger): Promise<string[]> {
    return withReader(created.url, async (reader) => {
      await reader.all('begin')
      await reader.all(unchecked[database.name])
      await reader.all(damage)
      const snapshot = await takeSnapshot(reader, session.filesPath)
      await reader.all('rollback')
      return findViolations(structuredClone(ledger), snapshot)
    })
  }
})

/** A row that nobody wrote by way of the server. */
function aRow(table: string): string {
  return `insert into ${table} (company_id, name, owner_id, created_at, updated_at)
    select company_id, 'x', id, 0, 0 from "user" order by id limit 1`
}

function pick({ lanes }: Ledger): Picked {
  const products = lanes.flatMap((lane) => knownItems(lane.products, ({ isActive }) => isActive))
  const fields = lanes.flatMap((lane) => knownItems(lane.fields))
  const deals = lanes.flatMap((lane) => knownItems(lane.deals, ({ isActive }) => isActive))
  const lines = lanes.flatMap((lane) => knownItems(lane.lines, ({ isAttached }) => isAttached))
  const files = lanes.flatMap((lane) => knownItems(lane.files, ({ isActive }) => isActive))
  return {
    product: first(products, ({ prices, followers }) => prices.length * followers.length > 0),
    valued: first(products, ({ values }) => Object.keys(values).length > 0),
    field: first(fields, ({ options }) => options.length > 0),
    deal: first(deals, () => true),
    line: first(lines, ({ amounts }) => amounts.isEnabled),
    file: first(files, ({ link }) => link.productId !== null),
  }
}

function first<E extends { id: number }>(
  entries: { expected: E }[],
  fits: (expected: E) => boolean,
): number {
  const entry = entries.find(({ expected }) => fits(expected))
  if (entry === undefined) throw new Error('no item fits')
  return entry.expected.id
}

function fileOf({ lanes }: Ledger): ExpectedFile {
  const [entry] = lanes.flatMap((lane) => knownItems(lane.files))
  if (entry === undefined) throw new Error('no file fits')
  return entry.expected
}

/** Makes the ledger as it would be, had the answer to the creation of a product been lost. */
function forgetProduct({ lanes }: Ledger): number {
  for (const entry of lanes.flatMap(({ products }) => knownItems(products))) {
    const { id, name, code, prices, values, events } = entry.expected
    if (events.length > 1 || prices.length === 0) continue
    const sent = prices.map(({ currency, price, cost }): Price => ({ currency, price, cost }))
    forget(entry, { kind: 'create', name, code, prices: sent, values })
    return id
  }
  throw new Error('no product fits')
}

/** The same for a product attached to a deal. */
function forgetLine({ lanes }: Ledger): number {
  for (const entry of lanes.flatMap(({ lines }) => knownItems(lines))) {
    const { id, dealId, productId, tag, amounts, events } = entry.expected
    if (events.length > 1) continue
    forget(entry, { kind: 'attach', dealId, productId, tag, amounts })
    return id
  }
  throw new Error('no attached product fits')
}

function forget<E, W>(entry: Entry<E, W>, pending: W): void {
  entry.pending = pending
  delete entry.expected
}

function each<E extends { id?: number }, W>(entries: Entry<E, W>[], change: Partial<E>): void {
  for (const { expected } of knownItems(entries)) Object.assign(expected, change)
}
