import { type Db, openStore, type Store, statement } from '@merx/store'
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

const companyByName = statement<{ name: string; id: number }, { id: number; name: string }>(
  (sql, parameter) =>
    sql
      .selectFrom('company')
      .select(['id', 'name'])
      .where('id', '>=', parameter('id'))
      .where('name', '=', parameter('name')),
)

const everyCompany = statement<object, { name: string }>((sql) =>
  sql.selectFrom('company').select('name').orderBy('id'),
)
// No such table: what the types forbid, the database answers with an error.
const everyNothing = statement<object, { name: string }>((sql) =>
  sql.selectFrom('nothing' as 'company').select('name'),
)

describe.each(databases)('a store on $name', (database) => {
  let created: CreatedDatabase
  let store: Store
  let db: Db
  beforeEach(async () => {
    created = await database.create()
    store = await openStore(created.url, { durability: 'normal' })
    db = store.db
    await store.migrate(now)
  })
  afterEach(async () => {
    await store.close()
    await created.drop()
  })

  const names = async (from: Db = db) =>
    (await from.sql.selectFrom('company').select('name').orderBy('id').execute()).map(
      ({ name }) => name,
    )

  test('migrations are applied once', async () => {
    expect(await store.pendingMigrations()).toEqual([])
    expect(await store.migrate(now)).toEqual([])
  })

  test('rows get ascending numbers in their order, which are never used again', async () => {
    const first = await db.transaction((db) => db.insert('company', ['a', 'b', 'c'].map(company)))
    expect(first).toEqual(first.toSorted((a, b) => a - b))
    expect(await names()).toEqual(['a', 'b', 'c'])
    expect(await db.transaction((db) => db.insert('company', []))).toEqual([])

    await db.transaction((db) => db.sql.deleteFrom('company').execute())
    const [next = 0] = await db.transaction((db) => db.insert('company', [company('d')]))

    expect(next).toBeGreaterThan(Math.max(...first))
  })

  test('a transaction that throws leaves nothing, not even what it joined', async () => {
    const failing = db.transaction(async (db) => {
      await db.insert('company', [company('outer')])
      await db.transaction((db) => db.insert('company', [company('inner')]))
      expect(await names(db)).toEqual(['outer', 'inner'])
      throw new Error('no')
    })

    await expect(failing).rejects.toThrow('no')
    expect(await names()).toEqual([])
  })

  test('of transactions that run together, those that fail undo nothing of the others', async () => {
    const works = Array.from({ length: 50 }, (_, index) =>
      db.transaction(async (db) => {
        await db.insert('company', [company(`c${index}`)])
        if (index % 3 === 0) throw new Error(`no ${index}`)
        return index
      }),
    )

    const outcomes = await Promise.allSettled(works)

    const kept = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value] : [],
    )
    expect(kept).toEqual([...Array(50).keys()].filter((index) => index % 3 !== 0))
    expect((await names()).sort()).toEqual(kept.map((index) => `c${index}`).sort())
  })

  test('a statement that is refused undoes its own transaction alone', async () => {
    const event = { company_id: 987_654, number: 1, occurred_at: 0, name: 'x', item_id: 1 }
    const rest = { user_id: null, source: 'v1', before: null, after: null }
    const orphan = db.transaction(async (db) => {
      await db.insert('company', [company('orphan')])
      await db.insertKeyed('event', [{ ...event, ...rest }])
    })
    const good = db.transaction((db) => db.insert('company', [company('good')]))

    await expect(orphan).rejects.toThrow()
    await good
    expect(await names()).toEqual(['good'])
  })

  test('what a transaction writes nobody else sees before it ends', async () => {
    let seen: string[] | undefined
    await db.transaction(async (inside) => {
      await inside.insert('company', [company('a')])
      seen = await names()
    })

    expect(seen).toEqual([])
    expect(await names()).toEqual(['a'])
  })

  test('outside a transaction nothing is written', async () => {
    const insert = async () => db.insert('company', [company('a')])
    const insertKeyed = async () => db.insertKeyed('event', [])
    const add = async () =>
      db.search.add([
        { kind: 'deal', companyId: 1, id: 1, audiences: ['all'], texts: { title: 'a' } },
      ])
    const remove = async () => db.search.remove('deal', 1, [1])

    for (const write of [insert, insertKeyed, add, remove]) {
      await expect(write()).rejects.toThrow('writes need a transaction')
    }
    expect(await names()).toEqual([])
  })

  test('a prepared statement takes its parameters by name, as often as it is run', async () => {
    await db.transaction((db) => db.insert('company', ['a', 'b'].map(company)))

    const run = (db: Db, name: string) => db.all(companyByName, { name, id: 0 })

    expect(await run(db, 'b')).toMatchObject([{ name: 'b' }])
    expect(await run(db, 'a')).toMatchObject([{ name: 'a' }])
    expect(await db.transaction((db) => run(db, 'b'))).toMatchObject([{ name: 'b' }])
    expect(await run(db, "' or 1=1 --")).toEqual([])
  })

  test('scans read what is committed, and one that fails spoils none of the next', async () => {
    await db.transaction((db) => db.insert('company', ['a', 'b'].map(company)))
    const scan = async () => (await db.scanAll(everyCompany, {})).map(({ name }) => name)
    const broken = () => db.scanAll(everyNothing, {})

    const results = await Promise.allSettled([scan(), broken(), scan(), broken(), broken(), scan()])

    expect(results.map(({ status }) => status === 'fulfilled')).toEqual([
      true,
      false,
      true,
      false,
      false,
      true,
    ])
    await expect(broken()).rejects.toThrow(/nothing/)
    expect(await scan()).toEqual(['a', 'b'])
    expect(await db.transaction((db) => db.scanAll(everyCompany, {}))).toHaveLength(2)
  })

  test('a transaction that starts as soon as another ends is run', async () => {
    for (const name of ['a', 'b', 'c']) {
      await db.transaction((db) => db.insert('company', [company(name)]))
    }
    await db.transaction(async () => {}).then(() => db.transaction(async () => {}))
    await db
      .transaction(async () => Promise.reject(new Error('no')))
      .catch(() => db.transaction(async () => {}))

    expect(await names()).toEqual(['a', 'b', 'c'])
  })

  test('two processes that migrate at once do it once', async () => {
    const fresh = await database.create()
    const stores = await Promise.all([1, 2, 3].map(() => openStore(fresh.url)))

    const applied = await Promise.all(stores.map((store) => store.migrate(now)))

    expect(applied.filter((names) => names.length > 0)).toHaveLength(1)
    for (const store of stores) expect(await store.pendingMigrations()).toEqual([])
    await Promise.all(stores.map((store) => store.close()))
    await fresh.drop()
  })

  test('a database from a newer version is refused, with what to do', async () => {
    await db.transaction(async (db) => {
      // The table is the migrations' own and has no type.
      const migrations = db.sql.insertInto('migration' as 'company')
      await migrations.values({ name: '9999-future', applied_at: 0 } as never).execute()
    })

    await expect(store.migrate(now)).rejects.toThrow(/9999-future.*newer/s)
    await expect(store.pendingMigrations()).rejects.toThrow('9999-future')
  })

  test('writes of two processes wait for each other and are all there', async () => {
    const second = await openStore(created.url, { durability: 'normal' })
    const write = (store: Store, index: number) =>
      store.db.transaction((db) => db.insert('company', [company(`c${index}`)]))

    await Promise.all(
      Array.from({ length: 60 }, (_, index) => write(index % 2 === 0 ? store : second, index)),
    )

    expect(await names()).toHaveLength(60)
    await second.close()
  })

  test('it tidies and answers', async () => {
    await store.optimize()
    await store.ping()
    expect(store.failureOf(new Error('no'))).toBeUndefined()
  })
})

test.each(['mysql://localhost/x', 'merx.db', '', 'http://example.com'])(
  'the URL %j is refused, with those that are known',
  async (url) => {
    await expect(openStore(url)).rejects.toThrow(/sqlite: or postgres:\/\//)
  },
)
