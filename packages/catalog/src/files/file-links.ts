import { Problem, type ProblemCode } from '@merx/contract'
import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import { getProduct, getProductForUpdate } from '../products/get-product.ts'
import type { FileLinks } from './file.ts'

/**
 * Requires that everything a file shall hang on is there and that the actor may see it.
 *
 * Throws `product_not_found`, `deal_not_found`, `person_not_found`, `organization_not_found`.
 */
export async function requireLinks(db: Db, actor: Actor, links: FileLinks): Promise<void> {
  if (links.productId !== undefined) await getProduct(db, actor, links.productId)
  await requireOthers(db, actor, links, finding)
}

/** As {@link requireLinks}, and none of it changes until the transaction is over. */
export async function lockLinks(db: Db, actor: Actor, links: FileLinks): Promise<void> {
  if (links.productId !== undefined) await getProductForUpdate(db, actor, links.productId)
  await requireOthers(db, actor, links, locking)
}

type Item = 'deal' | 'person' | 'organization'
type Key = { companyId: number; id: number }

const finding = {
  deal: dealStatement(false),
  person: contactStatement('person', false),
  organization: contactStatement('organization', false),
}

const locking: typeof finding = {
  deal: dealStatement(true),
  person: contactStatement('person', true),
  organization: contactStatement('organization', true),
}

const absent: Record<Item, ProblemCode> = {
  deal: 'deal_not_found',
  person: 'person_not_found',
  organization: 'organization_not_found',
}

async function requireOthers(
  db: Db,
  actor: Actor,
  { dealId, personId, organizationId }: FileLinks,
  statements: typeof finding,
): Promise<void> {
  const { companyId } = actor
  if (dealId !== undefined) {
    const [deal] = await db.all(statements.deal, { companyId, id: dealId })
    const isHidden = deal?.visibility === 1 && !actor.isAdmin && deal.owner_id !== actor.userId
    if (!deal || isHidden) throw new Problem(absent.deal)
  }
  const contacts = [
    ['person', personId],
    ['organization', organizationId],
  ] as const
  for (const [item, id] of contacts) {
    if (id === undefined) continue
    const [contact] = await db.all(statements[item], { companyId, id })
    if (!contact) throw new Problem(absent[item])
  }
}

function dealStatement(isLocked: boolean) {
  return statement<Key, { visibility: number; owner_id: number }>((sql, parameter, { lock }) => {
    const query = sql
      .selectFrom('deal')
      .select(['visibility', 'owner_id'])
      .where('company_id', '=', parameter('companyId'))
      .where('id', '=', parameter('id'))
    return isLocked ? query.modifyEnd(lock) : query
  })
}

function contactStatement(table: 'person' | 'organization', isLocked: boolean) {
  return statement<Key, { id: number }>((sql, parameter, { lock }) => {
    const query = sql
      .selectFrom(table)
      .select('id')
      .where('company_id', '=', parameter('companyId'))
      .where('id', '=', parameter('id'))
    return isLocked ? query.modifyEnd(lock) : query
  })
}
