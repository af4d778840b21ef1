import {
  type ChangedItem,
  type ChangedKind,
  listCustomFields,
  loadVisibleProducts,
  type Product,
} from '@merx/catalog'
import type { v1 } from '@merx/contract'
import type { Context } from '../implement.ts'
import { customFieldWriter } from './custom-fields.ts'
import { toV1Product } from './product-mapping.ts'

type Loader = (context: Context, ids: readonly number[]) => Promise<Map<number, object>>

/** How the items of each kind are loaded; what is gone or hidden is left out. */
const loaders: Partial<Record<ChangedKind, Loader>> = {
  async product({ db, actor }, ids) {
    const writeFields = customFieldWriter(await listCustomFields(db, actor.companyId))
    const products = await loadVisibleProducts(db, actor, ids)
    return byId(products.map((product) => toRecentProduct(product, writeFields)))
  },
}

/** Loads what has changed, each item as its own operation shows it. */
export async function loadRecents(context: Context, items: readonly ChangedItem[]) {
  const kinds = [...new Set(items.map(({ kind }) => kind))]
  const loaded = new Map<ChangedKind, Map<number, object>>()
  for (const kind of kinds) {
    const ids = items.filter((item) => item.kind === kind).map(({ id }) => id)
    loaded.set(kind, (await loaders[kind]?.(context, ids)) ?? new Map())
  }
  return items.flatMap(({ kind, id }) => {
    const data = loaded.get(kind)?.get(id)
    return data ? [{ item: kind, id, data }] : []
  })
}

function toRecentProduct(
  product: Product,
  writeFields: ReturnType<typeof customFieldWriter>,
): v1.RecentProduct {
  const { owner_id: owner, prices, ...rest } = toV1Product(product, writeFields)
  return {
    ...rest,
    owner_id: owner.id,
    prices: Object.fromEntries(prices.map((price) => [price.currency, price])),
    ...JSON.parse(`{${writeFields(product.customValues)}}`),
  }
}

function byId<T extends { id: number }>(items: readonly T[]): Map<number, T> {
  return new Map(items.map((item) => [item.id, item]))
}
