import type { Audience } from './visibility.ts'

/** Somebody who reads, as far as that decides what they may see. */
export interface Reader {
  /** Undefined when the installation itself reads. */
  readonly userId: number | undefined
  /** Whether nothing of the company is hidden. */
  readonly seesAll: boolean
  /** What their group lets them see; undefined where groups mean nothing. */
  readonly groupAudiences: readonly Audience[] | undefined
}

/** Columns of a user from which a reader is made. */
export interface ReaderRow {
  id: number
  group_audiences: string | null
}

export function toReader(row: ReaderRow, seesAll: boolean): Reader {
  const json = row.group_audiences
  return {
    userId: row.id,
    seesAll,
    // The column holds what `groupAudiencesOf` gave.
    groupAudiences: json === null ? undefined : (JSON.parse(json) as Audience[]),
  }
}

/** The audiences a reader belongs to; undefined for those who see all. */
export function audiencesOf({ seesAll, userId, groupAudiences }: Reader): Audience[] | undefined {
  if (seesAll) return undefined
  return ['all', `user:${userId ?? 0}`, ...(groupAudiences ?? [])]
}

/** Whether a reader belongs to an audience that a row lets in. */
export function belongsTo(reader: Reader, audience: string): boolean {
  const audiences: readonly string[] | undefined = audiencesOf(reader)
  return audiences === undefined || audiences.includes(audience)
}

/** Whether following a product that only its owner may see reveals it; not where there are groups. */
export function followsReveal({ groupAudiences }: Pick<Reader, 'groupAudiences'>): boolean {
  return groupAudiences === undefined
}
