import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { databases } from '../databases.ts'
import { type Merx, runningMerx } from './merx.ts'

const hello = 'GET /healthz HTTP/1.1\r\nhost: merx\r\nconnection: close\r\n\r\n'

/** A connection to a server that listens, from one of this machine's own addresses. */
async function open({ server }: Merx, localAddress = '127.0.0.1'): Promise<Socket> {
  if (!server.app.server.listening) await server.listen()
  const { port } = new URL(server.app.listeningOrigin)
  const socket = connect({ port: Number(port), host: '127.0.0.1', localAddress })
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

/** What a connection receives until it is closed. */
async function received(socket: Socket, said = ''): Promise<string> {
  const pieces: Buffer[] = []
  socket.on('data', (piece) => pieces.push(piece))
  if (said !== '') socket.write(said)
  if (!socket.closed) await once(socket, 'close')
  return Buffer.concat(pieces).toString()
}

const isServed = async (socket: Socket) => /^HTTP\/1.1 200 /.test(await received(socket, hello))

describe.each(databases)('too many connections on $name', (database) => {
  const merx = runningMerx(database, {
    env: { MERX_MAX_CONNECTIONS: '2', MERX_MAX_CONNECTIONS_PER_ADDRESS: '0' },
  })

  test('the one too many is closed, and when another ends there is room', async () => {
    const [first, _second] = [await open(merx), await open(merx)]

    expect(await received(await open(merx), hello)).toBe('')
    expect(await isServed(first)).toBe(true)
    expect(await isServed(await open(merx))).toBe(true)
  })
})

describe.each(databases)('connections of one address on $name', (database) => {
  // Linux gives this machine the whole of 127.0.0.0/8; elsewhere there is one address.
  const isApart = process.platform === 'linux'
  const env = { MERX_MAX_CONNECTIONS: '8', MERX_TRUST_PROXY: '127.0.1.0/24,127.0.2.1' }
  const merx = runningMerx(database, { env })

  test('the one too many is closed, others get in, and when one ends there is room', async () => {
    const [first, _second] = [await open(merx), await open(merx)]

    expect(await received(await open(merx), hello)).toBe('')
    if (isApart) expect(await isServed(await open(merx, '127.0.0.2'))).toBe(true)
    expect(await isServed(first)).toBe(true)
    expect(await isServed(await open(merx))).toBe(true)
  })

  test.runIf(isApart).each(['127.0.1.7', '127.0.2.1'])(
    'the proxy %s may have them all',
    async (address) => {
      for (let count = 0; count < 5; count++) await open(merx, address)

      expect(await isServed(await open(merx, address))).toBe(true)
    },
  )
})

describe.each(databases)('connections on which nothing arrives on $name', (database) => {
  const silenceTimeoutMs = 300
  const merx = runningMerx(database, { silenceTimeoutMs })

  test('end', async () => {
    const startedAt = performance.now()

    expect(await received(await open(merx))).toBe('')
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(silenceTimeoutMs - 20)
  })

  test('and those on which something has arrived stay', async () => {
    const socket = await open(merx)
    socket.write(hello.slice(0, 5))
    await delay(2 * silenceTimeoutMs)

    expect(await received(socket, hello.slice(5))).toMatch(/^HTTP\/1.1 200 /)
  })
})
