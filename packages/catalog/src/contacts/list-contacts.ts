import { type Db, type Statement, statement, type Tables } from '@merx/store'
import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Page } from '../products/list-products.ts'
import {
  type AudienceParameters,
  type AudienceShape,
  audienceParametersOf,
  audienceShapeOf,
  audiencesIn,
  rangeAudiencesIn,
} from '../visibility/audience-parameters.ts'
import type { ContactTable } from './contact-rows.ts'

export interface ContactOrder {
  by: 'id' | 'name' | 'owner_id' | 'created_at' | 'updated_at'
  isDescending: boolean
}

export interface ContactList extends Page {
  /** Only this user's. */
  ownerId?: number | undefined
  /** First character of the name, lower case. */
  firstChar?: string | undefined
  /** Ties by number, in the direction of the last one. */
  order: readonly ContactOrder[]
}

/** From here on a page is read off the event loop: everything before it has to be passed. */
const deepStart = 1000

/** Numbers of live contacts the actor may see, in the order asked for or else by number. */
export async function listContactIds(
  db: Db,
  table: ContactTable,
  actor: Actor,
  list: ContactList,
): Promise<{ ids: number[]; hasMore: boolean }> {
  const shape = shapeOf(table, actor, list)
  const isShort = shape.order.length === 0 && list.start < deepStart
  const rows = await (isShort ? db.all : db.walkAll)(statementFor(shape), {
    companyId: actor.companyId,
    ownerId: list.ownerId ?? 0,
    firstChar: list.firstChar ?? '',
    ...audienceParametersOf(actor, list.ownerId),
    start: list.start,
    count: list.limit + 1,
    end: list.start + list.limit + 1,
  })
  return { ids: rows.slice(0, list.limit).map(({ id }) => id), hasMore: rows.length > list.limit }
}

/** Which conditions and order a list has: lists of one shape are one statement. */
interface Shape extends AudienceShape {
  readonly table: ContactTable
  readonly byOwner: boolean
  readonly byFirstChar: boolean
  readonly seesAll: boolean
  readonly order: readonly ContactOrder[]
}

interface Parameters extends AudienceParameters {
  companyId: number
  ownerId: number
  firstChar: string
  start: number
  count: number
  /** Where the page ends. */
  end: number
}

type Parameter = <K extends keyof Parameters>(name: K) => Parameters[K]

function shapeOf(table: ContactTable, actor: Actor, list: ContactList): Shape {
  const byOwner = list.ownerId !== undefined
  const byFirstChar = list.firstChar !== undefined
  const audiences = audienceShapeOf(actor, list.ownerId)
  const { seesAll } = actor
  return { table, byOwner, byFirstChar, seesAll, ...audiences, order: list.order }
}

const statements = new Map<string, Statement<Parameters, { id: number }>>()

function statementFor(shape: Shape): Statement<Parameters, { id: number }> {
  const key = JSON.stringify(shape)
  const made = statements.get(key) ?? (shape.order.length === 0 ? byNumber(shape) : inOrder(shape))
  statements.set(key, made)
  return made
}

/**
 * Each audience is a range of an index, read up to what the page can need, then they are merged: as
 * one condition a reader who may see little would wait for a walk through everything.
 */
function byNumber(shape: Shape): Statement<Parameters, { id: number }> {
  return statement((sql, parameter) => {
    const ranges = rangesOf(sql, shape, parameter).map((range) =>
      sql.selectFrom(range.orderBy('r.id').limit(parameter('end')).as('range')).select('range.id'),
    )
    const [first, ...others] = ranges
    if (!first) throw new Error('a list has at least one range')
    // What has one audience has no other, so the ranges have nothing in common.
    const merged = others.reduce((all, range) => all.unionAll(range), first)
    return sql
      .selectFrom(merged.as('merged'))
      .select('merged.id')
      .orderBy('merged.id')
      .limit(parameter('count'))
      .offset(parameter('start'))
  })
}

/** Another order may have to pass what the reader may not see, so it runs off the event loop. */
function inOrder(shape: Shape): Statement<Parameters, { id: number }> {
  return statement((sql, parameter) => {
    let query = live(sql, shape, parameter)
    const audiences = shape.seesAll ? undefined : audiencesIn(shape, parameter)
    if (audiences) query = query.where('r.audience', 'in', audiences)
    // Ties go the way of what is before them, as an index does.
    const last = { by: 'id' as const, isDescending: shape.order.at(-1)?.isDescending ?? false }
    for (const { by, isDescending } of [...shape.order, last]) {
      query = query.orderBy(`r.${by}`, isDescending ? 'desc' : 'asc')
    }
    return query.limit(parameter('count')).offset(parameter('start'))
  })
}

function rangesOf(sql: Kysely<Tables>, shape: Shape, parameter: Parameter) {
  const audiences = rangeAudiencesIn(shape, parameter)
  if (!audiences) return [live(sql, shape, parameter)]
  return audiences.map((audience) => live(sql, shape, parameter).where('r.audience', '=', audience))
}

function live(sql: Kysely<Tables>, shape: Shape, parameter: Parameter) {
  return (
    sql
      // Both tables have every column a list looks at.
      .selectFrom(`${shape.table as 'person'} as r`)
      .select('r.id')
      .where('r.company_id', '=', parameter('companyId'))
      .where('r.deleted_at', 'is', null)
      .where((eb) => conditions(eb, shape, parameter))
  )
}

function conditions(
  eb: ExpressionBuilder<Tables & { r: Tables['person'] }, 'r'>,
  { byOwner, byFirstChar }: Shape,
  parameter: Parameter,
): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = []
  if (byOwner) all.push(eb('r.owner_id', '=', parameter('ownerId')))
  if (byFirstChar) all.push(eb('r.first_char', '=', parameter('firstChar')))
  return eb.and(all)
}
