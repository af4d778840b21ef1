import { purgeBudgets } from '@merx/catalog'
import { describe, expect, onTestFinished, test } from 'vitest'
import { databases } from '../databases.ts'
import { startMerx } from '../merx-process.ts'
import { type Answer, aClock, openMerx, runningMerx, type User } from './merx.ts'

const overLimit = {
  success: false,
  error: 'Request over limit',
  errorCode: 429,
  error_info: 'Please check developers.pipedrive.com',
}
const noon = '2024-03-01T12:00:00.000Z'
/** What one costs, by the contract. */
const cost = { getProducts: 20, getProduct: 2, addProduct: 10 }

const left = ({ headers }: Answer) => headers['x-daily-ratelimit-token-remaining']

describe.each(databases)('the daily budget on $name', (database) => {
  const clock = aClock(noon)
  const merx = runningMerx(database, {
    clock: clock.now,
    env: { MERX_DAILY_BUDGET: '100', MERX_BURST_LIMIT: '50' },
  })
  const reserved = async (companyId: number) => {
    const rows = merx.store.db.sql.selectFrom('daily_budget').select(['day', 'reserved'])
    return rows.where('company_id', '=', companyId).execute()
  }
  const spend = async (user: User, lists: number) => {
    for (let count = 0; count < lists; count++) await user.ask('GET', '/v1/products')
  }

  test('is spent by the cost of each operation, and told with every answer', async () => {
    const { admin } = await merx.company()
    const list = await admin.ask('GET', '/v1/products')
    expect(list.headers).toMatchObject({
      'x-daily-ratelimit-token-limit': '100',
      'x-daily-ratelimit-token-remaining': '80',
    })
    expect(list.headers).not.toHaveProperty('x-daily-requests-left')

    const added = await admin.ask<{ data: { id: number } }>('POST', '/v1/products', {
      body: { name: 'Chair' },
    })
    expect([left(added), added.headers['x-daily-requests-left']]).toEqual(['70', '7'])
    const path = `/v1/products/${added.body.data.id}`
    const read = await admin.ask('GET', path)
    const kept = await admin.ask('GET', path)
    expect([left(read), left(kept)]).toEqual(['68', '66'])
    const wrong = await admin.ask('PUT', path, { body: { tax: 'much' } })
    expect([wrong.status, left(wrong), wrong.headers['x-daily-requests-left']]).toEqual([
      400,
      '56',
      '5',
    ])
    expect(left(await admin.ask('GET', '/v1/nothing'))).toBe('56')
    const exposed = String(list.headers['access-control-expose-headers'])
    for (const name of ['token-limit', 'token-remaining']) {
      expect(exposed).toContain(`x-daily-ratelimit-${name}`)
    }
    expect(exposed).toContain('x-daily-requests-left')
  })

  test('is one for all tokens of a company, and refuses until midnight UTC when spent', async () => {
    const company = await merx.company()
    const other = await merx.company()
    const clerk = await company.addUser()
    await spend(company.admin, 3)
    await spend(clerk, 2)
    const before = await merx.state()

    const refused = await clerk.ask('POST', '/v1/products', { body: { name: 'Chair' } })
    expect(refused).toMatchObject({ status: 429, body: overLimit })
    expect(refused.headers).toMatchObject({
      'retry-after': `${12 * 60 * 60}`,
      'x-daily-ratelimit-token-remaining': '0',
      'x-daily-requests-left': '0',
    })
    expect(await merx.state()).toEqual(before)
    expect((await other.admin.ask('GET', '/v1/products')).status).toBe(200)

    clock.advance({ seconds: 12 * 60 * 60 })
    expect(left(await clerk.ask('GET', '/v1/products'))).toBe('80')
  })

  test('lets through what the rest is enough for', async () => {
    const { admin } = await merx.company()
    await spend(admin, 4)
    await admin.addProduct()
    const asked = ['/v1/products', '/v1/products/1', '/v1/products']
    const statuses = []
    for (const path of asked) statuses.push((await admin.ask('GET', path)).status)
    expect(statuses).toEqual([429, 404, 429])
  })

  test('is not spent by what the burst limit refuses', async () => {
    const { admin } = await merx.company()
    for (let count = 0; count < 50; count++) await admin.ask('GET', '/v1/nothing')
    expect((await admin.ask('GET', '/v1/products')).status).toBe(429)
    clock.advance({ seconds: 2 })
    expect(left(await admin.ask('GET', '/v1/products'))).toBe('80')
  })

  test('is never exceeded by requests at once, and all of it is used', async () => {
    const { admin } = await merx.company()
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => admin.ask('GET', '/v1/products')),
    )
    const served = answers.filter(({ status }) => status === 200)
    expect(served).toHaveLength(100 / cost.getProducts)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(40 - served.length)
  })

  test('is not written with each request', async () => {
    const large = await openMerx(
      { url: merx.databaseUrl },
      {
        clock: clock.now,
        env: { MERX_DAILY_BUDGET: '1000000' },
      },
    )
    onTestFinished(() => large.stop())
    const { id, admin } = await large.company()
    const seen = new Set<number | undefined>()
    for (let count = 0; count < 200; count++) {
      await admin.ask('GET', '/v1/products/999')
      seen.add((await reserved(id))[0]?.reserved)
    }
    expect([...seen]).toEqual([1000])
  })

  test('counts of days that are over are purged', async () => {
    const { id, admin } = await merx.company()
    await spend(admin, 1)
    await purgeBudgets(merx.store.db, clock.now())
    expect(await reserved(id)).toHaveLength(1)
    clock.advance({ days: 2 })
    await purgeBudgets(merx.store.db, clock.now())
    expect(await reserved(id)).toEqual([])
  })
})

