import { Problem } from '@merx/contract'
import { type Db, statement, type Tables } from '@merx/store'
import type { Kysely } from 'kysely'
import type { FieldDescription, ProductField } from './field.ts'
import { listFieldOptions } from './field-options.ts'

interface FieldRow {
  id: number
  key: string
  name: string
  type: string
  is_custom: number
  sort_order: number
  created_at: number
  created_by: number | null
  updated_at: number | null
  updated_by: number | null
}

function selectFields(sql: Kysely<Tables>, companyId: number) {
  return sql
    .selectFrom('field')
    .select(['id', 'key', 'name', 'type', 'is_custom', 'sort_order'])
    .select(['created_at', 'created_by', 'updated_at', 'updated_by'])
    .where('company_id', '=', companyId)
}

const liveFields = statement<{ companyId: number }, FieldRow>((sql, parameter) =>
  selectFields(sql, parameter('companyId'))
    .where('deleted_at', 'is', null)
    .orderBy('is_custom')
    .orderBy('sort_order')
    .orderBy('id'),
)

/** Every live field of a company's products without its options: system fields, then custom ones. */
export async function listFieldDescriptions(
  db: Db,
  companyId: number,
): Promise<FieldDescription[]> {
  return (await db.all(liveFields, { companyId })).map(toDescription)
}

/** Every live field of a company's products: system fields first, then custom ones in their order. */
export async function listProductFields(db: Db, companyId: number): Promise<ProductField[]> {
  return withOptions(db, companyId, await listFieldDescriptions(db, companyId))
}

/** Gives fields the options they have. */
export async function withOptions(
  db: Db,
  companyId: number,
  fields: readonly FieldDescription[],
): Promise<ProductField[]> {
  const ids = fields.filter(({ type }) => hasOptions(type)).map(({ id }) => id)
  const options = await listFieldOptions(db, companyId, ids)
  return fields.map((field) => ({
    ...field,
    options: options.live.get(field.id) ?? [],
    deletedOptions: options.deleted.get(field.id) ?? [],
  }))
}

/** Whether fields of a type have options that the company chooses. */
export function hasOptions(type: FieldDescription['type']): boolean {
  return type === 'enum' || type === 'set'
}

/** Gives one live field. Throws `field_not_found`, the same for a deleted one. */
export async function getProductField(
  db: Db,
  companyId: number,
  id: number,
): Promise<ProductField> {
  const [field] = await findProductFields(db, companyId, [id])
  if (!field) throw new Problem('field_not_found')
  return field
}

const fieldRows = statement<{ companyId: number; ids: string }, FieldRow>(
  (sql, parameter, { numbers }) =>
    selectFields(sql, parameter('companyId'))
      .where('id', 'in', numbers(parameter('ids')))
      .where('deleted_at', 'is', null),
)

/** Those of the numbers that name a live field, in no promised order. */
export async function findProductFields(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<ProductField[]> {
  const rows = await db.all(fieldRows, { companyId, ids: JSON.stringify(ids) })
  return withOptions(db, companyId, rows.map(toDescription))
}

function toDescription(row: FieldRow): FieldDescription {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    // The column holds what createField and insertSystemFields wrote.
    type: row.type as FieldDescription['type'],
    isCustom: row.is_custom === 1,
    sortOrder: row.sort_order,
    createdAt: new Date(row.created_at),
    createdBy: row.created_by,
    updatedAt: new Date(row.updated_at ?? row.created_at),
    updatedBy: row.updated_by ?? row.created_by,
  }
}
