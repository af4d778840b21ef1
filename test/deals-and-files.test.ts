import {
  attachFile,
  createDeal,
  createOrganization,
  createPerson,
  createPipeline,
  createVariation,
  type NewDeal,
} from '@merx/catalog'
import { describe, expect, it } from 'vitest'
import { databases } from './databases.ts'
import { type Company, runningMerx } from './server/merx.ts'

const content = { hash: 'ab'.repeat(32), sizeBytes: 12 }

describe.each(databases)('what sample catalogues write, on $name', (database) => {
  const merx = runningMerx(database)

  /** A company with one of everything a deal refers to. */
  async function aCompany() {
    const company = await merx.company()
    const { system, admin } = company
    const { db } = merx.store
    const owned = { ownerId: admin.id }
    const stages = [{ name: 'Offer', probability: 40 }]
    const pipeline = await createPipeline(db, system, { name: 'Sales', stages }, merx.now())
    const park = { name: 'City Park', address: 'Linden 4', ...owned }
    const organization = await createOrganization(db, system, park, merx.now())
    const contact = { name: 'Otto Fern', organizationId: organization.id, ...owned }
    const person = await createPerson(db, system, contact, merx.now())
    const prices = [{ currency: 'EUR', price: 149.5 }]
    const product = await admin.addProduct({ name: 'Garden Bench', prices })
    const stageId = pipeline.stages[0]?.id ?? 0
    const deal: NewDeal = {
      title: 'Park order',
      stageId,
      value: 299,
      creatorId: admin.id,
      personId: person.id,
      organizationId: organization.id,
      products: [{ productId: product.id, itemPrice: 149.5, quantity: 2 }],
    }
    return { company, product, deal }
  }

  const lastEvent = async ({ id }: Company) => (await merx.events(id)).at(-1)

  it('a deal holds what it was given, and is recorded', async () => {
    const { company, product, deal } = await aCompany()

    const won: NewDeal = { ...deal, status: 'won', currency: 'sek' }
    const { id } = await createDeal(merx.store.db, company.system, won, merx.now())

    const { body } = await company.admin.ask<{ data: unknown[] }>(
      'GET',
      `/v1/products/${product.id}/deals`,
    )
    expect(body.data).toEqual([
      expect.objectContaining({
        id,
        title: 'Park order',
        status: 'won',
        value: 299,
        currency: 'SEK',
        products_count: 1,
        org_name: 'City Park',
        person_name: 'Otto Fern',
        won_time: expect.any(String),
        lost_time: null,
      }),
    ])
    expect(await lastEvent(company)).toMatchObject({ name: 'deal.created', itemId: id })
  })

  it.each([
    ['a stage of another company', { stageId: 'foreign' }],
    ['a creator of another company', { creatorId: 'foreign' }],
    ['an owner of another company', { ownerId: 'foreign' }],
    ['a person of another company', { personId: 'foreign' }],
    ['an organization of another company', { organizationId: 'foreign' }],
    ['an amount in a currency that is none', { currency: 'EURO' }],
  ] as const)('a deal with %s is refused and leaves nothing', async (_what, wrong) => {
    const [mine, theirs] = [await aCompany(), await aCompany()]
    const strange = { ...theirs.deal, ownerId: theirs.company.admin.id }
    const values = Object.entries(wrong).map(([key, value]) => [
      key,
      // The key is one of the deal's own.
      value === 'foreign' ? strange[key as keyof NewDeal] : value,
    ])
    const deal: NewDeal = { ...mine.deal, ...Object.fromEntries(values) }
    const before = await merx.state()

    const refused = createDeal(merx.store.db, mine.company.system, deal, merx.now())

    await expect(refused).rejects.toMatchObject({ code: 'invalid_value' })
    expect(await merx.state()).toEqual(before)
  })

  it('a product that is absent, foreign, deleted or not for deals is not sold', async () => {
    const [mine, theirs] = [await aCompany(), await aCompany()]
    const { admin, system } = mine.company
    const deleted = await admin.addProduct({ active_flag: false })
    const unlinkable = await admin.addProduct({ selectable: false })
    const before = await merx.state()

    const sell = (productId: number) => {
      const products = [{ productId, itemPrice: 1, quantity: 1 }]
      return createDeal(merx.store.db, system, { ...mine.deal, products }, merx.now())
    }

    await expect(sell(987_654_321)).rejects.toMatchObject({ code: 'product_not_found' })
    await expect(sell(theirs.product.id)).rejects.toMatchObject({ code: 'product_not_found' })
    await expect(sell(deleted.id)).rejects.toMatchObject({ code: 'invalid_value' })
    await expect(sell(unlinkable.id)).rejects.toMatchObject({ code: 'invalid_value' })
    expect(await merx.state()).toEqual(before)
  })

  it('files are counted from null upwards, listed and recorded', async () => {
    const { company, product } = await aCompany()
    const { system, admin } = company
    const attach = (name: string) => {
      const file = { productId: product.id, name, content, userId: admin.id }
      return attachFile(merx.store.db, system, file, merx.now())
    }

    const first = await attach('Data Sheet.PDF')
    const second = await attach('readme')

    expect(product.files_count).toBeNull()
    expect((await admin.getProduct(product.id)).files_count).toBe(2)
    expect(first).toMatchObject({ name: 'Data Sheet.PDF', type: 'pdf', sizeBytes: 12 })
    expect(first.storedName).toMatch(/^Data Sheet_[0-9a-f]{12}\.PDF$/)
    expect(second).toMatchObject({ type: '', storedName: expect.stringMatching(/^readme_\w{12}$/) })
    expect(await lastEvent(company)).toMatchObject({ name: 'file.created', itemId: second.id })
  })

  it('a file for a product or by a user of another company is refused', async () => {
    const [mine, theirs] = [await aCompany(), await aCompany()]
    const { system, admin } = mine.company
    const file = { productId: mine.product.id, name: 'a.txt', content, userId: admin.id }
    const before = await merx.state()
    const attach = (wrong: object) =>
      attachFile(merx.store.db, system, { ...file, ...wrong }, merx.now())

    const foreign = attach({ productId: theirs.product.id })
    await expect(foreign).rejects.toMatchObject({ code: 'product_not_found' })
    const stranger = attach({ userId: theirs.company.admin.id })
    await expect(stranger).rejects.toMatchObject({ code: 'invalid_value' })
    expect(await merx.state()).toEqual(before)
  })

  it('a variation has prices of its own and changes the product', async () => {
    const { company, product } = await aCompany()
    const input = { name: 'Green', prices: [{ currency: 'eur', amount: 155, cost: 80 }] }

    const variation = await createVariation(
      merx.store.db,
      company.system,
      product.id,
      input,
      merx.now(),
    )

    const { prices, product_variations } = await company.admin.getProduct(product.id)
    expect(prices).toEqual(product.prices)
    expect(product_variations).toEqual([
      expect.objectContaining({
        id: variation.id,
        name: 'Green',
        prices: [expect.objectContaining({ currency: 'EUR', price: 155, cost: 80 })],
      }),
    ])
    expect(await lastEvent(company)).toMatchObject({
      name: 'product.updated',
      itemId: product.id,
      before: { variations: [] },
      after: { variations: [{ name: 'Green' }] },
    })
  })

  it.each([
    [{ currency: 'EURO', amount: 1 }, 'EURO'],
    [{ currency: 'EUR', amount: -1 }, '-1'],
  ])('a variation with the price %j is refused and leaves nothing', async (price, named) => {
    const { company, product } = await aCompany()
    const before = await merx.state()
    const input = { name: 'Green', prices: [price] }

    const refused = createVariation(merx.store.db, company.system, product.id, input, merx.now())

    await expect(refused).rejects.toThrow(named)
    expect(await merx.state()).toEqual(before)
  })
})
