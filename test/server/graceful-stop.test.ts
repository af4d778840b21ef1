import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { openMerx } from './merx.ts'

/** A server must not wait for clients that keep their connection open and ask nothing. */
const patienceMs = 10_000

describe.each(databases)('a graceful stop on $name', (database) => {
  test('a request in flight is finished and stored, then nothing listens any more', async () => {
    const created = await database.create()
    const merx = await openMerx({ url: created.url })
    const { admin } = await merx.company()
    const address = new URL(await merx.server.listen())
    const agent = new Agent({ keepAlive: true })
    const body = JSON.stringify({ name: 'In flight' })
    const asked = request(new URL('/v1/products', address), {
      method: 'POST',
      agent,
      headers: {
        'x-api-token': admin.token,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
    })
    asked.write(body.slice(0, 5))
    const isAsked = once(merx.server.app.server, 'request')
    await isAsked

    const startedAt = performance.now()
    const stopped = merx.stop()
    asked.end(body.slice(5))
    const [response] = await once(asked, 'response')
    response.resume()
    await stopped

    expect(response.statusCode).toBe(201)
    expect(performance.now() - startedAt).toBeLessThan(patienceMs)
    agent.destroy()
    await expect(once(connect(Number(address.port), address.hostname), 'connect')).rejects.toThrow(
      'ECONNREFUSED',
    )
    const again = await openMerx({ url: created.url })
    expect(await again.store.db.sql.selectFrom('product').select('name').execute()).toEqual([
      { name: 'In flight' },
    ])
    await again.stop()
    await created.drop()
  })

  test('a connection that idles does not hold it up', async () => {
    const merx = await openMerx(database)
    const { admin } = await merx.company()
    const address = new URL(await merx.server.listen())
    const agent = new Agent({ keepAlive: true })
    const headers = { 'x-api-token': admin.token }
    const asked = request(new URL('/v1/products', address), { agent, headers }).end()
    const [response] = await once(asked, 'response')
    response.resume()
    await once(response, 'end')

    const startedAt = performance.now()
    await merx.stop()

    expect(performance.now() - startedAt).toBeLessThan(patienceMs)
    agent.destroy()
  })

  test('a connection on which nothing ever came does not hold it up', async () => {
    const merx = await openMerx(database)
    const { port, hostname } = new URL(await merx.server.listen())
    const silent = connect(Number(port), hostname)
    await once(merx.server.app.server, 'connection')

    const startedAt = performance.now()
    await merx.stop()

    expect(performance.now() - startedAt).toBeLessThan(patienceMs)
    silent.destroy()
  })

  test('the use of a token is written down before the end', async () => {
    const created = await database.create()
    const merx = await openMerx({ url: created.url })
    const { admin } = await merx.company()
    await admin.ask('GET', '/v1/products')
    await merx.stop()

    const again = await openMerx({ url: created.url })
    const rows = await again.store.db.sql
      .selectFrom('api_token')
      .select('last_used_at')
      .where('user_id', '=', admin.id)
      .execute()
    expect(rows).toEqual([{ last_used_at: expect.any(Number) }])
    await again.stop()
    await created.drop()
  })
})
