import {
  type Actor,
  type Conditions,
  createFilter,
  deleteFilters,
  type Filter,
  getFilter,
  listFieldKeys,
  listFilters,
  mayChangeFilter,
  updateFilter,
  type Visibility,
} from '@merx/catalog'
import { Problem, v1 } from '@merx/contract'
import { type Context, implement } from '../implement.ts'
import { toV1One } from './envelope.ts'
import { parseConditions } from './filter-conditions.ts'
import { filterHelpers } from './filter-helpers.ts'
import { toV1Time } from './time.ts'

/** The operations on saved filters of v1. */
export const filters = implement(v1.filters, {
  async getFilters({ query }, { db, actor }) {
    const all = await listFilters(db, actor)
    const ofType = all.filter(({ type }) => query.type === undefined || type === query.type)
    return toV1One(ofType.map((filter) => toV1FilterSummary(filter, actor)))
  },

  async addFilter({ query, body }, context) {
    const { db, actor, now } = context
    const { name, type } = body
    if (type !== 'products') {
      throw new Problem('invalid_value', {
        detail: `type "${type}" must be products: Merx keeps filters of products only`,
      })
    }
    const conditions = parseConditions(body.conditions)
    const visibility = toVisibility(body.visible_to)
    const filter = await createFilter(db, actor, { name, type, conditions, visibility }, now)
    return toV1One(await toV1Filter(filter, query, context))
  },

  async getFilter({ params, query }, context) {
    const filter = await getFilter(context.db, context.actor, params.id)
    return toV1One(await toV1Filter(filter, query, context))
  },

  async updateFilter({ params, query, body }, context) {
    const { db, actor, now } = context
    const patch = {
      name: body.name,
      conditions: parseConditions(body.conditions),
      visibility: toVisibility(body.visible_to),
    }
    const filter = await updateFilter(db, actor, params.id, patch, now)
    return toV1One(await toV1Filter(filter, query, context))
  },

  async deleteFilter({ params }, { db, actor, now }) {
    await deleteFilters(db, actor, [params.id], now)
    return toV1One({ id: params.id })
  },

  async deleteFilters({ query }, { db, actor, now }) {
    const ids = [...new Set(query.ids)]
    if (ids.length === 0) {
      throw new Problem('invalid_value', { detail: 'ids must name at least one filter' })
    }
    await deleteFilters(db, actor, ids, now)
    return toV1One({ id: ids })
  },

  async getFilterHelpers() {
    return toV1One(filterHelpers)
  },
})

/** The contract lets only these four through. */
function toVisibility(visibleTo: v1.VisibleTo | undefined): Visibility | undefined {
  return visibleTo && (Number(visibleTo) as Visibility)
}

function toV1FilterSummary(filter: Filter, actor: Actor): v1.FilterSummary {
  return {
    id: filter.id,
    name: filter.name,
    filter_code: null,
    is_editable: mayChangeFilter(actor, filter),
    active_flag: filter.deletedAt === null,
    type: filter.type,
    temporary_flag: null,
    user_id: filter.userId,
    add_time: toV1Time(filter.createdAt),
    update_time: toV1Time(filter.updatedAt),
    visible_to: `${filter.visibility}`,
    last_used_time: null,
    custom_view_id: null,
  }
}

/** A filter with its conditions; `field_code` only where it is asked for. */
export async function toV1Filter(
  filter: Filter,
  { include_field_code: withCode }: { include_field_code: boolean },
  { db, actor }: Pick<Context, 'db' | 'actor'>,
): Promise<v1.Filter> {
  const keys = withCode ? await listFieldKeys(db, actor.companyId) : undefined
  return {
    ...toV1FilterSummary(filter, actor),
    conditions: toV1Conditions(filter.conditions, keys),
  }
}

function toV1Conditions(
  { all, any }: Conditions,
  keys: ReadonlyMap<number, string> | undefined,
): v1.FilterConditions {
  const toV1Group = (glue: 'and' | 'or', conditions: Conditions['all']) => ({
    glue,
    conditions: conditions.map(({ object, fieldId, operator, value, extraValue }) => ({
      object,
      field_id: String(fieldId),
      operator,
      value,
      extra_value: extraValue,
      json_value_flag: false,
      ...(keys && { field_code: keys.get(fieldId) ?? null }),
    })),
  })
  return { glue: 'and', conditions: [toV1Group('and', all), toV1Group('or', any)] }
}
