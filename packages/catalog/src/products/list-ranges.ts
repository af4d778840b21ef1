import type { Phrases, Tables } from '@merx/store'
import { type Expression, type Kysely, sql as raw, type SqlBool } from 'kysely'
import { checkOf, type RowBuilder } from '../filters/checks.ts'
import type { Predicate } from '../filters/predicate.ts'
import {
  type AudienceParameters,
  type AudienceShape,
  rangeAudiencesIn,
} from '../visibility/audience-parameters.ts'

/** Which conditions a list has: lists of one shape are one statement. */
export interface Shape extends AudienceShape {
  readonly byOwner: boolean
  readonly byIds: boolean
  readonly byFirstChar: boolean
  /** Whether what the reader follows is in it. */
  readonly withFollowed: boolean
  /** What a filter asks for. */
  readonly predicate: Predicate | undefined
}

export interface ListParameters extends AudienceParameters {
  companyId: number
  /** Who asks; 0 when the installation itself does. */
  userId: number
  ownerId: number
  /** JSON text. */
  ids: string
  firstChar: string
}

type Parameter = <K extends keyof ListParameters>(name: K) => ListParameters[K]

/**
 * The index ranges that together hold what the reader may see; those of `own` are disjoint, and to
 * be counted `followed` leaves out what they hold.
 *
 * What has to be found by number leaves PostgreSQL no index but that of numbers: by statistics from
 * before a bulk write any other would seem as good.
 */
export function rangesOf(
  sql: Kysely<Tables>,
  shape: Shape,
  parameter: Parameter,
  phrases: Phrases,
  { isCounted = false } = {},
) {
  const ids = () => phrases.numbers(parameter('ids'))
  const live = () =>
    sql
      .selectFrom('product as r')
      .select('r.id')
      .where('r.company_id', '=', parameter('companyId'))
      .where(shape.byIds ? isLive : raw<SqlBool>`r.deleted_at is null`)
      .$if(shape.byIds, (range) => range.where((eb) => phrases.isAmong(eb.ref('r.id'), ids())))
      .where((eb) => conditions(eb, shape, parameter, phrases))
  const audiences = rangeAudiencesIn(shape, parameter)
  if (!audiences) return { own: [live()], followed: [] }
  const own = audiences.map((audience) => live().where('r.audience', '=', audience))
  if (!shape.withFollowed) return { own, followed: [] }
  const followed = sql
    .selectFrom('product_follower as f')
    .select('f.product_id as id')
    .where('f.company_id', '=', parameter('companyId'))
    .where('f.user_id', '=', parameter('userId'))
    .$if(shape.byIds, (range) =>
      range.where((eb) => phrases.isAmong(eb.ref('f.product_id'), ids())),
    )
    // With an offset it is never made a join, which might start with the products, which are many.
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('product as r')
          .select('r.id')
          .whereRef('r.company_id', '=', 'f.company_id')
          .whereRef('r.id', '=', 'f.product_id')
          .where(isLive)
          .where((eb) => conditions(eb, shape, parameter, phrases))
          .where((eb) =>
            eb.and(isCounted ? audiences.map((own) => eb('r.audience', '<>', own)) : []),
          )
          .limit(1)
          .offset(0),
      ),
    )
  return { own, followed: [followed] }
}

/** Said so that of the indexes only that of numbers, of all products, comes into question. */
const isLive = raw<SqlBool>`(+r.deleted_at) is null`

function conditions(
  eb: RowBuilder,
  { byOwner, byFirstChar, predicate }: Shape,
  parameter: Parameter,
  phrases: Phrases,
): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = []
  if (byOwner) all.push(eb('r.owner_id', '=', parameter('ownerId')))
  if (byFirstChar) all.push(eb('r.first_char', '=', parameter('firstChar')))
  if (predicate) all.push(checkOf(eb, predicate, phrases))
  return eb.and(all)
}
