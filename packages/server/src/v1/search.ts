import { findProducts, type ProductHit, searchProducts } from '@merx/catalog'
import type { v1 } from '@merx/contract'
import type { Handler } from '../implement.ts'
import { toV1Page, toV1Pagination } from './envelope.ts'
import { toV1Price } from './product-mapping.ts'

type Routes = typeof v1.products

const fieldNames = { name: 'name', code: 'code', custom_fields: 'custom' } as const

export const search: Handler<Routes['searchProducts']> = async ({ query }, { db, actor }) => {
  const { hits, hasMore } = await searchProducts(db, actor, {
    term: query.term,
    // An empty list, such as `fields=`, asks for nothing in particular.
    fields: query.fields?.length ? query.fields.map((field) => fieldNames[field]) : undefined,
    isExact: query.exact_match,
    start: query.start,
    limit: query.limit,
  })
  const withPrices = query.include_fields?.includes('product.price') === true
  return {
    success: true,
    data: { items: hits.map((hit) => toV1SearchItem(hit, withPrices)) },
    additional_data: { pagination: toV1Pagination(query, hasMore) },
  }
}

function toV1SearchItem(
  { product, score, matchedValues }: ProductHit,
  withPrices: boolean,
): v1.SearchItem {
  const prices = product.prices.map((price) => toV1Price(product.id, price))
  return {
    result_score: score,
    item: {
      id: product.id,
      type: 'product',
      name: product.name,
      code: product.code,
      visible_to: product.visibility,
      owner: { id: product.ownerId },
      custom_fields: [...matchedValues],
      ...(withPrices ? { prices } : {}),
    },
  }
}

export const find: Handler<Routes['findProductsByName']> = async ({ query }, { db, actor }) => {
  const { rows, hasMore } = await findProducts(db, actor, query)
  const items = rows.map(({ product, variation, amount, formattedAmount }) => ({
    id: product.id,
    variation_id: variation?.id ?? null,
    name: product.name,
    title: variation ? `${product.name} ${variation.name}` : product.name,
    variation_name: variation?.name ?? null,
    price: amount,
    price_formatted: formattedAmount,
  }))
  return toV1Page(items, query, hasMore)
}
