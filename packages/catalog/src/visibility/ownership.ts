import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import { notAUser } from '../companies/require-colleague.ts'
import type { UserSummary } from '../users/users.ts'
import { type Audience, audienceOf, defaultGroup, type Ownership } from './visibility.ts'

interface OwnerRow {
  id: number
  name: string
  email: string
  is_active: number
  visibility_group_id: number | null
  group_audiences: string | null
}

/** Held, so that nobody moves the owner to another group before the row is there to be changed too. */
const heldOwner = statement<{ companyId: number; ownerId: number }, OwnerRow>(
  (sql, parameter, { hold }) =>
    sql
      .selectFrom('user')
      .select(['id', 'name', 'email', 'is_active', 'visibility_group_id', 'group_audiences'])
      .where('company_id', '=', parameter('companyId'))
      .where('id', '=', parameter('ownerId'))
      .modifyEnd(hold),
)

/** A user who is to own something, and in which group they stay until the transaction is over. */
export interface Owner extends Ownership {
  readonly summary: UserSummary
}

/** The user of the actor's company with a number. Throws `invalid_value`, naming `owner_id`. */
export async function requireOwner(db: Db, { companyId }: Actor, ownerId: number): Promise<Owner> {
  const [row] = await db.all(heldOwner, { companyId, ownerId })
  if (!row) throw notAUser('owner_id', ownerId)
  const { id, name, email } = row
  return { ...toOwnership(row), summary: { id, name, email, isActive: row.is_active === 1 } }
}

/** The audience of what is about to be written; it stays right until the transaction is over. */
export async function settleAudience(
  db: Db,
  companyId: number,
  { visibility, ownerId }: { readonly visibility: number; readonly ownerId: number },
): Promise<Audience> {
  const [row] = await db.all(heldOwner, { companyId, ownerId })
  if (!row) throw new Error(`user ${ownerId} owns something and is not there`)
  return audienceOf(visibility, toOwnership(row))
}

function toOwnership(row: OwnerRow): Ownership {
  const hasGroups = row.group_audiences !== null
  const groupId = hasGroups ? (row.visibility_group_id ?? defaultGroup) : undefined
  return { ownerId: row.id, groupId }
}

const heldUser = statement<{ companyId: number }, { group_audiences: string | null }>(
  (sql, parameter, { hold }) =>
    sql
      .selectFrom('user')
      .select('group_audiences')
      .where('company_id', '=', parameter('companyId'))
      .orderBy('id')
      .limit(1)
      .modifyEnd(hold),
)

/**
 * Whether followers see what only its owner would; it stays so until the transaction is over, since
 * whoever changes the plan locks all users.
 */
export async function holdFollowsReveal(db: Db, companyId: number): Promise<boolean> {
  const [row] = await db.all(heldUser, { companyId })
  return row?.group_audiences === null
}
