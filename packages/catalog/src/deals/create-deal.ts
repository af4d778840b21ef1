import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Actor, requireUser } from '../actor.ts'
import { requireInCompany } from '../companies/require-in-company.ts'
import { appendEvents } from '../events/append-events.ts'
import { requireCurrency } from '../prices/currency.ts'
import { getProduct } from '../products/get-product.ts'
import type { Product } from '../products/product.ts'
import { dealDocument } from '../search/item-documents.ts'
import { defaultVisibility, type Visibility } from '../visibility/visibility.ts'
import type { DealStatus } from './deal.ts'

export interface NewDeal {
  title: string
  stageId: number
  value: number
  /** Default: the currency of the user who acts. */
  currency?: string
  /** Default: `open`. */
  status?: DealStatus
  /** False makes a deal that is deleted already; its status stays. */
  isActive?: boolean
  /** Default: the user who acts. */
  creatorId?: number
  /** Default: the creator. */
  ownerId?: number
  personId?: number | null
  organizationId?: number | null
  probability?: number | null
  /** `YYYY-MM-DD`. */
  expectedCloseDate?: string | null
  lostReason?: string | null
  visibility?: Visibility
  products?: readonly DealLine[]
}

/** One product of a deal. */
export interface DealLine {
  productId: number
  itemPrice: number
  quantity: number
}

/**
 * Adds a deal with the products attached to it and gives its number.
 *
 * Throws `invalid_value` for anything the company does not have and for a product that may not be
 * added to deals, `product_not_found` for one the actor may not see.
 */
export async function createDeal(
  db: Db,
  actor: Actor,
  input: NewDeal,
  now: Date,
): Promise<{ id: number }> {
  return db.transaction(async (db) => {
    const values = toColumns(actor, input, now)
    await requireReferences(db, actor, values)
    const products: Product[] = []
    for (const line of input.products ?? []) {
      products.push(await getLinkableProduct(db, actor, line.productId))
    }
    const [id = 0] = await db.insert('deal', [values])
    if (values.deleted_at === null) {
      const { title, visibility, owner_id: ownerId } = values
      await db.search.add([dealDocument(actor.companyId, { id, title, visibility, ownerId })])
    }
    await insertLines(db, actor, id, products, input.products ?? [], now)
    const after = { ...input, creatorId: values.creator_id, ownerId: values.owner_id }
    await appendEvents(db, actor, [{ name: 'deal.created', itemId: id, after }], now)
    return { id }
  })
}

function toColumns(actor: Actor, input: NewDeal, now: Date) {
  const creatorId = input.creatorId ?? requireUser(actor)
  const status = input.status ?? 'open'
  const time = now.getTime()
  return {
    company_id: actor.companyId,
    title: input.title,
    creator_id: creatorId,
    owner_id: input.ownerId ?? creatorId,
    person_id: input.personId ?? null,
    organization_id: input.organizationId ?? null,
    stage_id: input.stageId,
    status,
    value: input.value,
    currency: requireCurrency(input.currency ?? actor.defaultCurrency, 'currency'),
    probability: input.probability ?? null,
    expected_close_date: input.expectedCloseDate ?? null,
    lost_reason: input.lostReason ?? null,
    visibility: input.visibility ?? defaultVisibility,
    created_at: time,
    updated_at: time,
    stage_changed_at: null,
    won_at: status === 'won' ? time : null,
    lost_at: status === 'lost' ? time : null,
    deleted_at: (input.isActive ?? true) ? null : time,
  }
}

async function requireReferences(
  db: Db,
  actor: Actor,
  deal: ReturnType<typeof toColumns>,
): Promise<void> {
  const references = [
    ['user', deal.creator_id],
    ['user', deal.owner_id],
    ['stage', deal.stage_id],
    ['person', deal.person_id],
    ['organization', deal.organization_id],
  ] as const
  for (const [table, id] of references) {
    if (id !== null) await requireInCompany(db, actor, table, id)
  }
}

async function getLinkableProduct(db: Db, actor: Actor, id: number): Promise<Product> {
  const product = await getProduct(db, actor, id)
  if (product.isLinkable && product.deletedAt === null) return product
  throw new Problem('invalid_value', { detail: `product ${id} may not be added to deals` })
}

async function insertLines(
  db: Db,
  actor: Actor,
  dealId: number,
  products: readonly Product[],
  lines: readonly DealLine[],
  now: Date,
): Promise<void> {
  await db.insert(
    'deal_product',
    lines.map((line, index) => ({
      company_id: actor.companyId,
      deal_id: dealId,
      product_id: line.productId,
      name: products[index]?.name ?? '',
      item_price: line.itemPrice,
      quantity: line.quantity,
      is_enabled: 1,
      created_at: now.getTime(),
    })),
  )
}
