import { type Route, scopeDescriptions, scopes, v1 } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { type Answer, type Asked, type Company, runningMerx, type User } from './merx.ts'
import { anApp, bearer, tokensOf } from './oauth.ts'
import type { State } from './state.ts'

const routes = Object.entries(v1.routes)
const mismatch = {
  success: false,
  error: 'Scope and URL mismatch',
  errorCode: 403,
  error_info: 'Please check developers.pipedrive.com',
}

describe.each(databases)('scopes on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let user: User
  let before: State
  /** An access token with one scope beside `base`. */
  const tokens = new Map<string, string>()
  beforeAll(async () => {
    company = await merx.company()
    user = company.admin
    for (const scope of scopes) {
      const app = await anApp(merx, company, { scopes: [scope] })
      tokens.set(scope, (await tokensOf(merx, user, app)).access_token)
    }
    before = await merx.state()
  })

  const ask = (route: Route, asked: Asked, method: string = route.method): Promise<Answer> => {
    const path = `/v1${route.path.replace(/:\w+/g, '987654')}`
    return merx.ask(method, path, asked)
  }
  const withScope = (scope: string) => bearer(tokens.get(scope) ?? '')

  test.each(routes)('%s: no token, each wrong scope and each right one', async (_key, route) => {
    const isRight = (scope: string) =>
      route.scopes.includes('base') || (route.scopes as readonly string[]).includes(scope)
    // Refused before it is read: otherwise this would be 400.
    const raw = '{'
    const json = { 'content-type': 'application/json' }
    const none = await ask(route, { raw, headers: json })
    expect(none.status).toBe(401)

    for (const scope of scopes) {
      const { headers } = withScope(scope)
      const answer = await ask(route, {
        ...(route.method === 'GET' ? {} : { raw }),
        headers: { ...headers, ...json },
      })
      if (isRight(scope)) {
        expect([scope, answer.status]).not.toEqual([scope, 401])
        expect([scope, answer.body]).not.toEqual([scope, mismatch])
      } else {
        expect([scope, answer.status, answer.body]).toEqual([scope, 403, mismatch])
      }
    }

    expect(await merx.state()).toEqual(before)
  })

  test('what one may read by GET one may ask for by HEAD, and nothing else', async () => {
    const list = v1.products.getProducts

    expect((await ask(list, withScope('products:read'), 'HEAD')).status).toBe(200)
    expect((await ask(list, withScope('deals:full'), 'HEAD')).status).toBe(403)
  })

  test('a path or method there is not: any scope is told so', async () => {
    const absent = await merx.ask('GET', '/v1/nothing', withScope('base'))
    const wrong = await merx.ask('PATCH', '/v1/products', withScope('base'))

    expect([absent.status, wrong.status]).toEqual([404, 405])
  })

  test('an answer that is kept for its user is not for an app without the scope', async () => {
    const { id } = await user.addProduct()
    const path = `/v1/products/${id}`
    await user.ask('GET', path)
    await user.ask('GET', path)

    const refused = await merx.ask('GET', path, withScope('deals:full'))
    const allowed = await merx.ask('GET', path, withScope('products:read'))

    expect([refused.status, refused.body]).toEqual([403, mismatch])
    expect(allowed.status).toBe(200)
    before = await merx.state()
  })

  test('an API token decides, whatever else is sent', async () => {
    const { id } = await user.addProduct()
    const { headers } = withScope('deals:full')
    for (const authorization of [headers.authorization, 'Bearer undefined', 'Bearer', 'x']) {
      const asked = { token: user.token, headers: { authorization } }
      const inQuery = { headers: { authorization } }

      const answer = await merx.ask('GET', `/v1/products/${id}`, asked)
      const other = await merx.ask('GET', `/v1/products/${id}?api_token=${user.token}`, inQuery)
      const wrong = await merx.ask('GET', `/v1/products/${id}?api_token=${'0'.repeat(40)}`, inQuery)

      expect([answer.status, other.status, wrong.status]).toEqual([200, 200, 401])
    }
    before = await merx.state()
  })

  test('an app sees no more than its user', async () => {
    const clerk = await company.addUser()
    const { access_token } = await tokensOf(
      merx,
      clerk,
      await anApp(merx, company, { scopes: ['products:full', 'admin'] }),
    )
    const hidden = await user.addProduct({ visible_to: 1 })

    const product = await merx.ask('GET', `/v1/products/${hidden.id}`, bearer(access_token))
    const apps = await merx.ask('GET', '/v1/apps', bearer(access_token))

    expect([product.status, apps.status]).toEqual([404, 403])
    expect(apps.body).toMatchObject({ error: 'You do not have permissions to do this.' })
    before = await merx.state()
  })
})

test('every scope is described, and some route lets it in', () => {
  for (const scope of scopes) {
    expect(scopeDescriptions[scope]).toMatch(/^[A-Z].*[^.]$/)
    expect(routes.some(([, route]) => route.scopes.includes(scope))).toBe(true)
  }
})
