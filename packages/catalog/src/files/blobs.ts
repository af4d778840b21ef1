import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'

/** What was stored: the address of the bytes, and how many they are. */
export interface StoredBlob {
  /** SHA-256 of the content, hexadecimal. */
  readonly hash: string
  readonly sizeBytes: number
}

/** Bytes that are on the disk and at no address yet. */
export interface IncomingBlob extends StoredBlob {
  /** Gives them their address; it is durable when this resolves. */
  keep(): Promise<void>
  /** Forgets them, unless they have been kept. */
  discard(): Promise<void>
}

/** Bytes of a blob, first to last, both included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Keeps the bytes of files under the hash of their content; equal contents are kept once. */
export interface BlobStore {
  /** Takes what the source gives, piece by piece. A source that breaks off leaves nothing behind. */
  receive(source: Bytes): Promise<IncomingBlob>
  /** Receives and keeps at once. */
  write(source: Bytes): Promise<StoredBlob>
  /** Reads a blob, or a part; undefined when it is not there. The stream closes itself. */
  read(hash: string, range?: ByteRange): Promise<Readable | undefined>
  /** Hashes of the blobs that begin with these two digits. */
  list(prefix: string): Promise<string[]>
  /** Removes a blob that was written before a time; a younger one stays. */
  remove(hash: string, writtenBefore: Date): Promise<boolean>
  /**
   * Clears up after processes that ended in the middle: what they were receiving before a time, and
   * what they were removing, unless `isNeeded` says that somebody points at it.
   */
  tidy(writtenBefore: Date, isNeeded: (hash: string) => Promise<boolean>): Promise<void>
}

/** Whatever else somebody puts into the directory is none of ours. */
const isHash = /^[0-9a-f]{64}$/

/** Keeps blobs in a directory, each at `<first two digits>/<hash>`. */
export function openBlobDirectory(path: string): BlobStore {
  const folders = { incoming: join(path, 'incoming'), removing: join(path, 'removing') }
  const addressOf = (hash: string) => join(path, hash.slice(0, 2), hash)
  const receive = async (source: Bytes) => receiveBlob(folders.incoming, addressOf, source)
  const settle = async (hash: string, writtenBefore: Date) =>
    settleRemoval(join(folders.removing, hash), addressOf(hash), writtenBefore)
  return {
    receive,
    async write(source) {
      const { hash, sizeBytes, keep, discard } = await receive(source)
      await keep().finally(discard)
      return { hash, sizeBytes }
    },
    read: (hash, range) => readBlob(addressOf(hash), range),
    async list(prefix) {
      const names = await namesIn(join(path, prefix))
      return names.filter((name) => isHash.test(name) && name.startsWith(prefix))
    },
    async remove(hash, writtenBefore) {
      await mkdir(folders.removing, { recursive: true })
      // Out of the way first, then looked at: an upload of the same bytes may have just kept them,
      // and from here on it finds nothing that it could take for its own.
      const isThere = await unlessMissing(rename(addressOf(hash), join(folders.removing, hash)))
      return isThere && (await settle(hash, writtenBefore))
    },
    async tidy(writtenBefore, isNeeded) {
      for (const name of await namesIn(folders.incoming)) {
        await removeIfOld(join(folders.incoming, name), writtenBefore)
      }
      for (const hash of await namesIn(folders.removing)) {
        if (await isNeeded(hash)) await putBack(join(folders.removing, hash), addressOf(hash))
        else await settle(hash, writtenBefore)
      }
    },
  }
}

async function receiveBlob(
  incoming: string,
  addressOf: (hash: string) => string,
  source: Bytes,
): Promise<IncomingBlob> {
  await mkdir(incoming, { recursive: true })
  const temporary = join(incoming, randomBytes(12).toString('hex'))
  // Gone already when it was kept.
  const discard = () => rm(temporary, { force: true })
  try {
    const blob = await writeAndHash(temporary, source)
    return { ...blob, keep: () => moveTo(addressOf(blob.hash), temporary), discard }
  } catch (error) {
    await discard()
    throw error
  }
}

async function writeAndHash(path: string, source: Bytes): Promise<StoredBlob> {
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

/** Takes the place of equal bytes too: these are young, and so not removed by anybody. */
async function moveTo(target: string, temporary: string): Promise<void> {
  const folder = dirname(target)
  await mkdir(folder, { recursive: true })
  await rename(temporary, target)
  // The name is part of what must survive, and so is that of its folder, which somebody else may
  // have made a moment ago and not yet synced.
  await syncFolder(folder)
  await syncFolder(dirname(folder))
}

async function readBlob(path: string, range?: ByteRange): Promise<Readable | undefined> {
  try {
    const file = await open(path, 'r')
    return file.createReadStream(range)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

async function settleRemoval(
  removing: string,
  address: string,
  writtenBefore: Date,
): Promise<boolean> {
  if (await removeIfOld(removing, writtenBefore)) return true
  await putBack(removing, address)
  return false
}

/** Removes a file unless it is young, or gone already. */
async function removeIfOld(path: string, writtenBefore: Date): Promise<boolean> {
  const found = await stat(path).catch(ignoreMissing)
  if (!found || found.mtimeMs >= writtenBefore.getTime()) return false
  await rm(path, { force: true })
  return true
}

async function putBack(removing: string, address: string): Promise<void> {
  await mkdir(dirname(address), { recursive: true })
  await unlessMissing(rename(removing, address))
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(ignoreMissing)) ?? []
}

/** Whether the work found its file. */
async function unlessMissing(work: Promise<void>): Promise<boolean> {
  return work.then(() => true).catch((error) => ignoreMissing(error) ?? false)
}

function ignoreMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
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
