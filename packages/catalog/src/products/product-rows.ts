import { type Db, type Phrases, statement, type Tables } from '@merx/store'
import type { Kysely, NotNull, Selectable } from 'kysely'

/** A product's row with its owner's, and what belongs to it as JSON. */
export interface ProductRow extends Omit<Selectable<Tables['product']>, 'company_id'> {
  owner_name: string
  owner_email: string
  owner_is_active: number
  /** JSON of {@link PriceTuple}s, those of variations among them. */
  prices: string
  /** JSON of pairs of id and name. */
  variations: string
}

/** A price as the row's JSON holds it: {@link priceColumns}. */
export type PriceTuple = [
  id: number,
  variationId: number | null,
  currency: string,
  amount: number,
  cost: number,
  overheadCost: number | null,
  notes: string,
]

const priceColumns = [
  'id',
  'variation_id',
  'currency',
  'amount',
  'cost',
  'overhead_cost',
  'notes',
] as const

const productColumns = [
  'p.id',
  'p.name',
  'p.code',
  'p.description',
  'p.unit',
  'p.tax',
  'p.category_id',
  'p.first_char',
  'p.is_linkable',
  'p.visibility',
  'p.audience',
  'p.owner_id',
  'p.files_count',
  'p.followers_count',
  'p.billing_frequency',
  'p.billing_frequency_cycles',
  'p.custom_values',
  'p.created_at',
  'p.updated_at',
  'p.deleted_at',
] as const

/** Product, owner, prices and variations in one statement, so that all are of one moment. */
export function selectProducts(sql: Kysely<Tables>, { rows }: Pick<Phrases, 'rows'>) {
  return (
    sql
      .selectFrom('product as p')
      .innerJoin('user as u', (join) =>
        join.onRef('u.company_id', '=', 'p.company_id').onRef('u.id', '=', 'p.owner_id'),
      )
      .select(productColumns)
      .select(['u.name as owner_name', 'u.email as owner_email', 'u.is_active as owner_is_active'])
      .select((eb) => [
        eb
          .selectFrom('product_price as x')
          .select(rows(priceColumns).as('json'))
          .whereRef('x.company_id', '=', 'p.company_id')
          .whereRef('x.product_id', '=', 'p.id')
          .as('prices'),
        eb
          .selectFrom('product_variation as v')
          .select(rows(['id', 'name']).as('json'))
          .whereRef('v.company_id', '=', 'p.company_id')
          .whereRef('v.product_id', '=', 'p.id')
          .as('variations'),
      ])
      // An aggregate always has a row.
      .$narrowType<{ prices: NotNull; variations: NotNull }>()
  )
}

type OneProduct = { companyId: number; id: number }
/** `ids` as JSON text. */
type ManyProducts = { companyId: number; ids: string }

export const productRow = statement<OneProduct, ProductRow>((sql, parameter, phrases) =>
  selectProducts(sql, phrases)
    .where('p.company_id', '=', parameter('companyId'))
    .where('p.id', '=', parameter('id')),
)

export const productRows = statement<ManyProducts, ProductRow>((sql, parameter, phrases) =>
  selectProducts(sql, phrases)
    .where('p.company_id', '=', parameter('companyId'))
    .where((eb) => phrases.isAmong(eb.ref('p.id'), phrases.numbers(parameter('ids'))))
    .orderBy('p.id'),
)

const lockedProduct = statement<OneProduct, { id: number }>((sql, parameter, { lock }) =>
  sql
    .selectFrom('product')
    .select('id')
    .where('company_id', '=', parameter('companyId'))
    .where('id', '=', parameter('id'))
    .modifyEnd(lock),
)

/** Keeps other transactions from changing the product until this one is over. */
export async function lockProduct(db: Db, companyId: number, id: number): Promise<void> {
  await db.all(lockedProduct, { companyId, id })
}

const lockedProducts = statement<ManyProducts, { id: number }>(
  (sql, parameter, { lock, numbers }) =>
    sql
      .selectFrom('product')
      .select('id')
      .where('company_id', '=', parameter('companyId'))
      .where('id', 'in', numbers(parameter('ids')))
      .orderBy('id')
      .modifyEnd(lock),
)

/** The same for many. */
export async function lockProducts(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<void> {
  if (ids.length > 0) await db.all(lockedProducts, { companyId, ids: JSON.stringify(ids) })
}
