import { randomBytes } from 'node:crypto'
import { Problem } from '@merx/contract'
import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import type { Field, FieldOption, FieldType } from './field.ts'
import type { References } from './field-values.ts'

/** Key of the system field whose options are the product categories. */
const categoryKey = 'category'

interface FieldRow {
  id: number
  key: string
  name: string
  type: string
}

const customFields = statement<{ companyId: number }, FieldRow>((sql, parameter) =>
  sql
    .selectFrom('field')
    .select(['id', 'key', 'name', 'type'])
    .where('company_id', '=', parameter('companyId'))
    .where('is_custom', '=', 1)
    .where('deleted_at', 'is', null)
    .orderBy('sort_order')
    .orderBy('id'),
)

/** The custom fields of a company's products, in their order. */
export async function listCustomFields(db: Db, companyId: number): Promise<Field[]> {
  // The type column holds what createField wrote.
  return (await db.all(customFields, { companyId })) as Field[]
}

export interface NewField {
  name: string
  type: FieldType
  /** Labels, for `enum` and `set`. */
  options?: readonly string[]
}

export interface FieldWithOptions extends Field {
  readonly options: readonly FieldOption[]
}

/** Adds a custom field for products under a new random key. */
export async function createField(
  db: Db,
  actor: Actor,
  input: NewField,
  now: Date,
): Promise<FieldWithOptions> {
  const needsOptions = input.type === 'enum' || input.type === 'set'
  if (needsOptions !== (input.options ?? []).length > 0) {
    throw new Problem('invalid_value', {
      detail: 'enum and set fields, and only they, have options',
    })
  }
  const key = randomBytes(20).toString('hex')
  return db.transaction(async (db) => {
    const id = await insertField(db, actor, { ...input, key }, now)
    const options = await insertOptions(db, actor, id, input.options ?? [])
    const field = { id, key, name: input.name, type: input.type, options }
    await appendEvents(db, actor, [{ name: 'field.created', itemId: id, after: field }], now)
    return field
  })
}

/** Adds categories and gives them with their ids, in the order given. */
export async function createCategories(
  db: Db,
  actor: Actor,
  labels: readonly string[],
  now: Date,
): Promise<FieldOption[]> {
  return db.transaction(async (db) => {
    const fieldId = await categoryFieldId(db, actor.companyId)
    const options = await insertOptions(db, actor, fieldId, labels)
    const change = { name: 'field.created' as const, itemId: fieldId, after: { options } }
    await appendEvents(db, actor, [change], now)
    return options
  })
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
      sort_order: 0,
      created_at: now.getTime(),
      created_by: actor.userId ?? null,
      updated_at: null,
      updated_by: null,
      deleted_at: null,
    },
  ])
  return id
}

async function insertOptions(
  db: Db,
  actor: Actor,
  fieldId: number,
  labels: readonly string[],
): Promise<FieldOption[]> {
  const ids = await db.insert(
    'field_option',
    labels.map((label, index) => ({
      company_id: actor.companyId,
      field_id: fieldId,
      label,
      sort_order: index,
      deleted_at: null,
    })),
  )
  return labels.map((label, index) => ({ id: ids[index] ?? 0, label }))
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

const optionById = statement<{ companyId: number; id: number }, { field_id: number; key: string }>(
  (sql, parameter) =>
    sql
      .selectFrom('field_option as o')
      .innerJoin('field as f', (join) =>
        join.onRef('f.company_id', '=', 'o.company_id').onRef('f.id', '=', 'o.field_id'),
      )
      .select(['o.field_id', 'f.key'])
      .where('o.company_id', '=', parameter('companyId'))
      .where('o.id', '=', parameter('id'))
      .where('o.deleted_at', 'is', null),
)

/** Whether a number names a product category of the company. */
export async function hasCategory(db: Db, companyId: number, id: number): Promise<boolean> {
  const [option] = await db.all(optionById, { companyId, id })
  return option?.key === categoryKey
}

/** Looks up, in the company, what custom-field values refer to. */
export function companyReferences(db: Db, companyId: number): References {
  const exists = async (table: 'user' | 'person' | 'organization', id: number) => {
    const row = await db.sql
      .selectFrom(table)
      .select('id')
      .where('company_id', '=', companyId)
      .where('id', '=', id)
      .executeTakeFirst()
    return row !== undefined
  }
  // Lives as long as one transaction: many products of a batch name the same options.
  const fieldOfOption = new Map<number, number>()
  return {
    async hasOption(fieldId, optionId) {
      const known = fieldOfOption.get(optionId)
      if (known !== undefined) return known === fieldId
      const [option] = await db.all(optionById, { companyId, id: optionId })
      if (option) fieldOfOption.set(optionId, option.field_id)
      return option?.field_id === fieldId
    },
    hasUser: (id) => exists('user', id),
    hasPerson: (id) => exists('person', id),
    hasOrganization: (id) => exists('organization', id),
  }
}
