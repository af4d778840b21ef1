import { readdir, readFile, utimes } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { sha256 } from './files.ts'

/** The bytes of files: what lies at an address, and what was on its way there. */
export interface Blobs {
  /** Sizes by the hash in the address. */
  blobs: Map<string, number>
  /** Left in the middle of an upload. */
  incoming: string[]
  /** Blobs that are not what their address says, and whatever else lies around. */
  damages: string[]
}

/** Reads the directory of files past the server, every byte of it. */
export async function readBlobs(filesPath: string): Promise<Blobs> {
  const blobs = new Map<string, number>()
  const incoming: string[] = []
  const damages: string[] = []
  for (const path of await pathsIn(filesPath)) {
    const [folder, name] = [relative(filesPath, dirname(path)), basename(path)]
    if (folder === 'incoming') incoming.push(name)
    else if (folder !== name.slice(0, 2)) damages.push(`blob ${folder}/${name} lies at no address`)
    else {
      const bytes = await readFile(path)
      blobs.set(name, bytes.byteLength)
      if (sha256(bytes) !== name) damages.push(`blob ${name} holds other bytes than its name says`)
    }
  }
  return { blobs, incoming, damages }
}

/** Makes all that lies in the directory as old as what a purge frees. */
export async function ageBlobs(filesPath: string): Promise<void> {
  const longAgo = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000)
  for (const path of await pathsIn(filesPath)) await utimes(path, longAgo, longAgo)
}

/** Where the bytes of a hash lie. */
export function addressOf(filesPath: string, hash: string): string {
  return join(filesPath, hash.slice(0, 2), hash)
}

async function pathsIn(filesPath: string): Promise<string[]> {
  const entries = await readdir(filesPath, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
