import { createField } from '@merx/catalog'
import { expect } from 'vitest'
import { addDeal, addFile, addFilter, addPipeline } from './files-and-deals.ts'
import type { Company, Merx, User } from './merx.ts'
import { anApp } from './oauth.ts'

/** The word that stands in whatever a regular user may not see. */
export const hiddenWord = 'Tungsten'

/** Numbers of one item of each kind, by table. */
export type Items = Readonly<Record<string, readonly number[]>>

/**
 * One item of each kind, of the admin's own, that hang together; private ones have {@link hiddenWord}
 * in their texts.
 */
export async function addItems(
  merx: Merx,
  company: Company,
  { filterOf, isHidden }: { filterOf: User; isHidden: boolean },
): Promise<Items> {
  const { admin, system } = company
  const word = isHidden ? `${hiddenWord} ` : ''
  const visible_to = isHidden ? 1 : 3
  const add = async (path: string, body: object) => {
    const answer = await admin.ask<{ data: { id: number } }>('POST', path, {
      body: { name: `${word}rod`, visible_to, ...body },
    })
    expect(answer.status, answer.text).toBeLessThan(300)
    return answer.body.data.id
  }
  const product = await add('/v1/products', { code: `${word}7` })
  const person = await add('/v1/persons', {})
  const organization = await add('/v1/organizations', {})
  const stage = await addPipeline(merx, company)
  const deal = await addDeal(merx, company, stage, product, {
    title: `${word}order`,
    visibility: visible_to,
    personId: person,
    organizationId: organization,
  })
  const field = await createField(
    merx.store.db,
    system,
    { name: 'Alloy', type: 'varchar' },
    merx.now(),
  )
  const condition = { object: 'product', field_id: field.id, operator: 'IS NOT NULL' }
  return {
    product: [product],
    person: [person],
    organization: [organization],
    deal: [deal],
    stage: [stage],
    field: [field.id],
    filter: [
      await addFilter(
        filterOf,
        [{ ...condition, value: null, extra_value: null }],
        `${word}filter`,
      ),
    ],
    product_follower: [(await admin.follow(product, admin.id)).id],
    file: [await addFile(merx, company, product, `${word}rod.pdf`)],
    user: [admin.id],
    app: [(await anApp(merx, company)).app.id],
    ...(await numbersAround(admin, deal)),
  }
}

/** The numbers of what a deal was made with. */
async function numbersAround(admin: User, deal: number): Promise<Items> {
  type Lines = { data: { id: number }[] }
  type One = { data: { pipeline_id: number } }
  const lines = await admin.ask<Lines>('GET', `/v1/deals/${deal}/products`)
  const one = await admin.ask<One>('GET', `/v1/deals/${deal}`)
  return {
    deal_product: lines.body.data.map(({ id }) => id),
    pipeline: [one.body.data.pipeline_id],
  }
}
