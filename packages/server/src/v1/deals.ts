import {
  createDeal,
  type Deal,
  deleteDeals,
  getDeal,
  listDeals,
  listProductDeals,
  updateDeal,
} from '@merx/catalog'
import { Problem, v1 } from '@merx/contract'
import { type Context, type Handler, implement } from '../implement.ts'
import { toDealOrder, toDealPatch, toV1Deal, toV1DealDetails } from './deal-mapping.ts'
import { relatedToDeals } from './deal-relations.ts'
import { toV1One, toV1Page } from './envelope.ts'
import { parseOptionalV1Time } from './time.ts'

/** The operations on deals. */
export const deals = implement(v1.deals, {
  async getDeals({ query }, { db, actor, now }) {
    // The only filters that are kept are those of products, so no number names one of deals.
    if (query.filter_id !== undefined) throw new Problem('filter_not_found')
    const list = {
      ownerId: query.owned_by_you ? actor.userId : query.user_id,
      stageId: query.stage_id,
      status: query.status,
      order: toDealOrder(query.sort),
      start: query.start,
      limit: query.limit,
    }
    const { deals, hasMore } = await listDeals(db, actor, list, now)
    return toV1DealPage(deals, query, hasMore, actor)
  },

  async addDeal({ body }, { db, actor, now }) {
    const createdAt = parseOptionalV1Time(body.add_time, 'add_time')
    const input = { ...toDealPatch(body), title: body.title, createdAt }
    return toV1Related(await createDeal(db, actor, input, now), actor)
  },

  async deleteDeals({ query }, { db, actor, now }) {
    if (query.ids.length === 0) {
      throw new Problem('invalid_value', { detail: 'ids must name at least one deal' })
    }
    await deleteDeals(db, actor, query.ids, now)
    return toV1One({ id: [...new Set(query.ids)] })
  },

  async getDeal({ params }, { db, actor, now }) {
    const { deal, progress } = await getDeal(db, actor, params.id, now)
    return {
      ...toV1One(toV1DealDetails(deal, progress, actor.locale)),
      // Merx takes in no mail.
      additional_data: { dropbox_email: null },
      related_objects: relatedToDeals([deal], actor),
    }
  },

  async updateDeal({ params, body }, { db, actor, now }) {
    const deal = await updateDeal(db, actor, params.id, toDealPatch(body), now)
    return toV1Related(deal, actor)
  },

  async deleteDeal({ params }, { db, actor, now }) {
    await deleteDeals(db, actor, [params.id], now)
    return toV1One({ id: params.id })
  },
})

export const productDeals: Handler<(typeof v1.products)['getProductDeals']> = async (
  { params, query },
  { db, actor, now },
) => {
  const { deals, hasMore } = await listProductDeals(db, actor, params.id, query, now)
  return toV1DealPage(deals, query, hasMore, actor)
}

/** One deal with what it refers to. */
function toV1Related(deal: Deal, actor: Context['actor']) {
  return {
    ...toV1One(toV1Deal(deal, actor.locale)),
    related_objects: relatedToDeals([deal], actor),
  }
}

function toV1DealPage(
  deals: readonly Deal[],
  query: { start: number; limit: number },
  hasMore: boolean,
  actor: Context['actor'],
) {
  const items = deals.map((deal) => toV1Deal(deal, actor.locale))
  const page = toV1Page(items, query, hasMore)
  return deals.length === 0 ? page : { ...page, related_objects: relatedToDeals(deals, actor) }
}
