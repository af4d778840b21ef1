import {
  addDealProduct,
  type DealProduct,
  type DealProductPatch,
  formatAmount,
  listCustomFields,
  listDealProducts,
  type Product,
  removeDealProduct,
  updateDealProduct,
} from '@merx/catalog'
import { v1 } from '@merx/contract'
import { implement } from '../implement.ts'
import { quirksOf } from './client-quirks.ts'
import { customFieldWriter } from './custom-fields.ts'
import { toV1One, toV1Page } from './envelope.ts'
import { customFields, toV1PricesByCurrency, toV1Product } from './product-mapping.ts'
import { parseV1Date, toV1Time, toV1TimeOrNull } from './time.ts'
import { relatedUsers } from './user-mapping.ts'

/** The operations on products attached to deals. */
export const dealProducts = implement(v1.dealProducts, {
  async getDealProducts({ params, query }, { db, actor, userAgent }) {
    const list = {
      start: query.start,
      limit: query.limit,
      withProducts: query.include_product_data,
    }
    const found = await listDealProducts(db, actor, params.id, list)
    const fields = query.include_product_data ? await listCustomFields(db, actor.companyId) : []
    const writeFields = customFieldWriter(fields)
    const byCurrency = quirksOf(userAgent).pricesByCurrency
    const items = found.lines.map((line) => {
      const product = found.products.get(line.productId ?? 0)
      return {
        ...toV1DealProduct(line, actor.locale),
        product: product ? toNestedProduct(product, writeFields, byCurrency) : null,
      }
    })
    const { additional_data, ...page } = toV1Page(items, query, found.hasMore)
    const owners = [...found.products.values()].map(({ owner }) => owner)
    return {
      ...page,
      additional_data: { ...totals(found, actor.locale), ...additional_data },
      ...relatedUsers(found.dealOwner ? [found.dealOwner, ...owners] : owners),
    }
  },

  async addDealProduct({ params, body }, { db, actor, now }) {
    const input = {
      ...toDealProductPatch(body),
      productId: body.product_id,
      itemPrice: body.item_price,
      quantity: body.quantity,
    }
    const line = await addDealProduct(db, actor, params.id, input, now)
    const data = { ...toV1DealProduct(line, actor.locale), company_id: actor.companyId }
    return toV1One({ ...data, product_attachment_id: line.id })
  },

  async updateDealProduct({ params, body }, { db, actor, now }) {
    const { id, product_attachment_id: lineId } = params
    const line = await updateDealProduct(db, actor, id, lineId, toDealProductPatch(body), now)
    return toV1One({ ...toV1DealProduct(line, actor.locale), company_id: actor.companyId })
  },

  async deleteDealProduct({ params }, { db, actor, now }) {
    const { id, product_attachment_id: lineId } = params
    await removeDealProduct(db, actor, id, lineId, now)
    return toV1One({ id: lineId, product_attachment_id: lineId })
  },
})

function toV1DealProduct(line: DealProduct, locale: string): Omit<v1.DealProduct, 'product'> {
  const isPercentage = line.discountType === 'percentage'
  return {
    id: line.id,
    deal_id: line.dealId,
    order_nr: line.sortOrder,
    product_id: line.productId,
    product_variation_id: line.variationId,
    item_price: line.itemPrice,
    discount: line.discount,
    discount_type: line.discountType,
    discount_percentage: isPercentage ? line.discount : null,
    duration: line.duration,
    duration_unit: line.durationUnit,
    sum_no_discount: line.sumWithoutDiscount,
    sum: line.sum,
    currency: line.currency,
    enabled_flag: line.isEnabled,
    add_time: toV1Time(line.createdAt),
    last_edit: toV1TimeOrNull(line.updatedAt),
    comments: line.comments,
    active_flag: true,
    tax: line.tax,
    tax_method: line.taxMethod,
    name: line.name,
    sum_formatted: formatAmount(line.sum, line.currency, locale),
    quantity_formatted: formatQuantity(line.quantity, locale),
    quantity: line.quantity,
    billing_frequency: line.billingFrequency,
    billing_frequency_cycles: line.billingFrequencyCycles,
    billing_start_date: line.billingStartDate,
  }
}

function totals(
  { quantityTotal, sumTotal, currency }: Awaited<ReturnType<typeof listDealProducts>>,
  locale: string,
) {
  return {
    products_quantity_total: quantityTotal,
    products_sum_total: sumTotal,
    products_quantity_total_formatted: formatQuantity(quantityTotal, locale),
    products_sum_total_formatted: formatAmount(sumTotal, currency, locale),
    variations_enabled: true,
  }
}

/** A product inside another object, where its custom fields are members and no text. */
function toNestedProduct(
  product: Product,
  writeFields: ReturnType<typeof customFieldWriter>,
  byCurrency: boolean,
): v1.UpdatedProduct {
  const written = toV1Product(product, writeFields)
  const prices = byCurrency ? toV1PricesByCurrency(written.prices) : written.prices
  return { ...written, ...JSON.parse(`{${written[customFields]}}`), prices }
}

const quantities = new Map<string, Intl.NumberFormat>()

/** A quantity as people of a locale write it, with every decimal. */
function formatQuantity(quantity: number, locale: string): string {
  const format =
    quantities.get(locale) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: 20 })
  quantities.set(locale, format)
  return format.format(quantity)
}

/** The catalogue's words for the body of a write; `discount` speaks for the older percentage. */
function toDealProductPatch(body: v1.DealProductUpdate): DealProductPatch {
  const isOlder = body.discount === undefined && body.discount_percentage !== undefined
  return {
    productId: body.product_id,
    itemPrice: body.item_price,
    quantity: body.quantity,
    discount: body.discount ?? body.discount_percentage,
    discountType: isOlder ? 'percentage' : body.discount_type,
    duration: body.duration,
    durationUnit: body.duration_unit,
    tax: body.tax,
    taxMethod: body.tax_method,
    comments: body.comments === null ? '' : body.comments,
    isEnabled: body.enabled_flag,
    variationId: body.product_variation_id,
    billingFrequency: body.billing_frequency,
    billingFrequencyCycles: body.billing_frequency_cycles,
    billingStartDate: parseV1Date(body.billing_start_date),
  }
}
