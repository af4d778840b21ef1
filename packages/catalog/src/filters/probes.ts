import { type Db, type Phrases, statement, type Tables } from '@merx/store'
import {
  type Expression,
  type Kysely,
  type RawBuilder,
  type SelectQueryBuilder,
  type SqlBool,
  sql,
} from 'kysely'
import type { Actor } from '../actor.ts'
import { lacksDocuments } from '../fields/refresh-search.ts'
import { anywhere } from '../search/text.ts'
import { audiencesOf } from '../visibility/visibility.ts'
import { asDouble, asWhole, boundConditions, numberKey, textConditions } from './checks.ts'
import { standardTexts } from './filter-keys.ts'
import type { Bounds, NumberColumn, Predicate, TextBounds } from './predicate.ts'

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
    case 'options':
      return probeAll(
        db,
        actor,
        predicate.optionIds.map((equals) => numberKey(predicate.fieldId, { equals })),
      )
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

/** The search keeps the main text of what it is asked for; it is asked outside transactions. */
async function probeSearch(
  db: Db,
  actor: Actor,
  fieldId: number,
  part: number,
  fragment: string,
): Promise<number[] | undefined> {
  const text = anywhere(fragment)
  if (part !== 0 || [...text].length < minFragment) return undefined
  const { companyId } = actor
  if (fieldId > 0 && (await lacksDocuments(db, companyId, fieldId))) return undefined
  const ids = await db.search.candidates({
    kind: 'product',
    companyId,
    audiences: audiencesOf(actor),
    patterns: [{ text, fields: [searchedIn(fieldId)] }],
    limit: maxFound + 1,
  })
  return ids.length > maxFound ? undefined : ids
}

function searchedIn(fieldId: number) {
  if (fieldId === standardTexts.name) return 'name'
  if (fieldId === standardTexts.code) return 'code'
  return fieldId < 0 ? 'other' : 'custom'
}

type Hits = SelectQueryBuilder<Tables, never, { id: number }>

