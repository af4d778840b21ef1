import { createApp, createCategories } from '@merx/catalog'
import type { Output, Route } from '@merx/contract'
import { v1 } from '@merx/contract'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addAllFields } from './custom-fields.ts'
import { addContacts, addDeal, addFile, addPipeline } from './files-and-deals.ts'
import { type Answer, type Asked, type Company, type Merx, runningMerx } from './merx.ts'
import { idsOf, tableOf } from './route-ids.ts'
import { goodBody, goodQuery } from './route-requests.ts'
import type { State } from './state.ts'

const routes = Object.entries(v1.routes)
const reads = routes.filter(([, { method }]) => method === 'GET')

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
  const app = { name: `${word} sync`, redirectUris: ['https://a.example/'], scopes: [] }
  await createApp(merx.store.db, company.system, { ...app, isPublic: false }, merx.now())
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

/** A member of a request that names something by its number. */
interface Place {
  readonly name: string
  request(id: number): { path: string; asked: Asked }
}

/** Every place of a route that takes a number, in its path, its query or its body. */
function placesOf(route: Route, own: Record<string, number[]>): Place[] {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const body = goodBody(own)
  const asked = route.body ? { body } : {}
  const fill = (ids: Record<string, number> = {}) =>
    route.path.replace(/:(\w+)/g, (_, name: string) => {
      return `${ids[name] ?? own[tableOf(route.path, name) ?? '']?.[0] ?? 1}`
    })
  return [
    ...inPath.map((name) => ({
      name,
      request: (id: number) => ({ path: `${fill({ [name]: id })}?${goodQuery}`, asked }),
    })),
    ...namesIn(route.query, route.path).map((name) => ({
      name,
      request: (id: number) => ({ path: `${fill()}?${goodQuery}&${name}=${id}`, asked }),
    })),
    ...namesIn(route.body, route.path).map((name) => ({
      name,
      request: (id: number) => ({ path: fill(), asked: { body: { ...body, [name]: id } } }),
    })),
  ]
}

interface Member {
  type?: string | string[]
  items?: Member
}

/** Members that hold the number of something; others count and name nothing. */
function namesIn(schema: unknown, path: string): string[] {
  const members = Object.entries(
    (schema as { properties?: Record<string, Member> })?.properties ?? {},
  )
  const isNumber = ({ type, items }: Member): boolean =>
    [type].flat().includes('integer') || (items !== undefined && isNumber(items))
  return members.flatMap(([name, member]) =>
    isNumber(member) && tableOf(path, name) !== undefined ? [name] : [],
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

  test.each(routes)('%s: numbers of another company are like absent ones', async (_key, route) => {
    const mine = idsOf(before, own.id)
    const theirs = idsOf(before, other.id)
    const absentId = 987_654
    const ask = (place: Place, id: number) => {
      const { path, asked } = place.request(id)
      return own.admin.ask(route.method, `/v1${path}`, asked)
    }

    for (const place of placesOf(route, mine)) {
      const table = tableOf(route.path, place.name) ?? ''
      // Numbers of another table too: those that somebody may mistake for one another.
      const foreign = [...(theirs[table] ?? []).slice(0, 3), ...Object.values(theirs).flat()]
      const ids = [...new Set(foreign)].filter((id) => !mine[table]?.includes(id)).slice(0, 20)
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
  })

  test.each(reads)('%s shows nothing of another company', async (_key, route) => {
    const mine = idsOf(before, own.id)
    const fill = (_: string, name: string) => `${mine[tableOf(route.path, name) ?? '']?.[0]}`
    const path = `/v1${route.path.replace(/:(\w+)/g, fill)}`
    for (const query of [
      '',
      `term=${secret}`,
      'term=rod',
      'term=lo',
      `term=${secret}&exact_match=1`,
      'get_summary=1',
      'include_product_data=1&search_for_related_items=1&return_item_ids=1',
    ]) {
      const good = query.startsWith('term=') ? goodQuery.replace('term=rod&', '') : goodQuery
      expectNothingOf(await own.admin.ask('GET', `${path}?${good}&${query}`), before)
    }
  })

  test('lists, counts and searches hold exactly one’s own', async () => {
    const mine = idsOf(before, own.id).product

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
    const { key } = rows.find((row) => row.company_id === other.id && row.key.length === 40)
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
    await actor.admin.addProduct({ name: 'Actor rod' })
    const rowsOf = async () => {
      const state = await merx.state()
      const text = (row: string) => JSON.parse(row).company_id === witness.id
      const tables = Object.entries(state).filter(([name]) => !/_(search|gram)_/.test(name))
      return tables.map(([name, rows]) => [name, rows.filter(text)])
    }
    const quiet = await rowsOf()
    const quietState = await merx.state()
    const [ownIds, theirIds] = [actor, witness].map((company) =>
      Object.values(idsOf(quietState, company.id)).flat(),
    )
    const anyId = fc.constantFrom(...(ownIds ?? []), ...(theirIds ?? []), relation.id)
    const operation = fc.record({
      route: fc.constantFrom(...routes.map(([, route]) => route)),
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
          title: fc.constantFrom('Actor order'),
          status: fc.constantFrom('open', 'won', 'deleted'),
          field_type: fc.constantFrom('varchar', 'double'),
          item_price: fc.nat(9),
          quantity: fc.nat(9),
          product_id: anyId,
          person_id: anyId,
          org_id: anyId,
          pipeline_id: anyId,
          stage_id: anyId,
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
