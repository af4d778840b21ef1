import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import type { File } from '../files/file.ts'
import { loadVisibleFiles } from '../files/load-files.ts'

/** A file as the search over all kinds shows it, with what it hangs on as far as that is seen. */
export interface FoundFile {
  readonly kind: 'file'
  readonly id: number
  readonly name: string
  readonly file: File
}

/** Reads the live files among these that the actor may see, by number. */
export async function readFoundFiles(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<FoundFile[]> {
  const files = await loadVisibleFiles(
    db,
    actor,
    ids.toSorted((a, b) => a - b),
  )
  return files
    .filter(({ deletedAt }) => deletedAt === null)
    .map((file) => ({ kind: 'file', id: file.id, name: file.name, file }))
}
