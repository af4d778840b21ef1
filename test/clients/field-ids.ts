import { openStore } from '@merx/store'
import type { MerxProcess } from '../merx-process.ts'
import type { Company } from './running-merx.ts'

/** Numbers of a company's product fields by key, as an integration has looked them up before. */
export async function fieldIds(
  server: MerxProcess,
  company: Company,
): Promise<Readonly<Record<string, number>>> {
  const store = await openStore(String(server.env.MERX_DATABASE_URL))
  try {
    const rows = await store.db.sql
      .selectFrom('field')
      .select(['id', 'key'])
      .where('company_id', '=', company.id)
      .execute()
    return Object.fromEntries(rows.map(({ id, key }) => [key, id]))
  } finally {
    await store.close()
  }
}

interface Condition {
  object: string
  field_id: number | string
  operator: string
  value: unknown
  extra_value: unknown
}

/** A condition on a product's field. */
export function condition(
  field_id: number | undefined,
  operator: string,
  value: unknown = null,
  extra_value: unknown = null,
): Condition {
  return { object: 'product', field_id: field_id ?? 0, operator, value, extra_value }
}

/** The documented tree: all of the first and one of the second. */
export function conditions(all: readonly Condition[], any: readonly Condition[] = []) {
  const groups = [
    { glue: 'and', conditions: [...all] },
    { glue: 'or', conditions: [...any] },
  ]
  return { glue: 'and', conditions: groups }
}
