import { Compile } from 'typebox/compile'
import { describe, expect, test } from 'vitest'
import { eventNames, Problem, problems, type Route, scopes, v1 } from './index.ts'

const routes = Object.entries(v1.routes)
const productRoutes = Object.entries<Route>(v1.products)

describe('the table of problems', () => {
  test.each(Object.entries(problems))('%s has a status of its kind and a text', (code, problem) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/)
    expect(problem.status).toBeGreaterThanOrEqual(400)
    expect(problem.status).toBeLessThan(600)
    expect(problem.title.trim()).toBe(problem.title)
    expect(problem.title).not.toBe('')
  })

  test('a problem says its detail, or else the title of its code', () => {
    expect(new Problem('product_not_found')).toMatchObject({
      code: 'product_not_found',
      status: 404,
      message: 'Product not found',
      detail: undefined,
    })
    const cause = new Error('SQL')
    expect(new Problem('invalid_value', { detail: 'tax 5 must …', cause })).toMatchObject({
      status: 400,
      message: 'tax 5 must …',
      cause,
    })
  })

  test('texts that are documented are kept to the letter', () => {
    expect(problems).toMatchObject({
      name_missing: { status: 400, title: 'Name must be given.' },
      prices_not_array: { status: 400, title: 'Prices must be given as array of objects.' },
      price_missing: { status: 400, title: 'Price attribute must be set for each price.' },
      malformed_authorization: {
        status: 400,
        title: 'Invalid request: malformed authorization header',
      },
      unauthorized: { status: 401, title: 'unauthorized access' },
      invalid_access_token: { status: 401, title: 'Invalid token: access_token is invalid' },
      scope_mismatch: { status: 403, title: 'Scope and URL mismatch' },
      forbidden: { status: 403, title: 'You do not have permissions to do this.' },
      product_not_found: { status: 404, title: 'Product not found' },
      user_not_found: { status: 404, title: 'User not found or not accessible.' },
    })
  })
})

describe('the routes', () => {
  test('about products are the thirteen operations', () => {
    expect(
      productRoutes.map(([name, { method, path }]) => `${name} ${method} ${path}`).sort(),
    ).toEqual([
      'addProduct POST /products',
      'addProductFollower POST /products/:id/followers',
      'deleteProduct DELETE /products/:id',
      'deleteProductFollower DELETE /products/:id/followers/:follower_id',
      'findProductsByName GET /products/find',
      'getProduct GET /products/:id',
      'getProductDeals GET /products/:id/deals',
      'getProductFiles GET /products/:id/files',
      'getProductFollowers GET /products/:id/followers',
      'getProductUsers GET /products/:id/permittedUsers',
      'getProducts GET /products',
      'searchProducts GET /products/search',
      'updateProduct PUT /products/:id',
    ])
  })

  test.each(routes)('%s declares its parameters, scopes and errors', (_name, route) => {
    const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name)
    const declared = (route.params as { properties?: object } | undefined)?.properties ?? {}
    expect(Object.keys(declared).sort()).toEqual(inPath.sort())
    expect(route.scopes.length).toBeGreaterThan(0)
    for (const scope of route.scopes) expect(scopes).toContain(scope)
    for (const code of route.errors) expect(problems).toHaveProperty(code)
    expect(new Set(route.errors).size).toBe(route.errors.length)
    expect(Compile(route.returns).Check({})).toBe(false)
  })

  test('each costs its documented tokens', () => {
    const costs = Object.fromEntries(routes.map(([name, { cost }]) => [name, cost]))
    expect(costs).toMatchObject({
      getProducts: 20,
      getProduct: 2,
      addProduct: 10,
      updateProduct: 10,
      deleteProduct: 6,
      searchProducts: 40,
      getProductDeals: 20,
      getProductFiles: 20,
      getProductFollowers: 20,
      addProductFollower: 10,
      deleteProductFollower: 6,
      getProductUsers: 10,
    })
  })
})

describe('the schemas', () => {
  test('a product may have custom fields beside its keys and nothing else', () => {
    const schema = Compile(v1.products.getProduct.returns)
    const product = {
      id: 812,
      name: 'Garden Bench',
      code: null,
      description: null,
      unit: 'pcs',
      tax: 20,
      category: '34',
      active_flag: true,
      selectable: true,
      first_char: 'g',
      visible_to: '3',
      owner_id: {
        id: 4,
        name: 'Ida',
        email: 'ida@garden.example',
        has_pic: false,
        pic_hash: null,
        active_flag: true,
        value: 4,
      },
      files_count: null,
      followers_count: 0,
      add_time: '2021-03-02 09:14:55',
      update_time: '2021-03-02 09:14:55',
      billing_frequency: 'one-time',
      billing_frequency_cycles: null,
      prices: [],
      product_variations: [],
    }
    const isProduct = (data: object) => schema.Check({ success: true, data })

    expect(isProduct(product)).toBe(true)
    expect(isProduct({ ...product, ['a'.repeat(40)]: 'oak' })).toBe(true)
    expect(isProduct({ ...product, [`${'a'.repeat(40)}_until`]: null })).toBe(true)
    expect(isProduct({ ...product, ['a'.repeat(39)]: 'oak' })).toBe(false)
    expect(isProduct({ ...product, colour: 'red' })).toBe(false)
    expect(isProduct({ ...product, visible_to: '2' })).toBe(false)
    expect(isProduct({ ...product, tax: null })).toBe(false)
    expect(schema.Check({ success: false, data: product })).toBe(false)
  })
})

test('every event is named after an item and what happened to it', () => {
  for (const name of eventNames) expect(name).toMatch(/^[a-z_]+\.[a-z_]+$/)
  expect(new Set(eventNames).size).toBe(eventNames.length)
})