/** The numbers a range of an index holds, as JSON text in one row: thousands of rows cost more. */
async function probeIndex(
  db: Db,
  actor: Actor,
  predicate: Predicate,
): Promise<number[] | undefined> {
  const range =
    predicate.kind === 'price' ? await priceRange(db, actor, predicate) : rangeOf(predicate)
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

/** The currencies a company has prices in: from each the index is asked for the next. */
const usedCurrencies = statement<{ companyId: number }, { currency: string }>((sql, parameter) => {
  const prices = (db: Pick<typeof sql, 'selectFrom'>) =>
    db
      .selectFrom('product_price as x')
      .select('x.currency')
      .where('x.company_id', '=', parameter('companyId'))
      .where('x.variation_id', 'is', null)
      .orderBy('x.currency')
      .limit(1)
  return sql
    .withRecursive('used(currency)', (db) =>
      db
        .selectFrom(prices(db).as('first'))
        .select('first.currency')
        .unionAll(
          db
            .selectFrom('used')
            .select(({ ref }) =>
              prices(db).where('x.currency', '>', ref('used.currency')).as('currency'),
            )
            .where('used.currency', 'is not', null)
            // After the last one comes a null, which ends it.
            .$castTo<{ currency: string }>(),
        ),
    )
    .selectFrom('used')
    .select('used.currency')
    .where('used.currency', 'is not', null)
})

type Range = (sql: Kysely<Tables>, companyId: number, phrases: Phrases) => Hits

/** The range of an index that holds what meets the predicate, or a little more. */
function rangeOf(predicate: Predicate): Range | undefined {
  switch (predicate.kind) {
    case 'text':
      return textRange(predicate)
    case 'number':
      return numberRange(predicate)
    case 'numberColumn':
      return numberColumnRange(predicate)
    case 'textColumn':
      return textColumnRange(predicate)
    default:
      return undefined
  }
}

/** So much of a text the index holds. */
const indexedLength = 200

function textRange({
  fieldId,
  part,
  bounds,
}: Extract<Predicate, { kind: 'text' }>): Range | undefined {
  if (bounds.endsWith !== undefined) return undefined
  return (db, companyId, phrases) => {
    const beginning = sql<string>`substr(x.value, 1, ${sql.lit(indexedLength)})`
    return asHits(
      db
        .selectFrom('product_text as x')
        .select('x.product_id as id')
        .where('x.company_id', '=', companyId)
        .where('x.field_id', '=', fieldId)
        .where('x.part', '=', part)
        .where((eb) => eb.and(indexedConditions(beginning, bounds, phrases))),
    )
  }
}

/** Bounds on the beginning of a text that hold wherever those on the whole text do. */
function indexedConditions(
  beginning: RawBuilder<string>,
  { equals, startsWith, ...bounds }: TextBounds,
  phrases: Phrases,
): Expression<SqlBool>[] {
  const prefix = startsWith === undefined ? undefined : cut(startsWith)
  const isWhole = prefix !== startsWith
  return textConditions(
    beginning,
    {
      ...bounds,
      equals: isWhole ? prefix : equals === undefined ? undefined : cut(equals),
      ...(prefix !== undefined && !isWhole ? { atLeast: prefix, below: afterPrefix(prefix) } : {}),
    },
    phrases,
  )
}

function cut(text: string): string {
  return [...text].slice(0, indexedLength).join('')
}

/** The first text in order of characters that comes after all that begin so. */
function afterPrefix(prefix: string): string | undefined {
  const characters = [...prefix]
  while (characters.length > 0) {
    const last = characters.pop()?.codePointAt(0) ?? 0
    if (last === 0x10ffff) continue
    // Halves of surrogate pairs are no characters.
    const next = last === 0xd7ff ? 0xe000 : last + 1
    return characters.join('') + String.fromCodePoint(next)
  }
  return undefined
}

function numberRange({ fieldId, part, bounds }: Extract<Predicate, { kind: 'number' }>): Range {
  return (db, companyId) =>
    asHits(
      db
        .selectFrom('product_number as x')
        .select('x.product_id as id')
        .where('x.company_id', '=', companyId)
        .where('x.field_id', '=', fieldId)
        .where('x.part', '=', part)
        .where((eb) => eb.and(boundConditions(eb.ref('x.value'), bounds, asDouble))),
    )
}

function liveProducts(db: Kysely<Tables>, companyId: number) {
  return db
    .selectFrom('product as r')
    .select('r.id')
    .where('r.company_id', '=', companyId)
    .where('r.deleted_at', 'is', null)
}

/** What the index of a column leaves out because most products have it; undefined: nothing. */
const leftOut: Partial<
  Record<NumberColumn, (bounds: Bounds<number>) => RawBuilder<SqlBool> | undefined>
> = {
  visibility: ({ equals }) => (equals === 3 ? undefined : sql`r.visibility <> 3`),
  is_linkable: ({ equals }) => (equals === 1 ? undefined : sql`r.is_linkable = 0`),
}

function numberColumnRange({
  column,
  bounds,
}: Extract<Predicate, { kind: 'numberColumn' }>): Range | undefined {
  const rare = leftOut[column]?.(bounds)
  if (column in leftOut && !rare) return undefined
  const cast = column === 'tax' ? asDouble : asWhole
  return (db, companyId) =>
    asHits(
      liveProducts(db, companyId)
        .where(`r.${column}`, 'is not', null)
        .where((eb) =>
          eb.and([
            ...(rare ? [rare] : []),
            ...boundConditions(sql<number>`${eb.ref(`r.${column}`)}`, bounds, cast),
          ]),
        ),
    )
}

function textColumnRange({
  column,
  bounds,
}: Extract<Predicate, { kind: 'textColumn' }>): Range | undefined {
  const { equals } = bounds
  if (equals === undefined) return undefined
  if (column === 'first_char') {
    return (db, companyId) => asHits(liveProducts(db, companyId).where('r.first_char', '=', equals))
  }
  if (equals === 'one-time') return undefined
  return (db, companyId) =>
    asHits(
      liveProducts(db, companyId)
        .where('r.billing_frequency', '=', equals)
        .where(sql<SqlBool>`r.billing_frequency <> 'one-time'`),
    )
}

/** The index of amounts goes currency by currency. */
async function priceRange(
  db: Db,
  { companyId }: Actor,
  { currency, bounds }: Extract<Predicate, { kind: 'price' }>,
): Promise<Range> {
  const used = currency === undefined ? await db.scanAll(usedCurrencies, { companyId }) : []
  // A condition on one of no currencies is no SQL; nothing has a price in the empty one.
  const currencies = [currency ?? '', ...used.map((row) => row.currency)]
  return (db, companyId) =>
    asHits(
      db
        .selectFrom('product_price as x')
        .select('x.product_id as id')
        .where('x.company_id', '=', companyId)
        .where('x.variation_id', 'is', null)
        .where('x.currency', 'in', currencies)
        .where((eb) => eb.and(boundConditions(eb.ref('x.amount'), bounds, asDouble))),
    )
}

function asHits(query: unknown): Hits {
  // Each selects product numbers under this name; from which table is of no more concern.
  return query as Hits
}
