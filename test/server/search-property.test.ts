import { createProducts } from '@merx/catalog'
import type { Output, v1 } from '@merx/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addAllFields } from './custom-fields.ts'
import { runningMerx, type User } from './merx.ts'
import {
  expectedExactIds,
  expectedIds,
  plain,
  type Searched,
  type SearchedField,
} from './search-oracle.ts'

/** Few characters, so that terms hit; among them all that any index or pattern treats apart. */
const character = fc.constantFrom(
  ...'aabbccde12',
  ...['A', 'É', 'é', 'ß', 'ﬁ', 'İ', 'Σ', 'ς', '椅', '子', '🪑', '𝔘', 'ø', 'z'],
  ...['-', '.', '/', '_', '%', '\\', '"', "'", '*', '(', ':', '^', ' ', ' '],
)
const text = (minLength: number, maxLength: number) =>
  fc.array(character, { minLength, maxLength }).map((all) => all.join(''))

const product = fc.record({
  name: text(1, 12).filter((name) => name.trim() !== ''),
  code: fc.option(text(1, 8).filter((code) => code.trim() !== '')),
  custom: fc.option(text(1, 8).filter((value) => value.trim() !== '')),
})

/** A fragment of the catalogue, several of them, or anything. */
const term = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      at: fc.nat(),
      from: fc.nat(12),
      length: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 1, arbitrary: text(2, 4) },
)
const terms = fc.array(term, { minLength: 1, maxLength: 3 })

const allFields: SearchedField[] = ['name', 'code', 'custom_fields']
const fields = fc.oneof(fc.constant(allFields), fc.subarray(allFields, { minLength: 1 }))

type Given = { name: string; code: string | null; custom: string | null }
type Fragment = string | { at: number; from: number; length: number }

function toTerm(products: readonly Given[], fragments: readonly Fragment[]): string {
  const parts = fragments.map((fragment) => {
    if (typeof fragment === 'string') return fragment
    const { name, code, custom } = products[fragment.at % products.length] ?? { name: 'a' }
    const values = [name, code ?? name, custom ?? name]
    const characters = [...(values[fragment.at % 3] ?? name)]
    const from = fragment.from % characters.length
    return characters.slice(from, from + fragment.length).join('')
  })
  return parts.join(' ').trim()
}

async function page(user: User, term: string, query: string, start: number, limit: number) {
  const path = `/v1/products/search?term=${encodeURIComponent(term)}${query}`
  const { body } = await user.ask<Output<typeof v1.products.searchProducts>>(
    'GET',
    `${path}&start=${start}&limit=${limit}`,
  )
  return body.data.items.map(({ item }) => item.id)
}

describe.each(databases)('search against looking at every product, on $name', (database) => {
  const merx = runningMerx(database)

  test('gives the same products in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(product, { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(terms, fields, fc.integer({ min: 1, max: 5 })), {
          minLength: 12,
          maxLength: 12,
        }),
        async (products, searches) => {
          const company = await merx.company()
          const { admin } = company
          const { key } = (await addAllFields(merx, company)).fields.varchar
          const stored: Searched[] = []
          for (const { name, code, custom } of products) {
            const { id } = await admin.addProduct({ name, code, [key]: custom })
            stored.push({ id, name, code, custom: custom === null ? [] : [custom] })
          }
          for (const [fragments, fields, limit] of searches) {
            const term = toTerm(products, fragments)
            if ([...term].length < 2 || [...plain(term)].length < 2) continue
            const query = `&fields=${fields.join()}`
            const expected = expectedIds(stored, term, fields)
            const found = { term, fields, ids: await admin.search(term, query) }
            expect(found).toEqual({ term, fields, ids: expected })
            expect(await page(admin, term, query, 1, limit)).toEqual(expected.slice(1, 1 + limit))
            const exact = expectedExactIds(stored, term, fields)
            expect(await admin.search(term, `${query}&exact_match=1`)).toEqual(exact)
          }
        },
      ),
      { numRuns: 15, interruptAfterTimeLimit: 20_000 },
    )
  })

  test('gives them also where thousands of values fit, page by page', async () => {
    const { admin, system } = await merx.company()
    const words = ['bench', 'Bänch', 'workbench', 'be', 'chair', 'bench-1', 'x', 'oak bench']
    const word = (index: number) => words[index % words.length] ?? ''
    const inputs = Array.from({ length: 600 }, (_, index) => ({
      name: `${word(index)} ${word(index >> 3)} ${index % 7}`,
      code: index % 3 === 0 ? null : `${word(index * 5 + 1)}/${index % 11}`,
      ownerId: admin.id,
    }))
    const products = await createProducts(merx.store.db, system, inputs, merx.now())
    const stored = products.map(({ id, name, code }) => ({ id, name, code, custom: [] }))

    for (const term of ['bench', 'be', 'bench bench', 'ch', 'bench 3', 'h/1', 'x x', '1 be']) {
      const expected = expectedIds(stored, term, allFields)
      for (const start of [0, 1, 90, 250, 599]) {
        const found = { term, start, ids: await page(admin, term, '', start, 100) }
        expect(found).toEqual({ term, start, ids: expected.slice(start, start + 100) })
      }
    }
  })
})
