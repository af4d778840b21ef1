import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CreatedDatabase, databases } from '../databases.ts'
import { findWrongItems } from './ask-items.ts'
import { addressOf } from './blobs.ts'
import { openConnection } from './connection.ts'
import { aRow, damages, type Picked, pick } from './damages.ts'
import { type ExpectedFile, sha256 } from './files.ts'
import type { Entry, Lane, Ledger } from './ledger.ts'
import type { Price } from './products.ts'
import { type Reader, withReader } from './reader.ts'
import { verify, verifyPurge, writeUntil } from './round.ts'
import { openSession, type Session } from './session.ts'
import { takeSnapshot } from './snapshot.ts'
import { knownItems } from './subject.ts'
import { findViolations } from './verify.ts'

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

  test('reports a reference to nothing', async () => {
    const damage = 'update product_follower set user_id = 0 where id = 1'

    const violations = await damaged(damage, (reader) => reader.damages())

    expect(violations).toEqual([expect.stringMatching(/foreign key/)])
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

  test('reports bytes that lie at no address', async () => {
    const path = join(session.filesPath, 'stray')

    await writeFile(path, 'oak')
    const violations = await violationsAfter('select 1')
    await rm(path)

    expect(violations).toContainEqual(expect.stringMatching(/stray lies at no address/))
  })

  test('reports bytes that nobody sent', async () => {
    const ledger = { ...session.ledger, sentContents: new Set<string>() }

    const violations = await violationsAfter('select 1', ledger)

    expect(violations).toContainEqual(expect.stringMatching(/nobody sent it/))
  })

  test('reports what a purge leaves though no file has it, and sees it go with the next', async () => {
    const ledger = structuredClone(session.ledger)
    const [bytes, elsewhere] = [
      Buffer.from('left by a kill'),
      await mkdtemp(join(tmpdir(), 'merx-')),
    ]
    const path = addressOf(session.filesPath, sha256(bytes))
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes)
    await writeFile(join(session.filesPath, 'incoming', 'half'), bytes)
    ledger.sentContents.add(sha256(bytes))
    const { server } = session
    const astray = { ...server, env: { ...server.env, MERX_FILES: elsewhere } }

    const ifLeft = await verifyPurge({ ...session, ledger, server: astray })
    const ifPurged = await verifyPurge({ ...session, ledger })

    expect(ifLeft).toEqual({
      freed: 0,
      violations: [
        'incoming/half outlived a purge',
        `blob ${sha256(bytes)} outlived a purge, though no file has it`,
      ],
    })
    expect(ifPurged).toEqual({ freed: 2, violations: [] })
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
    const snapshot = await damaged(damage, (reader) => takeSnapshot(reader, session.filesPath))
    return findViolations(structuredClone(ledger), snapshot)
  }

  /** Looks at the database while it is damaged. */
  async function damaged<T>(damage: string, look: (reader: Reader) => Promise<T>): Promise<T> {
    return withReader(created.url, async (reader) => {
      await reader.all('begin')
      await reader.all(unchecked[database.name])
      await reader.all(damage)
      const found = await look(reader)
      await reader.all('rollback')
      return found
    })
  }
})

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
