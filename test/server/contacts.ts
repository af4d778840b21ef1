import type { v1 } from '@merx/contract'
import { expect } from 'vitest'
import type { Answer, Merx, User } from './merx.ts'

/** Asks and fails unless the answer has the status; gives its `data`. */
export async function askFor<D>(
  user: User,
  status: number,
  method: string,
  path: string,
  body?: object,
): Promise<D> {
  const answer = await user.ask<{ data: D }>(method, `/v1${path}`, body ? { body } : {})
  expect(answer.status, answer.text).toBe(status)
  return answer.body.data
}

/** Adds a person; a test names only what matters. */
export function addPerson(user: User, overrides: object = {}): Promise<v1.Person> {
  return askFor(user, 201, 'POST', '/persons', { name: 'Otto Fern', ...overrides })
}

/** Adds an organization; a test names only what matters. */
export function addOrganization(user: User, overrides: object = {}): Promise<v1.Organization> {
  return askFor(user, 201, 'POST', '/organizations', { name: 'City Park', ...overrides })
}

interface Page {
  data: { id: number }[] | null
  additional_data: { pagination: { next_start?: number } }
}

/** Numbers of a whole list, two at a time; `query` is appended. */
export async function listed(user: User, path: string, query = ''): Promise<number[]> {
  const ids: number[] = []
  for (let start: number | undefined = 0; start !== undefined; ) {
    const page: string = `/v1${path}?limit=2&start=${start}${query}`
    const { status, body, text }: Answer<Page> = await user.ask('GET', page)
    expect(status, text).toBe(200)
    ids.push(...(body.data ?? []).map(({ id }) => id))
    start = body.additional_data.pagination.next_start
  }
  return ids
}

/** The numbers that the search keeps of a kind and that have a fragment in their name. */
export async function inSearch(
  { store }: Pick<Merx, 'store'>,
  kind: 'person' | 'organization',
  companyId: number,
  text: string,
  audiences?: readonly string[],
): Promise<number[]> {
  const patterns = [{ text, fields: ['name'] as const }]
  return store.db.search.match({ kind, companyId, audiences, patterns, limit: 100 })
}
