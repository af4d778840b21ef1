import { isDeepStrictEqual } from 'node:util'
import { type EventName, Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Actor, requirePermission } from '../actor.ts'
import { appendEvents } from '../events/append-events.ts'
import { differences } from '../events/differences.ts'
import { refreshFilesOf } from '../files/file-audiences.ts'
import { listKeyFields } from '../filters/filter-fields.ts'
import { changeFilterKeys, filterKeysOf, removeFilterKeys } from '../filters/filter-keys.ts'
import { listRevealedTo } from '../followers/list-revealed-to.ts'
import { mergePrices } from '../prices/price.ts'
import { savePrices } from '../prices/price-rows.ts'
import type { Audience } from '../visibility/visibility.ts'
import { stateColumns } from './create-product.ts'
import { getProductForUpdate } from './get-product.ts'
import { firstCharOf, type Product, type ProductPatch, type ProductState } from './product.ts'
import { billingOf, createLookups, type Lookups } from './product-values.ts'
import { searchDocumentOf } from './search-document.ts'

/**
 * Changes only what the patch names; prices are merged by currency.
 *
 * A patch that changes nothing writes nothing: no event, and `updatedAt` stays. Throws
 * `product_not_found` when the actor may not see it, `forbidden`, `invalid_value`,
 * `unknown_custom_field`.
 */
export async function updateProduct(
  db: Db,
  actor: Actor,
  id: number,
  patch: ProductPatch,
  now: Date,
): Promise<Product> {
  return db.transaction(async (db) => {
    const before = await getProductForUpdate(db, actor, id)
    requirePermitted(actor, before, patch)
    const lookups = createLookups(db, actor)
    const state = await applyPatch(lookups, before, patch, now)
    const merged = mergePrices(before.prices, patch.prices ?? [])
    const isSame =
      isDeepStrictEqual(stateOf(before), state) && isDeepStrictEqual(before.prices, merged)
    if (isSame) return before

    const audience = isMoved(before, state) ? await lookups.audience(state) : before.audience
    await updateRow(db, actor.companyId, id, { ...state, audience }, now)
    const prices = await savePrices(db, actor.companyId, id, before.prices, merged)
    const after: Product = {
      ...before,
      ...state,
      audience,
      prices,
      firstChar: firstCharOf(state.name),
      owner: await lookups.owner(state.ownerId),
      updatedAt: now,
    }
    await refreshSearch(db, actor, lookups, before, after)
    if (before.audience !== audience) await refreshFilesOf(db, actor.companyId, 'product', id)
    await refreshKeys(db, actor, before, after)
    await appendUpdate(db, actor, before, after, now)
    return after
  })
}

/** Deletes a product softly: it can be restored until it is purged. A second time changes nothing. */
export async function deleteProduct(db: Db, actor: Actor, id: number, now: Date): Promise<void> {
  await updateProduct(db, actor, id, { isActive: false }, now)
}

/**
 * Deleting and restoring are one permission, everything else that a patch names is another.
 *
 * A live product sent back with its `isActive` is neither deleted nor restored.
 */
function requirePermitted(actor: Actor, before: Product, patch: ProductPatch): void {
  const { isActive, customValues = {}, ...others } = patch
  const isEdited =
    Object.values(others).some((value) => value !== undefined) ||
    Object.keys(customValues).length > 0
  const isRestored = isActive === true && before.deletedAt !== null
  if (isEdited || isActive === undefined) requirePermission(actor, 'edit-products')
  if (isActive === false || isRestored) requirePermission(actor, 'delete-products')
}

type Columns = Omit<ProductState, 'prices'>

function stateOf(product: Product): Columns {
  const { name, code, description, unit, tax, categoryId, isLinkable, visibility } = product
  const { ownerId, billingFrequency, billingFrequencyCycles, customValues, deletedAt } = product
  return {
    name,
    code,
    description,
    unit,
    tax,
    categoryId,
    isLinkable,
    visibility,
    ownerId,
    billingFrequency,
    billingFrequencyCycles,
    customValues,
    deletedAt,
  }
}

async function applyPatch(
  lookups: Lookups,
  before: Product,
  patch: ProductPatch,
  now: Date,
): Promise<Columns> {
  const { isActive, prices: _, customValues, ...named } = patch
  const given = Object.entries(named).filter(([, value]) => value !== undefined)
  const { billingFrequency: frequency, billingFrequencyCycles: cycles } = before
  const state: Columns = {
    ...stateOf(before),
    ...Object.fromEntries(given),
    ...billingOf(patch, { frequency, cycles }),
    customValues: await lookups.patchValues(before.customValues, customValues ?? {}),
    deletedAt: deletionOf(before, isActive, now),
  }
  if (state.name.trim() === '') throw new Problem('name_missing')
  if (state.categoryId !== before.categoryId) await lookups.requireCategory(state.categoryId)
  await lookups.owner(state.ownerId)
  return state
}

function deletionOf(before: Product, isActive: boolean | undefined, now: Date): Date | null {
  if (isActive === undefined) return before.deletedAt
  return isActive ? null : (before.deletedAt ?? now)
}

/** Only then is it asked whom the product lets in now: other changes wait for no regrouping. */
function isMoved(before: Columns, after: Columns): boolean {
  return before.visibility !== after.visibility || before.ownerId !== after.ownerId
}

async function updateRow(
  db: Db,
  companyId: number,
  id: number,
  state: Columns & { audience: Audience },
  now: Date,
): Promise<void> {
  await db.sql
    .updateTable('product')
    .set({ ...stateColumns(state), updated_at: now.getTime() })
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .execute()
}

async function refreshSearch(
  db: Db,
  actor: Actor,
  lookups: Lookups,
  before: Product,
  after: Product,
): Promise<void> {
  const { companyId } = actor
  const fields = await lookups.fields()
  const followers = await listRevealedTo(db, companyId, after)
  const old = searchDocumentOf(companyId, after.id, before, fields, followers)
  const document = searchDocumentOf(companyId, after.id, after, fields, followers)
  if (isDeepStrictEqual(old, document)) return
  if (old) await db.search.remove('product', companyId, [after.id])
  if (document) await db.search.add([document])
}

async function refreshKeys(
  db: Db,
  { companyId }: Actor,
  before: Product,
  after: Product,
): Promise<void> {
  if (nameOf(before, after) === 'product.deleted')
    return removeFilterKeys(db, companyId, [after.id])
  const fields = await listKeyFields(db, companyId)
  const [old, keys] = [filterKeysOf(before, fields), filterKeysOf(after, fields)]
  await changeFilterKeys(db, companyId, after.id, old, keys)
}

async function appendUpdate(db: Db, actor: Actor, before: Product, after: Product, now: Date) {
  const { owner: _before, audience: _old, ...old } = before
  const { owner: _after, audience: _new, ...current } = after
  const change = { itemId: after.id, ...differences(old, current) }
  await appendEvents(db, actor, [{ name: nameOf(before, after), ...change }], now)
}

function nameOf(before: Product, after: Product): EventName {
  if (before.deletedAt === null && after.deletedAt !== null) return 'product.deleted'
  if (before.deletedAt !== null && after.deletedAt === null) return 'product.restored'
  return 'product.updated'
}
