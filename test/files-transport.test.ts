import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { type IncomingMessage, request as startRequest } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CreatedDatabase, databases } from './databases.ts'
import { type MerxProcess, startMerx } from './merx-process.ts'

const mebibyte = 1024 * 1024
const opening = '--x\r\nContent-Disposition: form-data; name="file"; filename="big.bin"\r\n\r\n'
const closing = '\r\n--x--\r\n'

/** v1 answers every request with an object; each test says what is in it. */
async function readJson(answer: { text(): Promise<string> }) {
  return { body: JSON.parse(await answer.text()) }
}

/** What only shows over a real connection to a process of its own, whatever the database. */
describe('files on their way', () => {
  let created: CreatedDatabase | undefined
  let server: MerxProcess
  beforeAll(async () => {
    created = await databases[0]?.create()
    server = await startMerx({ databaseUrl: created?.url ?? '' })
  })
  afterAll(async () => {
    expect(await server.stop(), server.output()).toBe(0)
    await created?.drop()
  })

  const headers = () => ({
    'x-api-token': server.apiToken,
    'content-type': 'multipart/form-data; boundary=x',
  })
  const ask = async (path: string, init: RequestInit = {}) =>
    fetch(`${server.url}/v1${path}`, { ...init, headers: { 'x-api-token': server.apiToken } })
  const newest = async () => {
    const { body } = await readJson(await ask('/files?sort=id%20DESC&limit=1'))
    return body.data
  }

  /** Every file in the directory of bytes. */
  async function storedBytes(): Promise<string[]> {
    const path = server.env.MERX_FILES ?? ''
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  }

  /** Sends a file of so many equal pieces as fast as it is taken, and gives the answer. */
  async function send(pieces: number, piece: Buffer) {
    const request = startRequest(`${server.url}/v1/files`, {
      method: 'POST',
      headers: headers(),
    })
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      request.once('response', resolve).once('error', reject)
    })
    request.write(opening)
    for (let index = 0; index < pieces; index++) {
      if (!request.write(piece)) {
        await once(request, 'drain')
      }
    }
    request.end(closing)
    const response = await answered
    return { status: response.statusCode, body: JSON.parse(await text(response)) }
  }

  const memory = async () => {
    const status = await readFile(`/proc/${server.process.pid}/status`, 'utf8')
    const kilobytes = (key: string) => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1])
    return { now: kilobytes('VmRSS') * 1024, highest: kilobytes('VmHWM') * 1024 }
  }

  test.runIf(existsSync('/proc/self/status'))(
    '99 MiB come and go exactly, and never lie in memory',
    async () => {
      const piece = randomBytes(mebibyte)
      const hash = createHash('sha256')
      for (let index = 0; index < 99; index++) hash.update(piece)
      const expected = hash.digest('hex')
      // What a first, small file needs is not what the bytes need.
      await send(1, Buffer.from('warm'))
      const before = await memory()

      const { status, body } = await send(99, piece)
      const answer = await ask(`/files/${body.data.id}/download`)
      const received = createHash('sha256')
      // The body of an answer is a stream of bytes.
      for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
        received.update(part)
      }

      expect([status, body.data.file_size]).toEqual([200, 99 * mebibyte])
      expect(answer.headers.get('content-length')).toBe(`${99 * mebibyte}`)
      expect(received.digest('hex')).toBe(expected)
      const { highest } = await memory()
      expect((highest - before.now) / mebibyte).toBeLessThan(48)
    },
  )

  /** A connection on which a request can be put together by hand. */
  async function opened(more: Record<string, string>) {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    const write = (bytes: string | Buffer) =>
      new Promise<void>((resolve, reject) => {
        socket.write(bytes, (error) => (error ? reject(error) : resolve()))
      })
    const head = Object.entries({ host: 'merx', ...headers(), ...more })
    const lines = head.map(([key, value]) => `${key}: ${value}\r\n`).join('')
    await write(`POST /v1/files HTTP/1.1\r\n${lines}\r\n`)
    return { socket, write }
  }

  test('a file too large is refused even to one who listens only after sending all', async () => {
    const before = await storedBytes()
    const piece = Buffer.alloc(mebibyte)
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), piece, Buffer.from('\r\n')])
    const first = `${opening.length.toString(16)}\r\n${opening}\r\n`
    const length = opening.length + 104 * mebibyte + closing.length

    const unknown = await opened({ 'transfer-encoding': 'chunked', connection: 'close' })
    await unknown.write(first)
    for (let index = 0; index < 104; index++) await unknown.write(chunk)
    await unknown.write('0\r\n\r\n')
    const known = await opened({ 'content-length': `${length}`, connection: 'close' })
    await known.write(opening)
    for (let index = 0; index < 104; index++) await known.write(piece)
    await known.write(closing)

    for (const { socket } of [unknown, known]) {
      const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n')
      expect(head).toMatch(/^HTTP\/1\.1 413 /)
      expect(JSON.parse(body)).toMatchObject({
        success: false,
        error: 'The file is too large: at most 104857600 bytes are taken',
        data: null,
      })
    }
    expect(await storedBytes()).toEqual(before)
  })

  test('an upload that is cut leaves nothing behind', async () => {
    const before = await storedBytes()
    const last = await newest()
    const { socket, write } = await opened({ 'content-length': '5000000' })
    await write(opening)
    await write(randomBytes(mebibyte))
    await expect.poll(async () => (await storedBytes()).length).toBe(before.length + 1)

    socket.destroy()

    await expect.poll(storedBytes).toEqual(before)
    expect(await newest()).toEqual(last)
  })

  const openFiles = async () => {
    const folder = `/proc/${server.process.pid}/fd`
    const targets = await Promise.all(
      (await readdir(folder)).map((name) => readlink(join(folder, name)).catch(() => '')),
    )
    return targets.filter((target) => target.startsWith(server.env.MERX_FILES ?? '')).length
  }

  test.runIf(existsSync('/proc/self/fd'))(
    'downloads that are broken off close what they read',
    async () => {
      const { body } = await send(20, randomBytes(mebibyte))
      const readers = Array.from({ length: 10 }, () => new AbortController())
      for (const { signal } of readers) {
        const answer = await ask(`/files/${body.data.id}/download`, { signal })
        expect(answer.status).toBe(200)
      }
      expect(await openFiles()).toBe(10)
      for (const reader of readers) reader.abort()

      await expect.poll(openFiles).toBe(0)
    },
  )

  test('many at once arrive whole, each under its own name', async () => {
    const upload = async (index: number) => {
      const form = new FormData()
      form.append('file', new Blob([Buffer.alloc(300_000, index % 5)]), `${index}.bin`)
      const { body } = await readJson(await ask('/files', { method: 'POST', body: form }))
      return body.data
    }

    const files = await Promise.all(Array.from({ length: 20 }, (_, index) => upload(index)))

    for (const [index, file] of files.entries()) {
      expect(file).toMatchObject({ name: `${index}.bin`, file_size: 300_000 })
      const bytes = Buffer.from(await (await ask(`/files/${file.id}/download`)).arrayBuffer())
      expect(bytes.equals(Buffer.alloc(300_000, index % 5))).toBe(true)
    }
    expect((await storedBytes()).filter((name) => !/^[0-9a-f]{64}$/.test(name))).toEqual([])
  })
})
