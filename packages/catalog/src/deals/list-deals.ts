import { type Db, type Statement, statement, type Tables } from '@merx/store'
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Page } from '../products/list-products.ts'
import { keepDeletedMs } from '../purge/keep-deleted.ts'
import {
  type AudienceParameters,
  audienceParametersOf,
  audiencesIn,
} from '../visibility/audience-parameters.ts'
import { audiencesOf } from '../visibility/reader.ts'
import type { Deal, DealStatus } from './deal.ts'
import { type DealOrder, orderBy } from './deal-order.ts'
import { loadDeals } from './load-deals.ts'

export interface DealList extends Page {
  /** `deleted`: those deleted in the last 30 days. */
  status: DealStatus | 'deleted' | 'all_not_deleted'
  /** Only this user's. */
  ownerId?: number | undefined
  stageId?: number | undefined
  /** Ties by number, as is a list without any. */
  order: readonly DealOrder[]
}

/** From here on a page is read off the event loop: everything before it has to be passed. */
const deepStart = 1000

/** Lists deals the actor may see. */
export async function listDeals(
  db: Db,
  actor: Actor,
  list: DealList,
  now: Date,
): Promise<{ deals: Deal[]; hasMore: boolean }> {
  const rows = await readPage(db, actor, list, now)
  const ids = rows.slice(0, list.limit).map(({ id }) => id)
  return { deals: await loadDeals(db, actor, ids), hasMore: rows.length > list.limit }
}

/** One row more than the page if there is one. */
async function readPage(
  db: Db,
  actor: Actor,
  list: DealList,
  now: Date,
): Promise<{ id: number }[]> {
  const isSorted = list.order.length > 0
  const conditions = [list.ownerId, list.stageId].filter((id) => id !== undefined).length
  const isWhole = conditions === 0 && list.status === 'all_not_deleted'
  const byStatus = list.status === 'all_not_deleted' ? 0 : 1
  // Served by one index range; others may have to pass many deals for a few.
  const isRange = conditions + byStatus <= 1 && list.status !== 'deleted' && actor.seesAll
  const isQuick = !isSorted && list.start < deepStart && (isWhole || isRange)
  const read = isQuick ? db.all : db.walkAll
  return read(isWhole && !isSorted ? wholePage(actor) : pageOf(actor, list), {
    ...rangesOf(list, now),
    companyId: actor.companyId,
    ...audienceParametersOf(actor),
    start: list.start,
    count: list.limit + 1,
    end: list.start + list.limit + 1,
  })
}

interface Parameters extends AudienceParameters {
  companyId: number
  start: number
  count: number
  end: number
  ownerId: number
  stageId: number
  status: string
  fromOwner: number
  toOwner: number
  fromStage: number
  toStage: number
  open: string
  won: string
  lost: string
  /** Deleted after this, and at the latest then; live deals count as deleted at 0. */
  deletedAfter: number
  deletedUntil: number
}

type PageStatement = Statement<Parameters, { id: number }>
const pages = new Map<string, PageStatement>()

function kept(key: string, make: () => PageStatement): PageStatement {
  const page = pages.get(key) ?? make()
  pages.set(key, page)
  return page
}

/** All live deals by number: an index range for an admin, the merge of several for others. */
function wholePage(actor: Actor): PageStatement {
  const audienceCount = audiencesOf(actor)?.length
  return kept(`whole ${audienceCount}`, () =>
    statement((sql, parameter) => {
      const live = sql
        .selectFrom('deal as d')
        .select('d.id')
        .where('d.company_id', '=', parameter('companyId'))
        .where('d.deleted_at', 'is', null)
        .orderBy('d.id')
        .limit(parameter('end'))
      const audiences = audiencesIn({ audienceCount }, parameter)
      const ranges = audiences?.map((own) => live.where('d.audience', '=', own)) ?? [live]
      const [first, ...others] = ranges.map((range) =>
        sql.selectFrom(range.as('range')).select('range.id'),
      )
      if (!first) throw new Error('a list has at least one range')
      const seen = others.reduce((all, range) => all.unionAll(range), first)
      return sql
        .selectFrom(seen.as('seen'))
        .select('seen.id')
        .orderBy('seen.id')
        .limit(parameter('count'))
        .offset(parameter('start'))
    }),
  )
}

