import { createPipeline } from '@merx/catalog'
import type { Output, v1 } from '@merx/contract'
import { expect } from 'vitest'
import { addContacts } from './files-and-deals.ts'
import type { Answer, Company, Merx, User } from './merx.ts'

export type Deals = Output<typeof v1.deals.getDeals>
type OneDeal = Output<typeof v1.deals.getDeal>
export type Lines = Output<typeof v1.dealProducts.getDealProducts>
export type Line = Output<typeof v1.dealProducts.addDealProduct>['data']

export interface Market {
  readonly merx: Merx
  readonly company: Company
  readonly admin: User
  readonly clerk: User
  readonly pipelineId: number
  /** Offer, Talk, Order, in this order. */
  readonly stageIds: readonly [number, number, number]
  readonly other: { readonly pipelineId: number; readonly stageId: number }
  readonly personId: number
  readonly organizationId: number
}

/** A company with two pipelines, contacts and a regular user. */
export async function aMarket(merx: Merx): Promise<Market> {
  const company = await merx.company()
  const clerk = await company.addUser()
  const sales = await furnishFirst(company, 'Sales', ['Offer', 'Talk', 'Order'])
  const rental = await addStages(merx, company, 'Rental', ['Request'])
  const [offer = 0, talk = 0, order = 0] = sales.stageIds
  const other = { pipelineId: rental.id, stageId: rental.stageIds[0] ?? 0 }
  const { admin } = company
  const base = { merx, company, admin, clerk, pipelineId: sales.id, other }
  return { ...base, stageIds: [offer, talk, order], ...(await addContacts(merx, company)) }
}

/** Makes the pipeline a company begins with one of these stages. */
async function furnishFirst({ admin }: Company, name: string, names: string[]) {
  const { body } = await admin.ask<{ data: v1.Stage[] }>('GET', '/v1/stages')
  const id = body.data[0]?.pipeline_id ?? 0
  await admin.ask('PUT', `/v1/pipelines/${id}`, { body: { name } })
  for (const [index, stage] of body.data.entries()) {
    const path = `/v1/stages/${stage.id}`
    const renamed = { name: names[index], deal_probability: 10 + index }
    await (index < names.length
      ? admin.ask('PUT', path, { body: renamed })
      : admin.ask('DELETE', path))
  }
  return { id, stageIds: body.data.slice(0, names.length).map((stage) => stage.id) }
}

async function addStages(merx: Merx, { system }: Company, name: string, names: string[]) {
  const stages = names.map((name, index) => ({ name, probability: 10 + index }))
  const pipeline = await createPipeline(merx.store.db, system, { name, stages }, merx.now())
  return { id: pipeline.id, stageIds: pipeline.stages.map(({ id }) => id) }
}

function data<T>({ status, text, body }: Answer<{ data: T }>, expected: number): T {
  expect(status, text).toBe(expected)
  return body.data
}

/** Adds a deal and fails unless that worked; a test names only what matters. */
export async function addDeal(user: User, body: object = {}): Promise<v1.Deal> {
  const answer = await user.ask<{ data: v1.Deal }>('POST', '/v1/deals', {
    body: { title: 'Park order', ...body },
  })
  return data(answer, 201)
}

export async function updateDeal(user: User, id: number, body: object): Promise<v1.Deal> {
  return data(await user.ask<{ data: v1.Deal }>('PUT', `/v1/deals/${id}`, { body }), 200)
}

export async function getDeal(user: User, id: number): Promise<v1.DealDetails> {
  return data(await user.ask<OneDeal>('GET', `/v1/deals/${id}`), 200)
}

/** Ids of a list, in its order. */
export async function listDeals(user: User, query = ''): Promise<number[]> {
  const answer = await user.ask<Deals>('GET', `/v1/deals?${query}`)
  return (data(answer, 200) ?? []).map(({ id }) => id)
}

/** Attaches a product; 10 at 149.50 unless said otherwise. */
export async function addLine(user: User, dealId: number, body: object): Promise<Line> {
  const answer = await user.ask<{ data: Line }>('POST', `/v1/deals/${dealId}/products`, {
    body: { item_price: 149.5, quantity: 10, ...body },
  })
  return data(answer, 200)
}

export async function updateLine(
  user: User,
  dealId: number,
  id: number,
  body: object,
): Promise<Line> {
  const path = `/v1/deals/${dealId}/products/${id}`
  return data(await user.ask<{ data: Line }>('PUT', path, { body }), 200)
}

export async function listLines(user: User, dealId: number, query = ''): Promise<Lines> {
  const answer = await user.ask<Lines>('GET', `/v1/deals/${dealId}/products?${query}`)
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}

/** The events that were recorded while something was done, as pairs of name and number. */
export async function recorded(
  { merx, company }: Pick<Market, 'merx' | 'company'>,
  work: () => Promise<unknown>,
): Promise<[name: string, itemId: number][]> {
  const { length } = await merx.events(company.id)
  await work()
  const events = (await merx.events(company.id)).slice(length)
  return events.map(({ name, itemId }) => [name, itemId])
}
