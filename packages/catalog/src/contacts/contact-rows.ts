import { type Db, statement, type Tables } from '@merx/store'
import type { Selectable } from 'kysely'
import { firstCharOf } from '../products/product.ts'
import type { Audience, Visibility } from '../visibility/visibility.ts'
import type { Contact, ContactState } from './contact.ts'

export type ContactTable = 'person' | 'organization'

/** The columns both kinds have, with the owner's. */
export type ContactRow = Omit<Selectable<Tables['organization']>, 'company_id' | 'address'> & {
  owner_name: string
  owner_email: string
  owner_is_active: number
}

/** Columns of the owner's row, joined as `u`. */
export const ownerColumns = [
  'u.name as owner_name',
  'u.email as owner_email',
  'u.is_active as owner_is_active',
] as const

/** Reads what both kinds have in common off a row. */
export function toContact(row: ContactRow): Contact {
  return {
    id: row.id,
    name: row.name,
    firstChar: row.first_char,
    ownerId: row.owner_id,
    owner: {
      id: row.owner_id,
      name: row.owner_name,
      email: row.owner_email,
      isActive: row.owner_is_active === 1,
    },
    // These columns hold what the operations of this package checked and wrote.
    visibility: row.visibility as Visibility,
    audience: row.audience as Audience,
    labelIds: JSON.parse(row.label_ids) as number[],
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    deletedAt: row.deleted_at === null ? null : new Date(row.deleted_at),
  }
}

/** The columns that both kinds are written with. */
export function contactColumns(state: ContactState & { readonly audience: Audience }) {
  return {
    name: state.name,
    first_char: firstCharOf(state.name),
    owner_id: state.ownerId,
    visibility: state.visibility,
    audience: state.audience,
    label_ids: JSON.stringify(state.labelIds),
    deleted_at: state.deletedAt?.getTime() ?? null,
  }
}

function lockStatement(table: ContactTable) {
  return statement<{ companyId: number; ids: string }, { id: number }>(
    (sql, parameter, { lock, numbers }) =>
      sql
        .selectFrom(table)
        .select('id')
        .where('company_id', '=', parameter('companyId'))
        .where('id', 'in', numbers(parameter('ids')))
        .orderBy('id')
        .modifyEnd(lock),
  )
}

const locks = { person: lockStatement('person'), organization: lockStatement('organization') }

/** Keeps other transactions from changing these until this one is over. */
export async function lockContacts(
  db: Db,
  table: ContactTable,
  companyId: number,
  ids: readonly number[],
): Promise<void> {
  await db.all(locks[table], { companyId, ids: JSON.stringify(ids) })
}