/** A page with conditions or in an order of its own. */
function pageOf(actor: Actor, list: DealList): PageStatement {
  const isSorted = list.order.length > 0
  const order = list.order.map(({ by, isDescending }) => `${by}${isDescending ? '-' : '+'}`)
  const { ownerId, stageId, status } = list
  const shape = isSorted ? order : [ownerId !== undefined, stageId !== undefined, status]
  const audienceCount = audiencesOf(actor)?.length
  return kept(`${audienceCount} ${shape}`, () =>
    statement((sql, parameter) => {
      const audiences = audiencesIn({ audienceCount }, parameter)
      const page = sql
        .selectFrom('deal as d')
        .select('d.id')
        .where('d.company_id', '=', parameter('companyId'))
        .where((eb) => (isSorted ? between(eb, parameter) : equal(eb, list, parameter)))
        .where((eb) => (audiences ? eb('d.audience', 'in', audiences) : eb.lit(true)))
      return orderBy(page, list.order, audiences)
        .limit(parameter('count'))
        .offset(parameter('start'))
    }),
  )
}

type Deals = ExpressionBuilder<Tables & { d: Tables['deal'] }, 'd'>
type Parameter = <K extends keyof Parameters>(name: K) => Parameters[K]

function equal(eb: Deals, list: DealList, parameter: Parameter): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = []
  if (list.status === 'deleted') all.push(eb('d.deleted_at', '>', parameter('deletedAfter')))
  else all.push(eb('d.deleted_at', 'is', null))
  if (list.ownerId !== undefined) all.push(eb('d.owner_id', '=', parameter('ownerId')))
  if (list.stageId !== undefined) all.push(eb('d.stage_id', '=', parameter('stageId')))
  if (list.status !== 'deleted' && list.status !== 'all_not_deleted') {
    all.push(eb('d.status', '=', parameter('status')))
  }
  return eb.and(all)
}

/** The same as ranges, so that each order is one statement whatever is asked for. */
function between(eb: Deals, parameter: Parameter): Expression<SqlBool> {
  const deletedAt = eb.fn.coalesce('d.deleted_at', eb.lit(0))
  return eb.and([
    eb('d.owner_id', '>=', parameter('fromOwner')),
    eb('d.owner_id', '<=', parameter('toOwner')),
    eb('d.stage_id', '>=', parameter('fromStage')),
    eb('d.stage_id', '<=', parameter('toStage')),
    eb('d.status', 'in', [parameter('open'), parameter('won'), parameter('lost')]),
    eb(deletedAt, '>', parameter('deletedAfter')),
    eb(deletedAt, '<=', parameter('deletedUntil')),
  ])
}

function rangesOf({ ownerId, stageId, status }: DealList, now: Date) {
  const max = Number.MAX_SAFE_INTEGER
  const isStatus = status !== 'deleted' && status !== 'all_not_deleted'
  const deletedAfter = now.getTime() - keepDeletedMs
  return {
    ownerId: ownerId ?? 0,
    stageId: stageId ?? 0,
    status,
    fromOwner: ownerId ?? 0,
    toOwner: ownerId ?? max,
    fromStage: stageId ?? 0,
    toStage: stageId ?? max,
    open: isStatus ? status : 'open',
    won: isStatus ? status : 'won',
    lost: isStatus ? status : 'lost',
    deletedAfter: status === 'deleted' ? deletedAfter : -1,
    deletedUntil: status === 'deleted' ? max : 0,
  }
}
