import { type Db, type Statement, statement, type Tables } from '@merx/store'
import { type ExpressionBuilder, type Kysely, sql as raw, type SelectQueryBuilder } from 'kysely'
import type { Actor } from '../actor.ts'
import { getProduct } from '../products/get-product.ts'
import type { Page } from '../products/list-products.ts'
import {
  type AudienceParameters,
  audienceParametersOf,
  audiencesIn,
} from '../visibility/audience-parameters.ts'
import { audiencesOf, followsReveal } from '../visibility/reader.ts'
import type { File } from './file.ts'
import { loadVisibleFiles } from './load-files.ts'

/** Columns by which a list of files can be ordered. */
export type FileOrder = {
  by:
    | 'id'
    | 'user_id'
    | 'deal_id'
    | 'person_id'
    | 'organization_id'
    | 'product_id'
    | 'created_at'
    | 'updated_at'
    | 'stored_name'
    | 'type'
    | 'size_bytes'
    | 'description'
  isDescending: boolean
}

export interface FileList extends Page {
  order: readonly FileOrder[]
  withDeleted: boolean
}

interface FilePage {
  files: File[]
  hasMore: boolean
}

/** Lists the files of a product; ties by number. Throws `product_not_found`. */
export async function listProductFiles(
  db: Db,
  actor: Actor,
  productId: number,
  list: FileList,
): Promise<FilePage> {
  await getProduct(db, actor, productId)
  let query = db.sql
    .selectFrom('file as f')
    .select('f.id')
    .where('f.company_id', '=', actor.companyId)
    .where('f.product_id', '=', productId)
  if (!list.withDeleted) query = query.where('f.deleted_at', 'is', null)
  const rows = await ordered(query, list.order, toldOf(actor))
    .limit(list.limit + 1)
    .offset(list.start)
    .execute()
  return toPage(db, actor, rows, list)
}

/** From here on a page is read off the event loop: everything before it has to be passed. */
const deepStart = 1000

/**
 * Lists the files the actor may see, by number unless told otherwise; ties by number.
 *
 * Another order visits all of them, off the event loop; it goes by the first two columns, so that
 * there are few statements.
 */
export async function listFiles(db: Db, actor: Actor, list: FileList): Promise<FilePage> {
  const shape = {
    audienceCount: audiencesOf(actor)?.length,
    withFollowed: followsReveal(actor),
    withDeleted: list.withDeleted,
    order: list.order.slice(0, 2),
  }
  const { start, limit } = list
  const read = isByNumber(shape) && start < deepStart ? db.all : db.scanAll
  const rows = await read(pageStatement(shape), {
    companyId: actor.companyId,
    userId: actor.userId ?? 0,
    ...audienceParametersOf(actor),
    start,
    count: limit + 1,
    end: start + limit + 1,
  })
  return toPage(db, actor, rows, list)
}

async function toPage(
  db: Db,
  actor: Actor,
  rows: readonly { id: number }[],
  { limit }: Page,
): Promise<FilePage> {
  const ids = rows.slice(0, limit).map(({ id }) => id)
  return { files: await loadVisibleFiles(db, actor, ids), hasMore: rows.length > limit }
}

interface Shape {
  /** Undefined: the reader sees all. */
  readonly audienceCount: number | undefined
  /** Whether following a product reveals it. */
  readonly withFollowed: boolean
  readonly withDeleted: boolean
  readonly order: readonly FileOrder[]
}

interface Parameters extends AudienceParameters {
  companyId: number
  userId: number
  start: number
  count: number
  end: number
}

type Parameter = <K extends keyof Parameters>(name: K) => Parameters[K]

function isByNumber({ order }: Shape): boolean {
  return (order[0]?.by ?? 'id') === 'id'
}

const statements = new Map<string, Statement<Parameters, { id: number }>>()

function pageStatement(shape: Shape): Statement<Parameters, { id: number }> {
  const key = JSON.stringify(shape)
  const known = statements.get(key) ?? makeStatement(shape)
  statements.set(key, known)
  return known
}

