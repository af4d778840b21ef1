import type { Db } from '@merx/store'
import type { BlobStore } from './blobs.ts'

/**
 * How old bytes must be to be removed. Those of an upload lie at their address before its row is
 * written; nobody takes this long in between.
 */
const graceMs = 24 * 60 * 60 * 1000
const batchSize = 200

/** Removes blobs that no file of any company points at, except young ones. */
export async function freeBlobs(
  db: Db,
  blobs: BlobStore,
  hashes: readonly string[],
  now: Date,
): Promise<void> {
  const writtenBefore = new Date(now.getTime() - graceMs)
  for (let start = 0; start < hashes.length; start += batchSize) {
    const batch = hashes.slice(start, start + batchSize).filter((hash) => hash !== '')
    const needed = await neededOf(db, batch)
    for (const hash of new Set(batch)) {
      if (!needed.has(hash)) await blobs.remove(hash, writtenBefore)
    }
  }
}

async function neededOf(db: Db, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set()
  const rows = await db.sql
    .selectFrom('file')
    .select('content_hash')
    .distinct()
    .where('content_hash', 'in', [...hashes])
    .execute()
  return new Set(rows.map((row) => row.content_hash))
}

const hexadecimal = '0123456789abcdef'
const hourMs = 60 * 60 * 1000

/**
 * Removes bytes that no file points at and what broken uploads left, all of it older than a day.
 *
 * `share` is for what runs every hour: it looks at a sixteenth of the blobs, another each hour.
 */
export async function sweepBlobs(
  db: Db,
  blobs: BlobStore,
  now: Date,
  share: 'all' | 'sixteenth' = 'all',
): Promise<void> {
  const writtenBefore = new Date(now.getTime() - graceMs)
  await blobs.tidy(writtenBefore, async (hash) => (await neededOf(db, [hash])).has(hash))
  const turn = Math.floor(now.getTime() / hourMs) % hexadecimal.length
  const firsts = share === 'all' ? [...hexadecimal] : [hexadecimal.charAt(turn)]
  for (const first of firsts) {
    for (const second of hexadecimal) {
      await freeBlobs(db, blobs, await blobs.list(first + second), now)
    }
  }
}
