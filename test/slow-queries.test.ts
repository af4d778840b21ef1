import { openStore, type Store, statement } from '@merx/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CreatedDatabase, databases } from './databases.ts'

const queryTimeoutMs = 1_000

/** Counts to `steps`, which keeps either database busy for as long as that takes. */
const counting = statement<{ steps: number }, { total: number }>((builder, parameter) =>
  builder
    .withRecursive('step(number)', (counter) =>
      counter
        .selectNoFrom(({ lit }) => lit(1).as('number'))
        .unionAll(
          counter
            .selectFrom('step')
            .select((step) => step('number', '+', step.lit(1)).as('number'))
            .where('number', '<', parameter('steps')),
        ),
    )
    .selectFrom('step')
    .select(({ fn }) => fn.countAll<number>().as('total')),
)
/** Some seconds' worth. */
const slow = { steps: 12_000_000 }
const quick = { steps: 10 }

describe.each(databases)('a query that takes too long on $name', (database) => {
  let created: CreatedDatabase
  let store: Store
  beforeAll(async () => {
    created = await database.create()
    store = await openStore(created.url, { queryTimeoutMs })
    await store.migrate(new Date())
  })
  afterAll(async () => {
    await store.close()
    await created.drop()
  })

  const outcome = async (work: Promise<unknown>) =>
    work.then(
      () => 'answered',
      (error) => store.failureOf(error) ?? error,
    )

  test.each(['scanAll', 'walkAll'] as const)('ends as such: %s', async (all) => {
    const startedAt = performance.now()
    expect(await outcome(store.db[all](counting, slow))).toBe('too_slow')
    expect(performance.now() - startedAt).toBeLessThan(3 * queryTimeoutMs)
    expect(await store.db[all](counting, quick)).toEqual([{ total: 10 }])
  })

  test('leaves those that wait behind it alone', async () => {
    const asked = [slow, slow, slow, quick, quick].map((steps) =>
      outcome(store.db.scanAll(counting, steps)),
    )
    const others = await Promise.all([
      store.db.all(counting, quick),
      store.db.walkAll(counting, quick),
    ])
    expect(others).toEqual([[{ total: 10 }], [{ total: 10 }]])
    expect(await Promise.all(asked)).toEqual([
      'too_slow',
      'too_slow',
      'too_slow',
      'answered',
      'answered',
    ])
  })

  test('does not gather others behind it without end', async () => {
    const asked = Array.from({ length: 300 }, () => outcome(store.db.walkAll(counting, quick)))
    const outcomes = await Promise.all(asked)
    expect(outcomes.filter((one) => one === 'answered').length).toBeGreaterThanOrEqual(50)
    expect(outcomes.filter((one) => one === 'overloaded').length).toBeGreaterThan(200)
    expect(await store.db.walkAll(counting, quick)).toEqual([{ total: 10 }])
  })
})
