import type { Output, v1 } from '@merx/contract'
import { expect } from 'vitest'
import type { Company, Merx, User } from './merx.ts'

type Routes = typeof v1.filters

export interface GivenCondition {
  object?: unknown
  field_id: unknown
  operator: unknown
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

/** A live field, as a test names it in conditions. */
export interface KnownField {
  readonly id: number
  readonly key: string
  readonly type: string
}

/** The fields of a company's products by key, system fields included. */
export async function knownFields(
  merx: Merx,
  company: Company,
): Promise<Readonly<Record<string, KnownField>>> {
  const rows = await merx.store.db.sql
    .selectFrom('field')
    .select(['id', 'key', 'type'])
    .where('company_id', '=', company.id)
    .execute()
  return Object.fromEntries(rows.map((row) => [row.key, row]))
}

/** Saves a filter and fails unless that worked. */
export async function addFilter(
  user: User,
  conditions: object,
  name = 'Benches',
  others: object = {},
): Promise<Output<Routes['addFilter']>['data']> {
  const body = { name, type: 'products', conditions, ...others }
  const answer = await user.ask<Output<Routes['addFilter']>>('POST', '/v1/filters', { body })
  expect(answer.status, answer.text).toBe(200)
  return answer.body.data
}

/** The page of products a filter gives; `query` is appended. */
export async function filtered(
  user: User,
  filterId: number,
  query = '',
): Promise<Output<typeof v1.products.getProducts>> {
  const path = `/v1/products?filter_id=${filterId}${query}`
  const answer = await user.ask<Output<typeof v1.products.getProducts>>('GET', path)
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}

/** Names of the products that meet conditions, in their order. */
export async function namesOf(
  user: User,
  all: readonly GivenCondition[],
  any: readonly GivenCondition[] = [],
): Promise<string[]> {
  const { id } = await addFilter(user, tree(all, any))
  const { data } = await filtered(user, id, '&limit=500')
  return (data ?? []).map(({ name }) => name)
}
