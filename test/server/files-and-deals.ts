import {
  attachFile,
  createDeal,
  createOrganization,
  createPerson,
  createPipeline,
  type NewDeal,
  openBlobDirectory,
} from '@merx/catalog'
import { expect } from 'vitest'
import type { Company, Merx, User } from './merx.ts'

/** Attaches a small file. */
export async function addFile(
  merx: Merx,
  { system, admin }: Company,
  productId: number,
  name = 'bench.pdf',
): Promise<number> {
  const content = await openBlobDirectory(merx.filesPath).write([Buffer.alloc(20_480, name)])
  const input = { productId, name, content, userId: admin.id }
  return (await attachFile(merx.store.db, system, input, merx.now())).id
}

/** Where deals go, made once for a company. */
export async function addPipeline(merx: Merx, { system }: Company): Promise<number> {
  const input = { name: 'Sales', stages: [{ name: 'Offer', probability: 40 }] }
  const { stages } = await createPipeline(merx.store.db, system, input, merx.now())
  return stages[0]?.id ?? 0
}

/** Adds a deal of the admin's with one product in it. */
export async function addDeal(
  merx: Merx,
  { system, admin }: Company,
  stageId: number,
  productId: number,
  overrides: Partial<NewDeal> = {},
): Promise<number> {
  const { db } = merx.store
  const products = [{ productId, itemPrice: 149.5, quantity: 10 }]
  const deal = { title: 'Park order', stageId, value: 1495, creatorId: admin.id, products }
  return (await createDeal(db, system, { ...deal, ...overrides }, merx.now())).id
}

/** Adds whom a deal is with. */
export async function addContacts(merx: Merx, { system, admin }: Company) {
  const { db } = merx.store
  const owned = { ownerId: admin.id }
  const organization = await createOrganization(
    db,
    system,
    { name: 'City Park', ...owned },
    merx.now(),
  )
  const input = {
    name: 'Otto Fern',
    emails: ['otto@park.example'],
    organizationId: organization.id,
  }
  const person = await createPerson(db, system, { ...input, ...owned }, merx.now())
  return { personId: person.id, organizationId: organization.id }
}

/** Saves a filter of products that must meet all of the conditions. */
export async function addFilter(
  user: User,
  conditions: readonly object[],
  name = 'A filter',
): Promise<number> {
  const groups = [
    { glue: 'and', conditions },
    { glue: 'or', conditions: [] },
  ]
  const body = {
    name,
    type: 'products',
    conditions: { glue: 'and', conditions: groups },
  }
  const answer = await user.ask<{ data: { id: number } }>('POST', '/v1/filters', { body })
  expect(answer.status, answer.text).toBe(200)
  return answer.body.data.id
}
