import type { Download } from '@merx/client'
import { describe, expect, test } from 'vitest'
import { aClient, all, clientOf } from './modern-client.ts'
import { anOddServer, type OddServer, servers } from './servers.ts'

const someBytes = new Uint8Array(900).fill(5)

/** Waits until a client has let go; the server notices a moment later. */
async function whenLeft(server: OddServer) {
  for (;;) {
    const log = await server.log()
    if (log.requests.length > 0 && log.openRequests === 0) return log
  }
}

function ofOdd({ url }: OddServer, options = {}) {
  return clientOf({ url, admin: { apiToken: 't' } }, { retries: 0, ...options })
}

describe.each(servers)('a download on $name', (server) => {
  async function aFile() {
    const { client } = await aClient(server)
    const file = new File([someBytes], 'five.bin', { type: 'image/png' })
    const { id } = await client.files.upload({ file })
    return { client, id }
  }

  test('is a stream, pieces, bytes or a Blob', async () => {
    const { client, id } = await aFile()
    const download = () => client.files.download(id)

    const ofStream = await new Response((await download()).stream).arrayBuffer()
    const ofPieces = await new Blob(await all(await download())).arrayBuffer()
    const bytes = await (await download()).bytes()
    const whole = await download()
    const blob = await whole.blob()

    expect(new Uint8Array(ofStream)).toEqual(someBytes)
    expect(new Uint8Array(ofPieces)).toEqual(someBytes)
    expect(bytes).toEqual(someBytes)
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(someBytes)
    expect(blob.type).toBe('application/octet-stream')
    expect(whole).toMatchObject({ name: 'five.bin', type: blob.type, sizeBytes: 900 })
  })

  test('made again comes with the name of now, also where a browser keeps the bytes', async () => {
    const { client, id } = await aFile()
    const first = await client.files.download(id)
    await first.bytes()
    await client.files.update(id, { name: 'six.bin' })

    const second = await client.files.download(id)

    expect([first.name, second.name]).toEqual(['five.bin', 'six.bin'])
    expect(await second.bytes()).toEqual(someBytes)
  })

  test('goes straight into an upload', async () => {
    const { client, id } = await aFile()

    const { stream } = await client.files.download(id)
    const copy = await client.files.upload({ file: stream, name: 'copy.bin' })

    expect(copy).toMatchObject({ name: 'copy.bin', fileSize: 900 })
  })

  test('can be read once only, whichever way', async () => {
    const { client, id } = await aFile()
    const download = await client.files.download(id)
    await download.bytes()

    for (const read of [download.bytes, download.blob, () => all(download)]) {
      await expect(read()).rejects.toMatchObject({
        code: 'bad_usage',
        message: 'it has been read already',
      })
    }
  })

  test('that was left in the middle cannot be gone on with', async () => {
    const { client, id } = await aFile()
    const download = await client.files.download(id)
    for await (const _ of download) break

    await expect(download.bytes()).rejects.toMatchObject({ code: 'bad_usage' })
  })

  test('tells status and headers beside the bytes', async () => {
    const { client, id } = await aFile()

    const { data, status, headers, requestId } = await client.files.download(id).withResponse()

    expect([status, requestId]).toEqual([200, expect.any(String)])
    expect(headers.get('content-length')).toBe('900')
    expect(await data.bytes()).toEqual(someBytes)
  })
})

describe('a download whose connection ends early', () => {
  const ways: [name: string, read: (download: Download) => Promise<unknown>][] = [
    ['as bytes', (download) => download.bytes()],
    ['as a Blob', (download) => download.blob()],
    ['piece by piece', (download) => all(download)],
    ['as a stream', ({ stream }) => stream.pipeTo(new WritableStream())],
  ]

  test.each(['too-long', 'cut'])('%s: fails however it is read', async (behavior) => {
    const client = ofOdd(anOddServer(behavior))

    for (const [name, read] of ways) {
      const download = await client.files.download(7)

      await expect(read(download), name).rejects.toMatchObject({
        code: 'unreachable',
        message: expect.stringMatching(/^The download failed: /),
        cause: expect.any(Error),
      })
    }
  })
})

describe('a download frees its connection', () => {
  test('when its iterator is left', async () => {
    const server = anOddServer('endless')
    const download = await ofOdd(server).files.download(7)

    for await (const piece of download) if (piece.length > 0) break

    expect((await whenLeft(server)).requests).toMatchObject([{ outcome: 'left' }])
  })

  test('when its stream is canceled', async () => {
    const server = anOddServer('slow')
    const download = await ofOdd(server).files.download(7)

    await download.stream.cancel()

    expect((await whenLeft(server)).requests).toMatchObject([{ outcome: 'left' }])
  })

  test('when it is given up, which its reader hears', async () => {
    const server = anOddServer('slow')
    const controller = new AbortController()
    const download = await ofOdd(server).files.download(7, { signal: controller.signal })
    const reading = download.bytes()
    reading.catch(() => {})

    controller.abort()

    await expect(reading).rejects.toMatchObject({ code: 'aborted' })
    expect((await whenLeft(server)).requests).toMatchObject([{ outcome: 'left' }])
  })

  test('when nobody reads it and time is up', async () => {
    const server = anOddServer('endless')
    const download = await ofOdd(server, { timeoutMs: 300 }).files.download(7)

    const log = await whenLeft(server)

    expect(log.requests).toMatchObject([{ outcome: 'left' }])
    await expect(download.bytes()).rejects.toMatchObject({ code: 'timeout' })
  })

  test('and may take longer than the time for a call while pieces keep coming', async () => {
    const server = anOddServer('slow')
    const client = ofOdd(server, { timeoutMs: 1800 })
    let pieces = 0

    for await (const _ of await client.files.download(7)) if (++pieces === 4) break

    expect(pieces).toBe(4)
  })
})
