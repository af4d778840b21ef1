import type { State } from './state.ts'

/** The table in which the number in a path is looked up, by the first part of the path. */
const tablesOfPaths: Readonly<Record<string, string>> = {
  products: 'product',
  productFields: 'field',
  filters: 'filter',
  files: 'file',
  deals: 'deal',
  persons: 'person',
  organizations: 'organization',
  pipelines: 'pipeline',
  stages: 'stage',
  users: 'user',
  apps: 'app',
}

/** The table in which a member of a path, a query or a body names a row. */
const tablesOfMembers: Readonly<Record<string, string>> = {
  follower_id: 'product_follower',
  product_attachment_id: 'deal_product',
  product_variation_id: 'product_variation',
  owner_id: 'user',
  user_id: 'user',
  category: 'field_option',
  product_id: 'product',
  deal_id: 'deal',
  // Of a file that is kept elsewhere; the requests of tests name a deal.
  item_id: 'deal',
  person_id: 'person',
  org_id: 'organization',
  stage_id: 'stage',
  pipeline_id: 'pipeline',
  filter_id: 'filter',
}

/** The table of which a member of a route names rows by number; undefined when it just counts. */
export function tableOf(path: string, member: string): string | undefined {
  if (member !== 'id' && member !== 'ids') return tablesOfMembers[member]
  return tablesOfPaths[/^\/(\w+)/.exec(path)?.[1] ?? '']
}

/** Every number of a company's rows, by table. */
export function idsOf(state: State, companyId: number): Record<string, number[]> {
  const tables = Object.entries(state).filter(([table]) => !/_(search|gram)/.test(table))
  return Object.fromEntries(
    tables.map(([table, rows]) => {
      const parsed = rows.map((text) => JSON.parse(text))
      const own = parsed.filter(
        ({ company_id, id }) => company_id === companyId && id !== undefined,
      )
      return [table, own.map(({ id }) => Number(id)).sort((a, b) => a - b)]
    }),
  )
}
