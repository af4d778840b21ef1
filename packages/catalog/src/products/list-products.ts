import { type Db, type Statement, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import type { Selection } from '../filters/select-products.ts'
import { audienceParametersOf, audienceShapeOf } from '../visibility/audience-parameters.ts'
import { followsReveal } from '../visibility/reader.ts'
import { type ListParameters, rangesOf, type Shape } from './list-ranges.ts'
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
  /** Only those a filter asks for. */
  selection?: Selection | undefined
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
  const rows = await readerFor(
    db,
    list,
    page,
  )(statementFor(pageStatements, shape, pageStatement), {
    ...parametersOf(actor, list),
    start: page.start,
    count: page.limit + 1,
    end: page.start + page.limit + 1,
  })
  const products = rows.slice(0, page.limit).map(toProduct)
  return { products, hasMore: rows.length > page.limit }
}

/** What is found by number is a few rows; whatever else is chosen or far away may be behind many. */
function readerFor(db: Db, { selection }: ProductList, { start }: Page): Db['all'] {
  if (selection?.ids) return db.scanAll
  return selection || start >= deepStart ? db.walkAll : db.all
}

/** Counts the live products the actor may see; visits them all, off the event loop. */
export async function countProducts(db: Db, actor: Actor, list: ProductList): Promise<number> {
  const counting = statementFor(countStatements, shapeOf(actor, list), countStatement)
  const [row] = await db.walkAll(counting, parametersOf(actor, list))
  return Number(row?.total ?? 0)
}

interface PageParameters extends ListParameters {
  start: number
  count: number
  end: number
}

function shapeOf(actor: Actor, list: ProductList): Shape {
  const { ownerId, firstChar } = list
  return {
    byOwner: ownerId !== undefined,
    byIds: idsOf(list) !== undefined,
    byFirstChar: firstChar !== undefined,
    withFollowed: !actor.seesAll && followsReveal(actor),
    ...audienceShapeOf(actor, ownerId),
    predicate: list.selection?.predicate,
  }
}

/** The only ones that can be in the list, where they are known. */
function idsOf({ ids, selection }: ProductList): readonly number[] | undefined {
  if (!ids || !selection?.ids) return ids ?? selection?.ids
  const selected = new Set(selection.ids)
  return ids.filter((id) => selected.has(id))
}

function parametersOf(actor: Actor, list: ProductList) {
  const { ownerId = 0, firstChar = '' } = list
  return {
    companyId: actor.companyId,
    userId: actor.userId ?? 0,
    ownerId,
    ids: JSON.stringify(idsOf(list) ?? []),
    firstChar,
    ...audienceParametersOf(actor, list.ownerId),
  }
}

const pageStatements = new Map<string, Statement<PageParameters, ProductRow>>()
const countStatements = new Map<string, Statement<ListParameters, { total: number | string }>>()

/** The statement for lists of one shape; those by filter are of too many shapes to be kept. */
function statementFor<S>(known: Map<string, S>, shape: Shape, make: (shape: Shape) => S): S {
  const { predicate, ...flags } = shape
  if (predicate) return make(shape)
  const key = Object.values(flags).join()
  const made = known.get(key) ?? make(shape)
  known.set(key, made)
  return made
}

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
      .where((eb) => phrases.isAmong(eb.ref('p.id'), ids))
      .orderBy('p.id')
  }, keptUnless(shape))
}

function countStatement(shape: Shape): Statement<ListParameters, { total: number | string }> {
  return statement((sql, parameter, phrases) => {
    const { own, followed } = rangesOf(sql, shape, parameter, phrases, { isCounted: true })
    const ranges = [...own, ...followed].map((range) =>
      sql.selectFrom(range.as('range')).select('range.id'),
    )
    const [first, ...others] = ranges
    if (!first) throw new Error('a list has at least one range')
    const merged = others.reduce((all, range) => all.unionAll(range), first)
    return sql
      .selectFrom(merged.as('merged'))
      .select((eb) => eb.fn.countAll<number | string>().as('total'))
  }, keptUnless(shape))
}

function keptUnless({ predicate }: Shape) {
  return { isKept: predicate === undefined }
}
