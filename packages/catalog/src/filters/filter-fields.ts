import { type Db, statement } from '@merx/store'
import type { Field, FieldType } from '../fields/field.ts'
import { listFieldDescriptions } from '../fields/list-product-fields.ts'
import type { SystemFieldKey, SystemFieldType } from '../fields/system-fields.ts'

/** A live field of products, as conditions name it. */
export type FilterField =
  | {
      readonly id: number
      readonly key: SystemFieldKey
      readonly type: SystemFieldType
      readonly isCustom: false
    }
  | {
      readonly id: number
      readonly key: string
      readonly type: FieldType
      readonly isCustom: true
    }

/** The fields a company's filters may name, by number. */
export async function listFilterFields(
  db: Db,
  companyId: number,
): Promise<ReadonlyMap<number, FilterField>> {
  const fields = await listFieldDescriptions(db, companyId)
  // Keys and types of system fields are those of their table, others have types of custom fields.
  return new Map(fields.map((field) => [field.id, field as FilterField]))
}

/** The keys of a company's live fields, by number. */
export async function listFieldKeys(
  db: Db,
  companyId: number,
): Promise<ReadonlyMap<number, string>> {
  const fields = await listFilterFields(db, companyId)
  return new Map([...fields].map(([id, { key }]) => [id, key]))
}

const customFields = statement<{ companyId: number }, { id: number; key: string; type: string }>(
  (sql, parameter) =>
    sql
      .selectFrom('field')
      .select(['id', 'key', 'type'])
      .where('company_id', '=', parameter('companyId'))
      .where('is_custom', '=', 1),
)

/**
 * All custom fields whose values have filter keys: deleted ones too, so that nothing has to be written
 * when one is restored.
 */
export async function listKeyFields(
  db: Db,
  companyId: number,
): Promise<Pick<Field, 'id' | 'key' | 'type'>[]> {
  // The type column holds what createField wrote.
  return (await db.all(customFields, { companyId })) as Pick<Field, 'id' | 'key' | 'type'>[]
}
