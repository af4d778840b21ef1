import { openStore, type Store } from '@merx/store'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CreatedDatabase, databases } from '../../../test/databases.ts'

const now = new Date('2024-03-01T10:00:00Z')

function company(name: string) {
  return {
    name,
    domain: name,
    default_currency: 'EUR',
    change_number: 0,
    last_event_at: 0,
    created_at: 0,
  }
}

describe.each(databases)('durability on $name', (database) => {
  let created: CreatedDatabase
  beforeEach(async () => {
    created = await database.create()
  })
  afterEach(() => created.drop())

  test.each([
    ['full', { sqlite: 2, postgres: 'on' }],
    ['normal', { sqlite: 1, postgres: 'off' }],
  ] as const)('%s is what the writing connection is set to', async (durability, expected) => {
    const store = await openStore(created.url, { durability })
    const asked =
      database.name === 'sqlite'
        ? sql<{ setting: unknown }>`select synchronous as setting from pragma_synchronous`
        : sql<{ setting: unknown }>`select current_setting('synchronous_commit') as setting`

    const { rows } = await store.db.transaction((db) => asked.execute(db.sql))
    await store.close()

    expect(rows).toEqual([{ setting: expected[database.name] }])
  })
})

describe.runIf(databases.some(({ name }) => name === 'sqlite'))('another process on SQLite', () => {
  let created: CreatedDatabase
  let path: string
  beforeEach(async () => {
    const sqlite = databases.find(({ name }) => name === 'sqlite')
    if (!sqlite) throw new Error('left out by DATABASES')
    created = await sqlite.create()
    path = created.url.replace('sqlite:', '')
  })
  afterEach(() => created.drop())

  test('a transaction waits while another process writes, and does not hold up the loop', async () => {
    const store = await openStore(created.url)
    await store.migrate(now)
    const other = new Database(path)
    other.exec('begin immediate')

    let turns = 0
    const turning = setInterval(() => turns++, 5)
    const inserting = store.db.transaction((db) => db.insert('company', [company('Garden')]))
    await new Promise((resolve) => setTimeout(resolve, 300))
    other.exec('commit')
    const ids = await inserting
    clearInterval(turning)
    other.close()
    await store.close()

    expect(ids).toEqual([1])
    expect(turns).toBeGreaterThan(10)
  })

  test('a lock that stays is told as unavailable, to all who wait', async () => {
    const store = await openStore(created.url)
    await store.migrate(now)
    const other = new Database(path)
    other.exec('begin immediate')

    const failures = await Promise.allSettled(
      ['one', 'two'].map((name) =>
        store.db.transaction((db) => db.insert('company', [company(name)])),
      ),
    )
    other.exec('commit')
    other.close()
    const reasons = failures.map((failure) => failure.status === 'rejected' && failure.reason)
    const unavailable = reasons.map((reason) => store.failureOf(reason))
    await store.close()

    expect(unavailable).toEqual(['unavailable', 'unavailable'])
  })
})

describe.runIf(databases.some(({ name }) => name === 'postgres'))(
  'a deadlock on PostgreSQL',
  () => {
    let created: CreatedDatabase
    let store: Store
    beforeEach(async () => {
      const postgres = databases.find(({ name }) => name === 'postgres')
      if (!postgres) throw new Error('left out by DATABASES')
      created = await postgres.create()
      store = await openStore(created.url)
      await store.migrate(now)
    })
    afterEach(async () => {
      await store.close()
      await created.drop()
    })

    test('the transaction that is ended is run again, and both are stored', async () => {
      const ids = await store.db.transaction((db) =>
        db.insert('company', [company('one'), company('two')]),
      )
      const held: Promise<void>[] = []
      const release: (() => void)[] = []
      for (const index of [0, 1]) {
        held[index] = new Promise((resolve) => {
          release[index] = resolve
        })
      }
      let attempts = 0
      const raise = (id: number | undefined) =>
        sql`update company set change_number = change_number + 1 where id = ${id}`
      const crossing = (mine: 0 | 1) =>
        store.db.transaction(async (db) => {
          attempts++
          await raise(ids[mine]).execute(db.sql)
          release[mine]?.()
          await held[1 - mine]
          await raise(ids[1 - mine]).execute(db.sql)
        })

      await Promise.all([crossing(0), crossing(1)])
      const rows = await store.db.sql.selectFrom('company').select('change_number').execute()

      expect(attempts).toBe(3)
      expect(rows).toEqual([{ change_number: 2 }, { change_number: 2 }])
    })
  },
)
