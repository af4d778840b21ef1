import { problems, type Route, v1 } from '@merx/contract'
import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addAllFields } from './custom-fields.ts'
import { addContacts, addDeal, addFile, addFilter, addPipeline } from './files-and-deals.ts'
import { type Answer, type Company, runningMerx, type User } from './merx.ts'
import { type Known, type RandomRequest, randomRequest } from './random-requests.ts'
import { idsOf } from './route-ids.ts'

/** How many requests in all; each property run sends some in a row. */
const requests = 8000
const perRun = 8
/** Deletions are among them: after so many runs new things are added. */
const runsBetweenAdditions = 25

const routes: readonly Route[] = Object.values(v1.routes)
const returns = new Map(routes.map((route) => [route, Compile(route.returns)]))
const errorBody = Compile(v1.ErrorBody)
const statuses = new Set<number>(Object.values(problems).map(({ status }) => status))

function expectToFit({ route, method, path }: RandomRequest, { status, body, text }: Answer): void {
  expect(status, text).toBeLessThan(500)
  if (method === 'HEAD' || method === 'OPTIONS') return
  if (status >= 400) {
    expect([...statuses], text).toContain(status)
    expect([...errorBody.Errors(body)], text).toEqual([])
    return
  }
  // A selector leaves keys out, and a mutated path may have reached another route.
  const isSelected = /:\(|%3a%28/i.test(path)
  if (isSelected || method !== route.method) return
  const fits = [...returns.values()].some((schema) => schema.Check(body))
  expect(fits ? [] : [...(returns.get(route)?.Errors(body) ?? [])], text.slice(0, 500)).toEqual([])
}

describe.each(databases)('random requests on $name', (database) => {
  const merx = runningMerx(database)
  let users: User[]
  let company: Company
  let nameField: number
  let known: Known
  beforeAll(async () => {
    company = await merx.company()
    users = [company.admin, await company.addUser()]
    const { fields } = await addAllFields(merx, company)
    const fieldKeys = Object.values(fields).map(({ key }) => key)
    known = { ids: {}, fieldKeys: [...fieldKeys, `${fields.monetary.key}_currency`] }
    const { body } = await company.admin.ask<{ data: v1.ProductField[] }>(
      'GET',
      '/v1/productFields',
    )
    nameField = body.data.find(({ key }) => key === 'name')?.id ?? 0
  })

  /** One more of everything that a request may have deleted, or may need. */
  const addThings = async () => {
    const { admin } = company
    const stage = await addPipeline(merx, company)
    const contacts = await addContacts(merx, company)
    for (const visible_to of [1, 3]) {
      const name = `Item ${visible_to}`
      const { id } = await admin.addProduct({ name, visible_to, code: 'GB-12' })
      await admin.follow(id, admin.id)
      await addFile(merx, company, id)
      await addDeal(merx, company, stage, id, contacts)
      const condition = { object: 'product', field_id: nameField, operator: 'IS NOT NULL' }
      await addFilter(admin, [{ ...condition, value: null }])
    }
  }

  const send = ({ method, path, headers, payload }: RandomRequest, user: User | undefined) => {
    const asked = { headers, ...(payload === undefined ? {} : { raw: payload }) }
    return user ? user.ask(method, path, asked) : merx.ask(method, path, asked)
  }

  test('none is answered with a server error, and every answer fits the contract', async () => {
    const sender = fc.constantFrom(0, 0, 0, 1, 2)
    const seen = new Map<number, number>()
    let runs = 0

    await fc.assert(
      fc
        .asyncProperty(
          fc.array(fc.tuple(randomRequest(known), sender), {
            minLength: perRun,
            maxLength: perRun,
          }),
          async (asked) => {
            const answers = await Promise.all(
              asked.map(([request, at]) => send(request, users[at])),
            )
            for (const [index, answer] of answers.entries()) {
              const [request] = asked[index] ?? []
              if (request) expectToFit(request, answer)
              seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1)
            }
          },
        )
        .beforeEach(async () => {
          if (runs % runsBetweenAdditions === 0) await addThings()
          if (runs++ % 5 === 0) known.ids = idsOf(await merx.state(), company.id)
        }),
      { numRuns: requests / perRun, interruptAfterTimeLimit: 60_000 },
    )

    // Requests that all fail at the door would prove nothing.
    expect(seen.get(200) ?? 0).toBeGreaterThan(requests / 20)
    expect(seen.get(201) ?? 0).toBeGreaterThan(requests / 100)
    expect((await merx.ask('GET', '/readyz')).status).toBe(200)
    const events = await merx.events(company.id)
    expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1))
  }, 120_000)
})
