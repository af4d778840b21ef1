import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Actor, requirePermission } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { type FieldType, isSearchable } from './field.ts'
import { findProductFields } from './list-product-fields.ts'
import { lockFields } from './lock-fields.ts'
import { beginRefresh, refreshField } from './refresh-search.ts'

/**
 * Deletes custom fields, all or none: their values are shown, taken and found no more, and kept.
 *
 * Costs the same however many products have a value: the search leaves out at once what it finds by
 * such values, and its documents are written anew afterwards, by {@link refreshSearch}. Throws
 * `field_not_found`, also for a deleted one, and `forbidden`, also for system fields.
 */
export async function deleteFields(
  db: Db,
  actor: Actor,
  ids: readonly number[],
  now: Date,
): Promise<void> {
  const { companyId } = actor
  await db.transaction(async (db) => {
    await lockFields(db, companyId, ids)
    const fields = await findProductFields(db, companyId, ids)
    const known = new Set(fields.map(({ id }) => id))
    if (ids.some((id) => !known.has(id))) throw new Problem('field_not_found')
    requirePermission(actor, 'manage-fields')
    if (fields.some(({ isCustom }) => !isCustom)) throw new Problem('forbidden')
    for (const { id, type } of fields) {
      // Custom fields have the types of custom fields.
      await markDeleted(db, actor, { id, type: type as FieldType }, now, now)
    }
    const change = { before: { deletedAt: null }, after: { deletedAt: now } }
    const changes = ids.map((itemId) => ({ name: 'field.deleted' as const, itemId, ...change }))
    await appendEvents(db, actor, changes, now)
  })
}

/**
 * Makes a deleted field and its values visible again; they are found again when this is done, which
 * takes as long as writing the search documents of all products that have one.
 *
 * One that is not deleted stays as it is. Throws `field_not_found`, `forbidden`.
 */
export async function restoreField(db: Db, actor: Actor, id: number, now: Date): Promise<void> {
  const { companyId } = actor
  await db.transaction(async (db) => {
    await lockFields(db, companyId, [id])
    const field = await findCustomField(db, companyId, id)
    if (!field) throw new Problem('field_not_found')
    requirePermission(actor, 'manage-fields')
    if (field.deletedAt === null) return
    await markDeleted(db, actor, field, null, now)
    const change = { before: { deletedAt: new Date(field.deletedAt) }, after: { deletedAt: null } }
    await appendEvents(db, actor, [{ name: 'field.restored', itemId: id, ...change }], now)
  })
  await refreshField(db, companyId, id)
}

async function findCustomField(db: Db, companyId: number, id: number) {
  const row = await db.sql
    .selectFrom('field')
    .select(['type', 'deleted_at'])
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .where('is_custom', '=', 1)
    .executeTakeFirst()
  // The type column holds what createField wrote.
  return row && { id, type: row.type as FieldType, deletedAt: row.deleted_at }
}

async function markDeleted(
  db: Db,
  actor: Actor,
  { id, type }: { id: number; type: FieldType },
  deletedAt: Date | null,
  now: Date,
): Promise<void> {
  await db.sql
    .updateTable('field')
    .set({
      deleted_at: deletedAt?.getTime() ?? null,
      refreshed_to: isSearchable(type) ? beginRefresh() : null,
      updated_at: now.getTime(),
      updated_by: actor.userId ?? null,
    })
    .where('company_id', '=', actor.companyId)
    .where('id', '=', id)
    .execute()
}
