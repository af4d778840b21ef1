import { createClient, MerxError } from '@merx/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { type Merx, openMerx, type User } from '../server/merx.ts'

const limit = 4

describe.each(databases)('a client of a server that limits it, $name', (database) => {
  let merx: Merx
  let url: string
  beforeAll(async () => {
    merx = await openMerx(database, { env: { MERX_BURST_LIMIT: `${limit}` } })
    url = await merx.server.listen()
  })
  afterAll(async () => merx?.stop())

  const aUser = async (): Promise<User> => (await merx.company()).admin

  test('waits as long as it is told, and then has its answer', async () => {
    const client = createClient({ baseUrl: url, apiToken: (await aUser()).token })
    const { id } = await client.products.create({ name: 'Chair' })
    const remaining = []
    const startedAt = performance.now()

    for (let count = 0; count < limit; count++) {
      const { data, rateLimit } = await client.products.get(id).withResponse()
      expect(data.name).toBe('Chair')
      remaining.push(rateLimit?.remaining)
    }

    expect(remaining.slice(0, limit - 1)).toEqual([2, 1, 0])
    expect(performance.now() - startedAt).toBeGreaterThan(900)
  })

  test('that may not try again hears that it is over the limit, and for how long', async () => {
    const { token } = await aUser()
    const client = createClient({ baseUrl: url, apiToken: token, retries: 0 })
    const ask = () => client.users.me().catch((error: unknown) => error)
    const answers = []
    for (let count = 0; count <= limit; count++) answers.push(await ask())

    const refused = answers.at(-1)
    expect(refused).toBeInstanceOf(MerxError)
    expect(refused).toMatchObject({ code: 'rate_limited', status: 429 })
    const { headers } = refused as MerxError
    expect(Number(headers?.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(answers.slice(0, limit).some((answer) => answer instanceof MerxError)).toBe(false)
  })
})
