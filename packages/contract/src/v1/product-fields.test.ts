import { expect, test } from 'vitest'
import type { Route } from '../route.ts'
import { productFields } from './product-fields.ts'

test('the operations on product fields are the six documented ones, at their cost', () => {
  const routes = Object.entries<Route>(productFields)

  expect(routes.map(([name, { method, path, cost }]) => [name, `${method} ${path}`, cost])).toEqual(
    [
      ['getProductFields', 'GET /productFields', 20],
      ['addProductField', 'POST /productFields', 10],
      ['deleteProductFields', 'DELETE /productFields', 10],
      ['getProductField', 'GET /productFields/:id', 2],
      ['updateProductField', 'PUT /productFields/:id', 10],
      ['deleteProductField', 'DELETE /productFields/:id', 6],
    ],
  )
  for (const [, { method, scopes }] of routes) {
    const reads = method === 'GET' ? ['products:read'] : []
    expect(scopes).toEqual([...reads, 'products:full', 'product-fields:full'])
  }
})
