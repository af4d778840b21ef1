import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'

/** Types that only system fields have (http-v1-neighbours section 1.1). */
export type SystemFieldType =
  | 'boolean'
  | 'int'
  | 'visible_to'
  | 'billing_frequency'
  | 'price_list'
  | 'varchar'
  | 'text'
  | 'double'
  | 'enum'
  | 'user'
  | 'date'

/** Key of the field whose options are the product categories. */
export const categoryKey = 'category'

/** The fields every catalogue has, in their order; `category` has options of the company's own. */
const systemFields = [
  { key: 'id', name: 'ID', type: 'int' },
  { key: 'name', name: 'Name', type: 'varchar' },
  { key: 'code', name: 'Product code', type: 'varchar' },
  { key: 'description', name: 'Description', type: 'text' },
  { key: 'unit', name: 'Unit', type: 'varchar' },
  { key: 'tax', name: 'Tax', type: 'double' },
  { key: categoryKey, name: 'Category', type: 'enum' },
  { key: 'active_flag', name: 'Active', type: 'boolean' },
  { key: 'selectable', name: 'Selectable', type: 'boolean' },
  { key: 'first_char', name: 'First char', type: 'varchar' },
  { key: 'visible_to', name: 'Visible to', type: 'visible_to' },
  { key: 'owner_id', name: 'Owner', type: 'user' },
  { key: 'add_time', name: 'Product created', type: 'date' },
  { key: 'update_time', name: 'Update time', type: 'date' },
  { key: 'files_count', name: 'Files', type: 'int' },
  { key: 'prices', name: 'Price', type: 'price_list' },
  { key: 'billing_frequency', name: 'Billing frequency', type: 'billing_frequency' },
  { key: 'billing_frequency_cycles', name: 'Billing frequency cycles', type: 'int' },
] as const satisfies readonly { key: string; name: string; type: SystemFieldType }[]

export type SystemFieldKey = (typeof systemFields)[number]['key']

/** Adds the rows of the system fields, which give them their numbers; once for every company. */
export async function insertSystemFields(db: Db, actor: Actor, now: Date): Promise<void> {
  await db.insert(
    'field',
    systemFields.map(({ key, name, type }, index) => ({
      company_id: actor.companyId,
      key,
      name,
      type,
      is_custom: 0,
      sort_order: index + 1,
      created_at: now.getTime(),
      created_by: actor.userId ?? null,
      updated_at: null,
      updated_by: null,
      deleted_at: null,
      refreshed_to: null,
    })),
  )
}
