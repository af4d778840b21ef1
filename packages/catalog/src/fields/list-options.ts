import type { Db } from '@merx/store'
import type { FieldOption } from './field.ts'

/** The options of a company's field, named by key, in their order; `category` lists categories. */
export async function listOptions(
  db: Db,
  companyId: number,
  fieldKey: string,
): Promise<FieldOption[]> {
  return db.sql
    .selectFrom('field_option as o')
    .innerJoin('field as f', (join) =>
      join.onRef('f.company_id', '=', 'o.company_id').onRef('f.id', '=', 'o.field_id'),
    )
    .select(['o.id', 'o.label'])
    .where('f.company_id', '=', companyId)
    .where('f.key', '=', fieldKey)
    .where('o.deleted_at', 'is', null)
    .orderBy('o.sort_order')
    .orderBy('o.id')
    .execute()
}
