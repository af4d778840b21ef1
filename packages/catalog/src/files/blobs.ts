import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** What was stored: the address of the bytes, and how many they are. */
export interface StoredBlob {
  /** SHA-256 of the content, hexadecimal. */
  readonly hash: string
  readonly sizeBytes: number
}

/** Keeps the bytes of files under the hash of their content; equal contents are kept once. */
export interface BlobStore {
  /** Stores what the source gives, piece by piece; it is on the disk when this resolves. */
  write(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<StoredBlob>
}

/** Keeps blobs in a directory, each at `<first two digits>/<hash>`. */
export function openBlobDirectory(path: string): BlobStore {
  return { write: (source) => writeBlob(path, source) }
}

async function writeBlob(
  path: string,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<StoredBlob> {
  const incoming = join(path, 'incoming')
  await mkdir(incoming, { recursive: true })
  const temporary = join(incoming, randomBytes(12).toString('hex'))
  try {
    const blob = await writeAndHash(temporary, source)
    await moveTo(join(path, blob.hash.slice(0, 2), blob.hash), temporary)
    return blob
  } finally {
    // Gone already when it was moved; a broken upload leaves nothing behind.
    await rm(temporary, { force: true })
  }
}

async function writeAndHash(
  path: string,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<StoredBlob> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const file = await open(path, 'wx')
  try {
    for await (const piece of source) {
      hash.update(piece)
      sizeBytes += piece.byteLength
      await file.writeFile(piece)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { hash: hash.digest('hex'), sizeBytes }
}

async function moveTo(target: string, temporary: string): Promise<void> {
  if (await exists(target)) return
  const folder = dirname(target)
  const created = await mkdir(folder, { recursive: true })
  await rename(temporary, target)
  // The name is part of what must survive, and so is the name of a folder made for it.
  await syncFolder(folder)
  if (created !== undefined) await syncFolder(dirname(folder))
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

async function syncFolder(path: string): Promise<void> {
  // Windows keeps names durable by itself and refuses to open a folder.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
