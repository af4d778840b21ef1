import { Problem } from '@merx/contract'
import { type Db, statement } from '@merx/store'
import { type Actor, requirePermission } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { differences } from '../events/differences.ts'
import { countFiles } from './attach-file.ts'
import { type File, toVisibleName } from './file.ts'
import { refreshFileAudiences } from './file-audiences.ts'
import { getFile } from './load-files.ts'

export interface FilePatch {
  name?: string | undefined
  description?: string | null | undefined
}

/**
 * Changes the visible name and the description; what stays the same writes nothing.
 *
 * Throws `file_not_found`, also for a deleted one, `forbidden`, and `name_missing`.
 */
export async function updateFile(
  db: Db,
  actor: Actor,
  id: number,
  patch: FilePatch,
  now: Date,
): Promise<File> {
  return db.transaction(async (db) => {
    const before = await getFileForUpdate(db, actor, id)
    if (before.deletedAt !== null) throw new Problem('file_not_found')
    requireEditable(actor, before)
    const name = patch.name === undefined ? before.name : toVisibleName(patch.name)
    if (name === '') throw new Problem('name_missing')
    const { description = before.description } = patch
    const change = differences(
      { name: before.name, description: before.description },
      { name, description },
    )
    if (!change) return before

    await fileRow(db, actor, id).set({ name, description, updated_at: now.getTime() }).execute()
    if (name !== before.name) await refreshFileAudiences(db, actor.companyId, [id])
    await appendEvents(db, actor, [{ name: 'file.updated', itemId: id, ...change }], now)
    return { ...before, name, description, updatedAt: now }
  })
}

/**
 * Deletes a file softly: it is listed only when asked for, and purged after 30 days.
 *
 * A second time changes nothing. Throws `file_not_found`, `forbidden`.
 */
export async function deleteFile(db: Db, actor: Actor, id: number, now: Date): Promise<void> {
  await db.transaction(async (db) => {
    const { companyId } = actor
    const productId = await lockFile(db, companyId, id)
    const before = await getFile(db, actor, id)
    requireEditable(actor, before)
    if (before.deletedAt !== null) return
    await fileRow(db, actor, id)
      .set({ deleted_at: now.getTime(), updated_at: now.getTime() })
      .execute()
    if (productId !== null) await countFiles(db, companyId, productId, -1)
    await refreshFileAudiences(db, companyId, [id])
    const change = { before: { deletedAt: null }, after: { deletedAt: now } }
    await appendEvents(db, actor, [{ name: 'file.deleted', itemId: id, ...change }], now)
  })
}

/**
 * The files of a product are part of it. To somebody who may not see the product a file hangs on
 * other things alone, and a refusal would tell of it.
 */
function requireEditable(actor: Actor, { product }: File): void {
  if (product !== null) requirePermission(actor, 'edit-products')
}

const lockedFile = statement<{ companyId: number; id: number }, { product_id: number | null }>(
  (sql, parameter, { lock }) =>
    sql
      .selectFrom('file')
      .select('product_id')
      .where('company_id', '=', parameter('companyId'))
      .where('id', '=', parameter('id'))
      .modifyEnd(lock),
)

/** Keeps others from changing the file until the transaction is over; gives its product. */
async function lockFile(db: Db, companyId: number, id: number): Promise<number | null> {
  const [row] = await db.all(lockedFile, { companyId, id })
  return row?.product_id ?? null
}

async function getFileForUpdate(db: Db, actor: Actor, id: number): Promise<File> {
  await lockFile(db, actor.companyId, id)
  return getFile(db, actor, id)
}

function fileRow(db: Db, actor: Actor, id: number) {
  return db.sql.updateTable('file').where('company_id', '=', actor.companyId).where('id', '=', id)
}
