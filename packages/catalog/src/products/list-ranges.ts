import type { Phrases, Tables } from '@merx/store'
import type { Expression, Kysely, SqlBool } from 'kysely'
import { checkOf, type RowBuilder } from '../filters/checks.ts'
import type { Predicate } from '../filters/predicate.ts'

/** Which conditions a list has: lists of one shape are one statement. */
export interface Shape {
  readonly byOwner: boolean
  readonly byIds: boolean
  readonly byFirstChar: boolean
  readonly isAdmin: boolean
  /** What a filter asks for. */
  readonly predicate: Predicate | undefined
}

export interface ListParameters {
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

type Parameter = <K extends keyof ListParameters>(name: K) => ListParameters[K]

/** The index ranges that together hold what the reader may see; those of `own` are disjoint. */
export function rangesOf(
  sql: Kysely<Tables>,
  shape: Shape,
  parameter: Parameter,
  phrases: Phrases,
) {
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
  eb: RowBuilder,
  { byOwner, byIds, byFirstChar, predicate }: Shape,
  parameter: Parameter,
  phrases: Phrases,
): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = []
  if (byOwner) all.push(eb('r.owner_id', '=', parameter('ownerId')))
  if (byIds) all.push(eb('r.id', 'in', phrases.numbers(parameter('ids'))))
  if (byFirstChar) all.push(eb('r.first_char', '=', parameter('firstChar')))
  if (predicate) all.push(checkOf(eb, predicate, phrases))
  return eb.and(all)
}
