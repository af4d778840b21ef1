import { type Db, type Phrases, type Statement, statement, type Tables } from '@merx/store'
import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely'
import type { Actor } from '../actor.ts'
import { audiencesOf } from '../visibility/visibility.ts'
import { toProduct } from './load-products.ts'
import type { Product } from './product.ts'
import { type ProductRow, selectProducts } from './product-rows.ts'

export interface ProductList {
  /** Only this user's. */
  ownerId?: number | undefined
  /** Only these. */
  ids?: readonly number[] | undefined
  /** First character of the name, lower case. */
  firstChar?: string | undefined
}

export interface Page {
  start: number
  limit: number
}

/** From here on a page is read off the event loop: everything before it has to be passed. */
const deepStart = 1000

/** Lists live products the actor may see, by number. */
export async function listProducts(
  db: Db,
  actor: Actor,
  list: ProductList,
  page: Page,
): Promise<{ products: Product[]; hasMore: boolean }> {
  const shape = shapeOf(actor, list)
  const read = page.start < deepStart ? db.all : db.scanAll
  const rows = await read(statementFor(pageStatements, shape, pageStatement), {
    ...parametersOf(actor, list),
    start: page.start,
    count: page.limit + 1,
    end: page.start + page.limit + 1,
  })
  const products = rows.slice(0, page.limit).map(toProduct)
  return { products, hasMore: rows.length > page.limit }
}

/** Counts the live products the actor may see; visits them all, off the event loop. */
export async function countProducts(db: Db, actor: Actor, list: ProductList): Promise<number> {
  const counting = statementFor(countStatements, shapeOf(actor, list), countStatement)
  const [row] = await db.scanAll(counting, parametersOf(actor, list))
  return Number(row?.total ?? 0)
}

/** Which conditions a list has: lists of one shape are one statement. */
interface Shape {
  readonly byOwner: boolean
  readonly byIds: boolean
  readonly byFirstChar: boolean
  readonly isAdmin: boolean
}

interface ListParameters {
  companyId: number
  /** Who asks; 0 when the installation itself does. */
  userId: number
  ownerId: number
  /** JSON text. */
  ids: string
  firstChar: string
  /** The audience that only the reader, or for an admin the owner asked for, belongs to. */
  ownAudience: string
}

interface PageParameters extends ListParameters {
  start: number
  count: number
  end: number
}

function shapeOf(actor: Actor, { ownerId, ids, firstChar }: ProductList): Shape {
  return {
    byOwner: ownerId !== undefined,
    byIds: ids !== undefined,
    byFirstChar: firstChar !== undefined,
    isAdmin: audiencesOf(actor) === undefined,
  }
}

function parametersOf(actor: Actor, { ownerId = 0, ids = [], firstChar = '' }: ProductList) {
  const userId = actor.userId ?? 0
  return {
    companyId: actor.companyId,
    userId,
    ownerId,
    ids: JSON.stringify(ids),
    firstChar,
    ownAudience: `user:${actor.isAdmin ? ownerId : userId}`,
  }
}

const pageStatements = new Map<string, Statement<PageParameters, ProductRow>>()
const countStatements = new Map<string, Statement<ListParameters, { total: number | string }>>()

function statementFor<S>(known: Map<string, S>, shape: Shape, make: (shape: Shape) => S): S {
  const key = Object.values(shape).map(Number).join('')
  const made = known.get(key) ?? make(shape)
  known.set(key, made)
  return made
}

type Parameter = <K extends keyof ListParameters>(name: K) => ListParameters[K]

/**
 * The page and one row more if there is one, in one statement and so of one moment.
 *
 * Each range is read in the order of an index up to what the page can need, then they are merged:
 * as one condition with OR a reader who may see little would wait for a walk through everything.
 */
function pageStatement(shape: Shape): Statement<PageParameters, ProductRow> {
  return statement((sql, parameter, phrases) => {
    const { own, followed } = rangesOf(sql, shape, parameter, phrases)
    const inOrder = [
      ...own.map((range) => range.orderBy('r.id').limit(parameter('end'))),
      ...followed.map((range) => range.orderBy('f.product_id').limit(parameter('end'))),
    ]
    const ranges = inOrder.map((range) => sql.selectFrom(range.as('range')).select('range.id'))
    const [first, ...others] = ranges
    if (!first) throw new Error('a list has at least one range')
    // What somebody follows may be in their other ranges too; only one of each remains. Leaving out
    // what is would mean to pass all follows for the few that matter.
    const merged = others.reduce((all, range) => all.union(range), first)
    const ids = sql
      .selectFrom(merged.as('merged'))
      .select('merged.id')
      .orderBy('merged.id')
      .limit(parameter('count'))
      .offset(parameter('start'))
    return selectProducts(sql, phrases)
      .where('p.company_id', '=', parameter('companyId'))
      .where('p.id', 'in', ids)
      .orderBy('p.id')
  })
}

function countStatement(shape: Shape): Statement<ListParameters, { total: number | string }> {
  return statement((sql, parameter, phrases) => {
    const { own, followed } = rangesOf(sql, shape, parameter, phrases)
    const onlyFollowed = followed.map((range) =>
      range.where('r.audience', '<>', 'all').where('r.audience', '<>', parameter('ownAudience')),
    )
    const ranges = [...own, ...onlyFollowed].map((range) =>
      sql.selectFrom(range.as('range')).select('range.id'),
    )
    const [first, ...others] = ranges
    if (!first) throw new Error('a list has at least one range')
    const merged = others.reduce((all, range) => all.unionAll(range), first)
    return sql
      .selectFrom(merged.as('merged'))
      .select((eb) => eb.fn.countAll<number | string>().as('total'))
  })
}

/** The index ranges that together hold what the reader may see; those of `own` are disjoint. */
function rangesOf(sql: Kysely<Tables>, shape: Shape, parameter: Parameter, phrases: Phrases) {
  const live = () =>
    sql
      .selectFrom('product as r')
      .select('r.id')
      .where('r.company_id', '=', parameter('companyId'))
      .where('r.deleted_at', 'is', null)
      .where((eb) => conditions(eb, shape, parameter, phrases))
  // An admin sees all, yet one owner's products lie in two ranges: everybody's and the owner's.
  if (shape.isAdmin && !shape.byOwner) return { own: [live()], followed: [] }
  const everybodys = live().where('r.audience', '=', 'all')
  const own = [everybodys, live().where('r.audience', '=', parameter('ownAudience'))]
  if (shape.isAdmin) return { own, followed: [] }
  // The cross join keeps SQLite from starting with the products, which are many.
  const followed = sql
    .selectFrom('product_follower as f')
    .crossJoin('product as r')
    .select('r.id')
    .whereRef('r.company_id', '=', 'f.company_id')
    .whereRef('r.id', '=', 'f.product_id')
    .where('r.deleted_at', 'is', null)
    .where((eb) => conditions(eb, shape, parameter, phrases))
    .where('f.company_id', '=', parameter('companyId'))
    .where('f.user_id', '=', parameter('userId'))
  return { own, followed: [followed] }
}

function conditions(
  eb: ExpressionBuilder<Tables & { r: Tables['product'] }, 'r'>,
  { byOwner, byIds, byFirstChar }: Shape,
  parameter: Parameter,
  { numbers }: Phrases,
): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = []
  if (byOwner) all.push(eb('r.owner_id', '=', parameter('ownerId')))
  if (byIds) all.push(eb('r.id', 'in', numbers(parameter('ids'))))
  if (byFirstChar) all.push(eb('r.first_char', '=', parameter('firstChar')))
  return eb.and(all)
}
