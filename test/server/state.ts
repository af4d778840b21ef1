import type { Db, Tables } from '@merx/store'

/** Every row stored, as JSON text, by table; those of the search index included. */
export type State = Readonly<Record<string, readonly string[]>>

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
} satisfies Record<keyof Tables, 0>)

/** Where each database keeps what the search finds; any write to it shows in these. */
const searchTables = {
  sqlite: ['product_search_data', 'product_search_docsize', 'product_pair_data'],
  postgres: ['product_search'],
}

export async function readState(db: Db, database: keyof typeof searchTables): Promise<State> {
  const names = [...tables, ...searchTables[database]]
  const contents = names.map(async (table) => [table, await readTable(db, table)] as const)
  return Object.fromEntries(await Promise.all(contents))
}

async function readTable(db: Db, table: string): Promise<string[]> {
  // The tables behind the search are nobody's business but the dialect's, and so have no type.
  const rows = await db.sql
    .selectFrom(table as keyof Tables)
    .selectAll()
    .execute()
  // When a token was last used is written beside the requests.
  return rows.map((row) => JSON.stringify({ ...row, last_used_at: undefined })).sort()
}