describe.each(databases)('servers that share a database on $name', (database) => {
  const budget = 10_000
  const options = {
    clock: () => new Date(noon),
    env: { MERX_DAILY_BUDGET: `${budget}` },
  }

  test('give back on a stop what they have not spent', async () => {
    const created = await database.create()
    const one = await openMerx({ url: created.url }, options)
    const { admin } = await one.company()
    expect(left(await admin.ask('GET', '/v1/products'))).toBe(`${budget - cost.getProducts}`)
    await one.stop()

    const other = await openMerx({ url: created.url }, options)
    onTestFinished(() => other.stop().then(() => created.drop()))
    const answer = await other.ask('GET', '/v1/products', { token: admin.token })
    expect(left(answer)).toBe(`${budget - 2 * cost.getProducts}`)
  })

  test('lose at most a block when they are not stopped, and never exceed', async () => {
    const created = await database.create()
    const lost = await openMerx({ url: created.url }, options)
    const other = await openMerx({ url: created.url }, options)
    onTestFinished(async () => {
      await lost.stop()
      await other.stop()
      await created.drop()
    })
    const { admin } = await lost.company()
    await admin.ask('GET', '/v1/products')

    let spent = cost.getProducts
    while ((await other.ask('GET', '/v1/products', { token: admin.token })).status === 200) {
      spent += cost.getProducts
    }
    expect(spent).toBeLessThanOrEqual(budget)
    expect(spent).toBeGreaterThan(budget * 0.94)
  })
})

describe.each(databases)('two processes on $name', (database) => {
  test('hand out no more than the budget between them, and nearly all of it', async () => {
    const budget = 3_000
    const created = await database.create()
    const env = {
      MERX_DAILY_BUDGET: `${budget}`,
      MERX_BURST_LIMIT: '0',
      MERX_SEARCH_BURST_LIMIT: '0',
    }
    const first = await startMerx({ databaseUrl: created.url, env })
    const second = await startMerx({ databaseUrl: created.url, env: { ...first.env, ...env } })
    onTestFinished(async () => {
      await first.stop()
      await second.stop()
      await created.drop()
    })
    const urls = [first.url, second.url]
    const ask = async (url: string, path: string) => {
      const answer = await fetch(url + path, { headers: { 'x-api-token': first.apiToken } })
      await answer.arrayBuffer()
      return answer.status
    }
    /** Asks one server after the other until it refuses, and gives what was spent. */
    const spendAll = async (path: string, price: number) => {
      const workers = Array.from({ length: 16 }, async (_, index) => {
        let spent = 0
        while ((await ask(urls[index % 2] ?? '', path)) !== 429) spent += price
        return spent
      })
      return (await Promise.all(workers)).reduce((sum, spent) => sum + spent, 0)
    }

    const byLists = await spendAll('/v1/products', cost.getProducts)
    const byReads = await spendAll('/v1/products/999', cost.getProduct)

    expect(byLists + byReads).toBeLessThanOrEqual(budget)
    expect(byLists + byReads).toBeGreaterThanOrEqual(budget - cost.getProducts)
  })
})
