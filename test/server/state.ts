import { listUsers, searchProducts, systemActor } from '@merx/catalog'
import type { Db, Tables } from '@merx/store'

/** Everything stored, by table, and what every reader of every company finds. */
export interface State {
  readonly tables: Readonly<Record<string, readonly object[]>>
  readonly found: readonly (readonly [reader: string, term: string, ids: readonly number[]])[]
}

/** A list that does not compile when it leaves a table out. */
const tables = Object.keys({
  company: 0,
  user: 0,
  api_token: 0,
  field: 0,
  field_option: 0,
  product: 0,
  product_price: 0,
  product_variation: 0,
  product_follower: 0,
  pipeline: 0,
  stage: 0,
  organization: 0,
  person: 0,
  deal: 0,
  deal_product: 0,
  file: 0,
  event: 0,
} satisfies Record<keyof Tables, 0>) as (keyof Tables)[]

export async function readState(db: Db): Promise<State> {
  const contents = await Promise.all(
    tables.map(async (table) => [table, await readTable(db, table)] as const),
  )
  return { tables: Object.fromEntries(contents), found: await readFound(db) }
}

async function readTable(db: Db, table: keyof Tables): Promise<object[]> {
  const rows = await db.sql.selectFrom(table).selectAll().execute()
  return (
    rows
      // When a token was last used is written beside the requests.
      .map((row) => ('last_used_at' in row ? { ...row, last_used_at: null } : row))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  )
}

/** Whoever reads finds by each whole name and code ever given, and by some frequent pairs. */
async function readFound(db: Db): Promise<State['found']> {
  const found: [string, string, number[]][] = []
  const products = await db.sql.selectFrom('product').select(['name', 'code']).execute()
  const terms = new Set(products.flatMap(({ name, code }) => (code ? [name, code] : [name])))
  for (const user of await listUsers(db)) {
    const { id, companyId, isAdmin, defaultCurrency } = user
    const actor = { ...systemActor({ id: companyId, defaultCurrency }), userId: id, isAdmin }
    for (const term of [...terms, 'en', 'ch', '12']) {
      if ([...term].length < 2) continue
      const search = { term, isExact: false, start: 0, limit: 500 }
      const { hits } = await searchProducts(db, actor, search)
      found.push([`user ${id}`, term, hits.map(({ product }) => product.id)])
    }
  }
  return found
}
