import type { FileSource } from '@merx/client'
import { describe, expect, test } from 'vitest'
import { aClient, all } from './modern-client.ts'
import { servers } from './servers.ts'

const inNode = 'process' in globalThis && !('document' in globalThis)
const nodeStream = 'node:stream'
const someBytes = new Uint8Array(900).fill(5)

function aStream(...chunks: unknown[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk as Uint8Array)
      controller.close()
    },
  })
}

/** One that has been read from, and may be locked still. */
async function aReadStream({ isLocked }: { isLocked: boolean }): Promise<ReadableStream> {
  const stream = aStream(someBytes, someBytes)
  const reader = stream.getReader()
  await reader.read()
  if (!isLocked) reader.releaseLock()
  return stream
}

async function* generated(...chunks: unknown[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield chunk as Uint8Array
}

async function anEndedGenerator(): Promise<AsyncIterable<Uint8Array>> {
  const chunks = generated(someBytes)
  await all(chunks)
  return chunks
}

async function aReadNodeStream(): Promise<FileSource> {
  const { Readable } = await import(/* @vite-ignore */ nodeStream)
  const stream = Readable.from([someBytes, someBytes])
  await stream[Symbol.asyncIterator]().next()
  return stream
}

async function* failing(error: Error): AsyncGenerator<Uint8Array> {
  yield someBytes
  throw error
}

type Wrong = [name: string, of: () => unknown, message: RegExp]

const already = /^file has been read already; for an empty one give new Blob/
const noFile = /^file must be a Blob, bytes or a stream/

const wrong: Wrong[] = [
  ['a stream that has been read', () => aReadStream({ isLocked: false }), already],
  ['a stream that somebody reads', () => aReadStream({ isLocked: true }), already],
  ['an empty stream', () => aStream(), already],
  ['a generator that has ended', anEndedGenerator, already],
  ['a stream of texts', () => aStream('oak'), /string instead of bytes/],
  ['a generator of texts', () => generated(someBytes, 'oak'), /string instead of bytes/],
  ['a generator of lists', () => generated([1, 2]), /object instead of bytes/],
  ['a path', () => 'drawing.pdf', noFile],
  ['a number', () => 7, noFile],
  ['an object', () => ({ path: 'drawing.pdf' }), noFile],
  ['a list of bytes', () => [someBytes], noFile],
]
const wrongInNode: Wrong[] = [['a stream of Node that has been read', aReadNodeStream, already]]

describe.each(servers)('an upload on $name', (server) => {
  test.each(inNode ? [...wrong, ...wrongInNode] : wrong)(
    'of %s is refused, and nothing is kept',
    async (_name, of, message) => {
      const { client } = await aClient(server)
      const file = (await of()) as FileSource

      const upload = client.files.upload({ file, name: 'x.bin' })

      await expect(upload).rejects.toMatchObject({
        name: 'MerxError',
        code: 'bad_usage',
        message: expect.stringMatching(message),
      })
      expect(await all(client.files.list())).toEqual([])
    },
  )

  test.each([
    ['a generator', failing],
    [
      'a stream',
      (error: Error) => {
        const chunks = failing(error)
        return new ReadableStream<Uint8Array>({
          async pull(controller) {
            controller.enqueue((await chunks.next()).value as Uint8Array)
          },
        })
      },
    ],
  ])('of %s that fails midway says why, and nothing is kept', async (_name, of) => {
    const { client } = await aClient(server)
    const cause = new Error('the disk is gone')

    const failure = await client.files.upload({ file: of(cause) }).catch((error) => error)

    expect(failure).toMatchObject({
      code: 'bad_usage',
      message: 'file failed: the disk is gone',
    })
    expect(failure.cause).toBe(cause)
    expect(await all(client.files.list())).toEqual([])
  })

  test('stops reading a generator when it is given up', async () => {
    const { client } = await aClient(server)
    const controller = new AbortController()
    let isEnded = false
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (let piece = 0; piece < 100; piece++) {
          if (piece === 3) controller.abort()
          yield someBytes
        }
      } finally {
        isEnded = true
      }
    }

    const upload = client.files.upload({ file: endless() }, { signal: controller.signal })

    await expect(upload).rejects.toMatchObject({ code: 'aborted' })
    await expect.poll(() => isEnded).toBe(true)
    expect(await all(client.files.list())).toEqual([])
  })
})
