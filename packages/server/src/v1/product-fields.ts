import {
  createField,
  deleteFields,
  getProductField,
  listFieldDescriptions,
  updateField,
  withOptions,
} from '@merx/catalog'
import { Problem, v1 } from '@merx/contract'
import { implement } from '../implement.ts'
import { toV1One, toV1Page } from './envelope.ts'
import {
  toFieldRows,
  toOptionInputs,
  toV1ProductField,
  toV1SubField,
} from './product-field-mapping.ts'

/** The six operations on product fields; every user may write fields. */
export const productFields = implement(v1.productFields, {
  async getProductFields({ query }, { db, actor }) {
    const { start, limit } = query
    const all = await listFieldDescriptions(db, actor.companyId)
    const rows = all.flatMap(toFieldRows)
    const page = rows.slice(start, start + limit)
    const own = page.flatMap(({ field, suffix }) => (suffix === undefined ? [field] : []))
    const fields = await withOptions(db, actor.companyId, own)
    const byId = new Map(fields.map((field) => [field.id, toV1ProductField(field)]))
    const items = page.flatMap(({ field, suffix }): v1.ProductField[] => {
      if (suffix !== undefined) return [toV1SubField(field, suffix)]
      const shown = byId.get(field.id)
      return shown ? [shown] : []
    })
    return toV1Page(items, query, rows.length > start + limit)
  },

  async getProductField({ params }, { db, actor }) {
    return toV1One(toV1ProductField(await getProductField(db, actor.companyId, params.id)))
  },

  async addProductField({ body }, { db, actor, now }) {
    const options = toOptionInputs(body.options ?? []).map(({ label }) => label)
    const input = { name: body.name, type: body.field_type, options }
    return toV1One(toV1ProductField(await createField(db, actor, input, now)))
  },

  async updateProductField({ params, body }, { db, actor, now }) {
    const change = {
      name: body.name,
      type: body.field_type,
      options: body.options && toOptionInputs(body.options),
    }
    return toV1One(toV1ProductField(await updateField(db, actor, params.id, change, now)))
  },

  async deleteProductField({ params }, { db, actor, now }) {
    await deleteFields(db, actor, [params.id], now)
    return toV1One({ id: params.id })
  },

  async deleteProductFields({ query }, { db, actor, now }) {
    const ids = [...new Set(query.ids)]
    if (ids.length === 0) throw new Problem('invalid_value', { detail: 'ids must be given' })
    await deleteFields(db, actor, ids, now)
    return toV1One({ id: ids })
  },
})
