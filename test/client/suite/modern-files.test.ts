import type { FileSource } from '@merx/client'
import { describe, expect, test } from 'vitest'
import { aClient, all } from './modern-client.ts'
import { servers } from './servers.ts'

/** Random bytes; platforms give no more than 64 KiB of them at once. */
function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  for (let from = 0; from < length; from += 65_536) {
    crypto.getRandomValues(bytes.subarray(from, from + 65_536))
  }
  return bytes
}

/** What Node has beside the web: a name in a variable keeps bundlers from looking for it. */
const inNode = 'process' in globalThis && !('document' in globalThis)
const nodeStream = 'node:stream'

async function nodeReadable(chunks: Iterable<Uint8Array>): Promise<FileSource> {
  const { Readable } = await import(/* @vite-ignore */ nodeStream)
  return Readable.from(chunks, { objectMode: false })
}

function aBuffer(bytes: Uint8Array): FileSource {
  const { Buffer } = globalThis as unknown as { Buffer: { from(bytes: Uint8Array): Uint8Array } }
  return Buffer.from(bytes)
}

async function* pieces(bytes: Uint8Array<ArrayBuffer>, length = 700) {
  for (let from = 0; from < bytes.length; from += length) {
    yield bytes.subarray(from, from + length)
  }
}

function aStream(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks = pieces(bytes)
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })
}

/** The middle of a larger buffer, which holds other bytes around it. */
function aView(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length + 20).fill(7)
  larger.set(bytes, 10)
  return larger.subarray(10, 10 + bytes.length)
}

/** Memory that several threads share; pages have no other name for it. */
function aSharedView(bytes: Uint8Array): Uint8Array<ArrayBufferLike> {
  const { WebAssembly } = globalThis as unknown as {
    WebAssembly: { Memory: new (options: object) => { buffer: ArrayBufferLike } }
  }
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
  const view = new Uint8Array(memory.buffer, 8, bytes.length)
  view.set(bytes)
  return view
}

type Bytes = Uint8Array<ArrayBuffer>
type Source = [name: string, of: (bytes: Bytes) => FileSource | Promise<FileSource>]

const sources: Source[] = [
  ['a Blob', (bytes) => new Blob([bytes])],
  ['a File', (bytes) => new File([bytes], 'own.bin')],
  ['a Uint8Array', (bytes) => bytes],
  ['a view of a larger buffer', aView],
  ['shared memory', aSharedView],
  ['an ArrayBuffer', (bytes) => bytes.buffer],
  ['a web stream', aStream],
  ['an async generator', (bytes) => pieces(bytes)],
  ['a Blob’s stream', (bytes) => new Blob([bytes]).stream()],
]
const ofNode: Source[] = [
  ['a Buffer', aBuffer],
  ['a stream of Node', (bytes) => nodeReadable([bytes.subarray(0, 9), bytes.subarray(9)])],
]

const names = [
  'plain.pdf',
  'two words.pdf',
  '"quoted" & \'single\'.txt',
  'Größe – 日本語.png',
  'smile 😀.gif',
  '100%25 sure;a=b.txt',
  'no-extension',
]

