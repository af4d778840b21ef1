import { createVariation } from '@merx/catalog'
import type { v1 } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addDeal, addLine, type Line, listLines, recorded, updateLine } from './deals.ts'
import { type Company, runningMerx, type User } from './merx.ts'

describe.each(databases)('lines of products the reader may not see, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let admin: User
  let clerk: User
  let hidden: v1.Product
  let variationId: number
  let dealId: number
  let line: Line
  beforeAll(async () => {
    company = await merx.company()
    admin = company.admin
    clerk = await company.addUser()
    hidden = await admin.addProduct({ name: 'Prototype Bench', visible_to: 1 })
    const variation = { name: 'Oak', prices: [] }
    const { db } = merx.store
    variationId = (await createVariation(db, company.system, hidden.id, variation, merx.now())).id
    dealId = (await addDeal(admin, { visible_to: 7 })).id
    const given = { product_id: hidden.id, product_variation_id: variationId, tax: 20 }
    line = await addLine(admin, dealId, { ...given, comments: 'As agreed' })
  })

  const unnamed = { product_id: null, product_variation_id: null, name: '' }
  const linesOf = async (user: User, query = '') =>
    (await listLines(user, dealId, query)).data ?? []

  test.each(['', 'include_product_data=1'])(
    'are listed without what they are of: %j',
    async (query) => {
      const seen = await linesOf(admin, query)

      const shown = await listLines(clerk, dealId, query)

      expect(seen).toMatchObject([
        { product_id: hidden.id, product_variation_id: variationId, name: 'Prototype Bench' },
      ])
      expect(shown.data).toEqual([{ ...seen[0], ...unnamed, product: null }])
      expect(JSON.stringify(shown)).not.toContain('Prototype')
      expect(shown.additional_data).toMatchObject({ products_sum_total: 1495 })
    },
  )

  test('keep their product when others change them, and the answer does not name it', async () => {
    const changed = await updateLine(clerk, dealId, line.id, { quantity: 4, comments: '' })

    expect(changed).toMatchObject({ ...unnamed, quantity: 4, sum: 598 })
    expect(await linesOf(admin)).toMatchObject([
      { product_id: hidden.id, product_variation_id: variationId, name: 'Prototype Bench' },
    ])
    await updateLine(admin, dealId, line.id, { quantity: 10, comments: 'As agreed' })
  })

  test('do not let the product be guessed: what they have is refused as anything else', async () => {
    const before = await linesOf(admin)
    const path = `/v1/deals/${dealId}/products/${line.id}`

    const events = await recorded({ merx, company }, async () => {
      for (const body of [
        { product_id: hidden.id },
        { product_id: hidden.id + 1_000_000 },
        { product_variation_id: variationId },
        { product_variation_id: variationId + 1_000_000 },
      ]) {
        const { status, text } = await clerk.ask('PUT', path, { body })
        expect([body, status, text]).toEqual([body, 404, text])
      }
    })

    expect(events).toEqual([])
    expect(await linesOf(admin)).toEqual(before)
  })

  test('are whole for followers and for those who see all', async () => {
    const follower = await company.addUser()
    await admin.follow(hidden.id, follower.id)

    expect(await linesOf(follower)).toEqual(await linesOf(admin))
    expect(await linesOf(follower, 'include_product_data=1')).toMatchObject([
      { product: { id: hidden.id } },
    ])
  })

  test('stand beside those of products everybody sees, in their order', async () => {
    const open = await admin.addProduct({ name: 'Garden Bench' })
    const { id } = await addDeal(admin, { visible_to: 7 })
    for (const product of [open, hidden, open]) await addLine(admin, id, { product_id: product.id })

    const { data } = await listLines(clerk, id)

    expect((data ?? []).map(({ product_id, name }) => [product_id, name])).toEqual([
      [open.id, 'Garden Bench'],
      [null, ''],
      [open.id, 'Garden Bench'],
    ])
  })
})
