import {
  countProducts,
  createProduct,
  deleteProduct,
  firstCharOf,
  getProduct,
  listCustomFields,
  listProducts,
  listReaders,
  selectProducts,
  updateProduct,
} from '@merx/catalog'
import { v1 } from '@merx/contract'
import { implement } from '../implement.ts'
import { quirksOf } from './client-quirks.ts'
import { customFieldWriter } from './custom-fields.ts'
import { productDeals } from './deals.ts'
import { toV1One, toV1Owned, toV1Page } from './envelope.ts'
import { productFiles } from './files.ts'
import { addFollower, followers, removeFollower } from './followers.ts'
import { toProductPatch, toV1PricesByCurrency, toV1Product } from './product-mapping.ts'
import { find, search } from './search.ts'
import { relatedUsers } from './user-mapping.ts'

/** The thirteen product operations of v1. */
export const products = implement(v1.products, {
  async getProducts({ query }, { db, actor, now, dependOnClock }) {
    const { filter_id: filterId } = query
    const selection =
      filterId === undefined ? undefined : await selectProducts(db, actor, filterId, now)
    if (selection?.dependsOnClock) dependOnClock()
    const list = {
      // A filter wins over the owner (http-v1 section 7.1).
      ownerId: selection ? undefined : query.user_id,
      selection,
      ids: query.ids,
      firstChar: query.first_char ? firstCharOf(query.first_char) : undefined,
    }
    const { products, hasMore } = await listProducts(db, actor, list, query)
    const fields = await listCustomFields(db, actor.companyId)
    const writeFields = customFieldWriter(fields)
    const items = products.map((product) => toV1Product(product, writeFields))
    const page = toV1Page(items, query, hasMore)
    if (query.get_summary) {
      const count = await countProducts(db, actor, list)
      Object.assign(page.additional_data, { summary: { total_count: String(count) } })
    }
    return { ...page, ...relatedUsers(products.map(({ owner }) => owner)) }
  },

  async addProduct({ body }, { db, actor, now }) {
    const fields = await listCustomFields(db, actor.companyId)
    const input = { ...toProductPatch(body, fields), name: body.name }
    const product = await createProduct(db, actor, input, now)
    return toV1Owned(toV1Product(product, customFieldWriter(fields)), product.owner)
  },

  async getProduct({ params }, { db, actor }) {
    const product = await getProduct(db, actor, params.id)
    const fields = await listCustomFields(db, actor.companyId)
    return toV1Owned(toV1Product(product, customFieldWriter(fields)), product.owner)
  },

  async updateProduct({ params, body }, { db, actor, now, userAgent }) {
    const fields = await listCustomFields(db, actor.companyId)
    const patch = toProductPatch(body, fields)
    const product = await updateProduct(db, actor, params.id, patch, now)
    const data = toV1Product(product, customFieldWriter(fields))
    const needsObject = quirksOf(userAgent).pricesByCurrency
    const answer: v1.UpdatedProduct = needsObject
      ? { ...data, prices: toV1PricesByCurrency(data.prices) }
      : data
    return toV1Owned(answer, product.owner)
  },

  async deleteProduct({ params }, { db, actor, now }) {
    await deleteProduct(db, actor, params.id, now)
    return toV1One({ id: params.id })
  },

  async getProductUsers({ params }, { db, actor }) {
    return toV1One(await listReaders(db, actor, params.id))
  },

  searchProducts: search,
  findProductsByName: find,
  getProductDeals: productDeals,
  getProductFiles: productFiles,
  getProductFollowers: followers,
  addProductFollower: addFollower,
  deleteProductFollower: removeFollower,
})
