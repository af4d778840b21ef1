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
import { asDouble, asWhole, boundConditions, textConditions } from './checks.ts'
import type { Bounds, NumberColumn, Predicate, TextBounds } from './predicate.ts'

type Hits = SelectQueryBuilder<Tables, never, { id: number }>

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

/** Selects product numbers along one index. */
type ValueRange = (sql: Kysely<Tables>, companyId: number, phrases: Phrases) => Hits

/**
 * The range of an index that holds what meets a predicate, or a little more; undefined when there is
 * none.
 */
export async function findValueRange(
  db: Db,
  actor: Actor,
  predicate: Predicate,
): Promise<ValueRange | undefined> {
  switch (predicate.kind) {
    case 'text':
      return textRange(predicate)
    case 'number':
      return numberRange(predicate)
    case 'numberColumn':
      return numberColumnRange(predicate)
    case 'textColumn':
      return textColumnRange(predicate)
    case 'price':
      return priceRange(db, actor, predicate)
    default:
      return undefined
  }
}

/** Opens the indexes in the order of values, which are partial so that checks do not use them. */
const inOrderOfValues = sql<SqlBool>`x.part + 0 >= 0`

/** So much of a text the index holds. */
const indexedLength = 200

function textRange({
  fieldId,
  part,
  bounds,
}: Extract<Predicate, { kind: 'text' }>): ValueRange | undefined {
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
        .where(inOrderOfValues)
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

function numberRange({
  fieldId,
  part,
  bounds,
}: Extract<Predicate, { kind: 'number' }>): ValueRange {
  return (db, companyId) =>
    asHits(
      db
        .selectFrom('product_number as x')
        .select('x.product_id as id')
        .where('x.company_id', '=', companyId)
        .where('x.field_id', '=', fieldId)
        .where('x.part', '=', part)
        .where(inOrderOfValues)
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
}: Extract<Predicate, { kind: 'numberColumn' }>): ValueRange | undefined {
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
}: Extract<Predicate, { kind: 'textColumn' }>): ValueRange | undefined {
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
): Promise<ValueRange> {
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