describe.each(servers)('a file on $name', (server) => {
  test.each(inNode ? [...sources, ...ofNode] : sources)(
    'goes out of %s and comes back the same',
    async (_name, of) => {
      const { client } = await aClient(server)
      const bytes = randomBytes(3000)

      const file = await client.files.upload({ file: await of(bytes), name: 'noise.bin' })
      const download = await client.files.download(file.id)

      expect(file).toMatchObject({ name: 'noise.bin', fileSize: 3000, fileType: 'bin' })
      expect(download).toMatchObject({ name: 'noise.bin', sizeBytes: 3000 })
      expect(await download.bytes()).toEqual(bytes)
    },
  )

  test.each([
    ['at once', (bytes: Bytes) => bytes],
    ['piece by piece', (bytes: Bytes) => pieces(bytes, 100_000)],
  ])('of several megabytes goes out %s and comes back the same', async (_name, of) => {
    const { client } = await aClient(server)
    const bytes = randomBytes(5_000_000)

    const { id } = await client.files.upload({ file: of(bytes) })
    let received = 0
    let firstWrong: number | undefined
    for await (const piece of await client.files.download(id)) {
      const wrong = piece.findIndex((byte, index) => byte !== bytes[received + index])
      if (wrong >= 0) firstWrong ??= received + wrong
      received += piece.length
    }

    expect({ received, firstWrong }).toEqual({ received: bytes.length, firstWrong: undefined })
  })

  test.each([
    ['a Blob', new Blob([])],
    ['a Uint8Array', new Uint8Array()],
    ['an ArrayBuffer', new ArrayBuffer(0)],
  ])('may be empty when it is %s', async (_name, file) => {
    const { client } = await aClient(server)

    const { id, fileSize } = await client.files.upload({ file, name: 'empty.txt' })
    const download = await client.files.download(id)

    expect([fileSize, download.sizeBytes]).toEqual([0, 0])
    expect(await download.bytes()).toHaveLength(0)
  })

  test.each(names)('keeps the name %s, at once or piece by piece', async (name) => {
    const { client } = await aClient(server)
    const bytes = randomBytes(20)

    const files = await Promise.all([
      client.files.upload({ file: bytes, name }),
      client.files.upload({ file: pieces(bytes), name }),
      client.files.upload({ file: new File([bytes], name) }),
    ])
    const download = await client.files.download(files[1].id)

    expect(files.map((file) => file.name)).toEqual([name, name, name])
    expect(download.name).toBe(name)
  })

  test('with line ends in its name arrives the same at once and piece by piece', async () => {
    const { client } = await aClient(server)
    const bytes = randomBytes(20)
    const name = 'first\r\nx-evil: 1\nlast.txt'

    const atOnce = await client.files.upload({ file: bytes, name })
    const inPieces = await client.files.upload({ file: pieces(bytes), name })
    const download = await client.files.download(inPieces.id)

    expect(atOnce.name).toMatch(/^first.*last\.txt$/)
    expect(inPieces.name).toBe(atOnce.name)
    expect(await download.bytes()).toEqual(bytes)
  })

  test('is called as it says, as it is told, or file', async () => {
    const { client } = await aClient(server)
    const file = new File(['oak'], 'own.txt')

    const uploaded = await Promise.all([
      client.files.upload({ file }),
      client.files.upload({ file, name: 'given.txt' }),
      client.files.upload({ file: new Blob(['oak']) }),
    ])

    expect(uploaded.map(({ name }) => name)).toEqual(['own.txt', 'given.txt', 'file'])
  })

  test.each([
    ['at once', (bytes: Bytes) => bytes],
    ['piece by piece', (bytes: Bytes) => pieces(bytes)],
  ])('hangs on a product, a deal, a person and an organization: %s', async (_name, of) => {
    const { client } = await aClient(server)
    const { id: productId } = await client.products.create({ name: 'Bench' })
    const { id: dealId } = await client.deals.create({ title: 'Park order' })
    const { id: personId } = await client.persons.create({ name: 'Ada' })
    const { id: orgId } = await client.organizations.create({ name: 'Zoo' })
    const links = { productId, dealId, personId, orgId }

    const file = await client.files.upload({ file: of(randomBytes(900)), ...links })

    expect(file).toMatchObject({ ...links, productName: 'Bench', dealName: 'Park order' })
    expect(await all(client.products.listFiles(productId))).toEqual([file])
    expect(await client.products.get(productId)).toMatchObject({ filesCount: 1 })
    expect(await client.deals.get(dealId)).toMatchObject({ filesCount: 1 })
  })

  test('links that are undefined or null are left out', async () => {
    const { client } = await aClient(server)
    const links = { productId: undefined, dealId: null } as object

    const file = await client.files.upload({ file: randomBytes(3), ...links })

    expect(file).toMatchObject({ productId: null, dealId: null })
  })

  test('on something that is not there is refused, and nothing is kept', async () => {
    const { client } = await aClient(server)

    for (const file of [randomBytes(3000), pieces(randomBytes(3000))]) {
      const upload = client.files.upload({ file, productId: 999_999 })

      await expect(upload).rejects.toMatchObject({ code: 'not_found', status: 404 })
    }
    expect(await all(client.files.list())).toEqual([])
  })

  test('is renamed, described and deleted', async () => {
    const { client } = await aClient(server)
    const { id } = await client.files.upload({ file: randomBytes(3), name: 'a.txt' })

    const updated = await client.files.update(id, { name: 'b.txt', description: 'Sketch' })
    const cleared = await client.files.update(id, { description: null })
    const deleted = await client.files.delete(id)

    expect(updated).toMatchObject({ name: 'b.txt', description: 'Sketch', fileType: 'txt' })
    expect(cleared).toMatchObject({ name: 'b.txt', activeFlag: true })
    expect(cleared.description || null).toBeNull()
    expect(deleted).toEqual({ id })
    expect(await all(client.files.list())).toEqual([])
    expect(await all(client.files.list({ includeDeletedFiles: true }))).toMatchObject([
      { id, activeFlag: false },
    ])
    await expect(client.files.download(id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('elsewhere is noted and linked', async () => {
    const { client } = await aClient(server)
    const { id: itemId } = await client.deals.create({ title: 'Park order' })
    const item = { itemType: 'deal', itemId, remoteLocation: 'googledrive' } as const

    const created = await client.files.createRemote({ ...item, fileType: 'gdoc', title: 'Plan' })
    const linked = await client.files.linkRemote({ ...item, remoteId: '1x2y' })

    expect(created).toMatchObject({ name: 'Plan', dealId: itemId, remoteLocation: 'googledocs' })
    expect(linked).toMatchObject({ remoteId: '1x2y', dealId: itemId, fileSize: 0 })
  })
})
