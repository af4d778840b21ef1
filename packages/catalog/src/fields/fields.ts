import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import { loadVisibleOrganizations } from '../organizations/load-organizations.ts'
import { loadVisiblePersons } from '../persons/load-persons.ts'
import { findUserSummary } from '../users/users.ts'
import type { Field } from './field.ts'
import type { References } from './field-values.ts'
import { categoryKey } from './system-fields.ts'

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

const heldCustomFields = statement<{ companyId: number }, FieldRow>((sql, parameter, { hold }) =>
  sql
    .selectFrom('field')
    .select(['id', 'key', 'name', 'type'])
    .where('company_id', '=', parameter('companyId'))
    .where('is_custom', '=', 1)
    .where('deleted_at', 'is', null)
    .orderBy('sort_order')
    .orderBy('id')
    .modifyEnd(hold),
)

/** The custom fields of a company's products, in their order. */
export async function listCustomFields(db: Db, companyId: number): Promise<Field[]> {
  // The type column holds what createField wrote.
  return (await db.all(customFields, { companyId })) as Field[]
}

/**
 * The same for a transaction that is about to store values: until it is over none of the fields is
 * deleted, so whoever deletes one finds every value it has ever had.
 */
export async function holdCustomFields(db: Db, companyId: number): Promise<Field[]> {
  // As above.
  return (await db.all(heldCustomFields, { companyId })) as Field[]
}

const optionById = statement<{ companyId: number; id: number }, { key: string }>((sql, parameter) =>
  sql
    .selectFrom('field_option as o')
    .innerJoin('field as f', (join) =>
      join.onRef('f.company_id', '=', 'o.company_id').onRef('f.id', '=', 'o.field_id'),
    )
    .select('f.key')
    .where('o.company_id', '=', parameter('companyId'))
    .where('o.id', '=', parameter('id'))
    .where('o.deleted_at', 'is', null),
)

/** Whether a number names a product category of the company. */
export async function hasCategory(db: Db, companyId: number, id: number): Promise<boolean> {
  const [option] = await db.all(optionById, { companyId, id })
  return option?.key === categoryKey
}

const liveOption = statement<{ companyId: number; fieldId: number; id: number }, { id: number }>(
  (sql, parameter) =>
    sql
      .selectFrom('field_option')
      .select('id')
      .where('company_id', '=', parameter('companyId'))
      .where('id', '=', parameter('id'))
      .where('field_id', '=', parameter('fieldId'))
      .where('deleted_at', 'is', null),
)

const liveOptions = statement<{ companyId: number; fieldId: number }, { id: number }>(
  (sql, parameter) =>
    sql
      .selectFrom('field_option')
      .select('id')
      .where('company_id', '=', parameter('companyId'))
      .where('field_id', '=', parameter('fieldId'))
      .where('deleted_at', 'is', null),
)

/** One is looked up by itself: a field may have thousands of options. */
async function findLiveOptions(
  db: Db,
  companyId: number,
  fieldId: number,
  ids: readonly number[],
): Promise<{ id: number }[]> {
  const [id = 0] = ids
  if (ids.length > 1) return db.all(liveOptions, { companyId, fieldId })
  return db.all(liveOption, { companyId, fieldId, id })
}

/** Looks up what values refer to: live contacts only that the actor may see. */
export function companyReferences(db: Db, actor: Actor): References {
  const { companyId } = actor
  // Lives as long as one transaction: many products of a batch name the same options.
  const fieldOfOption = new Map<number, number>()
  return {
    async findUnknownOption(fieldId, ids) {
      const asked = ids.filter((id) => fieldOfOption.get(id) !== fieldId)
      if (asked.length === 0) return undefined
      const found = await findLiveOptions(db, companyId, fieldId, asked)
      for (const { id } of found) fieldOfOption.set(id, fieldId)
      return asked.find((id) => fieldOfOption.get(id) !== fieldId)
    },
    hasUser: async (id) => (await findUserSummary(db, companyId, id)) !== undefined,
    hasPerson: async (id) => isLive((await loadVisiblePersons(db, actor, [id])).get(id)),
    hasOrganization: async (id) =>
      isLive((await loadVisibleOrganizations(db, actor, [id])).get(id)),
  }
}

function isLive(item: { deletedAt: Date | null } | undefined): boolean {
  return item?.deletedAt === null
}

const allCustomFields = statement<{ companyId: number }, FieldRow & { deleted_at: number | null }>(
  (sql, parameter) =>
    sql
      .selectFrom('field')
      .select(['id', 'key', 'name', 'type', 'deleted_at'])
      .where('company_id', '=', parameter('companyId'))
      .where('is_custom', '=', 1)
      .orderBy('sort_order')
      .orderBy('id'),
)

/** Every custom field a company has ever had, in their order; deleted ones can be restored. */
export async function listAllCustomFields(
  db: Db,
  companyId: number,
): Promise<(Field & { deletedAt: Date | null })[]> {
  const rows = await db.all(allCustomFields, { companyId })
  return rows.map(({ deleted_at: deletedAt, ...field }) => ({
    // The type column holds what createField wrote.
    ...(field as Field),
    deletedAt: deletedAt === null ? null : new Date(deletedAt),
  }))
}
