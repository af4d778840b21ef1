import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Actor, requirePermission, requireUser } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { addFilterKeys, filterKeysOf } from '../filters/filter-keys.ts'
import { mergePrices, type Price, type PriceState } from '../prices/price.ts'
import { priceColumns } from '../prices/price-rows.ts'
import type { UserSummary } from '../users/users.ts'
import { type Audience, defaultVisibility } from '../visibility/visibility.ts'
import { firstCharOf, type NewProduct, type Product, type ProductState } from './product.ts'
import { billingOf, createLookups, type Lookups } from './product-values.ts'
import { searchDocumentOf } from './search-document.ts'

/** A product that has been checked and has no number yet. */
type Draft = Omit<ProductState, 'prices'> & {
  prices: PriceState[]
  owner: UserSummary
  audience: Audience
}

/**
 * Adds a product; the actor owns it unless `ownerId` says otherwise.
 *
 * With `isActive` false it is born deleted and without prices (http-v1 section 6). Throws `forbidden`,
 * also where the actor may not delete what shall be born so, `name_missing`, `invalid_value`,
 * `unknown_custom_field`.
 */
export async function createProduct(
  db: Db,
  actor: Actor,
  input: NewProduct,
  now: Date,
): Promise<Product> {
  const [product] = await createProducts(db, actor, [input], now)
  if (!product) throw new Error('one input makes one product')
  return product
}

/** Adds many products in one transaction; one that is refused refuses all. */
export async function createProducts(
  db: Db,
  actor: Actor,
  inputs: readonly NewProduct[],
  now: Date,
): Promise<Product[]> {
  requirePermission(actor, 'add-products')
  if (inputs.some(({ isActive }) => isActive === false)) requirePermission(actor, 'delete-products')
  return db.transaction(async (db) => {
    const lookups = createLookups(db, actor)
    const drafts: Draft[] = []
    for (const input of inputs) drafts.push(await toDraft(lookups, actor, input, now))
    const products = await insertProducts(db, actor, drafts, now)
    const fields = products.some(hasValues) ? await lookups.fields() : []
    await db.search.add(
      products.flatMap(
        (product) => searchDocumentOf(actor.companyId, product.id, product, fields, []) ?? [],
      ),
    )
    await addFilterKeys(
      db,
      actor.companyId,
      products.map((product) => ({
        productId: product.id,
        keys: filterKeysOf(product, fields),
      })),
    )
    await appendEvents(db, actor, products.map(toChange), now)
    return products
  })
}

function hasValues({ customValues }: Product): boolean {
  return Object.keys(customValues).length > 0
}

async function toDraft(
  lookups: Lookups,
  actor: Actor,
  input: NewProduct,
  now: Date,
): Promise<Draft> {
  if (input.name.trim() === '') throw new Problem('name_missing')
  const ownerId = input.ownerId ?? requireUser(actor)
  const isActive = input.isActive ?? true
  const categoryId = input.categoryId ?? null
  await lookups.requireCategory(categoryId)
  const visibility = input.visibility ?? defaultVisibility
  // Prices of a product born deleted are checked like any others, then not kept.
  const prices = mergePrices([], input.prices ?? [])
  return {
    name: input.name,
    code: input.code ?? null,
    description: input.description ?? null,
    unit: input.unit ?? null,
    tax: input.tax ?? 0,
    categoryId,
    isLinkable: input.isLinkable ?? true,
    visibility,
    ownerId,
    audience: await lookups.audience({ visibility, ownerId }),
    owner: await lookups.owner(ownerId),
    ...billingOf(input, { frequency: 'one-time', cycles: null }),
    customValues: await lookups.patchValues({}, input.customValues ?? {}),
    prices: isActive ? prices : [],
    deletedAt: isActive ? null : now,
  }
}

async function insertProducts(
  db: Db,
  actor: Actor,
  drafts: readonly Draft[],
  now: Date,
): Promise<Product[]> {
  const ids = await db.insert(
    'product',
    drafts.map((draft) => toRow(actor.companyId, draft, now)),
  )
  const priceIds = await db.insert(
    'product_price',
    drafts.flatMap((draft, index) =>
      draft.prices.map((price) => priceColumns(actor.companyId, ids[index] ?? 0, price)),
    ),
  )
  let nextPrice = 0
  return drafts.map((draft, index) => ({
    ...draft,
    id: ids[index] ?? 0,
    prices: draft.prices.map((price): Price => ({ ...price, id: priceIds[nextPrice++] ?? 0 })),
    firstChar: firstCharOf(draft.name),
    filesCount: null,
    followersCount: 0,
    variations: [],
    createdAt: now,
    updatedAt: now,
  }))
}

function toRow(companyId: number, draft: Draft, now: Date) {
  return {
    company_id: companyId,
    ...stateColumns(draft),
    files_count: null,
    followers_count: 0,
    created_at: now.getTime(),
    updated_at: now.getTime(),
  }
}

/** The columns that say what a product is; creating and updating write the same. */
export function stateColumns(state: Omit<ProductState, 'prices'> & { audience: Audience }) {
  return {
    name: state.name,
    code: state.code,
    description: state.description,
    unit: state.unit,
    tax: state.tax,
    category_id: state.categoryId,
    first_char: firstCharOf(state.name),
    is_linkable: state.isLinkable ? 1 : 0,
    visibility: state.visibility,
    audience: state.audience,
    owner_id: state.ownerId,
    billing_frequency: state.billingFrequency,
    billing_frequency_cycles: state.billingFrequencyCycles,
    custom_values: JSON.stringify(state.customValues),
    deleted_at: state.deletedAt?.getTime() ?? null,
  }
}

function toChange(product: Product) {
  const { owner: _owner, audience: _audience, ...after } = product
  return { name: 'product.created' as const, itemId: product.id, after }
}
