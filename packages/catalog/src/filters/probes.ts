import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import { lacksDocuments } from '../fields/refresh-search.ts'
import { anywhere } from '../search/text.ts'
import { audiencesOf } from '../visibility/reader.ts'
import { hasStaleAudiences } from '../visibility/stale-audiences.ts'
import { numberKey } from './checks.ts'
import { standardTexts } from './filter-keys.ts'
import type { Predicate } from './predicate.ts'
import { findValueRange } from './value-ranges.ts'

/** Up to here products are looked at one by one; where more fit, a walk finds a page soon. */
const maxHits = 5000

/**
 * The numbers of all products that may meet a predicate; undefined where they are too many, or no
 * index knows. Some of them may not meet it.
 */
export async function probe(
  db: Db,
  actor: Actor,
  predicate: Predicate,
): Promise<number[] | undefined> {
  switch (predicate.kind) {
    case 'constant':
      return predicate.holds ? undefined : []
    case 'not':
      return undefined
    case 'all':
      return probeAll(db, actor, predicate.predicates)
    case 'any':
      return probeAny(db, actor, predicate.predicates)
    case 'options': {
      const { fieldId, optionIds, needed } = predicate
      const each = optionIds.map((equals) => numberKey(fieldId, { equals }))
      return needed === 'any' ? probeAny(db, actor, each) : probeAll(db, actor, each)
    }
    case 'text':
      return predicate.bounds.contains === undefined
        ? probeIndex(db, actor, predicate)
        : probeSearch(db, actor, predicate.fieldId, predicate.part, predicate.bounds.contains)
    default:
      return probeIndex(db, actor, predicate)
  }
}

/** So few that asking other conditions costs more than looking at them. */
const few = 100

/** The fewest that one of the predicates leaves; the most promising are asked first. */
async function probeAll(
  db: Db,
  actor: Actor,
  predicates: readonly Predicate[],
): Promise<number[] | undefined> {
  let fewest: number[] | undefined
  for (const predicate of predicates.toSorted((a, b) => promise(a) - promise(b))) {
    const ids = await probe(db, actor, predicate)
    if (ids && ids.length < (fewest?.length ?? Number.POSITIVE_INFINITY)) fewest = ids
    if (fewest && fewest.length <= few) break
  }
  return fewest
}

/** What is equal to something is rarer than what is beyond something. */
function promise(predicate: Predicate): number {
  if (predicate.kind === 'constant') return 0
  if (predicate.kind === 'any' || predicate.kind === 'all') return 3
  if (!('bounds' in predicate)) return 1
  return predicate.bounds.equals === undefined ? 2 : 1
}

/** What any of the predicates leaves, where all of them together leave few. */
async function probeAny(
  db: Db,
  actor: Actor,
  predicates: readonly Predicate[],
): Promise<number[] | undefined> {
  const all = new Set<number>()
  for (const predicate of predicates) {
    const ids = await probe(db, actor, predicate)
    if (!ids) return undefined
    for (const id of ids) all.add(id)
    if (all.size > maxHits) return undefined
  }
  return [...all]
}

/** Fragments shorter than this no index knows. */
const minFragment = 2
/** The search gives its hits row by row, which costs more. */
const maxFound = 2000

/** The search is asked outside transactions. */
async function probeSearch(
  db: Db,
  actor: Actor,
  fieldId: number,
  part: number,
  fragment: string,
): Promise<number[] | undefined> {
  const text = anywhere(fragment)
  if ([...text].length < minFragment) return undefined
  const { companyId } = actor
  if (fieldId > 0 && (await lacksDocuments(db, companyId, fieldId))) return undefined
  const isStale = await hasStaleAudiences(db, companyId)
  const ids = await db.search.candidates({
    kind: 'product',
    companyId,
    // Which of these the reader may see is asked of their rows, which know of a regrouping.
    audiences: isStale ? undefined : audiencesOf(actor),
    patterns: [{ text, fields: [searchedIn(fieldId, part)] }],
    limit: maxFound + 1,
  })
  return ids.length > maxFound ? undefined : ids
}

/** Components of addresses lie with the texts that only filters look at. */
function searchedIn(fieldId: number, part: number) {
  if (fieldId === standardTexts.name) return 'name'
  if (fieldId === standardTexts.code) return 'code'
  return fieldId < 0 || part !== 0 ? 'other' : 'custom'
}

/** The numbers a range of an index holds, as JSON text in one row: thousands of rows cost more. */
async function probeIndex(
  db: Db,
  actor: Actor,
  predicate: Predicate,
): Promise<number[] | undefined> {
  const range = await findValueRange(db, actor, predicate)
  if (!range) return undefined
  const probing = statement<{ companyId: number }, { ids: string }>(
    (sql, parameter, phrases) =>
      sql
        .selectFrom(
          range(sql, parameter('companyId'), phrases)
            .limit(maxHits + 1)
            .as('hits'),
        )
        .select(phrases.rows(['id']).as('ids')),
    { isKept: false },
  )
  const [row] = await db.scanAll(probing, { companyId: actor.companyId })
  // The statement builds this JSON: lists of one number each.
  const ids = (JSON.parse(row?.ids ?? '[]') as [number][]).map(([id]) => id)
  return ids.length > maxHits ? undefined : ids
}
