import { type Expression, sql } from 'kysely'
import { audiencesOf, type Reader } from './reader.ts'

type AudienceName = `audience${number}`

/** The audiences a statement lets through, one parameter each. */
export interface AudienceParameters {
  [name: AudienceName]: string
}

/** What decides the text of a statement that is confined to a reader. */
export interface AudienceShape {
  /** Undefined: it is not confined. */
  readonly audienceCount: number | undefined
  /** Also what is open to the owner's group: who sees all finds one owner's rows by these. */
  readonly byOwnersGroup: boolean
}

/**
 * The audiences in which a list lies for a reader; who sees all has none unless it is of one owner:
 * these rows lie in the ranges of everybody, the owner, and the owner's group.
 */
export function audienceShapeOf(reader: Reader, ownerId?: number): AudienceShape {
  if (!reader.seesAll || ownerId === undefined) {
    return { audienceCount: audiencesOf(reader)?.length, byOwnersGroup: false }
  }
  // The installation does not know the plan of the company.
  const mayHaveGroups = reader.groupAudiences !== undefined || reader.userId === undefined
  return { audienceCount: 2, byOwnersGroup: mayHaveGroups }
}

/** Values for the parameters that {@link audiencesIn} names. */
export function audienceParametersOf(reader: Reader, ownerId?: number): AudienceParameters {
  const ofOwner = ownerId === undefined ? [] : ['all', `user:${ownerId}`]
  const audiences = audiencesOf(reader) ?? ofOwner
  return Object.fromEntries(
    audiences.map((audience, index): [AudienceName, string] => [`audience${index}`, audience]),
  )
}

/** The audiences a statement of some shape names; undefined where it is not confined. */
export function audiencesIn(
  { audienceCount }: Pick<AudienceShape, 'audienceCount'>,
  parameter: (name: AudienceName) => string,
): string[] | undefined {
  if (audienceCount === undefined) return undefined
  return Array.from({ length: audienceCount }, (_, index) => parameter(`audience${index}`))
}

/** The same for a list that may be of one owner, whose group is looked up in the statement itself. */
export function rangeAudiencesIn(
  shape: AudienceShape,
  parameter: ((name: AudienceName) => string) & ((name: 'companyId' | 'ownerId') => number),
): (string | Expression<string>)[] | undefined {
  const audiences = audiencesIn(shape, parameter)
  if (!audiences || !shape.byOwnersGroup) return audiences
  const ofGroup = (kind: 'group:' | 'tree:') =>
    sql<string>`(select ${sql.lit(kind)} || coalesce(u.visibility_group_id, 0)
      from ${sql.table('user')} as u where u.company_id = ${parameter('companyId')}
      and u.id = ${parameter('ownerId')})`
  return [...audiences, ofGroup('group:'), ofGroup('tree:')]
}
