import type { v1 } from '@merx/contract'
import { expect } from 'vitest'
import type { Answer, User } from './merx.ts'

export type Field = v1.ProductField & { readonly id: number }

interface Listed {
  readonly data: v1.ProductField[] | null
  readonly additional_data: { pagination: v1.Pagination }
}

/** The operations on product fields as a user calls them, failing unless they work. */
export interface FieldCalls {
  list(query?: string): Promise<Listed>
  get(id: number): Promise<Field>
  add(body: object): Promise<Field>
  update(id: number, body: object): Promise<Field>
  remove(id: number): Promise<void>
  /** The system field of a key. */
  system(key: string): Promise<Field>
}

export function fieldCalls(user: User): FieldCalls {
  const call = async <T>(status: number, method: string, path: string, body?: object) => {
    const asked = body ? { body } : {}
    const answer: Answer<T> = await user.ask<T>(method, `/v1/productFields${path}`, asked)
    expect(answer.status, answer.text).toBe(status)
    return answer.body
  }
  const one = async (status: number, method: string, path: string, body?: object) =>
    (await call<{ data: Field }>(status, method, path, body)).data
  const calls: FieldCalls = {
    list: (query = '?limit=500') => call<Listed>(200, 'GET', query),
    get: (id) => one(200, 'GET', `/${id}`),
    add: (body) => one(201, 'POST', '', body),
    update: (id, body) => one(200, 'PUT', `/${id}`, body),
    async remove(id) {
      expect(await call(200, 'DELETE', `/${id}`)).toEqual({ success: true, data: { id } })
    },
    async system(key) {
      const { data } = await calls.list()
      const field = data?.find((candidate) => candidate.key === key)
      if (typeof field?.id !== 'number') throw new Error(`there is no field ${key}`)
      return { ...field, id: field.id }
    },
  }
  return calls
}

/** The options of a field by label. */
export function optionIds({ options = [] }: v1.ProductField): Record<string, number | string> {
  return Object.fromEntries(options.map(({ id, label }) => [label, id]))
}
