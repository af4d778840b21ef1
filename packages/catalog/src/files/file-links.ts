import { Problem, type ProblemCode } from '@merx/contract'
import { type Db, type Statement, statement } from '@merx/store'
import { type Actor, requirePermission } from '../actor.ts'
import { getProduct, getProductForUpdate } from '../products/get-product.ts'
import { belongsTo } from '../visibility/reader.ts'
import type { FileLinks } from './file.ts'

/**
 * Requires that everything a file shall hang on is there, that the actor may see it and, if it shall
 * hang on a product, may edit products.
 *
 * Throws `product_not_found`, `deal_not_found`, `person_not_found`, `organization_not_found`,
 * `forbidden`.
 */
export async function requireLinks(db: Db, actor: Actor, links: FileLinks): Promise<void> {
  await requireOthers(db, actor, links, finding)
  if (links.productId === undefined) return
  await getProduct(db, actor, links.productId)
  requirePermission(actor, 'edit-products')
}

/**
 * As {@link requireLinks}, and none of it changes until the transaction is over.
 *
 * Deals before products, as whoever attaches a product to a deal locks them.
 */
export async function lockLinks(db: Db, actor: Actor, links: FileLinks): Promise<void> {
  await requireOthers(db, actor, links, locking)
  if (links.productId === undefined) return
  await getProductForUpdate(db, actor, links.productId)
  requirePermission(actor, 'edit-products')
}

type Item = 'deal' | 'person' | 'organization'
type Statements = Record<Item, Statement<{ companyId: number; id: number }, { audience: string }>>

const finding: Statements = statementsFor(false)
const locking: Statements = statementsFor(true)

const absent: Record<Item, ProblemCode> = {
  deal: 'deal_not_found',
  person: 'person_not_found',
  organization: 'organization_not_found',
}

async function requireOthers(
  db: Db,
  actor: Actor,
  { dealId, personId, organizationId }: FileLinks,
  statements: Statements,
): Promise<void> {
  const { companyId } = actor
  const links = [
    ['deal', dealId],
    ['person', personId],
    ['organization', organizationId],
  ] as const
  for (const [item, id] of links) {
    if (id === undefined) continue
    const [row] = await db.all(statements[item], { companyId, id })
    if (!row || !belongsTo(actor, row.audience)) throw new Problem(absent[item])
  }
}

function statementsFor(isLocked: boolean): Statements {
  const audienceIn = (table: Item) =>
    statement<{ companyId: number; id: number }, { audience: string }>(
      (sql, parameter, { lock }) => {
        const query = sql
          // Each of these tables has the columns asked for.
          .selectFrom(table as 'deal')
          .select('audience')
          .where('company_id', '=', parameter('companyId'))
          .where('id', '=', parameter('id'))
        return isLocked ? query.modifyEnd(lock) : query
      },
    )
  return {
    deal: audienceIn('deal'),
    person: audienceIn('person'),
    organization: audienceIn('organization'),
  }
}
