import {
  attachFile,
  completeIndexes,
  createDeal,
  createPipeline,
  createProducts,
} from '@merx/catalog'
import { searchedFields, type Tables } from '@merx/store'
import { describe, expect, test } from 'vitest'
import { databases, type TestDatabase } from '../databases.ts'
import { addAllFields } from './custom-fields.ts'
import { knownFields, namesOf } from './filter-cases.ts'
import { type Merx, openMerx } from './merx.ts'

const kinds = Object.keys(searchedFields) as (keyof typeof searchedFields)[]

/** Leaves the database as a migration does that makes new, empty indexes beside old rows. */
async function emptyIndexes(merx: Merx, database: TestDatabase): Promise<void> {
  await merx.store.db.transaction(async (db) => {
    const grams = database.name === 'sqlite' ? kinds.map((kind) => `${kind}_gram`) : []
    const searches = kinds.map((kind) => `${kind}_search`)
    for (const table of [...searches, ...grams, 'product_text', 'product_number']) {
      // The tables of the search are the database's own business.
      await db.sql.deleteFrom(table as keyof Tables).execute()
    }
    for (const kind of kinds) {
      await db.sql.insertInto('pending_index').values({ kind, after_id: 0 }).execute()
    }
  })
}

async function pending(merx: Merx): Promise<number> {
  return (await merx.store.db.sql.selectFrom('pending_index').select('kind').execute()).length
}

describe.each(databases)('indexes of what was there before, on $name', (database) => {
  test('are complete when the server answers, also after an interruption', async () => {
    const created = await database.create()
    const first = await openMerx({ url: created.url })
    const company = await first.company()
    const other = await first.company()
    const { admin, system } = company
    const clerk = await company.addUser()
    const { fields } = await addAllFields(first, company)
    const name = (await knownFields(first, company)).name?.id
    const inputs = Array.from({ length: 1203 }, (_, index) => ({
      name: `Bench ${index}`,
      ownerId: admin.id,
      customValues: index === 1200 ? { [fields.varchar.key]: { value: 'Walnut' } } : {},
    }))
    await createProducts(first.store.db, system, inputs, first.now())
    await other.admin.addProduct({ name: 'Bench of others' })
    const secret = await admin.addProduct({ name: 'Secret Bench', visible_to: 1 })
    await admin.follow(secret.id, clerk.id)
    await admin.deleteProduct((await admin.addProduct({ name: 'Old Bench' })).id)
    const stages = [{ name: 'New', probability: 10 }]
    const pipeline = await createPipeline(
      first.store.db,
      system,
      { name: 'Sales', stages },
      first.now(),
    )
    const stageId = pipeline.stages[0]?.id ?? 0
    const deal = { title: 'Benches for the park', value: 5, stageId, ownerId: admin.id }
    await createDeal(first.store.db, { ...system, userId: admin.id }, deal, first.now())
    const file = {
      productId: secret.id,
      name: 'Bench.pdf',
      content: { hash: 'a'.repeat(64), sizeBytes: 5 },
      userId: admin.id,
    }
    await attachFile(first.store.db, system, file, first.now())
    const searched = await admin.search('bench 12')
    const whole = await first.state()
    expect(await pending(first)).toBe(0)

    await emptyIndexes(first, database)
    expect(await admin.search('bench 12')).toEqual([])
    const interruption = new Error('interrupted')
    const run = completeIndexes(first.store.db, ({ kind, done }) => {
      if (kind === 'product' && done >= 500) throw interruption
    })
    await expect(run).rejects.toBe(interruption)
    expect(await pending(first)).toBe(1)
    // What changes meanwhile is kept by the change itself.
    await admin.updateProduct(secret.id, { code: 'S' })
    await admin.updateProduct(secret.id, { code: null })
    await first.stop()
    const second = await openMerx({ url: created.url })

    try {
      const ask = { token: admin.token }
      const query = encodeURIComponent('bench 12')
      const found = await second.ask<{ data: { items: { item: { id: number } }[] } }>(
        'GET',
        `/v1/products/search?term=${query}&limit=500`,
        ask,
      )
      expect(await pending(second)).toBe(0)
      expect(found.body.data.items.map(({ item }) => item.id)).toEqual(searched)
      const reader = {
        ...clerk,
        ask: (method: string, path: string, asked = {}) =>
          second.ask(method, path, { token: clerk.token, ...asked }),
      }
      const secretOnes = [{ field_id: name, operator: "LIKE '$%'", value: 'secret' }]
      expect(await namesOf(reader as typeof clerk, secretOnes)).toEqual(['Secret Bench'])
      const walnut = [{ field_id: fields.varchar.id, operator: '=', value: 'walnut' }]
      expect(await namesOf(reader as typeof clerk, walnut)).toEqual(['Bench 1200'])
      const after = await second.state()
      const tables = ['product_text', 'product_number']
      for (const table of tables) expect([table, after[table]]).toEqual([table, whole[table]])
      const others = [
        ['deal', 'title', 'park'],
        ['person', 'name', 'fern'],
        ['organization', 'name', 'otto'],
        ['file', 'name', 'bench'],
      ] as const
      for (const [kind, field, text] of others) {
        const patterns = [{ text, fields: [field] }] as const
        const request = { kind, companyId: company.id, audiences: undefined, patterns, limit: 5 }
        expect([kind, await second.store.db.search.match(request)]).toEqual([
          kind,
          [expect.any(Number)],
        ])
      }
      expect(await completeIndexes(second.store.db)).toBe(0)
    } finally {
      await second.stop()
      await created.drop()
    }
  })

  test('two that complete them at once share the work', async () => {
    const merx = await openMerx(database)
    try {
      const { admin, system } = await merx.company()
      const inputs = Array.from({ length: 700 }, (_, index) => ({
        name: `Chair ${index}`,
        ownerId: admin.id,
      }))
      await createProducts(merx.store.db, system, inputs, merx.now())
      const whole = await merx.state()
      await emptyIndexes(merx, database)

      const counts = await Promise.all([
        completeIndexes(merx.store.db),
        completeIndexes(merx.store.db),
      ])

      expect(counts[0] + counts[1]).toBe(700)
      expect((await merx.state()).product_text).toEqual(whole.product_text)
      expect(await admin.search('chair 699')).toHaveLength(1)
    } finally {
      await merx.stop()
    }
  })
})
