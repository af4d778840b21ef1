import { forgive, purgeThrottle, throttle } from '@merx/catalog'
import { openStore } from '@merx/store'
import { describe, expect, test } from 'vitest'
import { databases } from './databases.ts'
import { aClock, runningMerx } from './server/merx.ts'

const windowMs = 60_000
let made = 0
const aRule = (limit = 3) => ({ key: `sign-in ${++made}`, limit, windowMs })

describe.each(databases)('attempts on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, { clock: clock.now })
  const rows = () => merx.store.db.sql.selectFrom('throttle').selectAll().execute()

  test('are allowed up to the limit, and again when the window is over', async () => {
    const rule = aRule()
    const attempt = () => throttle(merx.store.db, rule, clock.now())
    for (let count = 0; count < 3; count++) {
      expect(await attempt()).toEqual({ isAllowed: true, retryAfterMs: 0 })
    }
    clock.advance({ seconds: 20 })
    expect(await attempt()).toEqual({ isAllowed: false, retryAfterMs: 40_000 })

    clock.advance({ seconds: 40 })
    expect(await attempt()).toEqual({ isAllowed: true, retryAfterMs: 0 })
    await attempt()
    await attempt()
    expect((await attempt()).retryAfterMs).toBe(windowMs)
  })

  test('that are refused write nothing and do not make the wait longer', async () => {
    const rule = aRule(1)
    await throttle(merx.store.db, rule, clock.now())
    const before = await rows()
    for (let count = 0; count < 5; count++) await throttle(merx.store.db, rule, clock.now())
    expect(await rows()).toEqual(before)
  })

  test('under one key leave other keys alone, and no key is stored as it is', async () => {
    const rule = aRule(1)
    await throttle(merx.store.db, rule, clock.now())
    const other = await throttle(merx.store.db, { ...rule, key: 'another' }, clock.now())
    expect(other.isAllowed).toBe(true)
    expect(JSON.stringify(await rows())).not.toContain('sign-in')
  })

  test('at once, and from two stores of one database, are exactly as many as allowed', async () => {
    const rule = aRule(7)
    const url = merx.databaseUrl
    const beside = await openStore(url)
    try {
      const asked = Array.from({ length: 40 }, (_, index) =>
        throttle(index % 2 ? merx.store.db : beside.db, rule, clock.now()),
      )
      const answers = await Promise.all(asked)
      expect(answers.filter(({ isAllowed }) => isAllowed)).toHaveLength(7)
    } finally {
      await beside.close()
    }
  })

  test('are forgiven, those of the one key', async () => {
    const [rule, other] = [aRule(1), aRule(1)]
    await throttle(merx.store.db, rule, clock.now())
    await throttle(merx.store.db, other, clock.now())
    await forgive(merx.store.db, rule.key)
    expect((await throttle(merx.store.db, rule, clock.now())).isAllowed).toBe(true)
    expect((await throttle(merx.store.db, other, clock.now())).isAllowed).toBe(false)
  })

  test('are purged when their window is over, and not before', async () => {
    await purgeThrottle(merx.store.db, new Date(clock.now().getTime() + windowMs))
    const rule = aRule(1)
    await throttle(merx.store.db, rule, clock.now())
    clock.advance({ seconds: 59 })
    await purgeThrottle(merx.store.db, clock.now())
    expect(await rows()).toHaveLength(1)
    clock.advance({ seconds: 1 })
    await purgeThrottle(merx.store.db, clock.now())
    expect(await rows()).toEqual([])
  })
})
