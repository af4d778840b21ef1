import { createCategories } from '@merx/catalog'
import type { Output, Route } from '@merx/contract'
import { v1 } from '@merx/contract'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addAllFields } from './custom-fields.ts'
import { addContacts, addDeal, addFile, addPipeline } from './files-and-deals.ts'
import { type Answer, type Asked, type Company, type Merx, runningMerx } from './merx.ts'
import type { State } from './state.ts'

const routes: readonly Route[] = Object.values(v1.products)

/** A word that stands in every text of the one company and nowhere in the other. */
const secret = 'Tungsten'

/** A company with something in every table. */
async function furnish(merx: Merx, company: Company, word: string): Promise<void> {
  const { admin } = company
  const clerk = await company.addUser()
  const { fields } = await addAllFields(merx, company)
  const stage = await addPipeline(merx, company)
  const contacts = await addContacts(merx, company)
  await createCategories(merx.store.db, company.system, [`${word} goods`], merx.now())
  for (const visible_to of [1, 3]) {
    const custom = { [fields.varchar.key]: `${word} alloy` }
    const prices = [{ currency: 'EUR', price: 5 }]
    const { id } = await admin.addProduct({
      name: `${word} rod`,
      code: word,
      visible_to,
      prices,
      ...custom,
    })
    await admin.follow(id, clerk.id)
    await addFile(merx, company, id, `${word}.pdf`)
    await addDeal(merx, company, stage, id, { title: `${word} order`, ...contacts })
  }
}

/** Every number and key of a company, from whichever table. */
function idsOf(state: State, companyId: number): Map<string, number[]> {
  const ids = new Map<string, number[]>()
  for (const [table, rows] of Object.entries(state)) {
    if (table.startsWith('product_search') || table.startsWith('product_pair')) continue
    for (const row of rows.map((text) => JSON.parse(text))) {
      if (row.company_id !== companyId || row.id === undefined) continue
      ids.set(table, [...(ids.get(table) ?? []), row.id])
    }
  }
  return ids
}

/** A member of a request that names something by its number. */
interface Place {
  readonly name: string
  request(id: number): { path: string; asked: Asked }
}

/** Tables that members name rows of; a number of one's own in such a table is not foreign there. */
const tables: Readonly<Record<string, string>> = {
  id: 'product',
  ids: 'product',
  follower_id: 'product_follower',
  owner_id: 'user',
  user_id: 'user',
  category: 'field_option',
}

/** Every place of a route that takes a number, in its path, its query or its body. */
function placesOf(route: Route, own: Record<string, number>): Place[] {
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const body = route.body ? { body: { name: 'Rod', user_id: own.user, tax: 1 } } : {}
  const fill = (ids: Record<string, number>) =>
    route.path.replace(/:(\w+)/g, (_, name: string) => `${ids[name]}`)
  return [
    ...names.map((name) => ({
      name,
      request: (id: number) => ({ path: fill({ ...own, [name]: id }), asked: body }),
    })),
    ...numbersOf(route.query).map((name) => ({
      name,
      request: (id: number) => ({ path: `${fill(own)}?term=rod&${name}=${id}`, asked: body }),
    })),
    ...numbersOf(route.body).map((name) => ({
      name,
      request: (id: number) => ({ path: fill(own), asked: { body: { ...body.body, [name]: id } } }),
    })),
  ]
}

interface Member {
  type?: string | string[]
  items?: Member
}

/** Members that may hold the number of something; those of pages count and name nothing. */
function numbersOf(schema: unknown): string[] {
  const members = Object.entries(
    (schema as { properties?: Record<string, Member> })?.properties ?? {},
  )
  const isNumber = ({ type, items }: Member): boolean =>
    [type].flat().includes('integer') || (items !== undefined && isNumber(items))
  const counts = ['start', 'limit', 'billing_frequency_cycles']
  return members.flatMap(([name, member]) =>
    isNumber(member) && !counts.includes(name) ? [name] : [],
  )
}

