import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { Client } from 'pg'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { databases } from '../databases.ts'
import { type Company, type Merx, runningMerx } from './merx.ts'
import { filePart, form } from './multipart.ts'
import { refusalBody } from './scene.ts'

const bodyTimeoutMs = 500

/** Everything a connection receives until it is closed. */
async function received(socket: Socket): Promise<string> {
  const pieces: Buffer[] = []
  socket.on('data', (piece) => pieces.push(piece))
  await once(socket, 'close')
  return Buffer.concat(pieces).toString()
}

async function bodyOf(response: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = []
  for await (const piece of response) pieces.push(piece)
  return JSON.parse(Buffer.concat(pieces).toString())
}

describe.each(databases)('slow and oversized requests on $name', (database) => {
  const merx = runningMerx(database, { bodyTimeoutMs })
  let company: Company
  let address: URL
  beforeAll(async () => {
    company = await merx.company()
    address = new URL(await merx.server.listen())
  })

  const begin = (path: string, headers: Record<string, string | number>) => {
    const agent = new Agent({ keepAlive: true })
    onTestFinished(() => agent.destroy())
    const token = { 'x-api-token': company.admin.token }
    const asked = request(new URL(path, address), {
      method: 'POST',
      agent,
      headers: { ...token, ...headers },
    })
    asked.on('error', () => {})
    return asked
  }
  const json = { 'content-type': 'application/json', 'content-length': 1000 }
  const speak = (text: string) => {
    const socket = connect(Number(address.port), address.hostname)
    socket.write(text)
    return received(socket)
  }

  test.each([
    ['stops', 0],
    ['drips', 40],
  ])('a body that %s is answered 408 and nothing is stored', async (_what, everyMs) => {
    const before = await merx.state()
    const asked = begin('/v1/products', json)
    asked.write('{"name":"')
    const dripping = everyMs > 0 ? setInterval(() => asked.write('x'), everyMs) : undefined
    const startedAt = performance.now()
    const [response] = await once(asked, 'response')
    clearInterval(dripping)

    expect(response.statusCode).toBe(408)
    expect(response.headers.connection).toBe('close')
    expect(await bodyOf(response)).toEqual(refusalBody(408, 'The request took too long to arrive'))
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(bodyTimeoutMs - 20)
    expect(await merx.state()).toEqual(before)
  })

  test('an upload may take longer', async () => {
    const { raw = '', headers = {} } = form([filePart('slow bytes')])
    const bytes = Buffer.from(raw)
    const asked = begin('/v1/files', { ...headers, 'content-length': bytes.length })
    asked.write(bytes.subarray(0, 40))
    await delay(2 * bodyTimeoutMs)
    asked.end(bytes.subarray(40))
    const [response] = await once(asked, 'response')

    expect(response.statusCode).toBe(200)
    expect(await bodyOf(response)).toMatchObject({ success: true })
  })

  test('a body that arrives in time is taken, and the connection stays', async () => {
    const body = JSON.stringify({ name: 'In time' })
    const asked = begin('/v1/products', { ...json, 'content-length': body.length })
    asked.write(body.slice(0, 5))
    await delay(bodyTimeoutMs / 5)
    asked.end(body.slice(5))
    const [response] = await once(asked, 'response')
    const { socket } = response

    expect(response.statusCode).toBe(201)
    expect(await bodyOf(response)).toMatchObject({ data: { name: 'In time' } })
    await delay(bodyTimeoutMs)
    expect(socket.destroyed).toBe(false)
  })

  test.each([
    [431, `GET /v1/products HTTP/1.1\r\nhost: merx\r\nx-much: ${'x'.repeat(20_000)}\r\n\r\n`],
    [431, `GET /v1/products?term=${'x'.repeat(20_000)} HTTP/1.1\r\nhost: merx\r\n\r\n`],
    [400, 'HELLO\r\n\r\n'],
  ])('what Node refuses by itself is answered %i in the documented body', async (status, text) => {
    const [head = '', body = ''] = (await speak(text)).split('\r\n\r\n')

    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(head).toContain('connection: close')
    expect(JSON.parse(body)).toEqual(refusalBody(status, /./))
  })

  test('a path that is too long is answered 414', async () => {
    const answer = await company.admin.ask('GET', `/v1/products/${'1'.repeat(9_000)}`)

    expect(answer.status).toBe(414)
    expect(answer.body).toEqual(refusalBody(414, 'The request path is too long'))
  })

  test('headers have twenty seconds to arrive', () => {
    expect(merx.server.app.server.headersTimeout).toBe(20_000)
  })
})

/** Makes whatever reads persons take seconds, until the test is over. */
async function slowDownPersons(merx: Merx, name: string): Promise<void> {
  if (name === 'sqlite') {
    const database = new Database(merx.databaseUrl.replace('sqlite:', ''))
    database.exec(`
      alter table person rename to person_rows;
      create view person as select * from person_rows where (
        with recursive step(n) as (select 1 union all select n + 1 from step where n < 20000000)
        select count(*) from step) > 0`)
    onTestFinished(() => {
      database.exec('drop view person; alter table person_rows rename to person')
      database.close()
    })
    return
  }
  const client = new Client({ connectionString: merx.databaseUrl })
  await client.connect()
  await client.query('begin; lock table person in access exclusive mode')
  onTestFinished(async () => {
    await client.query('rollback')
    await client.end()
  })
}

describe.each(databases)('slow queries on $name', (database) => {
  const merx = runningMerx(database, { env: { MERX_QUERY_TIMEOUT_MS: '700' } })

  test('end with 503, and other requests go on meanwhile', async () => {
    const { admin } = await merx.company()
    await admin.ask('POST', '/v1/persons', { body: { name: 'Ida' } })
    const product = await admin.addProduct({ name: 'Bench' })
    await slowDownPersons(merx, database.name)

    const startedAt = performance.now()
    let isSlow = true
    const slow = admin.ask('GET', '/v1/persons?sort=name%20DESC').finally(() => {
      isSlow = false
    })
    expect(await admin.search('bench')).toEqual([product.id])
    expect(await admin.addProduct({ name: 'Chair' })).toMatchObject({ name: 'Chair' })
    expect(isSlow).toBe(true)

    const answer = await slow
    expect(answer.status).toBe(503)
    expect(answer.body).toEqual(refusalBody(503, /^The query took too long; narrow it down/))
    expect(performance.now() - startedAt).toBeLessThan(2_500)
    expect((await merx.ask('GET', '/readyz')).status).toBe(200)
  })

  test('do not hurt the next ones', async () => {
    const { admin } = await merx.company()
    await admin.ask('POST', '/v1/persons', { body: { name: 'Ida' } })

    const answer = await admin.ask('GET', '/v1/persons?sort=name%20DESC')

    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ data: [{ name: 'Ida' }] })
  })
})
