import { createClient, MerxError } from '@merx/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { type Company, type Merx, openMerx } from '../server/merx.ts'

describe.each(databases)('a client of a Merx in its own process, $name', (database) => {
  let merx: Merx
  let company: Company
  beforeAll(async () => {
    merx = await openMerx(database)
    company = await merx.company()
  })
  afterAll(async () => merx?.stop())

  const aClient = () => createClient({ server: merx.server, apiToken: company.admin.token })

  test('writes and reads without a socket', async () => {
    const client = aClient()

    const created = await client.products.create({
      name: 'Garden Bench',
      prices: [{ currency: 'EUR', price: 149.5 }],
    })
    const read = await client.products.get(created.id)

    expect(read).toEqual(created)
    expect(read.prices[0]?.price).toBe(149.5)
    expect(merx.server.app.server.listening).toBe(false)
  })

  test('sends and receives the bytes of files', async () => {
    const client = aClient()
    const bytes = crypto.getRandomValues(new Uint8Array(60_000))

    const file = await client.files.upload({ file: bytes, name: 'noise.bin' })
    const download = await client.files.download(file.id)

    expect(download.name).toBe('noise.bin')
    expect(await download.bytes()).toEqual(bytes)
  })

  test('reads every page of a list', async () => {
    const client = aClient()
    for (let index = 0; index < 5; index++) await client.persons.create({ name: `Person ${index}` })

    const names = []
    for await (const { name } of client.persons.list({ limit: 2 })) names.push(name)

    expect(names.sort()).toEqual([0, 1, 2, 3, 4].map((index) => `Person ${index}`))
  })

  test('hears the same refusals as over the network', async () => {
    const failure = await aClient()
      .products.get(999_999)
      .catch((error: unknown) => error)

    expect(failure).toBeInstanceOf(MerxError)
    expect(failure).toMatchObject({ code: 'not_found', status: 404 })
  })

  test('gives up when it is told to', async () => {
    const controller = new AbortController()
    const call = aClient().products.list({}, { signal: controller.signal }).page()

    controller.abort()

    await expect(call).rejects.toMatchObject({ code: 'aborted' })
  })
})
