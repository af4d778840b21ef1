import { randomBytes } from 'node:crypto'
import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Actor, requirePermission } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import type { CustomField, FieldType } from './field.ts'
import { insertOptions, requireLabels } from './field-options.ts'
import { getProductField, hasOptions } from './list-product-fields.ts'

export interface NewField {
  name: string
  type: FieldType
  /** Labels, for `enum` and `set`. */
  options?: readonly string[]
}

/**
 * Adds a custom field for products under a new random key, behind the others.
 *
 * Throws `forbidden`, `name_missing`, and `invalid_value` for options that are missing, wrong, or
 * given to a type that has none.
 */
export async function createField(
  db: Db,
  actor: Actor,
  input: NewField,
  now: Date,
): Promise<CustomField> {
  requirePermission(actor, 'manage-fields')
  const labels = input.options ?? []
  if (input.name.trim() === '') throw new Problem('name_missing')
  requireOptionsOf(input.type, labels.length)
  requireLabels(labels.map((label) => ({ label })))
  const key = randomBytes(20).toString('hex')
  return db.transaction(async (db) => {
    const id = await insertField(db, actor, { name: input.name, type: input.type, key }, now)
    await insertOptions(db, actor.companyId, id, labels)
    // It is of the type just inserted.
    const field = (await getProductField(db, actor.companyId, id)) as CustomField
    await appendEvents(db, actor, [{ name: 'field.created', itemId: id, after: field }], now)
    return field
  })
}

/** Throws `invalid_value` where options are missing, or given to a type that has none. */
function requireOptionsOf(type: CustomField['type'], count: number): void {
  if (hasOptions(type) === count > 0) return
  const rule = hasOptions(type)
    ? `options must have at least one element for a field of type ${type}`
    : `options must be left out for a field of type ${type}`
  throw new Problem('invalid_value', { detail: rule })
}

async function insertField(
  db: Db,
  actor: Actor,
  field: { key: string; name: string; type: FieldType },
  now: Date,
): Promise<number> {
  const [id = 0] = await db.insert('field', [
    {
      company_id: actor.companyId,
      key: field.key,
      name: field.name,
      type: field.type,
      is_custom: 1,
      sort_order: await nextPosition(db, actor.companyId),
      created_at: now.getTime(),
      created_by: actor.userId ?? null,
      updated_at: null,
      updated_by: null,
      deleted_at: null,
      refreshed_to: null,
    },
  ])
  return id
}

/** Two fields made at once may share a position: their numbers tell them apart. */
async function nextPosition(db: Db, companyId: number): Promise<number> {
  const { last } = await db.sql
    .selectFrom('field')
    .select((eb) => eb.fn.max('sort_order').as('last'))
    .where('company_id', '=', companyId)
    .executeTakeFirstOrThrow()
  return last + 1
}
