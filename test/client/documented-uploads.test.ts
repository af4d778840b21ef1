import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiClient, FilesApi, MerxError, type UploadedFile } from '@merx/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rejection } from '../clients/running-merx.ts'
import { recordingServer } from './recording-server.ts'

describe('an upload', () => {
  const server = recordingServer()
  let folder: string
  let path: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'merx-upload-'))
    path = join(folder, 'oak.txt')
    await writeFile(path, 'oak')
  })
  afterAll(() => rm(folder, { recursive: true }))

  function files(timeout = 60_000): FilesApi {
    const client = new ApiClient()
    Object.assign(client, { basePath: `${server.url}/v1`, timeout })
    return new FilesApi(client)
  }

  async function* oak(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('oak')
  }

  /** What is left when somebody has read it before. */
  async function read<T extends AsyncIterable<unknown>>(stream: T): Promise<T> {
    for await (const _ of stream);
    return stream
  }

  const webStream = () => new Blob(['oak']).stream() as ReadableStream & UploadedFile
  const already = /^file has been read already; for an empty one/

  test.each<[string, () => unknown, RegExp]>([
    ['a web stream that has been read', () => read(webStream()), already],
    ['a stream of the disk that has been read', () => read(createReadStream(path)), already],
    ['a generator that has ended', () => read(oak()), already],
    [
      'a stream that somebody reads',
      () => {
        const stream = webStream()
        stream.getReader()
        return stream
      },
      already,
    ],
    ['a file that is not there', () => createReadStream(`${path}.pdf`), /^file failed: ENOENT/],
    [
      'a stream of numbers',
      async function* () {
        yield 7
      },
      /number instead of bytes/,
    ],
  ])('of %s is refused', async (_, file, message) => {
    const error = await rejection(files().addFile((await file()) as UploadedFile))

    expect(error).toBeInstanceOf(MerxError)
    expect(error).toMatchObject({ code: 'bad_usage', message: expect.stringMatching(message) })
    expect(server.requests).toEqual([])
  })

  test('that fails keeps what the stream failed with', async () => {
    const error = await rejection(files().addFile(createReadStream(`${path}.pdf`)))

    expect(error).toMatchObject({ cause: { code: 'ENOENT' } })
  })

  test.each<[string, () => UploadedFile]>([
    ['a stream that does not lock itself', webStream],
    ['a stream of texts', () => createReadStream(path, 'utf8')],
    ['a stream of bytes', () => createReadStream(path)],
  ])('of %s is sent whole', async (_, file) => {
    await files().addFile(file())

    expect(String(server.requests[0]?.body)).toContain('\r\n\r\noak\r\n')
  })

  test.each<[string, () => AsyncGenerator<Uint8Array>]>([
    [
      'falls silent',
      async function* () {
        yield Buffer.from('oak')
        await new Promise(() => {})
      },
    ],
    [
      'never ends',
      async function* () {
        for (;;) {
          yield Buffer.from('oak')
          await new Promise((resolve) => setTimeout(resolve))
        }
      },
    ],
    [
      'never ends and never waits',
      async function* () {
        for (;;) yield Buffer.from('oak')
      },
    ],
  ])('of a stream that %s ends with the timeout', async (_, file) => {
    const error = await rejection(files(100).addFile(file()))

    expect(error).toBeInstanceOf(MerxError)
    expect(error).toMatchObject({ code: 'timeout' })
    expect(server.requests).toEqual([])
  })
})