function makeStatement(shape: Shape): Statement<Parameters, { id: number }> {
  const direction = shape.order[0]?.isDescending ? 'desc' : 'asc'
  return statement((sql, parameter) => {
    const visible = mergedRanges(sql, shape, parameter, direction)
    if (isByNumber(shape)) {
      return visible
        .orderBy('merged.id', direction)
        .limit(parameter('count'))
        .offset(parameter('start'))
    }
    const chosen = sql
      .selectFrom('file as f')
      .select('f.id')
      .where('f.company_id', '=', parameter('companyId'))
      .where('f.id', 'in', visible)
    const told = {
      userId: shape.withFollowed ? parameter('userId') : undefined,
      audiences: audiencesIn(shape, parameter),
    }
    return ordered(chosen, shape.order, told).limit(parameter('count')).offset(parameter('start'))
  })
}

/**
 * What the reader may see: the files of each of their audiences, live and, if asked for, deleted ones.
 *
 * By number each range is read in the order of an index up to what the page can need.
 */
function mergedRanges(
  sql: Kysely<Tables>,
  shape: Shape,
  parameter: Parameter,
  direction: 'asc' | 'desc',
) {
  const ranges = audienceRanges(sql, shape, parameter) ?? [companyRange(sql, shape, parameter)]
  const parts = ranges.map((range) => {
    const part = isByNumber(shape)
      ? range.orderBy('range.id', direction).limit(parameter('end'))
      : range
    return sql.selectFrom(part.as('part')).select('part.id')
  })
  const [first, ...others] = parts
  if (!first) throw new Error('a list has at least one range')
  const merged = others.reduce((all, part) => all.union(part), first)
  return sql.selectFrom(merged.as('merged')).select('merged.id')
}

function companyRange(sql: Kysely<Tables>, { withDeleted }: Shape, parameter: Parameter) {
  const all = sql.selectFrom('file').select('id').where('company_id', '=', parameter('companyId'))
  const range = withDeleted ? all : all.where('deleted_at', 'is', null)
  return sql.selectFrom(range.as('range')).select('range.id')
}

function audienceRanges(sql: Kysely<Tables>, shape: Shape, parameter: Parameter) {
  const rangeOf = (audience: string, isLive: 0 | 1) => {
    const range = sql
      .selectFrom('file_audience')
      .select('file_id as id')
      .where('company_id', '=', parameter('companyId'))
      .where('audience', '=', audience)
      .where('is_live', '=', isLive)
    return sql.selectFrom(range.as('range')).select('range.id')
  }
  const audiences = audiencesIn(shape, parameter)
  const states = shape.withDeleted ? ([1, 0] as const) : ([1] as const)
  return audiences && states.flatMap((isLive) => audiences.map((own) => rangeOf(own, isLive)))
}

type Ordered = Tables & { f: Tables['file'] }

/** Who is told of an item by the order as by the answers: admins of all. */
interface Told {
  /** Undefined where following a product does not reveal it. */
  readonly userId: number | undefined
  /** Undefined: all. */
  readonly audiences: readonly string[] | undefined
}

function toldOf(actor: Actor): Told {
  const userId = followsReveal(actor) ? actor.userId : undefined
  return { userId, audiences: audiencesOf(actor) }
}

/** What a file hangs on; items the reader may not see order nothing. */
const items = {
  product_id: 'product',
  deal_id: 'deal',
  person_id: 'person',
  organization_id: 'organization',
} as const

function ordered<O>(
  query: SelectQueryBuilder<Ordered, 'f', O>,
  order: readonly FileOrder[],
  told: Told,
) {
  return order
    .reduce(
      (query, { by, isDescending }) =>
        query.orderBy(
          (eb) => orderedBy(eb, by, told),
          // The two databases disagree about where NULL goes, so it is said.
          (value) => (isDescending ? value.desc().nullsLast() : value.asc().nullsFirst()),
        ),
      query,
    )
    .orderBy('f.id')
}

function orderedBy(eb: ExpressionBuilder<Ordered, 'f'>, by: FileOrder['by'], told: Told) {
  const { audiences, userId } = told
  if (!audiences || !isItem(by)) return eb.ref(`f.${by}`)
  const follows =
    by === 'product_id' && userId !== undefined
      ? raw`or exists (select 1 from product_follower as w where w.company_id = f.company_id
          and w.product_id = f.product_id and w.user_id = ${raw.val(userId)})`
      : raw``
  return raw<number | null>`(select i.id from ${raw.table(items[by])} as i
    where i.company_id = f.company_id and i.id = ${eb.ref(`f.${by}`)}
      and (i.audience in (${raw.join(audiences)}) ${follows}))`
}

function isItem(by: FileOrder['by']): by is keyof typeof items {
  return by in items
}