describe.each(databases)('companies apart on $name', (database) => {
  const merx = runningMerx(database)
  let own: Company
  let other: Company
  let before: State
  beforeAll(async () => {
    own = await merx.company('Willow')
    other = await merx.company(secret)
    await furnish(merx, own, 'Willow')
    await furnish(merx, other, secret)
    before = await merx.state()
  })

  const expectNothingOf = ({ text, headers }: Answer, state: State) => {
    expect(text).not.toContain(secret)
    expect(JSON.stringify(headers)).not.toContain(secret)
    const rows = state.field?.map((row) => JSON.parse(row)) ?? []
    const keys = rows.filter((row) => row.company_id === other.id && row.is_custom === 1)
    for (const { key } of keys) expect(text).not.toContain(key)
  }

  test.each(routes)(
    '$method $path: numbers of another company are like absent ones',
    async (route) => {
      const mine = idsOf(before, own.id)
      const ownIds = {
        id: mine.get('product')?.[0] ?? 0,
        follower_id: mine.get('product_follower')?.[0] ?? 0,
        user: own.admin.id,
      }
      const absentId = 987_654
      const foreign = new Set([...idsOf(before, other.id).values()].flat())
      const ask = (place: Place, id: number) => {
        const { path, asked } = place.request(id)
        return own.admin.ask(route.method, `/v1${path}`, asked)
      }

      for (const place of placesOf(route, ownIds)) {
        const table = tables[place.name]
        const known = table ? (mine.get(table) ?? []) : [...mine.values()].flat()
        const ids = [...foreign].filter((id) => !known.includes(id))
        expect(ids.length).toBeGreaterThan(3)
        const absent = await ask(place, absentId)
        expect(absent.status).not.toBe(201)
        for (const id of ids) {
          const answer = await ask(place, id)
          expect([place.name, id, answer.status]).toEqual([place.name, id, absent.status])
          // A refusal may name the number that was asked for, an answer does not.
          const neutral = ({ status, text }: Answer, id: number) =>
            status < 400 ? text : text.replaceAll(`${id}`, '#')
          expect(neutral(answer, id)).toBe(neutral(absent, absentId))
          expectNothingOf(answer, before)
        }
      }
    },
  )

  test.each(routes.filter(({ method }) => method === 'GET'))(
    '$method $path shows nothing of another company',
    async (route) => {
      const id = idsOf(before, own.id).get('product')?.[0] ?? 0
      const path = `/v1${route.path.replace(':id', `${id}`)}`
      for (const query of [
        '',
        `term=${secret}`,
        'term=rod',
        'term=lo',
        `term=${secret}&exact_match=1`,
        'get_summary=1',
      ]) {
        expectNothingOf(await own.admin.ask('GET', `${path}?${query}`), before)
      }
    },
  )

  test('lists, counts and searches hold exactly one’s own', async () => {
    const mine = idsOf(before, own.id).get('product')

    const { body } = await own.admin.ask<Output<typeof v1.products.getProducts>>(
      'GET',
      '/v1/products?get_summary=1',
    )
    const find = await own.admin.ask<Output<typeof v1.products.findProductsByName>>(
      'GET',
      '/v1/products/find?term=rod',
    )

    expect(body.data?.map(({ id }) => id)).toEqual(mine)
    expect(body.additional_data.summary).toEqual({ total_count: `${mine?.length}` })
    expect(await own.admin.search('rod')).toEqual(mine)
    expect(await own.admin.search('ro')).toEqual(mine)
    expect(find.body.data?.map(({ id }) => id)).toEqual(mine)
  })

  test('a key of another company is like one nobody has', async () => {
    const rows = before.field?.map((row) => JSON.parse(row)) ?? []
    const { key } = rows.find((row) => row.company_id === other.id && row.type === 'varchar')
    const absent = '0'.repeat(40)

    const asked = (name: string) =>
      own.admin.ask('POST', '/v1/products', { body: { name: 'x', [name]: 1 } })

    const [foreign, nobody] = [await asked(key), await asked(absent)]
    expect(foreign.text.replace(key, '#')).toBe(nobody.text.replace(absent, '#'))
    expect(await merx.state()).toEqual(before)
  })

  test('whatever one company does, the other one stays as it is', async () => {
    const scenes = [await merx.company(), await merx.company()] as const
    const [actor, witness] = scenes
    const theirs = await witness.admin.addProduct({ name: 'Witness rod' })
    const relation = await witness.admin.follow(theirs.id, witness.admin.id)
    const mine = await actor.admin.addProduct({ name: 'Actor rod' })
    const rowsOf = async () => {
      const state = await merx.state()
      const text = (row: string) => JSON.parse(row).company_id === witness.id
      const tables = Object.entries(state).filter(([name]) => !/^product_(search_|pair)/.test(name))
      return tables.map(([name, rows]) => [name, rows.filter(text)])
    }
    const quiet = await rowsOf()
    const anyId = fc.constantFrom(theirs.id, mine.id, witness.admin.id, actor.admin.id, relation.id)
    const operation = fc.record({
      route: fc.constantFrom(...routes),
      id: anyId,
      follower_id: anyId,
      body: fc.record(
        {
          name: fc.constantFrom('Actor rod', 'Other rod'),
          owner_id: anyId,
          user_id: anyId,
          active_flag: fc.boolean(),
          visible_to: fc.constantFrom(1, 3),
          prices: fc.constantFrom([], [{ currency: 'EUR', price: 1 }]),
        },
        { requiredKeys: [] },
      ),
      query: fc.constantFrom('', 'ids=', 'user_id='),
    })

    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 5, maxLength: 15 }), async (operations) => {
        for (const { route, body, query, ...ids } of operations) {
          const path = route.path.replace(/:(\w+)/g, (_, name) => `${ids[name as 'id']}`)
          const asked = route.body ? { body } : {}
          const url = `/v1${path}?term=rod&${query}${query && ids.id}`
          const answer = await actor.admin.ask(route.method, url, asked)
          expect(answer.status).toBeLessThan(500)
          expect(answer.text).not.toContain('Witness')
          expect(answer.text).not.toContain(witness.admin.email)
        }
        expect(await rowsOf()).toEqual(quiet)
      }),
      { numRuns: 10, interruptAfterTimeLimit: 15_000 },
    )
    expect(await witness.admin.search('rod')).toEqual([theirs.id])
  })
})
