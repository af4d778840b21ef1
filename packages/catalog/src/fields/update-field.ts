import { isDeepStrictEqual } from 'node:util'
import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Actor, requirePermission } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { differences } from '../events/differences.ts'
import type { ProductField } from './field.ts'
import { type OptionInput, requireLabels, saveOptions } from './field-options.ts'
import { getProductField, hasOptions } from './list-product-fields.ts'
import { lockFields } from './lock-fields.ts'
import { categoryKey } from './system-fields.ts'

/** What a write may say of a field; members left out keep their value. */
export interface FieldChange {
  name?: string | undefined
  /** Must be the type it has. */
  type?: string | undefined
  /** All that shall remain, in their order; those without a number are added. */
  options?: readonly OptionInput[] | undefined
}

/**
 * Changes the name and the options of a custom field, or the options of `category`.
 *
 * An option left out is deleted: products keep it, and no product can be given it any more. A change
 * that changes nothing writes nothing. Throws `field_not_found`, `forbidden`, also for system fields,
 * `name_missing`, `invalid_value`.
 */
export async function updateField(
  db: Db,
  actor: Actor,
  id: number,
  change: FieldChange,
  now: Date,
): Promise<ProductField> {
  const { companyId } = actor
  return db.transaction(async (db) => {
    await lockFields(db, companyId, [id])
    const before = await getProductField(db, companyId, id)
    requirePermission(actor, 'manage-fields')
    requireChangeable(before, change)
    const name = change.name ?? before.name
    const options = optionsOf(before, change)
    if (name === before.name && isDeepStrictEqual(options, before.options)) return before

    await saveOptions(db, companyId, id, options, now)
    await db.sql
      .updateTable('field')
      .set({ name, updated_at: now.getTime(), updated_by: actor.userId ?? null })
      .where('company_id', '=', companyId)
      .where('id', '=', id)
      .execute()
    const after = await getProductField(db, companyId, id)
    const event = { name: 'field.updated' as const, itemId: id, ...differences(before, after) }
    await appendEvents(db, actor, [event], now)
    return after
  })
}

function requireChangeable(before: ProductField, { name, type }: FieldChange): void {
  const isRenamed = name !== undefined && name !== before.name
  const isCategory = before.key === categoryKey
  if (!before.isCustom && (!isCategory || isRenamed)) throw new Problem('forbidden')
  if (name?.trim() === '') throw new Problem('name_missing')
  if (type !== undefined && type !== before.type) {
    throw new Problem('invalid_value', {
      detail: `field_type "${type}" must be ${before.type}: the type of a field cannot change`,
    })
  }
}

function optionsOf(before: ProductField, { options }: FieldChange): readonly OptionInput[] {
  if (options === undefined) return before.options
  if (!hasOptions(before.type)) {
    if (options.length === 0) return before.options
    throw new Problem('invalid_value', {
      detail: `options must be left out for a field of type ${before.type}`,
    })
  }
  if (options.length === 0 && before.isCustom) {
    throw new Problem('invalid_value', {
      detail: 'options must have at least one element: all that shall remain',
    })
  }
  requireLabels(options)
  return options.map(({ id, label }) => (id === undefined ? { label } : { id, label }))
}
