import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import type { FieldOption } from './field.ts'
import { getProductField } from './list-product-fields.ts'
import { lockFields } from './lock-fields.ts'
import { categoryKey } from './system-fields.ts'
import { updateField } from './update-field.ts'

/** Adds categories behind those there are, and gives them with their ids, in the order given. */
export async function createCategories(
  db: Db,
  actor: Actor,
  labels: readonly string[],
  now: Date,
): Promise<FieldOption[]> {
  const { companyId } = actor
  return db.transaction(async (db) => {
    const fieldId = await categoryFieldId(db, companyId)
    await lockFields(db, companyId, [fieldId])
    const before = await getProductField(db, companyId, fieldId)
    const options = [...before.options, ...labels.map((label) => ({ label }))]
    const after = await updateField(db, actor, fieldId, { options }, now)
    return after.options.slice(before.options.length)
  })
}

async function categoryFieldId(db: Db, companyId: number): Promise<number> {
  const { id } = await db.sql
    .selectFrom('field')
    .select('id')
    .where('company_id', '=', companyId)
    .where('key', '=', categoryKey)
    .executeTakeFirstOrThrow()
  return id
}
