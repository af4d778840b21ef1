import { createFilter, createProducts, listProducts, selectProducts } from '@merx/catalog'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CreatedDatabase, databases } from '../databases.ts'
import { type AllFields, addAllFields } from './custom-fields.ts'
import { type KnownField, knownFields } from './filter-cases.ts'
import { type Company, type Merx, openMerx, type User } from './merx.ts'
import { watched } from './plans.ts'

type Asked = readonly [key: string, operator: string, value: string, extra?: string]

/** What is asked, and the index that must answer it. */
const selective: readonly (readonly [what: string, asked: Asked, index: string])[] = [
  ['a name', ['name', '=', 'chair 7'], 'product_text_value'],
  ['the beginning of a code', ['code', "LIKE '$%'", 'c-7'], 'product_text_value'],
  ['a long description', ['description', '=', 'x'.repeat(300)], 'product_text_value'],
  ['a unit that few have', ['unit', 'IS NOT NULL', ''], 'product_text_value'],
  ['a custom text', ['@varchar', '=', 'oak 7'], 'product_text_value'],
  ['the beginning of a custom text', ['@text', "LIKE '$%'", 'oak 7'], 'product_text_value'],
  ['a part of an address', ['@address', '=', 'riga', 'locality'], 'product_text_value'],
  ['a custom date', ['@date', '<', '2000-01-01'], 'product_text_value'],
  ['the end of a range', ['@daterange', 'ends_after', '2100-01-01'], 'product_text_value'],
  ['a custom number', ['@double', '>', '2990'], 'product_number_value'],
  ['an amount in a currency', ['@monetary', '>=', '2990', 'EUR'], 'product_number_value'],
  ['an option', ['@enum', '=', 'Blue'], 'product_number_value'],
  ['an option of a set', ['@set', 'contains', 'Blue'], 'product_number_value'],
  ['exactly one option', ['@set', '=', 'Blue'], 'product_number_value'],
  ['a price', ['prices', '>', '2990', 'EUR'], 'product_price_amount'],
  ['a price in any currency', ['prices', '>', '2990'], 'product_price_amount'],
  ['a tax', ['tax', '>', '20'], 'product_tax'],
  ['a category', ['category', 'IS NOT NULL', ''], 'product_category_id'],
  ['the day it was made', ['add_time', '<', '2000-01-01'], 'product_created_at'],
  ['the day it was changed', ['update_time', '=', '2000-01-01'], 'product_updated_at'],
  ['a count of files', ['files_count', '>', '5'], 'product_files_count'],
  ['a visibility', ['visible_to', '=', '1'], 'product_visibility'],
  ['what cannot be on deals', ['selectable', '=', '0'], 'product_is_linkable'],
  ['a frequency', ['billing_frequency', '=', 'weekly'], 'product_billing_frequency'],
  ['billing cycles', ['billing_frequency_cycles', '>', '10'], 'product_billing_frequency_cycles'],
  ['a first character', ['first_char', '=', 'z'], 'product_first_char'],
]

/** What no index knows. */
const unindexed: readonly Asked[] = [
  ['name', '!=', 'chair 7'],
  ['@text', 'IS NULL', ''],
  ['@double', '!=', '5'],
  ['prices', '!=', '5', 'EUR'],
]

/** Candidates are looked up, each once. */
const byNumber = {
  sqlite: /r USING .*id=\?/,
  postgres: /product_pkey on product r.*\n +Index Cond: .*\bid = ANY/,
}

/** PostgreSQL is also asked when its statistics are from before the products came. */
const grounds = databases.flatMap((database) =>
  (database.name === 'postgres' ? ['all', 'none'] : ['all']).map((seen) => ({
    name: database.name,
    database,
    seen,
  })),
)

