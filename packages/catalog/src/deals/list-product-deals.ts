import { type Db, type Statement, statement, type Tables } from '@merx/store'
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Actor } from '../actor.ts'
import { getProduct } from '../products/get-product.ts'
import type { Page } from '../products/list-products.ts'
import { keepDeletedMs } from '../purge/keep-deleted.ts'
import {
  type AudienceParameters,
  audienceParametersOf,
  audiencesIn,
} from '../visibility/audience-parameters.ts'
import { audiencesOf } from '../visibility/reader.ts'
import type { Deal } from './deal.ts'
import { loadDeals } from './load-deals.ts'

export interface ProductDealList extends Page {
  status: 'open' | 'won' | 'lost' | 'deleted' | 'all_not_deleted'
}

/** Lists the deals a product is attached to, by number. Throws `product_not_found`. */
export async function listProductDeals(
  db: Db,
  actor: Actor,
  productId: number,
  list: ProductDealList,
  now: Date,
): Promise<{ deals: Deal[]; hasMore: boolean }> {
  await getProduct(db, actor, productId)
  // A product may be in very many deals of which few fit.
  const rows = await db.scanAll(pageStatement(actor, list.status), {
    companyId: actor.companyId,
    productId,
    ...audienceParametersOf(actor),
    status: list.status,
    deletedAfter: now.getTime() - keepDeletedMs,
    start: list.start,
    count: list.limit + 1,
  })
  const ids = rows.slice(0, list.limit).map(({ id }) => id)
  return { deals: await loadDeals(db, actor, ids), hasMore: rows.length > list.limit }
}

interface Parameters extends AudienceParameters {
  companyId: number
  productId: number
  status: string
  deletedAfter: number
  start: number
  count: number
}

type Parameter = <K extends keyof Parameters>(name: K) => Parameters[K]
type PageStatement = Statement<Parameters, { id: number }>

const pages = new Map<string, PageStatement>()

/** The statement for a number of audiences and a kind of status, of which there are three. */
function pageStatement(actor: Actor, status: ProductDealList['status']): PageStatement {
  const kind = status === 'deleted' || status === 'all_not_deleted' ? status : 'one'
  const audienceCount = audiencesOf(actor)?.length
  const key = `${audienceCount} ${kind}`
  const page = pages.get(key) ?? makeStatement(audienceCount, kind)
  pages.set(key, page)
  return page
}

type Kind = 'deleted' | 'all_not_deleted' | 'one'

/**
 * Goes along the index of attachments, where the deals of a product stand in order, and looks at each
 * deal on its way: it stops when the page is full.
 */
function makeStatement(audienceCount: number | undefined, kind: Kind): PageStatement {
  return statement((sql, parameter) =>
    sql
      .selectFrom('deal_product as a')
      .select('a.deal_id as id')
      .where('a.company_id', '=', parameter('companyId'))
      .where('a.product_id', '=', parameter('productId'))
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('deal as d')
            .select('d.id')
            .whereRef('d.company_id', '=', 'a.company_id')
            .whereRef('d.id', '=', 'a.deal_id')
            .where((eb) => hasStatus(eb, kind, parameter))
            .where((eb) => isVisible(eb, audienceCount, parameter)),
        ),
      )
      .groupBy('a.deal_id')
      .orderBy('a.deal_id')
      .limit(parameter('count'))
      .offset(parameter('start')),
  )
}

type Deals = ExpressionBuilder<Tables & { d: Tables['deal'] }, 'd'>

function hasStatus(eb: Deals, kind: Kind, parameter: Parameter): Expression<SqlBool> {
  if (kind === 'deleted') return eb('d.deleted_at', '>', parameter('deletedAfter'))
  const isLive = eb('d.deleted_at', 'is', null)
  return kind === 'all_not_deleted'
    ? isLive
    : eb.and([isLive, eb('d.status', '=', parameter('status'))])
}

function isVisible(
  eb: Deals,
  audienceCount: number | undefined,
  parameter: Parameter,
): Expression<SqlBool> {
  const audiences = audiencesIn({ audienceCount }, parameter)
  return audiences ? eb('d.audience', 'in', audiences) : eb.lit(true)
}
