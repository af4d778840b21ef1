import type { Output, v1 } from '@merx/contract'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { type Company, type Merx, runningMerx, type User } from './merx.ts'

type Routes = typeof v1.filters
type Filter = Output<Routes['addFilter']>['data']

export interface GivenCondition {
  object?: string
  field_id: number | string
  operator: string
  value?: unknown
  extra_value?: unknown
}

/** The documented tree of two groups. */
export function tree(all: readonly GivenCondition[], any: readonly GivenCondition[] = []) {
  const group = (glue: string, conditions: readonly GivenCondition[]) => ({
    glue,
    conditions: conditions.map((condition) => ({
      object: 'product',
      value: null,
      extra_value: null,
      ...condition,
    })),
  })
  return { glue: 'and', conditions: [group('and', all), group('or', any)] }
}

/** Numbers of a company's fields by key. */
export async function fieldIds(merx: Merx, company: Company): Promise<Record<string, number>> {
  const rows = await merx.store.db.sql
    .selectFrom('field')
    .select(['id', 'key'])
    .where('company_id', '=', company.id)
    .execute()
  return Object.fromEntries(rows.map(({ id, key }) => [key, id]))
}

async function addFilter(user: User, conditions: object, name = 'Benches'): Promise<Filter> {
  const answer = await user.ask<{ data: Filter }>('POST', '/v1/filters', {
    body: { name, type: 'products', conditions },
  })
  expect(answer.status, answer.text).toBe(200)
  return answer.body.data
}

async function filtered(user: User, filterId: number, query = ''): Promise<string[]> {
  const answer = await user.ask<Output<typeof v1.products.getProducts>>(
    'GET',
    `/v1/products?filter_id=${filterId}${query}`,
  )
  expect(answer.status, answer.text).toBe(200)
  return (answer.body.data ?? []).map(({ name }) => name)
}

describe.each(databases)('filters on $name', (database) => {
  const merx = runningMerx(database)

  test('smoke', async () => {
    const company = await merx.company()
    const { admin } = company
    const ids = await fieldIds(merx, company)
    await admin.addProduct({
      name: 'Garden Bench',
      code: 'GB-1',
      tax: 20,
      prices: [{ currency: 'EUR', price: 5 }],
    })
    await admin.addProduct({
      name: 'Chair',
      code: 'C-1',
      tax: 0,
      prices: [{ currency: 'SEK', price: 7 }],
    })
    const try1 = async (key: string, operator: string, value: unknown, extra: unknown = null) => {
      const f = await addFilter(
        admin,
        tree([{ field_id: ids[key] ?? 0, operator, value, extra_value: extra }]),
      )
      return filtered(admin, f.id, '&get_summary=1')
    }
    for (const [key, op, value, extra] of [
      ['name', "LIKE '%$%'", 'bench'],
      ['name', '=', 'gärden bench'],
      ['name', '!=', 'chair'],
      ['name', "LIKE '$%'", 'ch'],
      ['name', "LIKE '%$'", 'r'],
      ['tax', '>', 5],
      ['tax', '=', 0],
      ['id', '>', 0],
      ['prices', '>', 4],
      ['prices', '>', 4, 'EUR'],
      ['prices', 'IS NULL', null, 'EUR'],
      ['category', 'IS NULL', null],
      ['owner_id', '=', admin.id],
      ['add_time', '=', 'today'],
      ['add_time', '<', 'now'],
      ['add_time', '>=', 'last_month'],
      ['visible_to', '=', 3],
      ['visible_to', '=', '1'],
      ['files_count', 'IS NULL', null],
      ['files_count', '<', 1e300],
      ['first_char', '=', 'G'],
      ['selectable', '=', true],
      ['selectable', '=', 0],
      ['active_flag', '=', 0],
      ['billing_frequency', '=', 'one-time'],
      ['billing_frequency', '=', 'weekly'],
      ['billing_frequency_cycles', 'IS NOT NULL', ''],
      ['unit', 'IS NULL', ''],
      ['code', "NOT LIKE '$%'", 'g'],
    ] as const)
      console.log(key, op, value, extra, await try1(key, op, value, extra))
  })
})