describe.each(grounds)('plans of filters on $name, products seen: $seen', ({ database, seen }) => {
  let merx: Merx
  let created: CreatedDatabase
  let company: Company
  let clerk: User
  let known: Readonly<Record<string, KnownField>>
  let fields: AllFields['fields']

  beforeAll(async () => {
    created = await database.create()
    if (database.name === 'postgres') await preferIndexes(created.url)
    merx = await openMerx({ url: created.url })
    company = await merx.company()
    clerk = await company.addUser()
    fields = (await addAllFields(merx, company)).fields
    known = await knownFields(merx, company)
    const { double, varchar, set, monetary, date } = fields
    const inputs = Array.from({ length: 3000 }, (_, index) => ({
      name: `Chair ${index}`,
      code: `C-${index}`,
      ownerId: company.admin.id,
      prices: [{ currency: 'EUR', amount: index }],
      customValues: {
        [double.key]: { value: index },
        [varchar.key]: { value: `Oak ${index}` },
        [set.key]: { value: [set.options[0]?.id] },
        [monetary.key]: { value: index, currency: 'EUR' },
        [date.key]: { value: '2024-01-01' },
      },
    }))
    const { system } = company
    if (seen === 'none') {
      const few = await createProducts(merx.store.db, system, inputs.slice(0, 10), merx.now())
      for (const { id } of few) await company.admin.deleteProduct(id)
      await onDatabase(created.url, 'analyze')
    }
    await createProducts(merx.store.db, system, inputs, merx.now())
    if (seen === 'all') await merx.store.optimize()
  })
  afterAll(async () => {
    await merx?.stop()
    await created?.drop()
  })

  const actor = () => ({ ...company.system, userId: company.admin.id })
  const reader = () => ({ ...company.system, userId: clerk.id, isAdmin: false, seesAll: false })

  async function plansOf(asked: readonly Asked[], by = actor()): Promise<string[]> {
    const all = asked.map(([key, operator, value, extra]) => {
      const field = key.startsWith('@') ? fields[key.slice(1) as 'text'] : known[key]
      const option = fields[field?.type as 'set']?.options.find(({ label }) => label === value)
      const text = option ? String(option.id) : value
      return {
        object: 'product',
        fieldId: field?.id ?? 0,
        operator,
        value: text,
        extraValue: extra ?? null,
      }
    })
    const input = { type: 'products' as const, name: 'x', conditions: { all, any: [] } }
    const { db } = merx.store
    const { id } = await createFilter(db, by, input, merx.now())
    const plans: string[] = []
    const watching = watched(db, database.name, plans)
    const selection = await selectProducts(watching, by, id, merx.now())
    await listProducts(watching, by, { selection }, { start: 0, limit: 100 })
    return plans
  }

  // By wrong statistics a look-up may pass all products, but once; what is asked for each may not.
  const lookUps = seen === 'all' ? selective : []
  test.each(lookUps)('%s is looked up in an index', async (_what, asked, index) => {
    const plans = await plansOf([asked])

    const lookUp = plans.at(-2) ?? ''
    expect(lookUp).toMatch(new RegExp(`\\b${index}\\b`))
    // The values are part of the search; without them it would pass all of the field.
    const searched = new RegExp(
      database.name === 'sqlite'
        ? `${index} \\((company_id=\\?)( AND \\S+?[=<>]\\?)+\\)`
        : 'Index Cond: .*company_id',
    )
    expect(lookUp).toMatch(searched)
    expect(plans.at(-1)).toMatch(byNumber[database.name])
  })

  test('what no index knows walks along the products and looks at the values of each', async () => {
    const [walk = '', ...others] = await plansOf(unindexed)

    expect(others).toEqual([])
    if (database.name === 'sqlite') {
      expect(walk).toContain('SEARCH r USING INDEX product_live (company_id=?)')
      const byProduct = 'SEARCH x USING PRIMARY KEY (company_id=? AND product_id=?)'
      expect(walk.split(byProduct)).toHaveLength(4)
      expect(walk).toContain(
        'SEARCH x USING INDEX product_price_currency (company_id=? AND product_id=?',
      )
      expect(walk).not.toContain('TEMP B-TREE')
    } else {
      expect(walk).toMatch(/SubPlan/)
      expect(walk).toMatch(/product_text_pkey/)
      expect(walk).toMatch(/product_number_pkey/)
      expect(walk).not.toMatch(/Seq Scan|Hash|_value/)
      expectSettledFirst(walk)
    }
  })

  test('what somebody follows is walked along the follows', async () => {
    const [walk = ''] = await plansOf(unindexed, reader())

    if (database.name === 'sqlite') {
      expect(walk).toMatch(/SEARCH f USING COVERING INDEX product_follower_user .*\n.*\nSEARCH r /)
    } else {
      // A small index that is walked looks as good as a search in another.
      expect(walk).toMatch(/on product_follower f .*\n +Index Cond: .*\n +Filter: .*EXISTS/)
      expect(walk).not.toMatch(/Seq Scan|Hash|_value/)
      expectSettledFirst(walk)
    }
  })

  test.each(['admin', 'reader'])('of few candidates each is looked up, for %s', async (who) => {
    const by = who === 'admin' ? actor() : reader()

    const plans = await plansOf([['@double', '>', '2990']], by)

    expect(plans.at(-1)).toMatch(byNumber[database.name])
    if (database.name === 'postgres') expectSettledFirst(plans.at(-1) ?? '')
  })

  test('a fragment is looked up by the search', async () => {
    const plans = await plansOf([['name', "LIKE '%$%'", 'air 77']])

    // The list itself is the one statement: the search has its own.
    expect(plans).toHaveLength(1)
    expect(plans[0]).toMatch(byNumber[database.name])
  })
})

/** The page is found once, and then its products are read: it is not asked for each product anew. */
function expectSettledFirst(plan: string): void {
  expect(plan).toMatch(/product_pkey on product p .*\n +Index Cond: .*\bid = ANY/)
  // With its owner each is joined.
  expect(plan.match(/Nested Loop|Join/g)).toHaveLength(1)
}

/** A small table is read whole unless that is forbidden; a large one is not. */
async function preferIndexes(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  await onDatabase(url, `alter database ${name} set enable_seqscan = off`)
  await onDatabase(url, `alter database ${name} set enable_bitmapscan = off`)
}

async function onDatabase(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}
